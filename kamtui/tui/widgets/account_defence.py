"""What an account is to be defended against, as rows: open threats and what happened. Absent where nothing is. Pure."""

from kamtui.domain.keep.events import EventStanding, TriggerRow
from kamtui.domain.keep.responses import response_words
from kamtui.domain.keep.threats import ThreatRow
from kamtui.domain.workdays import month_day
from kamtui.services.views.account_page import AccountPage
from kamtui.tui.widgets.entries import Entry, laid, said

_NARROW = 70
_STYLES = {EventStanding.LATE: "late", EventStanding.OPEN: "silent", EventStanding.PAST: "dim"}

ON_DEFENCE = "{edit} or {sheet} answers or closes it · {threat} another threat · {event} another event"
"""What the keys do on such a row."""


def defence_lines(page: AccountPage, width: int) -> list[Entry]:
    """Threats, then events; each with what answers it."""
    found, rows = page.defence, list[Entry]()
    if found.threats:
        rows.append(said(width, f"THREATS {len(found.threats)}", "heading"))
        rows += [_threat(row, page, width) for row in found.threats]
    if found.events:
        rows.append(said(width, f"EVENTS {len(found.events)}", "heading"))
        rows += [_event(row, page, width) for row in found.events]
    return rows


def _threat(row: ThreatRow, page: AccountPage, width: int) -> Entry:
    style = "late" if row.unanswered else "plain"
    parts = [(f" {'!' * row.severity}", 5, style), (row.said, 0, "title")]
    if width >= _NARROW:
        parts.append((f" {month_day(row.found_on, page.today)}", 8, "dim"))
    answered = f" {response_words(row.response, page.today)} "
    return Entry(laid(width, *parts, (answered, -_room(width), style)), row, ("threat", row.id))


def _event(row: TriggerRow, page: AccountPage, width: int) -> Entry:
    calendar = page.defence.calendar
    style = _STYLES.get(row.standing(page.today, calendar), "plain")
    parts = [(f" {month_day(row.day, page.today)}", 8, "dim"), (f"{row.topic}: {row.text}", 0, "title")]
    if width >= _NARROW and row.source:
        parts.append((f" {row.source}", width // 7, "dim"))
    answered = f" {row.words(page.today, calendar)} "
    return Entry(laid(width, *parts, (answered, -_room(width), style)), row, ("event", row.id))


def _room(width: int) -> int:
    """Cells for what answers."""
    return min(46, max(20, width * 2 // 5))
