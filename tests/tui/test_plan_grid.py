"""The board without a terminal: whatever the size and the load, lines have one width and every day is there."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kamtui.services.views.plan import PlanDay
from kamtui.tui.widgets.plan_grid import Line, Shown, month_grid, month_height, week_grid, week_height, widths

WEEKEND = frozenset({5, 6})


def month(first: date, minutes: int, capacity: int = 360, off: str = "trade fair") -> list[PlanDay]:
    last = (first + timedelta(days=32)).replace(day=1)
    found = []
    for n in range((last - first).days):
        day = first + timedelta(days=n)
        why = "Saturday" if day.weekday() == 5 else "Sunday" if day.weekday() == 6 else off if n == 9 else None
        found.append(PlanDay(day, why, 0 if why else capacity, minutes, minutes // 15, 0))
    return found


def shown(first: date, minutes: int, week_start: int = 0, on: int = 0) -> Shown:
    return Shown(month(first, minutes), first + timedelta(days=on), date(2026, 11, 23), WEEKEND, week_start)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


@given(
    first=st.sampled_from([date(year, n, 1) for year in (2026, 2027, 2028) for n in range(1, 13)]),
    minutes=st.integers(0, 900),
    week_start=st.integers(0, 6),
    width=st.integers(20, 120),
    height=st.integers(5, 60),
)
def test_every_day_of_a_month_stands_there_once(
    first: date, minutes: int, week_start: int, width: int, height: int
) -> None:
    found = shown(first, minutes, week_start)
    lines = month_grid(found, width, month_height(found, height))
    wide, narrow = widths(width, WEEKEND)
    assert {cell_len(text(line)) for line in lines} == {5 * wide + 2 * narrow}
    assert 5 * wide + 2 * narrow <= width
    days = {piece.day for line in lines for piece in line} - {None}
    assert days == {one.day for one in found.days}


@given(
    first=st.sampled_from([date(2026, n, 1) for n in range(1, 13)]),
    minutes=st.integers(0, 900),
    on=st.integers(0, 27),
    width=st.integers(20, 120),
    height=st.integers(8, 60),
)
def test_every_day_of_a_week_stands_there(first: date, minutes: int, on: int, width: int, height: int) -> None:
    found = shown(first, minutes, on=on)
    lines = week_grid(found, width, week_height(found, height))
    assert {cell_len(text(line)) for line in lines} == {width}
    assert first + timedelta(days=on) in {piece.day for line in lines for piece in line}


def test_signs_say_what_colours_say() -> None:
    full = month_grid(shown(date(2026, 11, 1), 400), 64, 20)
    assert sum(text(line).count("█!") for line in full) == 20, "every working day has too much"
    assert "!" not in "".join(text(line) for line in month_grid(shown(date(2026, 11, 1), 360), 64, 20)).replace(
        "!24", ""
    )
    one = "\n".join(text(line) for line in month_grid(shown(date(2026, 11, 1), 0, on=4), 64, 20))
    assert "▸ 5" in one
    assert "◆23" in one
    assert "trade f" in one


def test_a_day_off_with_tasks_says_so() -> None:
    lines = "\n".join(text(line) for line in month_grid(shown(date(2026, 12, 1), 30), 64, 20))
    assert "!2" in lines
