"""A planner that stays open, and one that nobody opened for long: today moves, nothing is lost or done by itself."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import Open
from kit import Shell

from kamtui.clock import Clock
from kamtui.services.book import Book
from kamtui.tui import app as app_module

pytestmark = pytest.mark.asyncio


class Moving(Clock):
    """A clock that can be set to another day."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day

    def today(self) -> date:
        """The day it was set to."""
        return self.day


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planner looks at the clock all the time."""
    monkeypatch.setattr(app_module, "_POLL_SECONDS", 0.01)


async def test_midnight_passes(planner: Open, small: Book, today: date) -> None:
    clock = Moving(today)
    async with planner(replace(small, clock=clock)) as p:
        assert "TODAY 2" in p.text()
        before = p.dump()
        await p.go_to("line review")
        clock.day = today + timedelta(days=1)
        await p.until(lambda: "A new day" in p.today.status.said)
        assert "Tue 24 Nov 2026" in p.text()
        assert "SLIPPED 4" in p.text()
        assert "TODAY" not in "".join(p.text().splitlines()[1:])
        row = p.today.tasks.row
        assert row is not None
        assert p.dump() == before
        await p.press("x", "enter")
        assert p.task("line review").planned_on == date(2026, 12, 8)  # the new today + 14 for an A account


async def test_midnight_under_a_dialog_keeps_what_is_typed(planner: Open, small: Book, today: date) -> None:
    clock = Moving(today)
    async with planner(replace(small, clock=clock)) as p:
        await p.go_to("first forecast")
        await p.press("r")
        await p.type("tom")
        assert "Tue 24 Nov 2026" in p.text()
        clock.day = today + timedelta(days=1)
        await p.until(lambda: "A new day" in p.today.status.said)
        await p.press("enter")
        assert p.task("first forecast").planned_on == date(2026, 11, 25)


async def test_the_clock_goes_back(planner: Open, small: Book, today: date) -> None:
    clock = Moving(today)
    async with planner(replace(small, clock=clock)) as p:
        before = p.dump()
        clock.day = today - timedelta(days=4)
        await p.until(lambda: "Thu 19 Nov 2026" in p.text())
        assert p.dump() == before
        clock.day = today
        await p.until(lambda: "Mon 23 Nov 2026" in p.text())
        assert "LATE 1" in p.text()


@pytest.mark.parametrize("days", [400, 40_000])
async def test_a_book_that_nobody_opened(planner: Open, small: Book, today: date, days: int) -> None:
    later = replace(small, clock=Clock(today + timedelta(days=days)))
    async with planner(later) as p:
        shown = p.text()
        assert "LATE 1" in shown
        assert f"due −{days + 3}"[:10] in shown
        assert "nothing planned ahead" in shown
        before = p.dump()
        for _ in range(8):
            await p.press("j")
        assert p.dump() == before
        await p.press("home", "n")
        assert p.count("touches") == 5


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2027, 12, 31)])
async def test_days_on_which_clocks_and_calendars_turn(planner: Open, book: Book, day: date) -> None:
    async with planner(replace(book, clock=Clock(day))) as p:
        for text in ("call bank tomorrow 02:30", "call bank in 1 month"):
            await p.press("a")
            await p.type(text)
            await p.press("enter")
        assert p.count("tasks") == 2
        with p.app.gateway.book.reading() as connection:
            (first,) = connection.execute("SELECT planned_on FROM tasks WHERE at = '02:30'").fetchone()
        assert first == (day + timedelta(days=1)).isoformat()


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "2200-01-01", "9999-12-31"])
async def test_years_nobody_plans_in(planner: Open, small: Book, day: str) -> None:
    async with planner(small) as p:
        await p.press("a")
        await p.type(f"call bank {day}")
        assert f"{day} is no day kamtui plans on (1970 to 2199): it stays in the title" in p.text()
        await p.press("escape")
        await p.go_to("first forecast")
        before = p.dump()
        await p.press("r")
        await p.type(day)
        await p.press("enter")
        assert "no day I know" in p.text()
        assert p.dump() == before


@pytest.mark.parametrize(
    ("day", "line", "planned", "then"),
    [
        (date(2028, 2, 29), "call bank today every year", "2028-02-29", "2029-02-28"),
        (date(2027, 1, 31), "call bank today every month", "2027-01-31", "2027-02-28"),
        (date(2026, 12, 31), "call bank tomorrow", "2027-01-01", ""),
    ],
    ids=["leap day", "31st", "new year"],
)
async def test_days_that_not_every_month_or_year_has(
    planner: Open, book: Book, day: date, line: str, planned: str, then: str
) -> None:
    async with planner(replace(book, clock=Clock(day))) as p:
        await p.press("a")
        await p.type(line)
        await p.press("enter")
        assert str(p.task("bank").planned_on) == planned
        if then:
            await p.press("home", "x", "enter")
            assert str(p.task("bank").planned_on) == then


async def test_the_zone_changes_while_it_is_open(planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setenv("TZ", "Pacific/Pago_Pago")
    there = clock.today()
    async with planner(replace(small, clock=clock)) as p:
        before = p.dump()
        assert str(there.year) in p.text()
        monkeypatch.setenv("TZ", "Pacific/Kiritimati")  # 25 hours on: a day later at any hour
        await p.until(lambda: "A new day" in p.today.status.said)
        assert clock.today() > there
        assert p.dump() == before
    monkeypatch.undo()
    clock.today()


@pytest.mark.parametrize(
    ("zone", "known"),
    [("Europe/London", True), ("UTC+3", True), ("<+03>-3", True), ("", True), ("garbage", False), ("Mars/Base", False)],
)
async def test_a_zone_nobody_knows_is_said(
    planner: Open, book: Book, monkeypatch: pytest.MonkeyPatch, zone: str, known: bool
) -> None:
    monkeypatch.setenv("TZ", zone)
    async with planner(book) as p:
        await p.settle()
        assert ("Notimezoneiscalled" in p.flat()) is not known


ZONES = {
    "gap": ("Europe/Berlin", "2027-03-28", "02:30"),
    "overlap": ("Europe/Berlin", "2026-10-25", "02:30"),
    "a day that starts at one": ("America/Sao_Paulo", "2018-11-04", "00:30"),
}


@pytest.mark.parametrize(("zone", "day", "at"), ZONES.values(), ids=ZONES)
async def test_an_appointment_keeps_its_wall_time(shell: Shell, zone: str, day: str, at: str) -> None:
    env = {"TZ": zone}
    code, _, err = shell("--today", day, "add", f"call bank {day} {at}", env=env)
    assert code == 0, err
    code, out, _ = shell("--today", day, "list", "--json", env=env)
    (found,) = json.loads(out)["items"]
    assert found["planned_on"] == day
    assert found["at"] == at
