"""Undo and redo: a step's rows go back (or forward) together, or not at all.

A row is only put back when it still is what the step left. Otherwise somebody changed it since, and the undo says so.
"""

import json
import sqlite3
from typing import Any

from kamtui.errors import UndoConflictError
from kamtui.store.words import keep_words
from kamtui.store.work import Work

_PICK = {
    "done": "SELECT id, summary FROM steps WHERE state = 'done' AND actor = ? ORDER BY id DESC LIMIT 1",
    "undone": "SELECT id, summary FROM steps WHERE state = 'undone' AND actor = ? ORDER BY id LIMIT 1",
}


def undo(work: Work, actor: str) -> str | None:
    """Undoes the actor's own latest step, or anyone's when it has none; returns its summary, None when none is left.

    Raises `UndoConflictError` when a row was changed since; the caller's transaction must then roll back.
    """
    return _turn(work, actor, "done", "undone")


def redo(work: Work, actor: str) -> str | None:
    """Redoes the step that was undone last; the mirror of `undo`."""
    return _turn(work, actor, "undone", "done")


def _turn(work: Work, actor: str, state: str, becomes: str) -> str | None:
    step = work.execute(_PICK[state], (actor,)).fetchone()
    if step is None:
        step = work.execute(_PICK[state].replace("AND actor = ?", ""), ()).fetchone()
    if step is None:
        return None
    step_id, summary = step
    order = "DESC" if becomes == "undone" else "ASC"
    changes = work.execute(
        f'SELECT "table", row_id, before, after FROM step_changes WHERE step_id = ? ORDER BY id {order}',
        (step_id,),
    ).fetchall()
    work.execute("PRAGMA defer_foreign_keys=ON")  # the commit refuses what later entries still point at
    for table, row_id, before, after in changes:
        now, then = (after, before) if becomes == "undone" else (before, after)
        _put(work, table, row_id, now, then, f"{'Undo' if becomes == 'undone' else 'Redo'} of “{summary}”")
    work.execute("UPDATE steps SET state = ? WHERE id = ?", (becomes, step_id))
    return str(summary)


def _put(work: Work, table: str, row_id: int, now: str | None, then: str | None, what: str) -> None:
    """Makes the row `then`, if it still is `now`."""
    if _row(work.raw, table, row_id) != _load(now):
        raise UndoConflictError(
            f"{what} would overwrite a later change to {table.replace('_', ' ')} {row_id}.",
            "Nothing was changed.",
        )
    was, wanted = _load(now), _load(then)
    if wanted is None:
        work.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    elif was is None:
        names = ", ".join(f'"{name}"' for name in wanted)
        work.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(wanted))})", tuple(wanted.values()))
    else:
        other = {name: value for name, value in wanted.items() if value != was[name]}  # a damaged value beside it stays
        if other:
            sets = ", ".join(f'"{name}" = ?' for name in other)
            work.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*other.values(), row_id))
    keep_words(work.raw, table, row_id, was, wanted)


def _load(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def _row(raw: sqlite3.Connection, table: str, row_id: int) -> dict[str, Any] | None:
    cursor = raw.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    row = cursor.fetchone()
    return None if row is None else dict(zip((d[0] for d in cursor.description), row, strict=True))
