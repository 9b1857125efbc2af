"""Two editors of a record that is one line: an objective, an offering, a counterpart, an option, a note, a strategy."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from verbs_kit import ACME, dump, fill

from kamtui.domain.keep.intel_line import intel_line
from kamtui.domain.keep.option_line import option_line
from kamtui.errors import NotFoundError
from kamtui.services.book import Book
from kamtui.services.meanwhile import ChangedError, LineForm
from kamtui.services.planning import counterpart_line, fit_line, objective_line
from kamtui.services.so_whats import one_intel
from kamtui.services.verbs.account_plan import (
    PlanField,
    change_counterpart,
    counterpart,
    one_counterpart,
    set_fit,
    set_plan,
)
from kamtui.services.verbs.intel import change_intel, note_intel
from kamtui.services.verbs.objectives import change_objective, objective, one_objective
from kamtui.services.verbs.options import one_option_by_id, write_option
from kamtui.services.verbs.tasks import add
from kamtui.store.reading import Connection
from kamtui.store.reads.account_plan import fits, plan_of

Read = Callable[[Connection, int], Any]


def _option(book: Book, line: str, form: LineForm[Any] | None = None) -> object:
    return write_option(book, 1, line, 1, form)


def _intel(book: Book, line: str, form: LineForm[Any] | None = None) -> object:
    return change_intel(book, 1, line, whole=True, form=form)


RECORDS: dict[str, tuple[Read, Callable[[Any], str], Callable[..., object], tuple[str, str, str], str]] = {
    "objective": (
        *(one_objective, objective_line, lambda book, line, form=None: change_objective(book, 1, line, form)),
        ("grow in stores by 2027-03-31", "grow in stores", "2027-03-31"),
        "day",
    ),
    "counterpart": (
        *(one_counterpart, counterpart_line, lambda book, line, form=None: change_counterpart(book, 1, line, form)),
        ("Ian Reed of Initech faces Rina Shah (golf)", "Ian Reed", "golf"),
        "note",
    ),
    "offering": (
        *(lambda connection, _: fits(connection, ACME)[0], fit_line),
        lambda book, line, form=None: set_fit(book, ACME, line, form),
        ("Scanners competitor Initech (until 2027)", "competitor Initech", "until 2027"),
        "note",
    ),
    "option": (
        *(one_option_by_id, option_line, _option),
        ("basic: give 5 % get 3 years why budget certainty", "basic", "budget certainty"),
        "why",
    ),
    "intel": (
        *(one_intel, intel_line, _intel),
        ("steel up source: Handelsblatt us: re-quote client: budgets tight", "steel up", "budgets tight"),
        "“client”",
    ),
}
"""How a record is read, said and changed; its line, two parts of it that may change, and what the second is called."""

FIRST = {"offering": "competitor mine"}
OTHER = {
    "offering": "until 2029",
    "objective": "2027-04-30",
    "counterpart": "tennis",
    "option": "one invoice",
    "intel": "no budget",
}
MINE = {
    "offering": "until 2031",
    "objective": "2027-05-31",
    "counterpart": "chess",
    "option": "a price lock",
    "intel": "they wait",
}


@pytest.fixture
def filled(book: Book) -> Book:
    fill(book)
    add(book, "proposal @acme frames fri")
    objective(book, ACME, RECORDS["objective"][3][0])
    counterpart(book, ACME, RECORDS["counterpart"][3][0])
    set_fit(book, ACME, RECORDS["offering"][3][0])
    write_option(book, 1, RECORDS["option"][3][0])
    note_intel(book, RECORDS["intel"][3][0])
    return book


def now(book: Book, what: str) -> Any:
    with book.reading() as connection:
        return RECORDS[what][0](connection, 1)


@pytest.mark.parametrize("what", RECORDS)
def test_different_fields_merge_and_the_same_one_is_told_once(filled: Book, what: str) -> None:
    _, said, change, (_, first, second), called = RECORDS[what]
    form = LineForm(now(filled, what))
    line = said(form.row)
    change(filled, line.replace(second, OTHER[what]))  # somebody else
    change(filled, line.replace(first, FIRST.get(what, "mine")), form)
    after = said(now(filled, what))
    assert ("mine" in after, OTHER[what] in after) == (True, True)
    assert form.stays == f"its {called} changed meanwhile and stays"
    form = LineForm(now(filled, what))
    line = said(form.row)
    change(filled, line.replace(OTHER[what], second))
    with pytest.raises(ChangedError, match=f"Meanwhile its {called} became") as told:
        change(filled, line.replace(OTHER[what], MINE[what]), form)
    assert said(told.value.now) == said(now(filled, what))
    form.told = told.value.now
    change(filled, line.replace(OTHER[what], MINE[what]), form)  # on purpose
    assert MINE[what] in said(now(filled, what))


@pytest.mark.parametrize("what", RECORDS)
def test_a_line_that_changes_nothing_overwrites_nothing(filled: Book, what: str) -> None:
    _, said, change, (_, first, second), _ = RECORDS[what]
    form = LineForm(now(filled, what))
    change(filled, said(form.row).replace(first, FIRST.get(what, "theirs")).replace(second, OTHER[what]))
    before = dump(filled)
    change(filled, said(form.row), form)
    assert dump(filled) == before


def test_two_who_say_the_same_do_not_clash(filled: Book) -> None:
    form = LineForm(now(filled, "objective"))
    for told in (None, form):
        change_objective(filled, 1, "grow in stores by 2027-04-30", told)
    assert now(filled, "objective").due_on == date(2027, 4, 30)


PLAN: dict[PlanField, tuple[object, object, object, str]] = {
    "strategy": ("one supplier", "theirs", "mine", "strategy became “theirs”"),
    "proposition": ("one invoice", "theirs", "mine", "value proposition became “theirs”"),
    "review_on": (date(2027, 2, 1), date(2027, 3, 1), date(2027, 4, 1), "review day became Mon 1 Mar"),
}
"""What is said of how an account is kept, what two say instead, and what the second is told."""


@pytest.mark.parametrize("field", PLAN)
def test_what_is_said_of_an_account_is_told_once_where_two_say_it(filled: Book, field: PlanField) -> None:
    def held() -> Any:
        with filled.reading() as connection:
            return plan_of(connection, ACME)[1]

    set_plan(filled, ACME, {one: row[0] for one, row in PLAN.items()})
    form = LineForm(held())
    first, theirs, mine, told = PLAN[field]
    for other, row in PLAN.items():
        set_plan(filled, ACME, {other: row[1]})  # somebody else says all three
    set_plan(filled, ACME, {field: first}, form)  # a line that changes nothing
    assert (getattr(held(), field), "changed meanwhile and stays" in form.stays) == (theirs, True)
    with pytest.raises(ChangedError, match=f"Meanwhile its {told}") as now:
        set_plan(filled, ACME, {field: mine}, form)
    form.told = now.value.now
    set_plan(filled, ACME, {field: mine}, form)  # on purpose
    assert [getattr(held(), one) for one in PLAN] == [row[2 if one == field else 1] for one, row in PLAN.items()]


def test_an_offering_that_one_takes_away_while_another_changes_it(filled: Book) -> None:
    form, other = LineForm(now(filled, "offering")), LineForm(now(filled, "offering"))
    set_fit(filled, ACME, "Scanners ours (until 2027)")
    with pytest.raises(ChangedError, match="Meanwhile its fit became “ours”") as told:
        set_fit(filled, ACME, "Scanners gone", form)
    form.told = told.value.now
    set_fit(filled, ACME, "Scanners gone", form)
    with pytest.raises(NotFoundError, match="was taken away meanwhile"):
        set_fit(filled, ACME, "Scanners whitespace", other)
    assert set_fit(filled, ACME, "Scanners competitor Initech (until 2027)", other).fit is None, "nothing was changed"
