"""Tasks: one by id, many by a condition."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from kamtui.domain.rows import TaskRow
from kamtui.domain.text import TITLE_LIMIT
from kamtui.domain.words import About, AccountStatus, Kind, Quadrant, TaskStatus, Tier, Waiting
from kamtui.store.reads.fields import cadence, day, flag, minutes, moment, time, word
from kamtui.store.reads.where import in_list

COLUMNS = """
t.id, t.title, t.kind, t.status, t.planned_on, t.at, t.due_on, t.minutes, t.promised, t.waiting, t.important, t.urgent,
t.quadrant, t.repeat, t.handed_to,
(SELECT count(*) FROM task_events e WHERE e.task_id = t.id AND e.what = 'moved'),
(SELECT count(*) FROM task_events e WHERE e.task_id = t.id AND e.what = 'no answer'),
t.done_at, t.account_id, a.name, a.tier, a.city, a.status, a.cadence_days, a.parked_until,
(SELECT max(u.day) FROM touches u WHERE u.account_id = t.account_id AND u.outcome <> 'no answer'),
t.contact_id, c.name, t.note, o.id, o.text
"""
"""What a `TaskRow` is made of, in its order."""

JOINS = """LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN contacts c ON c.id = t.contact_id
LEFT JOIN task_objectives s ON s.task_id = t.id LEFT JOIN objectives o ON o.id = s.objective_id AND o.state = 'open'
"""
"""The joins `COLUMNS` needs behind `tasks t`."""


def task_row(row: Sequence[Any]) -> TaskRow:
    """A `TaskRow` from the columns; what is damaged is taken for missing, and named."""
    kind, status, at = word(Kind, row[2]), word(TaskStatus, row[3]), row[5]
    planned_on, due_on = day(row[4]), day(row[6])
    sound = kind is not None and status is not None and len(row[1]) <= TITLE_LIMIT and time(at) == at
    sound = sound and (planned_on is None) is (row[4] is None) and (due_on is None) is (row[6] is None)
    return TaskRow(
        id=row[0],
        title=row[1][:TITLE_LIMIT],
        kind=kind or Kind.CALL,
        status=status or TaskStatus.OPEN,
        planned_on=planned_on,
        at=time(at),
        due_on=due_on,
        minutes=minutes(row[7]),
        promised=word(About, row[8]),
        waiting=word(Waiting, row[9]),
        important=flag(row[10]),
        urgent=flag(row[11]),
        override=word(Quadrant, row[12]),
        repeat=row[13],
        handed_to=row[14],
        moves=row[15],
        no_answers=row[16],
        done_at=moment(row[17]),
        account_id=row[18],
        account_name=row[19],
        account_tier=word(Tier, row[20]) if row[18] is not None else None,
        account_city=row[21],
        account_status=word(AccountStatus, row[22]),
        account_cadence=cadence(row[23]),
        parked_until=day(row[24]),
        last_touch_on=day(row[25]),
        contact_id=row[26],
        contact_name=row[27],
        note=row[28],
        objective_id=row[29],
        objective=row[30],
        damaged="" if sound else _damaged(row),
    )


def _damaged(row: Sequence[Any]) -> str:
    """What of a task is no day, time or word of the book."""
    found = {
        "title": len(row[1]) <= TITLE_LIMIT,
        "kind": word(Kind, row[2]),
        "status": word(TaskStatus, row[3]),
        "day": row[4] is None or day(row[4]),
        "time": row[5] is None or time(row[5]),
        "due day": row[6] is None or day(row[6]),
    }
    return ", ".join(name for name, sound in found.items() if not sound)


def task(connection: sqlite3.Connection, task_id: int) -> TaskRow | None:
    """The task with this id, open or not."""
    row = connection.execute(f"SELECT {COLUMNS} FROM tasks t {JOINS} WHERE t.id = ?", (task_id,)).fetchone()
    return None if row is None else task_row(row)


def tasks_by_id(connection: sqlite3.Connection, ids: Iterable[int]) -> list[TaskRow]:
    """The tasks with these ids, in the order of the ids; missing ones are left out."""
    wanted = [int(i) for i in ids]
    found = {row[0]: task_row(row) for row in raw_tasks(connection, wanted)}
    return [found[i] for i in wanted if i in found]


def raw_tasks(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterable[tuple[Any, ...]]:
    """What `task_row` makes a row of, one after the other, of the tasks with these ids; the first is the id."""
    marks = in_list(ids)
    return connection.execute(f"SELECT {COLUMNS} FROM tasks t {JOINS} WHERE t.id IN ({marks})") if marks else ()


def titles(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """The titles of the tasks with these ids, as `TaskRow` has them."""
    rows = connection.execute(f"SELECT id, title FROM tasks WHERE id IN ({in_list(ids)})")
    return {task_id: title[:TITLE_LIMIT] for task_id, title in rows}


def open_tasks_of(connection: sqlite3.Connection, account_id: int) -> list[TaskRow]:
    """Open tasks of an account by planned day and time, undated ones last."""
    rows = connection.execute(
        f"""SELECT {COLUMNS} FROM tasks t {JOINS} WHERE t.account_id = ? AND t.status = 'open'
        ORDER BY t.planned_on IS NULL, t.planned_on, t.at IS NULL, t.at, t.id""",
        (account_id,),
    )
    return [task_row(row) for row in rows]


def done_tasks_of(connection: sqlite3.Connection, account_id: int, limit: int) -> list[TaskRow]:
    """Done tasks of an account, the last done first."""
    rows = connection.execute(
        f"""SELECT {COLUMNS} FROM tasks t {JOINS} WHERE t.account_id = ? AND t.status = 'done'
        ORDER BY t.done_at DESC, t.id DESC LIMIT ?""",
        (account_id, limit),
    )
    return [task_row(row) for row in rows]
