"""What one hit of the journal search says, cut to a width, its matches apart. Pure: a hit in, texts and styles out."""

from datetime import date

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from kamtui.domain.search.line import Search, Source
from kamtui.domain.search.rows import Hit, excerpt
from kamtui.domain.words import Outcome
from kamtui.domain.workdays import month_day, short_day
from kamtui.tui.text import MUTED, content, emphasised, joined, lines, pieces
from kamtui.tui.widgets.entries import laid

_DAY, _WHAT = 13, 9
_NARROW = 60
_LONGEST = 500
_KEPT = 1_200
"""Characters of a text that the lines below the list are given."""


def found_cells(hit: Hit, today: date, width: int) -> list[tuple[str, str]]:
    """Day, kind, account, contact and the text from its first match on, as (text, style name) pairs."""
    row, narrow = hit.row, width < _NARROW
    style = "dim" if row.state == Outcome.NO_ANSWER else "plain"
    parts = [
        (f" {month_day(row.on, today) if row.on else ''}", _DAY, style),
        (row.what, _WHAT, "dim"),
        (row.account_name or "", min(26, width // 5), "account" if style == "plain" else style),
    ]
    if not narrow:
        parts += [(f" {row.contact_name or ''}", min(20, width // 6), "dim")]
    room = max(width - sum(wide for _, wide, _ in parts) - 2, 0)
    head = laid(width - room - 1, *parts)
    return [*head, *_text(hit, room, style), (" ", style)]


def _text(hit: Hit, room: int, style: str) -> list[tuple[str, str]]:
    """The remark and the text on exactly so many cells, matches in a style of their own."""
    text, spans = excerpt(hit.row.text[: hit.spans[0][0] + _LONGEST if hit.spans else _LONGEST], hit.spans)
    remark = f"{hit.row.remark}: " if hit.row.remark and text else hit.row.remark
    found: list[tuple[str, str]] = []
    for part, matched in ((remark, False), *pieces(text, spans)):
        wide = cell_len(part)
        if wide > room:
            return [*found, (set_cell_size(part, max(room - 1, 0)), "mark" if matched else style), ("…"[:room], style)]
        found.append((part, "mark" if matched else style))
        room -= wide
    return [*found, (" " * room, style)]


def found_detail(hit: Hit, today: date) -> Content:
    """Who and when on one line, below it the text with its matches."""
    row = hit.row
    when = short_day(row.on, today) if row.on else ""
    who = " · ".join(part for part in (row.account_name, row.contact_name, row.state) if part)
    head = joined(content(f" {when} {row.what}  ", "bold"), content(who, MUTED))
    start = max(hit.spans[0][0] - _KEPT // 4, 0) if hit.spans else 0
    moved = tuple((a - start, b - start) for a, b in hit.spans if b <= start + _KEPT)
    return lines(head, joined(" ", emphasised(row.text[start : start + _KEPT], moved, "bold $text-accent")))


def asked_words(wanted: Search, today: date) -> str:
    """What was understood of the filters, in words; empty where there are none."""
    parts = [str(word) for word in (*wanted.kinds, *(f"tier {tier}" for tier in wanted.tiers))]
    parts += [_plural(source) for source in wanted.within]
    parts += [f"with “{name}”" for name in wanted.who]
    first, last = wanted.since, wanted.until
    if first is not None and first == last:
        parts.append(f"on {short_day(first, today)}")
    else:
        parts += [f"since {_dated(first)}"] if first else []
        parts += [f"until {_dated(last)}"] if last else []
    return " · ".join(parts)


def _dated(day: date) -> str:
    return f"{month_day(day)} {day.year}"


def _plural(source: Source) -> str:
    return {Source.TOUCH: "touches", Source.INTEL: "intel"}.get(source, f"{source}s")
