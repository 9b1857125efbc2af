"""The figures of Pulse as tables and charts of a report."""

from collections.abc import Iterator

from kamtui.domain.pulse.figures import Chart, Shape, Unit, Value
from kamtui.exchange.report_page import Block, Cell, Change, Column, Money
from kamtui.services.views.pulse import PulseView


def pulse_blocks(view: PulseView) -> Iterator[Block]:
    """The values with what they are made of; for calculating also their parts and their rules."""
    every = view.figures.values()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.title, cell(one.value, one.unit, view.currency), one.missing or one.words) for one in every
    )
    columns: tuple[Column, ...] = (Column("figure"), Column("value"), Column("of", wide=True))
    yield Block("Pulse", columns, rows, whole=True)
    parts: tuple[tuple[Cell, ...], ...] = tuple(
        (one.title, part.title, cell(part.value, part.unit, view.currency), str(part.unit), part.words)
        for one in every
        for part in one.parts
    )
    columns = (Column("figure"), Column("part", wide=True), Column("value"), Column("unit"), Column("of", wide=True))
    yield Block("Pulse in parts", columns, parts, deep=True)
    rules: tuple[tuple[Cell, ...], ...] = tuple((one.title, str(one.unit), one.rule, one.source) for one in every)
    columns = (Column("figure"), Column("unit"), Column("rule", wide=True), Column("source", wide=True))
    yield Block("Rules of the figures", columns, rules, deep=True)


def pulse_charts(view: PulseView) -> Iterator[Chart]:
    """What can be drawn: columns over weeks where there is more than one, a gauge that has its first value."""
    for one in view.figures.values():
        for chart in one.charts:
            lone = chart.shape is Shape.COLUMNS and len(chart.labels) < 2
            if not (chart.is_empty or lone or (chart.shape is Shape.GAUGE and chart.series[0].values[0] is None)):
                yield chart


def cell(value: Value, unit: Unit, currency: str) -> Cell:
    """A value of a figure as a table holds it: a share as a ratio, money as an amount, all else as a whole number."""
    if value is None:
        return None
    if unit is Unit.CHANGE:
        return Change(value)
    if unit is Unit.SHARE:
        return float(value)
    return Money(round(value), currency) if unit is Unit.MONEY else round(value)
