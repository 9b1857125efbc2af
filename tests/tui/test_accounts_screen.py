"""The accounts on the screen: the services' numbers, the line at 80%, order, filter and period, and who is key."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from sqlite3 import Connection

import pytest
import territory
from conftest import Open, Planner
from hostile import dangerous
from hostile_book import RAW, fill_raw
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, DELTA, EMBER, FJORD, GLACIER
from textual.widgets import Input

from kamtui.domain.account_filter import read_account_filter
from kamtui.domain.money import short_money
from kamtui.domain.production import percent
from kamtui.domain.text import clean, name_key
from kamtui.domain.words import Tier
from kamtui.services.book import Book
from kamtui.services.verbs.accounts import add_account
from kamtui.services.views.account_list import MONTHS, account_list, is_neglected
from kamtui.services.views.accounts import SORTS, accounts_view, in_order
from kamtui.store.reads import sales
from kamtui.store.tables import Account, Contract, Grade, Sale, Task
from kamtui.tui.deeds.accounts import _SORTS
from kamtui.tui.first import PAGE
from kamtui.tui.screens.accounts import AccountsScreen
from kamtui.tui.screens.today import TodayScreen
from kamtui.tui.widgets.account_cells import COLUMNS, layout

pytestmark = pytest.mark.asyncio

BY_REVENUE = [ACME, BOREALIS, COBALT, FJORD, DELTA, EMBER, GLACIER]


@pytest.fixture
def filled(book: Book) -> Book:
    """The territory with known answers: 660 k of revenue, of which two accounts make 80%."""
    return replace(filled_by(book, territory.fill), actor="tui:test")


@pytest.fixture
def many(book: Book, today: date) -> Book:
    """A thousand accounts with revenue that falls from one to the next, and a step for most of them."""
    names = [f"Account {n:04}" for n in range(1_000)]
    months = [date(2025 + n // 12, n % 12 + 1, 1) for n in range(22)]
    with book.work("many") as (work, _):
        work.add_many(
            Account, [{"name": name, "folded": name_key(name), "tier": "C", "city": "Leeds"} for name in names]
        )
        work.add_many(
            Task,
            [
                {"title": f"step {n}", "account_id": n + 1, "planned_on": today + timedelta(days=n % 30)}
                for n in range(1_000)
                if n % 5
            ],
        )
        work.add_many(
            Sale,
            [
                {"account_id": n + 1, "day": day, "grain": "month", "minor": 5_000_00 - n, "currency": "EUR"}
                for n in range(0, 1_000, 4)
                for day in months
            ],
        )
    return book


def screen(p: Planner) -> AccountsScreen:
    found = p.app.screen
    assert isinstance(found, AccountsScreen)
    return found


def ids(p: Planner) -> list[int]:
    return [one.row.id for one in screen(p).tasks.shown]


def line_of(p: Planner, name: str) -> str:
    return next(line for line in p.text().splitlines() if name in line)


def table(p: Planner) -> list[str]:
    """The lines between the top bar and the totals."""
    return [line for line in p.text().splitlines()[1:-2] if line.strip(" ▁▂▃▄▅▆▇█")]


def tier(p: Planner, account_id: int) -> str:
    with p.app.gateway.book.reading() as connection:
        return str(connection.execute("SELECT tier FROM accounts WHERE id = ?", (account_id,)).fetchone()[0])


async def point_at(p: Planner, account_id: int) -> None:
    await p.press("home")
    for _ in range(40):
        here = screen(p).tasks.here
        if here is not None and here.row.id == account_id:
            return
        await p.press("j")
    raise AssertionError(f"no account {account_id} in\n{p.text()}")


# -- what is shown -------------------------------------------------------------------------------------------------


async def test_every_number_is_the_services(planner: Open, filled: Book) -> None:
    with filled.reading() as connection:
        found, totals = accounts_view(connection, filled)
    async with planner(filled, (200, 50)) as p:
        await p.press("3")
        assert ids(p) == [one.row.id for one in found] == BY_REVENUE
        for one in found:
            line = line_of(p, one.row.name)
            assert f"  {one.row.tier}  " in line
            assert (one.row.city or "") in line
            assert ("·" if one.revenue is None else short_money(one.revenue, "EUR")) in line
            assert percent(one.cumulative_share) in line
            assert percent(one.yoy, signed=True) in line
            assert ("●" in line) is bool(one.consistent)
            if one.asks and one.silence is not None:
                assert one.silence.words in line
        assert "Mon 23 Nov call renewal pricing" in line_of(p, "Acme Industrial")
        assert "NO NEXT STEP" in line_of(p, "Cobalt")
        assert "parked" in line_of(p, "Délta")
        assert "lost" in line_of(p, "Fjord")
        assert totals.revenue is not None
        for said in ("7 accounts", "5 with sales", f"revenue {short_money(totals.revenue, 'EUR')} EUR", "2 make 80%"):
            assert said in p.text()
        assert f"top 20% (1) hold {percent(totals.top20_share)}" in p.text()
        assert "2 consistent ●" in p.text()
        assert "1 key" in p.text()


async def test_the_line_stands_below_the_accounts_that_make_80_percent(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3")
        rows = table(p)
        (rule,) = [n for n, line in enumerate(rows) if "80% of revenue · 2 accounts" in line]
        assert "Borealis" in rows[rule - 1]
        assert "Cobalt" in rows[rule + 1]
        assert screen(p).tasks.rule == 2
        await p.press("j", "j")  # over the rule, which is no row
        assert _here(p) == COBALT
        await p.press("k")
        assert _here(p) == BOREALIS
        await p.press("tab")
        assert _here(p) == COBALT
        await p.press("shift+tab")
        assert _here(p) == ACME
        await p.press("o", "t")
        assert "80% of revenue" not in p.text()


async def test_the_line_of_months_is_the_sales(planner: Open, filled: Book) -> None:
    async with planner(filled, (200, 50)) as p:
        await p.press("3")
        with filled.reading() as connection:
            listed = account_list(connection, filled, read_account_filter(""))
            assert listed.months is not None
            by_hand = dict(
                connection.execute(
                    "SELECT substr(day, 1, 7), sum(minor) FROM sales WHERE account_id = ? AND day >= ? GROUP BY 1",
                    (ACME, listed.months.first.isoformat()),
                )
            )
        months = screen(p).tasks._months[ACME]
        assert len(months) == MONTHS
        assert listed.months.first == date(2024, 12, 1)
        assert {f"{2024 + (11 + n) // 12}-{(11 + n) % 12 + 1:02}": m for n, m in enumerate(months) if m} == {
            month: minor for month, minor in by_hand.items() if minor
        }
        assert "▁█▁" in line_of(p, "Acme Industrial").replace("▇", "█")


async def test_neglected_are_counted_outside_the_key_accounts(planner: Open, filled: Book) -> None:
    with filled.reading() as connection:
        found, _ = accounts_view(connection, filled)
    names = {one.row.id for one in found if is_neglected(one)}
    assert names == {COBALT, EMBER}  # without a next step; Acme is silent too, but key; the others are parked or lost
    async with planner(filled) as p:
        await p.press("3")
        assert "2 neglected" in p.text()
        await point_at(p, COBALT)
        await p.press("asterisk")
        assert "1 neglected" in p.text()


# -- order, filter, period -----------------------------------------------------------------------------------------


def graded(book: Book, letters: Mapping[int, str]) -> None:
    with book.work("grade") as (work, _):
        for account_id, letter in letters.items():
            work.add(Grade, account_id=account_id, day=book.today, question="How are we?", letter=letter, why="so")


def contracted(book: Book, ends: Mapping[int, date]) -> None:
    with book.work("contract") as (work, _):
        for account_id, end in ends.items():
            work.add(Contract, account_id=account_id, name="frame", start_on=date(2026, 1, 1), end_on=end)


@pytest.mark.parametrize("key", _SORTS)
async def test_each_sort_and_round(planner: Open, filled: Book, key: str) -> None:
    _, sort = _SORTS[key]
    if sort == "grade":  # which nobody is asked for before there is one
        graded(filled, {COBALT: "C", EMBER: "A-", ACME: "B"})
    if sort == "renewal":
        contracted(filled, {EMBER: date(2027, 3, 1), ACME: date(2027, 6, 30)})
    with filled.reading() as connection:
        listed, _ = accounts_view(connection, filled, sort="name")
    async with planner(filled, (200, 50)) as p:
        await p.press("3", "o", "x", "o", key)  # any other key leaves the order as it is
        wanted = [one.row.id for one in in_order(listed, sort, backwards=sort == "revenue")]
        assert ids(p) == wanted
        await p.press("O")
        assert ids(p) == [one.row.id for one in in_order(listed, sort, backwards=sort != "revenue")]
        assert ids(p) != wanted
        assert _here(p) == ids(p)[0]


async def test_the_next_renewal_of_each_account_and_those_that_are_near(planner: Open, filled: Book) -> None:
    ends = {ACME: date(2027, 6, 30), BOREALIS: date(2026, 11, 20), COBALT: date(2027, 2, 21), EMBER: date(2027, 2, 22)}
    async with planner(filled, (160, 40)) as p:
        await p.press("3")
        assert "renewal" not in p.text().splitlines()[1]
        await p.press("o")
        assert "renewal" not in p.text()
        await p.press("escape")
        contracted(filled, ends)
        await p.press("f5")
        told = {"Acme": " 30 Jun", "Borealis": "ended 3 d", "Cobalt": "ends 90 d", "Ember": "22 Feb"}
        for name, words in told.items():
            assert words in line_of(p, name), name
        screen(p).order("renewal")
        await p.settle()
        assert ids(p)[:4] == [BOREALIS, COBALT, EMBER, ACME]
        await p.press("slash")
        await p.type("renewal")
        await p.press("enter")
        assert ids(p) == [BOREALIS, COBALT]


async def test_every_sort_of_the_services_has_a_key() -> None:
    assert {sort for _, sort in _SORTS.values()} | {"share"} == set(SORTS)
    assert {column.sort for column in COLUMNS.values()} <= set(SORTS)


async def test_those_a_sort_says_nothing_of_are_last_both_ways(filled: Book) -> None:
    with filled.reading() as connection:
        listed, _ = accounts_view(connection, filled, sort="name")
    for backwards in (False, True):
        by_revenue = [one.row.id for one in in_order(listed, "revenue", backwards=backwards)]
        assert set(by_revenue[-2:]) == {EMBER, GLACIER}
        assert [one.row.city for one in in_order(listed, "city", backwards=backwards)][-4:] == [None] * 4
    assert [one.row.city for one in in_order(listed, "city")][:3] == ["Leeds", "Oslo", "York"]
    assert [one.consistent for one in in_order(listed, "consistent")] == [True, True, False, False, False, None, None]


async def test_a_click_on_a_heading_sorts(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3")
        for heading, sort in (("silent", "silent"), ("account", "name"), ("city", "city"), ("YoY", "yoy")):
            x = p.text().splitlines()[1].index(heading)
            await p.pilot.click(screen(p).tasks, offset=(x, 0))
            await p.settle()
            assert (screen(p).tasks.sort, screen(p).backwards) == (sort, False)
            assert "↓" in p.text().splitlines()[1]
            await p.pilot.click(screen(p).tasks, offset=(x, 0))
            await p.settle()
            assert (screen(p).tasks.sort, screen(p).backwards) == (sort, True)
            assert "↑" in p.text().splitlines()[1]


async def test_a_click_on_a_row_and_a_double_click(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3")
        await p.pilot.click(screen(p).tasks, offset=(8, 2))
        await p.settle()
        assert _here(p) == BOREALIS
        await p.pilot.click(screen(p).tasks, offset=(8, 3))  # the rule
        await p.settle()
        assert _here(p) == BOREALIS
        await p.pilot.click(screen(p).tasks, offset=(8, 2), times=2)
        await p.settle()
        assert "Borealis  A  Oslo" in p.text()


FOUND = {
    "no next": {COBALT, EMBER},
    "silent": {ACME, EMBER},
    "key": {ACME},
    "tier:c": {DELTA, FJORD, GLACIER},
    "dormant": {DELTA},
    "lost": {FJORD},
    "@rina": {ACME},
    "york": {COBALT},
    "nobody at all": set(),
}
"""What is typed into the filter line, and the accounts that stay."""


async def test_the_filter_line(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        for typed, found in FOUND.items():
            await p.press("3", "slash")
            await p.type(typed)
            await p.press("enter")
            await p.until(lambda found=found: set(ids(p)) == found)
            assert "filtered" in p.text()
            assert f"{len(found)} of 7 accounts" in p.text()
            assert ("Nothing matches" in p.text()) is not bool(found)
            await p.press("1", "3")  # it survives leaving and coming back
            assert set(ids(p)) == found
            await p.press("escape")
            assert len(ids(p)) == 7
            assert "filtered" not in p.text()
            await p.press("escape")
            assert isinstance(p.app.screen, TodayScreen)


async def test_a_filter_left_with_escape_is_as_before(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3", "slash")
        await p.type("key")
        under = next(found for found in p.app.screen_stack if isinstance(found, AccountsScreen))
        await p.until(lambda: len(under.tasks.shown) == 1)
        await p.press("escape")
        await p.until(lambda: ids(p) == BY_REVENUE)


async def test_the_period_goes_round(planner: Open, filled: Book) -> None:
    periods = ("all", "12m", "2026", "2025", "2024", "2023")
    async with planner(filled, (200, 50)) as p:
        await p.press("3")
        for period in (*periods, "all"):
            assert screen(p).period == period
            with filled.reading() as connection:
                found, totals = accounts_view(connection, filled, period=period)
            assert ids(p) == [one.row.id for one in found]
            assert totals.revenue is not None
            assert f"revenue {short_money(totals.revenue, 'EUR')} EUR" in p.text()
            for one in found:
                assert ("·" if one.revenue is None else short_money(one.revenue, "EUR")) in line_of(p, one.row.name)
            await p.press("p")
        assert "12 months" in p.text()


# -- verbs ---------------------------------------------------------------------------------------------------------


async def test_a_key_account_and_back(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = p.dump()
        await p.press("3")
        await point_at(p, COBALT)
        await p.press("asterisk")
        assert tier(p, COBALT) == "K"
        assert _here(p) == COBALT
        assert "“Cobalt Stores” is key now · u takes it back" in screen(p).status.said
        await p.press("u")
        assert p.dump() == before
        await p.press("asterisk", "asterisk")
        assert tier(p, COBALT) == "A"
        assert "is tier A now" in screen(p).status.said
        await p.press("u", "u")
        assert p.dump() == before


async def test_marked_accounts_become_key_in_one_step_with_a_warning(planner: Open, filled: Book) -> None:
    few = replace(filled, settings=replace(filled.settings, rules=replace(filled.rules, most_key=2)))
    async with planner(few) as p:
        before, steps = p.dump(), p.count("steps")
        await p.press("3", "space", "space", "space")
        assert "✓" in line_of(p, "Borealis")
        await p.press("asterisk")
        assert [tier(p, one) for one in (ACME, BOREALIS, COBALT)] == ["K"] * 3
        assert "3 accounts are key now: 3 key accounts, more than 2" in screen(p).status.said
        await p.pilot.resize_terminal(200, 40)
        await p.settle()
        assert "3 key, 2 at most" in p.text()
        assert "✓" not in p.text()
        assert p.count("steps") == steps + 1
        await p.press("u")
        assert p.dump() == before


async def test_enter_opens_the_account(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3", "enter")
        for said in ("Acme Industrial  K key account  Leeds", "Rina Shah", "40 units", "revenue", "renewal pricing"):
            assert said in p.text()
        await p.press("escape")
        await point_at(p, COBALT)
        await p.press("enter")
        assert "NO NEXT STEP" in p.text()


async def test_a_new_line_is_for_the_account(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3")
        for account_id, name in ((ACME, "Acme Industrial"), (COBALT, "Cobalt Stores")):
            await point_at(p, account_id)
            await p.press("a")
            assert p.app.screen.query_one(Input).value == ""
            assert f"Add for {name}" in p.text()
            await p.type(f"call hello {account_id} fri")
            await p.press("enter")
            assert p.task(f"hello {account_id}").account_id == account_id
        assert "27 Nov" in line_of(p, "Cobalt Stores")


@pytest.mark.parametrize("nobody", [True, False])
async def test_a_new_line_may_be_for_somebody_else(nobody: bool, planner: Open, filled: Book) -> None:
    """Whom it names, or nobody after Backspace in the empty line."""
    async with planner(filled) as p:
        await p.press("3")
        await point_at(p, ACME)
        await p.press("a", *(["backspace"] if nobody else []))
        assert ("Add for" in p.text()) is not nobody
        await p.type("mileage fri" if nobody else "@cobalt mileage fri")
        await p.press("enter")
        assert p.task("mileage").account_id == (None if nobody else COBALT)


async def test_the_next_step_is_ticked_off_here_too(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3", "x")
        await p.type("agreed")
        await p.press("enter")
        assert "Done “renewal pricing”" in screen(p).status.said
        assert _here(p) == ACME
        await point_at(p, COBALT)
        await p.press("n")
        assert "no next step: a adds one" in screen(p).status.said
        await p.press("x")
        await p.type("met at the fair")
        await p.press("enter")
        assert "Wrote down a call with Cobalt Stores · next: call follow up" in screen(p).status.said
        assert _here(p) == COBALT


# -- sizes and books -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "shown", "hidden"),
    [
        ((80, 24), ("tier", "revenue", "cum.", "YoY", "●", "silent", "next step"), ("city", "24 months")),
        ((120, 40), ("city", "revenue", "cum.", "YoY", "24 months", "silent", "next step"), ("segment",)),
        ((200, 50), ("city", "segment", "revenue", "cum.", "YoY", "24 months", "silent", "next step"), ()),
        ((50, 15), ("account", "revenue", "next step"), ("city", "YoY", "silent")),
    ],
)
async def test_columns_by_width(
    planner: Open, filled: Book, size: tuple[int, int], shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    async with planner(filled, size) as p:
        await p.press("3")
        heading = p.text().splitlines()[1]
        assert all(name in heading for name in shown), heading
        assert not any(name in heading for name in hidden), heading
        lines = p.text().splitlines()
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)
        assert "3 Accounts" in lines[0]
        assert "neglected" in lines[-2]
        assert "Acme Industrial" in p.text()
        start = heading.index("account")
        assert lines[2][start:].startswith("Acme Industrial")


async def test_no_size_is_too_small_to_live(planner: Open, filled: Book) -> None:
    async with planner(filled, (80, 24)) as p:
        await p.press("3")
        for size in ((49, 14), (30, 5), (10, 3), (2, 2), (1, 1), (300, 90), (80, 24)):
            await p.pilot.resize_terminal(*size)
            await p.settle()
            await p.press("j", "k", "end", "home", "pagedown", "pageup")
            assert all(len(line) <= size[0] for line in p.text().splitlines())
        assert "Acme Industrial" in p.text()


async def test_every_width_is_filled_exactly() -> None:
    for holds in product((True, False), repeat=3):
        for width in range(50, 320):
            columns = layout(width, *holds)
            assert sum(wide + 1 for _, wide in columns) + 1 <= width
            assert {"tier", "account", "next"} <= {name for name, _ in columns}


async def test_an_empty_book(planner: Open, book: Book) -> None:
    async with planner(book, (80, 24)) as p:
        await p.press("3")
        assert "This book has no accounts: A adds one" in p.text()
        before = p.text()
        await p.press("j", "end", "space", "asterisk", "enter", "O", "p", "x")
        assert p.app.screen is screen(p)
        assert p.count("steps") == 0
        await p.press("A")
        await p.type("Acme Industrial K @Leeds")
        await p.press("enter")
        assert "Acme Industrial" in line_of(p, "Leeds")
        assert p.text() != before
        assert _here(p) == 1


async def test_a_book_without_sales(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        await p.press("3")
        heading = p.text().splitlines()[1]
        for name in ("tier", "account", "city", "silent", "next step"):
            assert name in heading
        for name in ("revenue", "cum.", "YoY", "●", "24 months"):
            assert name not in heading
        assert "no sales" in p.text()
        assert "80%" not in p.text()
        shown = [one.row.name for one in screen(p).tasks.shown]
        assert shown == sorted(shown)
        await p.press("p")
        assert "No sales are loaded" in screen(p).status.said
        await p.press("o")
        assert "silent" in screen(p).status.said
        assert "revenue" not in screen(p).status.said
        await p.press("s")
        assert screen(p).tasks.shown[0].row.name == "Cobalt"  # never met


async def test_a_thousand_accounts(planner: Open, many: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    windows: list[int] = []
    read = sales.months_by_account

    def counted(connection: Connection, account_ids: list[int], *rest: object, **more: object) -> object:
        windows.append(len(account_ids))
        return read(connection, account_ids, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sales, "months_by_account", counted)
    async with planner(many, (160, 40)) as p:
        await p.press("3")
        assert len(ids(p)) == 1_000
        assert windows == [PAGE]
        reads = _reads(p, monkeypatch)
        for _ in range(200):
            await p.pilot.press("j")
        await p.settle()
        assert screen(p).tasks._cursor == 200 + (screen(p).tasks.rule <= 200)
        assert len(reads) == len(windows) - 1 <= 200 // PAGE + 1
        assert "█" in line_of(p, "Account 0796")
        await p.press("end")
        assert _here(p) == ids(p)[-1]
        assert len(windows) <= 6
        await p.press("home", "slash")
        await p.type("0417")
        await p.press("enter")
        await p.until(lambda: ids(p) == [418])


def _reads(p: Planner, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the readings from here on."""
    found: list[int] = []
    read = p.app.gateway.read

    async def counted(query: Callable[..., object]) -> object:
        found.append(1)
        return await read(query)

    monkeypatch.setattr(p.app.gateway, "read", counted)
    return found


async def test_hostile_names(planner: Open, book: Book) -> None:
    fill_raw(book)
    async with planner(book, (200, 90)) as p:
        await p.press("3")
        assert not dangerous(p.text()), ascii(dangerous(p.text()))
        for payload in RAW:
            assert "".join(clean(payload).split())[:20] in p.flat(), ascii(payload[:40])
        await p.press("asterisk")
        assert not dangerous(p.text())
        assert p.count("steps") >= 1


async def test_a_change_elsewhere_is_shown_and_the_cursor_stays(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3")
        await point_at(p, COBALT)
        add_account(replace(filled, actor="shell"), "Zenith", Tier.KEY)
        await p.until(lambda: "Zenith" in p.text())
        assert _here(p) == COBALT


def _here(p: Planner) -> int:
    here = screen(p).tasks.here
    assert here is not None
    return here.row.id
