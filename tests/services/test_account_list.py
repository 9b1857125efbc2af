"""What the accounts screen lists: who is neglected, the months behind each line, and making accounts key."""

from dataclasses import replace
from datetime import date

import pytest
import territory
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, DELTA, EMBER, FJORD, GLACIER

from kamtui.domain.account_filter import read_account_filter
from kamtui.domain.production import Span, last_months, months_of
from kamtui.domain.words import Tier
from kamtui.errors import NotFoundError
from kamtui.services.book import Book
from kamtui.services.verbs.accounts import turn_key
from kamtui.services.verbs.undo import undo
from kamtui.services.views.account_list import MONTHS, AccountList, account_list, is_neglected, month_lines
from kamtui.services.views.accounts import in_order
from kamtui.services.views.panel import trend
from kamtui.store.tables import Sale


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, territory.fill)


def _listed(book: Book, wanted: str = "", period: str = "all") -> AccountList:
    with book.reading() as connection:
        return account_list(connection, book, read_account_filter(wanted), period)


def _lines(book: Book, *account_ids: int) -> dict[int, tuple[int, ...]]:
    with book.reading() as connection:
        return dict(month_lines(connection, account_list(connection, book, read_account_filter("")), account_ids))


def _tiers(book: Book) -> list[Tier]:
    return [one.row.tier for one in sorted(_listed(book).rows, key=lambda one: one.row.id)]


def test_what_holds_of_the_book_does_whatever_the_filter_keeps(filled: Book) -> None:
    for wanted, kept in (("", 7), ("key", 1), ("nobody", 0)):
        listed = _listed(filled, wanted)
        assert (len(listed.rows), listed.totals.accounts, listed.key, listed.neglected) == (kept, 7, 1, 2)
    assert {one.row.id for one in _listed(filled).rows if is_neglected(one)} == {COBALT, EMBER}


def test_the_periods_are_the_years_with_sales(filled: Book) -> None:
    assert _listed(filled).has_sales
    assert _listed(filled).periods == ("all", "12m", "2026", "2025", "2024", "2023")
    assert _listed(filled, period="2024").totals.revenue == 137_999_99


def test_a_book_without_sales(small: Book) -> None:
    listed = _listed(small)
    assert (listed.has_sales, listed.periods, listed.months) == (False, ("all", "12m"), None)
    assert _lines(small, 1, 2) == {}


def test_the_last_months() -> None:
    assert last_months(24, date(2026, 11, 16)) == Span(date(2024, 12, 1), date(2026, 11, 16))
    assert last_months(12, date(2026, 12, 31)) == Span(date(2026, 1, 1), date(2026, 12, 31))
    assert last_months(1, date(2026, 1, 5)) == Span(date(2026, 1, 1), date(2026, 1, 5))
    assert last_months(24, date(1, 3, 5)).first == date(1, 1, 1)
    assert len(months_of(last_months(MONTHS, date(2026, 2, 28)))) == MONTHS


def test_the_months_of_several_accounts(filled: Book) -> None:
    lines = _lines(filled, ACME, BOREALIS, EMBER)
    assert len(lines[ACME]) == MONTHS
    # December 2024 to November 2026: 9 January, 15 June and December of 2025, then 2026
    assert {n: minor for n, minor in enumerate(lines[ACME]) if minor} == {
        1: 11_000_00,
        6: 89_000_00,
        12: 10_000_00,
        13: 12_000_00,
        18: 108_000_00,
    }
    assert sum(lines[BOREALIS]) == 90_000_00
    assert lines[EMBER] == ()
    assert _lines(filled) == {}
    with filled.reading() as connection:
        panel = trend(connection, filled, ACME)
    assert panel is not None
    assert lines[ACME][-12:] == panel.months


def test_months_in_another_currency_are_left_out(filled: Book) -> None:
    before = _lines(filled, ACME)
    with filled.work("foreign") as (work, _):
        work.add(Sale, account_id=ACME, day=date(2026, 6, 1), grain="day", minor=77_00, currency="USD")
    assert _lines(filled, ACME) == before


def test_sorted_backwards_those_without_an_answer_stay_last(filled: Book) -> None:
    rows = _listed(filled).rows
    forwards = [one.row.id for one in in_order(rows, "revenue")]
    backwards = [one.row.id for one in in_order(rows, "revenue", backwards=True)]
    assert forwards == [ACME, BOREALIS, COBALT, FJORD, DELTA, EMBER, GLACIER]
    assert backwards == [DELTA, FJORD, COBALT, BOREALIS, ACME, EMBER, GLACIER]


def test_key_and_no_longer(filled: Book) -> None:
    turned = turn_key(filled, [BOREALIS, COBALT])
    assert (turned.names, turned.is_key, turned.key) == (("Borealis", "Cobalt Stores"), True, 3)
    assert _tiers(filled)[:3] == [Tier.KEY] * 3
    assert turn_key(filled, [ACME, BOREALIS]).key == 1
    assert _tiers(filled)[:3] == [Tier.A, Tier.A, Tier.KEY]
    assert undo(filled) == ["make 2 accounts tier A"]
    assert undo(filled) == ["make 2 accounts key"]
    assert _tiers(filled)[:3] == [Tier.KEY, Tier.A, Tier.B]


def test_one_that_is_key_already_stays_it_when_others_become_it(filled: Book) -> None:
    turn_key(filled, [ACME, COBALT])
    assert (_tiers(filled)[ACME - 1], _tiers(filled)[COBALT - 1]) == (Tier.KEY, Tier.KEY)


def test_an_account_that_is_gone_changes_nothing(filled: Book) -> None:
    before = _tiers(filled)
    with pytest.raises(NotFoundError):
        turn_key(replace(filled, actor="tui:test"), [COBALT, 99])
    assert _tiers(filled) == before


def test_lost_accounts_are_not_counted_as_key(filled: Book) -> None:
    assert turn_key(filled, [FJORD]).key == 1
