"""Threats and trigger events with the tasks that answer them, and when key accounts were last swept for threats."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from kamtui.domain.keep.events import TriggerRow
from kamtui.domain.keep.responses import Response
from kamtui.domain.keep.threats import SWEEP_STARTS, ThreatRow
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.words import Kind, TaskStatus
from kamtui.store.reads.fields import day, local_day, word

_TASK = "t.id, t.title, t.kind, t.status, t.planned_on"

_THREAT = f"""SELECT x.id, x.account_id, a.name, x.text, x.competitor, x.severity, x.found_on, x.closed_on,
x.closed_why, {_TASK} FROM threats x JOIN accounts a ON a.id = x.account_id LEFT JOIN tasks t ON t.id = x.task_id"""

_EVENT = f"""SELECT x.id, x.account_id, a.name, x.topic, x.day, x.text, x.source, {_TASK}
FROM trigger_events x JOIN accounts a ON a.id = x.account_id LEFT JOIN tasks t ON t.id = x.task_id"""


def threats(connection: sqlite3.Connection, account_id: int | None = None, *, closed: bool = False) -> list[ThreatRow]:
    """Open threats of an account, of every account where none is named; with `closed` those too."""
    where, values = ("1 = 1", ()) if account_id is None else ("x.account_id = ?", (account_id,))
    more = "" if closed else " AND x.closed_on IS NULL"
    return [_threat(row) for row in connection.execute(f"{_THREAT} WHERE {where}{more} ORDER BY x.id", values)]


def threat_by_id(connection: sqlite3.Connection, threat_id: int) -> ThreatRow | None:
    """The threat with this number."""
    row = connection.execute(f"{_THREAT} WHERE x.id = ?", (threat_id,)).fetchone()
    return None if row is None else _threat(row)


def events(connection: sqlite3.Connection, account_id: int | None = None, since: date = date.min) -> list[TriggerRow]:
    """Trigger events of an account, of every account where none is named, from a day on."""
    where, values = ("1 = 1", ()) if account_id is None else ("x.account_id = ?", (account_id,))
    rows = connection.execute(f"{_EVENT} WHERE {where} AND x.day >= ? ORDER BY x.id", (*values, since.isoformat()))
    return [_event(row) for row in rows]


def event_by_id(connection: sqlite3.Connection, event_id: int) -> TriggerRow | None:
    """The trigger event with this number."""
    row = connection.execute(f"{_EVENT} WHERE x.id = ?", (event_id,)).fetchone()
    return None if row is None else _event(row)


def never_spoken(connection: sqlite3.Connection, account_id: int) -> list[str]:
    """Departments of an account nobody of which was ever reached, by name."""
    rows = connection.execute(
        """SELECT d.name FROM departments d WHERE d.account_id = ? AND NOT EXISTS (
        SELECT 1 FROM contacts c JOIN touches u ON u.contact_id = c.id
        WHERE c.department_id = d.id AND u.outcome <> 'no answer') ORDER BY d.name, d.id""",
        (account_id,),
    )
    return [row[0] for row in rows]


def sweeps(connection: sqlite3.Connection, today: date) -> dict[int, date | None]:
    """Open key accounts and when each was last looked at for threats, None for never.

    A look is a threat that was found, answered or closed, or a sweep that was done; today where an answer or a sweep
    is planned for today or later. Empty while the book holds no threat at all, nor an offering bought elsewhere.
    """
    if all(connection.execute(f"SELECT 1 FROM {of} LIMIT 1").fetchone() is None for of in _ASKED_FOR):
        return {}
    found: dict[int, date | None] = dict.fromkeys(
        row[0] for row in connection.execute("SELECT id FROM accounts WHERE tier = 'K' AND status = 'open'")
    )
    looks = [(key, day(on)) for key, *days in connection.execute(_LOOKED) for on in days]
    tasks = [
        (key, today if status == "open" and (day(on) or date.min) >= today else _done_on(done))
        for key, status, on, done in connection.execute(_SWEPT, (f"{SWEEP_STARTS}%",))
    ]
    for key, on in (*looks, *tasks):
        if key in found and on is not None:
            found[key] = max(found[key] or on, on)
    return found


_ASKED_FOR = ("threats", "offering_fits WHERE fit = 'competitor'")

_LOOKED = "SELECT account_id, max(found_on), max(closed_on) FROM threats GROUP BY account_id"

_SWEPT = """SELECT a.id, t.status, t.planned_on, t.done_at FROM accounts a JOIN tasks t ON t.account_id = a.id
WHERE a.tier = 'K' AND a.status = 'open' AND t.status <> 'cut'
AND (t.title LIKE ? OR t.id IN (SELECT task_id FROM threats))"""


def _done_on(milliseconds: int | None) -> date | None:
    """The rep's calendar day of an instant."""
    return local_day(milliseconds)


def _threat(r: Sequence[Any]) -> ThreatRow:
    return ThreatRow(
        r[0], r[1], r[2], r[3], r[4] or "", r[5], day(r[6]) or date.min, day(r[7]), r[8] or "", _response(r[9:])
    )


def _event(r: Sequence[Any]) -> TriggerRow:
    topic = word(EventTopic, r[3]) or EventTopic.OTHER
    return TriggerRow(r[0], r[1], r[2], topic, day(r[4]) or date.min, r[5], r[6] or "", _response(r[7:]))


def _response(r: Sequence[Any]) -> Response | None:
    if r[0] is None:
        return None
    return Response(r[0], r[1], word(Kind, r[2]) or Kind.CALL, word(TaskStatus, r[3]) or TaskStatus.OPEN, day(r[4]))
