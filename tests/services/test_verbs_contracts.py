"""Contracts in a book: written down, changed, renewed, ended, their ladder taken on; each one undo step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from kit import filled_by
from plan_kit import SILENT_SLOTS, view
from verbs_kit import ACME, BOREALIS, MON, dump, fill, open_tasks, rows

from kamtui.domain.keep.contract_line import read_contract
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.keep.renewals import Rung
from kamtui.domain.keep.words import ContractState
from kamtui.domain.phrases import Moment
from kamtui.domain.plan.gaps import GapRule
from kamtui.domain.words import Grain
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.plan.draft import month_gaps
from kamtui.services.verbs.contracts import (
    Closed,
    add_contract,
    change_contract,
    end_contract,
    renew_contract,
    take_ladder,
)
from kamtui.services.verbs.merge import foresee_accounts, merge_accounts
from kamtui.services.verbs.plan import generate
from kamtui.services.verbs.tasks import cut
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.outlook import year_ahead
from kamtui.services.views.panel import account_sheet
from kamtui.services.views.sheet import sheet_lines
from kamtui.store.reads.contracts import contracts
from kamtui.store.tables import DayOff, Sale

DECEMBER = date(2026, 12, 1)
SPRING = "frame 2026 until 31 mar 2027 notice 28 feb 2027 worth 48k"
"""Notice in 97 days: the whole ladder is ahead."""


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, fill), settings=SILENT_SLOTS)


def add(book: Book, line: str = SPRING, account_id: int = ACME) -> ContractRow:
    return add_contract(book, account_id, read_contract(line, Moment(MON), "EUR"))


def changed(verb: Callable[..., Any], book: Book, contract_id: int, line: str = "") -> Any:
    return verb(book, contract_id, read_contract(line, Moment(MON), "EUR"))


def every(book: Book) -> list[ContractRow]:
    with book.reading() as connection:
        return contracts(connection)


def test_a_contract_is_written_down_as_it_was_said(filled: Book) -> None:
    row = add(filled)
    assert (row.name, row.account_name, row.state) == ("frame 2026", "Acme Industrial", ContractState.RUNNING)
    assert row.term == (date(2026, 4, 1), date(2027, 3, 31), date(2027, 2, 28))
    assert (row.minor, row.currency) == (48_000_00, "EUR")
    assert add(filled, "x until 31 jan notice 30 nov").notice_on == date(2026, 11, 30)
    assert add(filled, "y until 31 jan notice 60d").notice_on == date(2026, 12, 2)


WRONG = ["until 31 jan", "frame", "frame from 1 feb 2027 until 31 jan 2027", "f until 31 jan 2027 notice 1 feb 2027"]


@pytest.mark.parametrize("line", [*WRONG, "f until 31 jan 2027 notice 40 months"])
def test_what_makes_no_contract_is_refused_and_nothing_is_saved(line: str, filled: Book) -> None:
    before = dump(filled)
    with pytest.raises(RejectedError):
        add(filled, line)
    assert dump(filled) == before


def test_a_change_keeps_what_it_does_not_name(filled: Book) -> None:
    row = changed(change_contract, filled, add(filled).id, "worth 50k")
    assert (row.term, row.minor) == ((date(2026, 4, 1), date(2027, 3, 31), date(2027, 2, 28)), 50_000_00)
    row = changed(change_contract, filled, row.id, "until 30 apr 2027")
    assert (row.end_on, row.notice_on) == (date(2027, 4, 30), date(2027, 3, 30))
    with pytest.raises(NotFoundError):
        changed(change_contract, filled, 99, "worth 1k")


def test_the_ladder_becomes_tasks_on_working_days_and_never_twice(filled: Book) -> None:
    with filled.work("off") as (work, _):
        work.add(DayOff, first_on=date(2026, 11, 30), last_on=date(2026, 11, 30), why="away")
    left = take_ladder(filled, add(filled).id)
    # notice Sun 28 Feb: Mon 30 Nov is off, Wed 30 Dec, Fri 29 Jan, Sun 14 Feb is moved before
    assert open_tasks(filled) == [
        ("renewal review: frame 2026", "2026-11-27"),
        ("renewal options: frame 2026", "2026-12-30"),
        ("renewal proposal: frame 2026", "2027-01-29"),
        ("renewal decision: frame 2026", "2027-02-12"),
    ]
    assert [one.rung for one in left.contract.rungs] == list(Rung)
    assert rows(filled, "SELECT due_on FROM tasks ORDER BY id") == [(None,), (None,), (None,), ("2027-02-28",)]
    before = dump(filled)
    with pytest.raises(RejectedError):
        take_ladder(filled, left.contract.id)
    cut(filled, left.tasks)
    with pytest.raises(RejectedError):
        take_ladder(filled, left.contract.id)
    assert undo(filled) == ["cut 4 tasks"]
    assert dump(filled) == before


def test_only_rungs_that_are_ahead_are_taken(filled: Book) -> None:
    row = add(filled, "frame until 31 jan 2027 notice 1 jan 2027")  # in 39 days
    take_ladder(filled, row.id)
    assert [title for title, _ in open_tasks(filled)] == ["renewal proposal: frame", "renewal decision: frame"]


def test_renewing_begins_the_day_after_and_cuts_what_is_left_of_the_ladder(filled: Book) -> None:
    row = add(filled)
    take_ladder(filled, row.id)
    before = dump(filled)
    left: Closed = changed(renew_contract, filled, row.id, "worth 50k")
    assert left.old.state is ContractState.RENEWED
    assert left.new is not None
    assert (left.new.name, left.new.state, left.new.minor) == ("frame 2027", ContractState.RUNNING, 50_000_00)
    assert left.new.term == (date(2027, 4, 1), date(2028, 3, 31), date(2028, 2, 29))
    assert len(left.cut) == 4
    assert open_tasks(filled) == []
    assert [reason for (reason,) in rows(filled, "SELECT reason FROM task_events WHERE what = 'cut'")] == [
        "obsolete"
    ] * 4
    with pytest.raises(RejectedError):
        changed(renew_contract, filled, row.id)
    after = dump(filled)
    undo(filled)
    assert dump(filled) == before
    redo(filled)
    assert dump(filled) == after


def test_one_that_follows_may_end_when_the_line_says(filled: Book) -> None:
    row = add(filled)
    left: Closed = changed(renew_contract, filled, row.id, "until 31 dec")  # the first one after it begins
    assert left.new is not None
    assert left.new.term == (date(2027, 4, 1), date(2027, 12, 31), date(2027, 11, 30))
    for line in ("until 1 jan 2027", "from 1 may 2028"):
        with pytest.raises(RejectedError):
            changed(renew_contract, filled, left.new.id, line)


def test_an_ended_one_runs_until_its_last_day_and_asks_for_nothing(filled: Book) -> None:
    row = add(filled)
    left = end_contract(filled, row.id)
    assert (left.old.state, left.old.end_on, left.new) == (ContractState.ENDED, date(2027, 3, 31), None)
    assert left.old.due(MON, date(2027, 3, 1)) == []
    with pytest.raises(RejectedError):
        take_ladder(filled, row.id)


def test_the_call_sheet_names_the_next_renewal_and_nothing_without_one(filled: Book) -> None:
    def sheet() -> list[str]:
        with filled.reading() as connection:
            return sheet_lines(account_sheet(connection, filled, ACME), MON)

    assert not any("renewal" in line for line in sheet())
    add(filled)
    add(filled, "supply until 31 jan notice 30 nov")
    assert "contract renewal 31 Jan, notice 30 Nov (7 d)   supply and 1 more" in sheet()


# -- the plan ------------------------------------------------------------------------------------------------------


def renewal_gaps(book: Book, month: date) -> list[GapRule]:
    with book.reading() as connection:
        gaps = month_gaps(connection, book, month)[0]
    return [gap.rule for gap in gaps if gap.rule.startswith("renewal")]


def test_a_plan_lays_every_rung_on_or_before_its_day_and_asks_no_more(filled: Book) -> None:
    add(filled, "frame until 31 mar 2027 notice 31 jan 2027")
    assert renewal_gaps(filled, DECEMBER) == [GapRule.OPTIONS]  # 2 Dec; the proposal is for 1 Jan
    add(filled, "supply until 31 mar 2027 notice 5 jan 2027", BOREALIS)
    assert renewal_gaps(filled, DECEMBER) == [GapRule.OPTIONS, GapRule.PROPOSAL, GapRule.DECISION]
    generate(filled, DECEMBER)
    laid = {title: date.fromisoformat(on) for title, on in open_tasks(filled) if title.startswith("renewal")}
    by = {"renewal options: frame": 2, "renewal proposal: supply": 6, "renewal decision: supply": 22}
    assert laid.keys() == by.keys()
    assert all(DECEMBER <= laid[title] <= date(2026, 12, by[title]) for title in by)
    assert renewal_gaps(filled, DECEMBER) == []
    assert [one.rung for row in every(filled) for one in row.rungs] == [Rung.PROPOSAL, Rung.DECISION, Rung.OPTIONS]
    assert len(generate(filled, DECEMBER).placed) == 0
    assert view(filled).tasks


def test_a_month_after_notice_asks_for_nothing(filled: Book) -> None:
    add(filled, "frame until 31 jan notice 30 nov")
    assert renewal_gaps(filled, date(2026, 11, 1)) == [GapRule.DECISION]
    assert renewal_gaps(filled, DECEMBER) == []


# -- merging -------------------------------------------------------------------------------------------------------


def test_contracts_of_a_merged_account_come_over(filled: Book) -> None:
    row = add(filled, SPRING, BOREALIS)
    before = dump(filled)
    with filled.reading() as connection:
        assert foresee_accounts(connection, ACME, BOREALIS).moved["contracts"] == 1
    assert merge_accounts(filled, ACME, BOREALIS).moved["contracts"] == 1
    assert [(one.id, one.account_id) for one in every(filled)] == [(row.id, ACME)]
    undo(filled)
    assert dump(filled) == before


# -- the year ahead ------------------------------------------------------------------------------------------------


def sell(book: Book, first: date, months: int, minor: int) -> None:
    """The same every month, on its first day."""
    with book.work("sales") as (work, _):
        for n in range(months):
            on = date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
            work.add(Sale, account_id=ACME, day=on, grain=Grain.MONTH, currency="EUR", minor=minor + n % 12)


def test_the_year_ahead_without_sales_is_of_contracts_alone(filled: Book) -> None:
    add(filled)
    add(filled, "no worth until 31 may 2027")
    with filled.reading() as connection:
        found = year_ahead(connection, filled)
    assert (found.over, found.seasonal, found.unvalued) == (None, False, 1)
    assert [month.contracted for month in found.outlook.months] == [4_000_00] * 5 + [0] * 7
    assert [dip.start_by for dip in found.outlook.dips] == [date(2027, 1, 1)]


@pytest.mark.parametrize(("months", "known", "seasonal"), [(11, False, False), (12, True, False), (24, True, True)])
def test_the_run_rate_takes_a_year_and_its_season_two(months: int, known: bool, seasonal: bool, filled: Book) -> None:
    start = date(2026, 10, 1) - timedelta(days=30 * (months - 1))
    sell(filled, start.replace(day=1), months, 1_000_00)
    with filled.reading() as connection:
        found = year_ahead(connection, filled)
    assert ((found.over is not None), found.seasonal) == (known, seasonal)
    whole = sum(month.run_rate for month in found.outlook.months)
    sold = sum(minor for (minor,) in rows(filled, "SELECT minor FROM sales ORDER BY day DESC LIMIT 12"))
    assert abs(whole - sold * known) <= 6  # months are rounded one by one
