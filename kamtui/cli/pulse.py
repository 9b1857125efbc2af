"""How the base, the plan, the follow-up and the time stand: `pulse`."""

import textwrap
from collections.abc import Iterator

import click

from kamtui.cli.options import verb
from kamtui.cli.output import emit, emit_json, json_option, table, terminal_width, wants_json, width
from kamtui.cli.pulse_json import pulse_json
from kamtui.domain.pulse.figures import Chart, Figure, Shape, Unit, Value, shown
from kamtui.domain.text import NOTE_LIMIT, clean
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.stretches import Stretch, asked_span
from kamtui.services.views.pulse import PulseView, pulse_view

_BAR = 30
"""Signs of the longest bar."""

_SIGNS = "#=-+o:"
"""Of the series of a chart, so that they are told apart without colour."""

_WIDEST = 100


@verb(
    "pulse",
    """
    kamtui pulse
    kamtui pulse month november
    kamtui pulse week last week --charts
    kamtui pulse --rules
    kamtui pulse --json
    """,
)
@click.argument("stretch", metavar="[day|week|month]", required=False)
@click.argument("words", metavar="[PERIOD]", nargs=-1)
@click.option("--charts", is_flag=True, help="Draw the charts of every figure as plain bars.")
@click.option("--rules", is_flag=True, help="Say of each figure how it is worked out.")
@json_option
@click.pass_obj
def command_pulse(book: Book, stretch: str | None, words: tuple[str, ...], charts: bool, rules: bool) -> None:
    """Show retention, growth, base, plan, follow-up and time.

    Without a period the figures are of the last twelve weeks, and the plan pace is that of this month. PERIOD is a
    day, a week or a month as in `kamtui report`, whose figures these are. What cannot be known is · with the reason.
    """
    if stretch is not None and stretch not in list(Stretch):
        raise UsageError(f"There is no period “{clean(stretch, 40)}”.", f"Use {' or '.join(Stretch)}, or none.")
    span = None if stretch is None else asked_span(book, Stretch(stretch), " ".join(words))
    with book.reading() as connection:
        view = pulse_view(connection, book, span)
    if wants_json():
        emit_json(pulse_json(view))
        return
    for line in _lines(view, charts=charts, rules=rules):
        emit(line)


def _lines(view: PulseView, *, charts: bool, rules: bool) -> Iterator[str]:
    yield f"Pulse, {view.span.words()}"
    yield ""
    if not charts and not rules:
        yield from _overview(view)
        return
    for one in view.figures.values():
        grey = f"  ({one.grey})" if one.grey else ""
        yield f"{one.title}  {shown(one.value, one.unit, view.currency)}{grey}"
        yield from _wrapped(one.missing or one.words)
        if rules:
            yield from _wrapped(f"rule: {one.rule}" + (f" (source: {one.source})" if one.source else ""))
        if charts:
            for chart in one.charts:
                yield from _chart(chart, view.currency)
        yield ""


def _overview(view: PulseView) -> Iterator[str]:
    """A line for each figure; a share has its bar."""
    rows = [
        (
            one.title,
            shown(one.value, one.unit, view.currency),
            _share_bar(one),
            (f"{one.grey} · " if one.grey and one.grey not in one.words else "") + (one.missing or one.words),
        )
        for one in view.figures.values()
    ]
    yield from table(rows, right=frozenset({1}), squeeze=(3,))


def _share_bar(one: Figure) -> str:
    if one.unit is not Unit.SHARE or one.value is None:
        return ""
    filled = round(min(max(one.value, 0), 1) * 10)
    return "#" * filled + "." * (10 - filled)


def _chart(chart: Chart, currency: str) -> Iterator[str]:
    """A bar of signs for each label; a stacked one is of one bar, others have a line for each series."""
    yield f"    {chart.title} ({', '.join(filter(None, (chart.x, chart.y)))})"
    if chart.is_empty:
        yield f"      · {chart.empty}"
        return
    if len(chart.series) > 1:
        yield "      " + "  ".join(f"{sign} {one.name}" for sign, one in zip(_SIGNS, chart.series, strict=False))
    wide = max(width(clean(label)) for label in chart.labels)
    top = max(float(chart.top or 0), 1.0 if chart.unit is Unit.SHARE else 0.0) or 1.0
    for place, label in enumerate(chart.labels):
        name = clean(label)
        name += " " * (wide - width(name))
        values = [one.values[place] for one in chart.series]
        if chart.shape is Shape.STACKED:
            bar = "".join(_bar(value, top, sign) for value, sign in zip(values, _SIGNS, strict=False))
            yield "      " + "  ".join(part for part in (name, bar, _told(values, chart.unit, currency)) if part)
            continue
        for sign, value in zip(_SIGNS, values, strict=False):
            parts = (name, _bar(value, top, sign), shown(value, chart.unit, currency))
            yield "      " + "  ".join(part for part in parts if part)
            name = " " * wide


def _bar(value: Value, top: float, sign: str) -> str:
    return sign * round(min(max(value or 0, 0) / top, 1) * _BAR)


def _told(values: list[Value], unit: Unit, currency: str) -> str:
    if all(value is None for value in values):
        return "·"
    return " / ".join(shown(value, unit, currency) for value in values)


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        clean(text, NOTE_LIMIT),
        min(terminal_width(), _WIDEST),
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
    )
