"""The account plan: strategy, value proposition and review date; offerings and their fit; competitors' people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, PlanRow, fit_words
from kamtui.domain.text import clean
from kamtui.errors import NotFoundError
from kamtui.services.book import Book
from kamtui.services.meanwhile import LineForm, mine_of
from kamtui.services.planning import (
    LINE,
    CounterpartWish,
    FitWish,
    check_ahead,
    counterpart_line,
    counterpart_wish,
    fit_line,
    fit_wish,
)
from kamtui.services.verbs.account_edit import one_account
from kamtui.store.reading import Connection
from kamtui.store.reads.account_plan import counterpart_by_id, fits, is_sold, plan_of
from kamtui.store.tables.account_plan import AccountPlan, Counterpart, Offering, OfferingFit
from kamtui.store.work import Work

PlanField = Literal["strategy", "proposition", "review_on"]
"""What is said of how an account is kept and grown."""

_SAID_OF_PLAN = {"strategy": "strategy", "proposition": "value proposition", "review_on": "review day"}
_SAID_OF_FIT = {"words": "fit", "note": "note"}
_CALLED = {"name": "name", "competitor": "competitor", "contact_id": "contact", "note": "note"}

STRATEGY_LIMIT = 4_000
"""Characters of a strategy or a value proposition: as much as a line of the planner takes."""


@dataclass(frozen=True, slots=True)
class FitLeft:
    """An offering at an account as it is now."""

    name: str
    fit: FitRow | None
    """None where it stands there no more."""


@dataclass(frozen=True, slots=True)
class CounterpartLeft:
    """A counterpart as it is now, or as it was when it is gone."""

    counterpart: CounterpartRow
    what: str
    """`add`, `change` or `gone`."""


def set_plan(
    book: Book,
    account_id: int,
    changes: Mapping[PlanField, str | date | None],
    form: LineForm[PlanRow] | None = None,
) -> PlanRow:
    """Says how an account is kept and grown; an empty text or no day takes that away.

    What others changed since the `form` was opened stays, and raises `ChangedError` where it changes that too. Raises
    `NotFoundError`, and `RejectedError` for a review that is not ahead.
    """
    with book.work("strategy") as (work, entry):
        account = one_account(work.raw, account_id)
        plan_id, before = plan_of(work.raw, account_id)
        said: dict[str, Any] = {
            field: clean(value, STRATEGY_LIMIT) or None if isinstance(value, str) else value
            for field, value in changes.items()
        }
        taken = mine_of(form, before, _SAID_OF_PLAN, said)
        if taken.get("review_on") not in (None, before.review_on):
            check_ahead(book, taken["review_on"])
        columns = {field: taken.get(field, getattr(before, field) or None) for field in _SAID_OF_PLAN}
        if plan_id is None and any(columns.values()):
            work.add(AccountPlan, account_id=account_id, **columns)
        elif plan_id is not None and any(columns.values()):
            work.change(AccountPlan, plan_id, **columns)
        elif plan_id is not None:
            work.remove(AccountPlan, plan_id)
        entry.summary = f"{', '.join(field.removesuffix('_on') for field in changes)} of “{account.name}”"
        return plan_of(work.raw, account_id)[1]


def set_fit(book: Book, account_id: int, line: str, form: LineForm[FitRow] | None = None) -> FitLeft:
    """Says who an account buys an offering from; one that nobody named before joins the catalogue.

    An offering that is gone everywhere leaves it. What others changed since the `form` was opened stays, and raises
    `ChangedError` where the line changes it too. Raises as `fit_wish` does, and `NotFoundError`.
    """
    with book.work("offering") as (work, entry):
        account = one_account(work.raw, account_id)
        name = form.row.offering if form is not None else ""
        if form is None or line.strip() != fit_line(form.row):
            wish = fit_wish(work.raw, account, line)
            name = wish.name
            _say_fit(work, account_id, wish, form if form is not None and form.row.offering == name else None)
        fit = next((one for one in fits(work.raw, account_id) if one.offering == name), None)
        entry.summary = f"“{name}” {'gone' if fit is None else str(fit.fit)} at “{account.name}”"
        return FitLeft(name, fit)


def counterpart(book: Book, account_id: int, line: str) -> CounterpartLeft:
    """Does what a line asks for. Raises as `counterpart_wish` does, and `NotFoundError`."""
    with book.work("counterpart") as (work, entry):
        account = one_account(work.raw, account_id)
        wish = counterpart_wish(work.raw, account, clean(line, LINE))
        left = _met(work, account_id, wish)
        entry.summary = f"{'' if wish.what == 'add' else f'{wish.what} '}{left.counterpart.said} at “{account.name}”"
        return left


def change_counterpart(
    book: Book, counterpart_id: int, line: str, form: LineForm[CounterpartRow] | None = None
) -> CounterpartRow:
    """Makes a line the whole of a counterpart, but for what others changed since the `form` was opened.

    Raises as `counterpart_wish` does, `NotFoundError`, and `ChangedError` for what both changed.
    """
    with book.work("counterpart") as (work, entry):
        row = one_counterpart(work.raw, counterpart_id)
        if form is None or line.strip() != counterpart_line(form.row):
            wish = counterpart_wish(work.raw, one_account(work.raw, row.account_id), line, row)
            work.change(Counterpart, row.id, **mine_of(form, row, _CALLED, _columns(wish)))
        after = one_counterpart(work.raw, row.id)
        entry.summary = f"change {after.said}"
        return after


def remove_counterpart(book: Book, counterpart_id: int) -> CounterpartRow:
    """Takes a counterpart out. Raises `NotFoundError`."""
    with book.work("counterpart") as (work, entry):
        row = one_counterpart(work.raw, counterpart_id)
        work.remove(Counterpart, counterpart_id)
        entry.summary = f"gone {row.said}"
        return row


def one_counterpart(connection: Connection, counterpart_id: int) -> CounterpartRow:
    """The counterpart with this number; raises `NotFoundError`."""
    row = counterpart_by_id(connection, counterpart_id)
    if row is None:
        raise NotFoundError(f"There is no counterpart {counterpart_id}.", "`kamtui counterpart` lists them.")
    return row


def _say_fit(work: Work, account_id: int, wish: FitWish, form: LineForm[FitRow] | None) -> None:
    """Writes what a line says of an offering, or takes it away; of one that a `form` shows what it changed there."""
    if form is not None and wish.before is None:
        raise NotFoundError(f"“{wish.name}” was taken away meanwhile.", "Write it down as a new one.")
    words = None if wish.fit is None else fit_words(wish.fit, wish.competitor)
    said: dict[str, Any] = {"words": words, "note": wish.note or None}
    taken = said if wish.before is None else mine_of(form, wish.before, _SAID_OF_FIT, said)
    if wish.fit is None:
        _gone(work, wish)
        return
    columns: dict[str, Any] = {"note": taken["note"]} if "note" in taken else {}
    if "words" in taken:
        columns |= {"fit": wish.fit, "competitor": wish.competitor or None}
    if wish.before is None:
        offering_id = wish.offering_id if wish.offering_id is not None else work.add(Offering, name=wish.name)
        work.add(OfferingFit, account_id=account_id, offering_id=offering_id, **columns)
    else:
        work.change(OfferingFit, wish.before.id, **columns)


def _gone(work: Work, wish: FitWish) -> None:
    assert wish.before is not None
    work.remove(OfferingFit, wish.before.id)
    if not is_sold(work.raw, wish.before.offering_id):
        work.remove(Offering, wish.before.offering_id)


def _met(work: Work, account_id: int, wish: CounterpartWish) -> CounterpartLeft:
    """Writes a counterpart, or takes it out."""
    if wish.what == "gone":
        assert wish.row is not None
        work.remove(Counterpart, wish.row.id)
        return CounterpartLeft(wish.row, wish.what)
    columns = _columns(wish)
    if wish.row is None:
        row_id = work.add(Counterpart, account_id=account_id, **columns)
    else:
        row_id = wish.row.id
        work.change(Counterpart, row_id, **columns)
    return CounterpartLeft(one_counterpart(work.raw, row_id), wish.what)


def _columns(wish: CounterpartWish) -> dict[str, Any]:
    return {
        "name": wish.name,
        "competitor": wish.competitor,
        "contact_id": wish.contact_id,
        "note": wish.note or None,
    }
