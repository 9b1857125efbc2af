"""The page of one account: its figures are the other services', never-spoken teams are told, and few queries do it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import territory
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, EMBER, FJORD, PRICING

from kamtui.domain.text import name_key
from kamtui.domain.words import Kind, Outcome
from kamtui.services.book import Book
from kamtui.services.verbs.touch import done
from kamtui.services.views.account_page import LAST_DONE, AccountPage, Bought, account_page
from kamtui.services.views.accounts import accounts_view
from kamtui.services.views.panel import account_panel, account_sheet
from kamtui.store.reads.journal import journal, journal_length, touches
from kamtui.store.tables import Contact, Department, Sale, Task, Touch


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, territory.fill, territory.add_teams)


def page_of(book: Book, account_id: int, words: str = "") -> AccountPage:
    with book.reading() as connection:
        found = account_page(connection, book, account_id, words)
    assert found is not None
    return found


def bought_by(book: Book, account_id: int) -> Bought:
    found = page_of(book, account_id).bought
    assert found is not None
    return found


def test_it_says_what_the_panel_and_the_sheet_say(filled: Book) -> None:
    page = page_of(filled, ACME)
    with filled.reading() as connection:
        assert page.panel == account_panel(connection, filled, account_id=ACME, contact_id=None)
        sheet = account_sheet(connection, filled, ACME)
    assert page.open == sheet.tasks
    assert page.next is not None
    assert page.next.row.id == PRICING == sheet.panel.account.next_task_id  # type: ignore[union-attr]
    assert {one.row.id for one in page.people} == {one.id for one in sheet.contacts}
    assert page.bought is not None
    assert {one.year: one.revenue for one in page.bought.years} == dict(sheet.revenue_by_year)


@pytest.mark.parametrize("account_id", [ACME, BOREALIS, COBALT, FJORD])
def test_growth_of_a_year_is_the_accounts_tables(filled: Book, account_id: int) -> None:
    for year in bought_by(filled, account_id).years:
        with filled.reading() as connection:
            rows, _ = accounts_view(connection, filled, period=str(year.year))
        (row,) = [one for one in rows if one.row.id == account_id]
        assert year.growth == row.yoy, year.year
        assert year.revenue == (row.revenue or 0)


def test_months_and_segments_sum_up_to_the_years(filled: Book) -> None:
    bought = bought_by(filled, ACME)
    assert [year.year for year in bought.years] == [2026, 2025, 2024, 2023]
    for year, amount in zip(reversed(bought.years), territory.SALES[ACME], strict=True):
        assert year.revenue == amount == sum(filter(None, year.months))
    assert bought.years[1].months[0] == 11_000_00
    assert bought.years[1].months[1] is None
    assert bought.segments == (("Industry", 420_000_00),)
    assert bought.revenue == 420_000_00


def test_a_sale_counts_for_its_own_segment(filled: Book, today: date) -> None:
    with filled.work("sales") as (work, _):
        sale = {"account_id": ACME, "segment_id": 1, "day": today, "grain": "day", "minor": 500, "currency": "EUR"}
        work.add_many(
            Sale, [sale, sale | {"minor": 900, "currency": "USD"}, sale | {"minor": -50, "account_id": EMBER}]
        )
    assert bought_by(filled, ACME).segments == (("Industry", 420_000_00), ("Retail", 500))
    assert bought_by(filled, EMBER).segments == (("Retail", -50),)


def test_sales_by_the_year_are_said_to_be(filled: Book) -> None:
    with filled.work("sales") as (work, _):
        rows = [{"account_id": EMBER, "day": date(2024, 1, 1), "grain": "year", "minor": 700, "currency": "EUR"}]
        work.add_many(Sale, rows)
    assert [(one.year, one.revenue, one.yearly) for one in bought_by(filled, EMBER).years] == [
        (2026, 0, False),
        (2025, 0, False),
        (2024, 700, True),
    ]


def test_a_department_where_nobody_answered_was_never_spoken_to(filled: Book) -> None:
    page = page_of(filled, ACME)
    assert [team.name for team in page.teams] == ["Buying", "Finance", "Logistics", None]
    assert [team.name for team in page.never_spoken] == ["Finance", "Logistics"]
    assert [[one.row.name for one in team.people] for team in page.teams] == [
        ["Rina Shah"],
        ["Cora Quist"],
        [],
        ["Ana Ortiz"],
    ]
    assert page.decides
    assert not page_of(filled, BOREALIS).decides


def test_answers_by_channel(filled: Book) -> None:
    page = page_of(filled, ACME)
    counted = [(one.kind, one.tried, one.answered, one.rate) for one in page.channels]
    assert counted == [(Kind.CALL, 4, 2, 0.5), (Kind.EMAIL, 1, 1, 1.0), (Kind.VISIT, 1, 1, 1.0)]
    rina, cora, ana = page.people
    assert rina.best is not None
    assert (rina.best.kind, rina.best.answered, rina.best.tried) == (Kind.CALL, 2, 2)
    assert cora.best is None
    assert ana.best is not None
    assert ana.best.kind is Kind.VISIT


def test_the_journal_goes_by_windows(filled: Book, today: date) -> None:
    with filled.reading() as connection:
        whole = touches(connection, account_id=ACME, limit=100)
        assert [*journal(connection, ACME, "", 0, 4), *journal(connection, ACME, "", 4, 4)] == whole
        assert journal_length(connection, ACME) == len(whole) == page_of(filled, ACME).touches == 6


@pytest.mark.parametrize(("words", "count"), [("OPTION b", 1), ("rina", 3), ("quist", 2), ("100%", 0), ("r_na", 0)])
def test_the_journal_is_searched(filled: Book, words: str, count: int) -> None:
    with filled.reading() as connection:
        assert len(journal(connection, ACME, words, 0, 100)) == count == journal_length(connection, ACME, words)
    assert page_of(filled, ACME, words).touches == count


def test_the_last_done_come_with_the_open_tasks(filled: Book) -> None:
    done(filled, PRICING, "agreed")
    page = page_of(filled, ACME)
    assert [one.row.title for one in page.done] == ["renewal pricing"]
    assert PRICING not in {one.row.id for one in page.open}


def test_an_account_with_nothing(filled: Book) -> None:
    page = page_of(filled, EMBER)
    assert (page.open, page.done, page.teams, page.channels, page.touches) == ((), (), (), (), 0)
    assert page.bought is None
    assert page.next is None
    assert page.panel.no_next


def test_an_account_that_is_gone(filled: Book) -> None:
    with filled.reading() as connection:
        assert account_page(connection, filled, 999) is None


def test_there_is_no_query_per_row(filled: Book, today: date) -> None:
    before = _queries(filled, ACME)
    with filled.work("many") as (work, _):
        teams = work.add_many(Department, [{"account_id": ACME, "name": f"Team {n}"} for n in range(40)])
        names = [f"Person {n}" for n in range(200)]
        people = work.add_many(
            Contact,
            [
                {"name": name, "folded": name_key(name), "account_id": ACME, "department_id": teams[n % 40]}
                for n, name in enumerate(names)
            ],
        )
        work.add_many(
            Touch,
            [
                {"account_id": ACME, "contact_id": people[n % 200], "day": today - timedelta(days=n), "at": 0}
                | {"kind": "call", "outcome": Outcome.REACHED, "note": f"note {n}"}
                for n in range(1_000)
            ],
        )
        work.add_many(
            Task, [{"title": f"step {n}", "account_id": ACME, "planned_on": today, "kind": "call"} for n in range(100)]
        )
    assert _queries(filled, ACME) == before <= 60
    page = page_of(replace(filled), ACME)
    assert (page.touches, len(page.people), len(page.teams)) == (1_006, 203, 44)
    assert len(page.done) <= LAST_DONE


def _queries(book: Book, account_id: int) -> int:
    """Statements that reading the page and a window of its journal takes."""
    ran: list[str] = []
    with book.reading() as connection:
        connection.set_trace_callback(ran.append)
        account_page(connection, book, account_id)
        journal(connection, account_id, "", 0, 64)
        connection.set_trace_callback(None)
    return len(ran)
