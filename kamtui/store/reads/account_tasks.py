"""The open tasks of one account."""

import sqlite3

from kamtui.domain.rows import TaskRow
from kamtui.store.reads.tasks import COLUMNS, JOINS, task_row


def open_tasks_of(connection: sqlite3.Connection, account_id: int) -> list[TaskRow]:
    """Open tasks of an account by planned day and time, undated ones last."""
    rows = connection.execute(
        f"""SELECT {COLUMNS} FROM tasks t {JOINS} WHERE t.account_id = ? AND t.status = 'open'
        ORDER BY t.planned_on IS NULL, t.planned_on, t.at IS NULL, t.at, t.id""",
        (account_id,),
    )
    return [task_row(row) for row in rows]
