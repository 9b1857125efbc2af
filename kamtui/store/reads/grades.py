"""Grades: what accounts said, who was asked what, and the days of an account's strip."""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from kamtui.domain.keep.grade_rows import GradeRow
from kamtui.domain.keep.grades import Letter
from kamtui.domain.words import TaskStatus
from kamtui.store.reads.fields import day, local_day, word
from kamtui.store.reads.head import asks

_GRADE = """SELECT g.id, g.account_id, g.contact_id, c.name, g.day, g.question, g.letter, g.why, g.feeling, g.target,
g.review_on, g.task_id, t.status, t.planned_on
FROM grades g LEFT JOIN contacts c ON c.id = g.contact_id LEFT JOIN tasks t ON t.id = g.task_id"""


class AskingCall(NamedTuple):
    """An open task that is to ask for a grade."""

    task_id: int
    question: str
    contact_id: int | None


def grades(connection: sqlite3.Connection, account_id: int, limit: int = -1) -> list[GradeRow]:
    """Grades of an account, the latest first."""
    rows = connection.execute(
        f"{_GRADE} WHERE g.account_id = ? ORDER BY g.day DESC, g.id DESC LIMIT ?", (account_id, limit)
    )
    return [_row(row) for row in rows]


def grade_by_id(connection: sqlite3.Connection, grade_id: int) -> GradeRow | None:
    """The grade with this id."""
    row = connection.execute(f"{_GRADE} WHERE g.id = ?", (grade_id,)).fetchone()
    return None if row is None else _row(row)


def latest(connection: sqlite3.Connection, account_id: int) -> GradeRow | None:
    """The last grade of an account."""
    return next(iter(grades(connection, account_id, 1)), None)


def letters(connection: sqlite3.Connection) -> dict[int, Letter]:
    """The last grade of every account that has one."""
    rows = connection.execute(
        """SELECT x.account_id, x.letter FROM grades x WHERE x.id =
        (SELECT y.id FROM grades y WHERE y.account_id = x.account_id ORDER BY y.day DESC, y.id DESC LIMIT 1)"""
    )
    return {account_id: word(Letter, letter) or Letter.F for account_id, letter in rows}


def asked(connection: sqlite3.Connection, account_id: int, contact_id: int | None) -> dict[str, date]:
    """When each question was last put to a contact, to the account where none is named."""
    whose, value = ("contact_id", contact_id) if contact_id is not None else ("account_id", account_id)
    rows = connection.execute(
        f"SELECT question, max(day) FROM grades WHERE account_id = ? AND {whose} = ? GROUP BY question",
        (account_id, value),
    )
    return {question: day(on) or date.min for question, on in rows}


def asking_calls(connection: sqlite3.Connection, account_id: int, bank: Sequence[str]) -> list[AskingCall]:
    """Open calls of an account that are to ask for its grade: of an earlier grade, or called as a question is."""
    rows = connection.execute(
        f"""SELECT t.id, t.title, t.contact_id FROM tasks t WHERE t.account_id = ? AND t.status = 'open'
        AND t.kind = 'call' AND {asks(bank)} ORDER BY t.planned_on, t.id""",
        (account_id, *bank),
    )
    return [AskingCall(*row) for row in rows]


def touch_days(connection: sqlite3.Connection, account_id: int, first: date) -> list[tuple[date, bool]]:
    """Days of an account's touches from a day on, and whether each reached somebody."""
    rows = connection.execute(
        "SELECT day, outcome <> 'no answer' FROM touches WHERE account_id = ? AND day >= ?",
        (account_id, first.isoformat()),
    )
    return [(day(on) or date.min, bool(reached)) for on, reached in rows]


def move_days(connection: sqlite3.Connection, account_id: int, first: date) -> list[date]:
    """The rep's calendar days from a day on, on which a task of an account was moved or cut."""
    since = int(datetime(first.year, first.month, first.day).astimezone().timestamp() * 1000)
    rows = connection.execute(
        """SELECT e.at FROM tasks t JOIN task_events e ON e.task_id = t.id
        WHERE t.account_id = ? AND e.what IN ('moved', 'cut') AND e.at >= ?""",
        (account_id, since),
    )
    return [on for (at,) in rows if (on := local_day(at)) is not None]


def _row(r: Sequence[Any]) -> GradeRow:
    return GradeRow(
        r[0],
        r[1],
        r[2],
        r[3],
        day(r[4]) or date.min,
        r[5],
        word(Letter, r[6]) or Letter.F,
        r[7],
        r[8] or "",
        word(Letter, r[9]),
        day(r[10]),
        r[11],
        word(TaskStatus, r[12]),
        day(r[13]),
    )
