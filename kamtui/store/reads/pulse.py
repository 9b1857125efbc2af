"""What Pulse counts: done tasks with what their box depends on, planned days of steps, promises, touches tried."""

import sqlite3
from datetime import date

from kamtui.domain.pulse.answers import Tried
from kamtui.domain.pulse.coverage import Covered
from kamtui.domain.pulse.keeping import Steps
from kamtui.domain.pulse.quadrants import Finished
from kamtui.domain.rules import Rules
from kamtui.domain.words import Kind, Quadrant, Tier, Waiting
from kamtui.store.reads.fields import cadence, day, flag, local, word
from kamtui.store.reads.instants import days_table, starts
from kamtui.store.reads.where import CLIENT

_QUARTER = 900_000
"""Milliseconds of a quarter of an hour: the hours of every time zone begin on one."""


def finished(connection: sqlite3.Connection, first: date, last: date) -> list[Finished]:
    """Done tasks of some days; those of one day, account and standing in one row with their minutes added up."""
    days, values = days_table(first, last)
    rows = connection.execute(
        f"""{days} SELECT d.day, sum(min(max(t.minutes, 1), 1440)), t.account_id, t.due_on, t.promised IS NOT NULL
        OR (o.id IS NOT NULL AND (o.closed_on IS NULL OR o.closed_on > d.day)) AS tied, t.waiting, t.important,
        t.urgent, t.quadrant
        FROM days d JOIN tasks t ON t.status = 'done' AND t.done_at >= d.starts AND t.done_at < d.ends
        LEFT JOIN task_objectives s ON s.task_id = t.id LEFT JOIN objectives o ON o.id = s.objective_id
        GROUP BY d.day, t.account_id, t.due_on, tied, t.waiting, t.important, t.urgent, t.quadrant""",
        values,
    )
    on: dict[str, date] = {}
    return [
        Finished(
            on.get(r[0]) or on.setdefault(r[0], date.fromisoformat(r[0])),
            r[1],
            r[2],
            day(r[3]),
            bool(r[4]),
            word(Waiting, r[5]),
            flag(r[6]),
            flag(r[7]),
            word(Quadrant, r[8]),
        )
        for r in rows
    ]


def steps(connection: sqlite3.Connection, first: date, last: date, today: date) -> list[Steps]:
    """Planned days of client steps with accounts that are over or done, by day.

    A task counts on the day it is planned on now; one that was moved after its day, or tried in vain, on that day too.
    """
    found: dict[str, tuple[int, int]] = {}
    for query in (_done_steps, _open_steps, _left_steps):
        for on, kept, every in query(connection, first, last, today):
            before = found.get(on, (0, 0))
            found[on] = before[0] + kept, before[1] + every
    return [Steps(on, *counts) for text, counts in sorted(found.items()) if (on := day(text)) is not None]


def promise_days(connection: sqlite3.Connection, first: date, last: date) -> list[tuple[date, date | None]]:
    """The day each promise was due and the day it was kept, of those due on some days, to lost accounts too."""
    rows = connection.execute(
        "SELECT due_on, kept_on FROM promises WHERE due_on >= ? AND due_on <= ?", (first.isoformat(), last.isoformat())
    )
    return [(on, day(kept)) for due, kept in rows if (on := day(due)) is not None]


def tried(connection: sqlite3.Connection, first: date, last: date) -> list[Tried]:
    """Touches of some days by kind, weekday and local hour."""
    rows = connection.execute(
        f"""SELECT day, kind, at / {_QUARTER}, sum(outcome <> 'no answer'), sum(outcome = 'no answer')
        FROM touches WHERE day >= ? AND day <= ? GROUP BY day, kind, at / {_QUARTER}""",
        (first.isoformat(), last.isoformat()),
    )
    counts: dict[tuple[Kind, int, int | None], tuple[int, int]] = {}
    for text, kind, quarter, reached, silent in rows:
        on, written = day(text), local(quarter * _QUARTER)
        if on is None:
            continue
        hour = written.hour if written is not None and written.date() == on else None
        key = word(Kind, kind) or Kind.CALL, on.weekday(), hour
        before = counts.get(key, (0, 0))
        counts[key] = before[0] + int(reached), before[1] + int(silent)
    return [Tried(*key, *both) for key, both in counts.items()]


def key_accounts(connection: sqlite3.Connection, on: date, rules: Rules) -> list[Covered]:
    """Key accounts that are open and not parked, as their touches stood on a day."""
    rows = connection.execute(
        f"""SELECT a.name, a.cadence_days,
        (SELECT max(u.day) FROM touches u
         WHERE u.account_id = a.id AND u.day <= :on AND u.outcome <> 'no answer'),
        (SELECT count(*) FROM departments d WHERE d.account_id = a.id),
        (SELECT count(*) FROM departments d WHERE d.account_id = a.id AND EXISTS (
         SELECT 1 FROM contacts c JOIN touches u ON u.contact_id = c.id
         WHERE c.department_id = d.id AND u.day <= :on AND u.outcome <> 'no answer'))
        FROM accounts a WHERE a.tier = '{Tier.KEY}' AND a.status = 'open'
        AND (a.parked_until IS NULL OR a.parked_until <= :on)""",
        {"on": on.isoformat()},
    )
    return [Covered(r[0], rules.cadence(Tier.KEY, cadence(r[1])), day(r[2]), r[3], r[4]) for r in rows]


def _done_steps(connection: sqlite3.Connection, first: date, last: date, _today: date) -> sqlite3.Cursor:
    days, values = days_table(first, last)
    return connection.execute(
        f"""{days} SELECT d.day, sum(t.done_at < d.ends), count(*)
        FROM days d JOIN tasks t ON t.status = 'done' AND t.planned_on = d.day
        WHERE t.kind IN ({CLIENT}) AND t.account_id IS NOT NULL GROUP BY d.day""",
        values,
    )


def _open_steps(connection: sqlite3.Connection, first: date, last: date, today: date) -> sqlite3.Cursor:
    return connection.execute(
        f"""SELECT planned_on, 0, count(*) FROM tasks WHERE status = 'open' AND planned_on >= ? AND planned_on <= ?
        AND planned_on < ? AND kind IN ({CLIENT}) AND account_id IS NOT NULL GROUP BY planned_on""",
        (first.isoformat(), last.isoformat(), today.isoformat()),
    )


def _left_steps(connection: sqlite3.Connection, first: date, last: date, _today: date) -> sqlite3.Cursor:
    """Days that steps stood on before: tried in vain, by that day or after it, or moved when it was over already.

    An event is looked up among the days (`coalesce` keeps SQLite from the other way round, which sorts all events).
    """
    days, values = days_table(first, last)
    return connection.execute(
        f"""{days} SELECT d.day, sum(e.what = 'no answer' AND e.at < d.ends), count(*)
        FROM task_events e JOIN days d ON d.day = coalesce(e.from_on, '') JOIN tasks t ON t.id = e.task_id
        WHERE e.at >= ? AND e.from_on >= ? AND e.from_on <= ?
        AND (e.what = 'no answer' OR (e.what = 'moved' AND e.at >= d.ends))
        AND t.kind IN ({CLIENT}) AND t.account_id IS NOT NULL GROUP BY d.day""",
        (*values, starts(first), first.isoformat(), last.isoformat()),
    )
