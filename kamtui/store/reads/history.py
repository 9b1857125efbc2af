"""What happened: to one task, and to the book step by step."""

import sqlite3

from kamtui.domain.history_rows import EventRow, StepRow
from kamtui.store.reads.fields import day, moment


def events(connection: sqlite3.Connection, task_id: int) -> list[EventRow]:
    """Everything that happened to a task, oldest first."""
    rows = connection.execute(
        "SELECT id, task_id, at, what, from_on, to_on, reason, note FROM task_events WHERE task_id = ? ORDER BY id",
        (task_id,),
    )
    return [EventRow(r[0], r[1], moment(r[2]) or "", r[3], day(r[4]), day(r[5]), r[6], r[7] or "") for r in rows]


def steps(connection: sqlite3.Connection, limit: int) -> list[StepRow]:
    """The last undo steps, newest first; steps that can no longer be redone are left out."""
    rows = connection.execute(
        """SELECT s.id, s.at, s.verb, s.summary, s.actor, s.state,
        (SELECT count(*) FROM step_changes x WHERE x.step_id = s.id)
        FROM steps s WHERE s.state <> 'dropped' ORDER BY s.id DESC LIMIT ?""",
        (limit,),
    )
    return [
        StepRow(
            r[0],
            moment(r[1]) or "",
            r[2],
            r[3],
            "planner" if r[4].startswith("tui") else r[4],
            r[5] == "undone",
            r[6],
        )
        for r in rows
    ]
