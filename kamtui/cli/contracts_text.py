"""Contracts and the year ahead as lines of text."""

import sys
from collections.abc import Sequence
from datetime import date

from kamtui.cli.output import table, terminal_width
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.keep.outlook import Dip, Month
from kamtui.domain.money import short_money
from kamtui.domain.production import percent
from kamtui.domain.workdays import month_day, short_month_year
from kamtui.services.book import Book
from kamtui.services.views.outlook import YearAhead

_LABEL, _FIGURE = 9, 9
_PLAIN, _BLOCKS = "=-.", "█▒░"
"""Signs of what is contracted, of the run rate, and of what ran out: for a pipe and for a terminal."""

_WIDEST = 48
"""Cells of the longest bar."""


def contract_lines(book: Book, rows: Sequence[ContractRow]) -> list[str]:
    """One aligned line each."""
    cells = [
        (
            "!" if row.presses(book.today) else "",
            row.account_name,
            row.name,
            row.words(book.today),
            f"{row.worth} a year" if row.worth else "",
            _rungs(book, row),
        )
        for row in rows
    ]
    return table(cells, squeeze=(5, 2, 1))


def _rungs(book: Book, row: ContractRow) -> str:
    """`ladder: review done, options 1 Dec`; the next rung where none was taken."""
    taken = [f"{one.rung} {one.status if one.status != 'open' else _when(book, one.planned_on)}" for one in row.rungs]
    free = row.due(book.today, row.end_on)[:1]
    taken += [f"{one.rung} by {month_day(one.on, book.today)} not planned" for one in free]
    return f"ladder: {', '.join(taken)}" if taken else ""


def _when(book: Book, day: date | None) -> str:
    return month_day(day, book.today) if day else "some day"


def chart_lines(found: YearAhead) -> list[str]:
    """A bar for each month on an axis of money, then the dips."""
    signs = _BLOCKS if sys.stdout.isatty() else _PLAIN
    room = min(max((terminal_width() if sys.stdout.isatty() else 80) - _LABEL - _FIGURE - 3, 10), _WIDEST)
    months, code = found.outlook.months, found.currency
    top = max((one.expected + one.lost for one in months), default=0)
    if top <= 0:
        return ["Nothing to draw: no contract has a worth, and no run rate is known."]
    lines = [f"{code} a month   {signs[0]} contracted  {signs[1]} run rate  {signs[2]} ran out"]
    lines.append(f"{'':{_LABEL}} {'0':{room - 7}}{short_money(top, code):>8}")
    lines += [_month(one, found, top, room, signs).rstrip() for one in months]
    lines.append(f"{'':{_LABEL}}+{'-' * room}")
    lines.append(f"average {short_money(found.outlook.average, code)} a month, if nothing ran out")
    return [*lines, *(dip_words(one, months[0].first) for one in found.outlook.dips)]


def _month(one: Month, found: YearAhead, top: int, room: int, signs: str) -> str:
    """`Feb 2027 |====----....   31.2 k  −4.00 k frame 2026 (Acme)`; parts are rounded by where they end."""
    ends = [round(max(minor, 0) * room / top) for minor in _running((one.contracted, one.run_rate, one.lost))]
    bar = "".join(sign * (end - start) for sign, start, end in zip(signs, [0, *ends], ends, strict=False))
    gone = "; ".join(f"{row.name} ({row.account_name})" for row in one.expiring)
    said = f"  −{short_money(one.lost, found.currency)}" if one.lost else ""
    return (
        f"{short_month_year(one.first):<{_LABEL}}|{bar:{room}}"
        f"{short_money(one.expected, found.currency):>{_FIGURE}}{said}{f'  ends: {gone}' if gone else ''}"
    )


def _running(parts: Sequence[int]) -> list[int]:
    return [sum(parts[: n + 1]) for n in range(len(parts))]


def dip_words(one: Dip, month: date) -> str:
    """`dip Feb 2027 to Apr 2027, as far as 34 % below average: start prospecting by Nov 2026`; `month` is this one."""
    first, last, start = (short_month_year(day) for day in (one.first, one.last, one.start_by))
    span = first if first == last else f"{first} to {last}"
    due = f"now, it was due by {start}" if one.start_by < month else f"by {start}"
    return f"dip {span}, as far as {percent(one.below)} below average: start prospecting {due}"
