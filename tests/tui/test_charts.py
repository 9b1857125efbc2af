"""Charts in cells: they fill their width exactly, their labels stay apart, and what is unknown is never nought."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hostile import HOSTILE, dangerous
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from kamtui.domain.locale import for_machines, show_in
from kamtui.domain.pulse.figures import Chart, Series, Shape, Unit
from kamtui.domain.pulse.scale import scale
from kamtui.domain.words import Language
from kamtui.tui.widgets.chart import LEAST, drawn
from kamtui.tui.widgets.chart_cells import EIGHTHS, RISING, SHADES, bar, placed
from kamtui.tui.widgets.entries import Cells
from kamtui.tui.widgets.lines import STYLES

_HUGE = 10**15
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_values = st.one_of(st.none(), st.integers(-_HUGE, _HUGE), st.floats(-2, 2), st.integers(-5, 200))
_texts = st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE), st.sampled_from(("", "Acme", "日本 商事", "7 Sep")))


@st.composite
def charts(draw: Any) -> Chart:
    labels = draw(st.lists(_texts, max_size=16))
    count = draw(st.integers(2, 4)) if labels else 1
    shape = draw(st.sampled_from(Shape))
    series = tuple(
        Series(draw(_texts), tuple(draw(st.lists(_values, min_size=len(labels), max_size=len(labels)))))
        for _ in range(count)
    )
    low, high = draw(_values), draw(_values)
    return Chart(shape, draw(_texts), draw(_texts), draw(_texts), draw(st.sampled_from(Unit)), tuple(labels), series,
                 low, high, draw(_texts))  # fmt: skip


def _plain(line: Cells) -> str:
    return "".join(text for text, _ in line)


def _chart(
    shape: Shape, values: dict[str, tuple[float | None, ...]], labels: tuple[str, ...] = _MONTHS, **more: Any
) -> Chart:
    unit = more.pop("unit", Unit.COUNT)
    return Chart(
        shape, "a title", "month", "pieces", unit, labels, tuple(Series(*one) for one in values.items()), **more
    )


def _text(chart: Chart, width: int = 76, tall: int = 6) -> str:
    return "\n".join(_plain(line) for line in drawn(chart, width, tall, "EUR"))


@settings(deadline=None, max_examples=400)
@given(charts(), st.integers(1, 200), st.integers(1, 12))
def test_every_line_fills_the_width_and_is_safe(chart: Chart, width: int, tall: int) -> None:
    for line in drawn(chart, width, tall, "EUR"):
        assert cell_len(_plain(line)) == width
        assert not dangerous(_plain(line))
        assert {style for _, style in line} <= set(STYLES)


@settings(deadline=None)
@given(st.lists(_values, max_size=20), st.sampled_from(Unit), st.integers(1, 12))
def test_a_scale_holds_every_value_and_nought(values: list[float | None], unit: Unit, parts: int) -> None:
    found = scale(values, unit, parts, "EUR")
    known = [value for value in values if value is not None]
    assert found.low <= min([0, *known]) <= max([0, *known]) <= found.high * (1 + 1e-9)
    assert found.low < found.high
    assert len(found.ticks) <= max(parts, 2) + 1
    for value in known:
        assert 0 <= found.at(value, 30) <= 30
    assert any(math.isclose(tick, 0, abs_tol=found.step / 1e6) for tick in found.ticks) or found.step == found.high


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        ((0.3, 0.96), Unit.SHARE, ["0", "25%", "50%", "75%", "100%"]),
        ((3, 9), Unit.COUNT, ["0", "2", "4", "6", "8", "10"]),
        ((1,), Unit.COUNT, ["0", "1"]),
        ((-30, 55), Unit.COUNT, ["-40", "-20", "0", "20", "40", "60"]),
        ((341_000_000,), Unit.MONEY, ["0", "1 M", "2 M", "3 M", "4 M"]),
        ((95,), Unit.MINUTES, ["0", "30m", "1h", "1h30", "2h"]),
        ((0,), Unit.COUNT, ["0", "1"]),
        ((), Unit.SHARE, ["0", "1%"]),
    ],
)
def test_ticks_are_round(values: tuple[float, ...], unit: Unit, ticks: list[str]) -> None:
    found = scale(values, unit, 5, "EUR")
    assert [found.mark(tick) for tick in found.ticks] == ticks


@given(st.floats(0, 60), st.floats(0, 60), st.integers(1, 60), st.sampled_from(("█", "▒")))
def test_a_bar_keeps_to_its_cells(one: float, other: float, cells: int, fill: str) -> None:
    start, end = min(one, other, cells), min(max(one, other), cells)
    drawn_bar = bar(start, end, cells, fill)
    assert len(drawn_bar) == cells
    assert set(drawn_bar) <= {" ", fill, *EIGHTHS}
    if end > start:
        assert drawn_bar.strip()


@given(st.floats(0, 40), st.floats(0, 40))
def test_a_longer_value_has_a_longer_bar(one: float, other: float) -> None:
    short, long = sorted((one, other))
    assert _filled(bar(0, short, 40)) <= _filled(bar(0, long, 40))


def _filled(text: str) -> int:
    return sum(EIGHTHS.index(char) for char in text)


@given(st.lists(st.tuples(st.integers(0, 80), st.from_regex(r"[a-z0-9]{1,9}( %)?", fullmatch=True)), max_size=12),
       st.integers(1, 80))  # fmt: skip
def test_labels_of_an_axis_never_overlap(labels: list[tuple[int, str]], cells: int) -> None:
    line = placed(labels, cells)
    assert len(line) == cells
    rest = line
    for _, text in sorted(labels, key=lambda one: -len(one[1])):
        if f" {text} " in f" {rest} ":
            rest = rest.replace(text, " " * len(text), 1)
    assert not rest.strip(), (labels, line)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12), st.integers(30, 120), st.integers(3, 10))
def test_a_larger_value_has_a_taller_column(values: list[int], width: int, tall: int) -> None:
    labels = tuple("abcdefghijkl"[: len(values)])
    lines = drawn(_chart(Shape.COLUMNS, {"all": tuple(values)}, labels), width, tall, "")
    rows = [_plain(line) for line in lines[1 : 1 + tall]]
    floor = _plain(lines[1 + tall])
    places = [n for n, char in enumerate(floor) if char == "┴"]
    assert len(places) == len(values)
    heights = [sum(RISING.index(row[place]) for row in rows) for place in places]
    for value, height in zip(values, heights, strict=True):
        assert (height > 0) == (value > 0)
    order = sorted(range(len(values)), key=lambda n: values[n])
    assert all(heights[a] <= heights[b] for a, b in pairwise(order))


@given(st.lists(st.tuples(*[st.integers(0, 300)] * 4), min_size=1, max_size=12), st.integers(40, 120))
def test_a_stack_shows_its_parts_as_large_as_they_are(stacks: list[tuple[int, ...]], width: int) -> None:
    tall = 8
    series = {
        name: tuple(stack[n] for stack in stacks) for n, name in enumerate(("Do", "Schedule", "Delegate", "Drop"))
    }
    chart = _chart(Shape.STACKED, series, tuple("abcdefghijkl"[: len(stacks)]))
    lines = [_plain(line) for line in drawn(chart, width, tall, "")]
    places = [n for n, char in enumerate(lines[1 + tall]) if char == "┴"]
    heights = scale([sum(stack) for stack in stacks], Unit.COUNT, tall // 2)
    for stack, place in zip(stacks, places, strict=True):
        column = [line[place] for line in lines[1 : 1 + tall]]
        for part, shade in zip(stack, SHADES, strict=True):
            assert abs(column.count(shade) - heights.at(part, tall)) <= 1


def test_the_oldest_columns_give_way_where_there_is_no_room() -> None:
    chart = _chart(Shape.COLUMNS, {"a": tuple(range(1, 13)), "b": tuple(range(1, 13))})
    shown = _text(chart, 20)
    assert "Dec" in shown or "Nov" in shown
    assert "Jan" not in shown
    assert "Jan" in _text(chart, 60)


def test_what_is_unknown_is_a_dot_and_returns_hang_below_nought() -> None:
    shown = _text(_chart(Shape.COLUMNS, {"all": (4, None, -3, 2)}, _MONTHS[:4]))
    floor = [line for line in shown.splitlines() if "·" in line]
    assert len(floor) == 1
    assert "▒" in shown
    assert "-" in shown
    lying = _text(_chart(Shape.BARS, {"all": (400_00, None, -300_00)}, ("Acme", "Borealis", "Cobalt"), unit=Unit.MONEY))
    acme, borealis, cobalt = lying.splitlines()[1:4]
    assert "█" in acme
    assert borealis.rstrip().endswith("·")
    assert "█" not in borealis
    assert "▒" in cobalt
    assert "-300" in cobalt
    assert cobalt.index("▒") < acme.index("█")


@pytest.mark.parametrize("shape", Shape)
def test_nothing_to_draw_says_why(shape: Shape) -> None:
    shown = _text(_chart(shape, {"a": (None,), "b": (None,)}, ("Jan",), empty="no sales are loaded"))
    assert "· no sales are loaded" in shown
    assert "0" not in shown


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("value", [0, 1, 7, _HUGE])
def test_one_value_alone(shape: Shape, value: int) -> None:
    shown = _text(_chart(shape, {"a": (value,), "b": (value,)}, ("Jan",)))
    assert "a title" in shown
    assert "0" in shown


def test_series_are_told_apart_without_colour() -> None:
    values = {"Do": (3, 9), "Schedule": (4, 1), "Delegate": (5, 5), "Drop": (6, 2)}
    legend = _text(_chart(Shape.STACKED, values, ("Jan", "Feb"))).splitlines()[-1]
    assert all(f"{shade} {name}" in legend for shade, name in zip(SHADES, values, strict=True))
    lines = _text(_chart(Shape.LINES, {"revenue": (0, 0.8, 1), "time": (0, 0.4, 1)}, ("0", "1", "2"), low=0.8))
    assert "● revenue" in lines
    assert "○ time" in lines
    assert "┄" in lines


def test_a_gauge_says_what_is_wanted() -> None:
    shown = _text(_chart(Shape.GAUGE, {"accounts": (41,)}, ("accounts",), low=80, high=100))
    assert "wanted 80–100" in shown
    assert "▏ 41" in shown
    assert "└─" in shown


def test_a_range_shows_its_ends() -> None:
    values = {"least": (341_000_000,), "most": (443_000_000,)}
    shown = _text(_chart(Shape.RANGE, values, ("2026",), unit=Unit.MONEY, low=400_000_000))
    assert "3.41 M – 4.43 M" in shown
    first, last = (shown.splitlines()[1].index(char) for char in "┣┫")
    assert first < shown.splitlines()[2].index("△") < last


def test_series_stand_below_each_other_where_it_is_narrow() -> None:
    chart = _chart(Shape.BARS, {"revenue": (0.5, 0.3), "time": (0.2, 0.6)}, ("Acme", "Borealis"), unit=Unit.SHARE)
    wide, narrow = _text(chart, 76), _text(chart, LEAST + 10)
    assert len(wide.splitlines()) < len(narrow.splitlines())
    assert narrow.count("Acme") == 2
    assert wide.count("Acme") == 1


@pytest.mark.parametrize("shape", [Shape.GAUGE, Shape.BARS, Shape.LINES])
def test_an_axis_keeps_its_places_in_a_language_with_blanks_and_accents(shape: Shape) -> None:
    labels = ("3 févr", "3 août", "3 déc")
    chart = _chart(shape, {"plan": (0.8, 0.6, 0.9)}, labels, unit=Unit.SHARE)
    with for_machines():  # where a blank stands before the percent sign too
        english = _text(chart)
    try:
        show_in(Language.FRENCH)
        french = _text(chart)
    finally:
        show_in(Language.ENGLISH)
    assert french == english
