"""Contracts with the rungs of their ladders that were taken on."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from kamtui.domain.keep.contract_rows import ContractRow, RungRow
from kamtui.domain.keep.renewals import Rung
from kamtui.domain.keep.words import ContractState
from kamtui.domain.words import TaskStatus
from kamtui.store.reads.fields import day, word

_CONTRACT = """SELECT x.id, x.account_id, a.name, x.name, x.state, x.start_on, x.end_on, x.notice_on, x.minor,
x.currency FROM contracts x JOIN accounts a ON a.id = x.account_id"""

_PLACES = {rung: place for place, rung in enumerate(Rung)}


def contracts(
    connection: sqlite3.Connection, account_id: int | None = None, *, running: bool = False
) -> list[ContractRow]:
    """Contracts of an account or of all, running ones first, by the day that asks for a decision."""
    where = ["1 = 1"] if account_id is None else ["x.account_id = :account"]
    where += ["x.state = 'running'"] if running else []
    return _read(
        connection,
        f"""{_CONTRACT} WHERE {" AND ".join(where)}
        ORDER BY x.state <> 'running', coalesce(x.notice_on, x.end_on), x.end_on, x.id""",
        {"account": account_id},
    )


def contract_by_id(connection: sqlite3.Connection, contract_id: int) -> ContractRow | None:
    """The contract with this id."""
    return next(iter(_read(connection, f"{_CONTRACT} WHERE x.id = :id", {"id": contract_id})), None)


def contract_ids(connection: sqlite3.Connection, account_id: int) -> list[int]:
    """Ids of the contracts of an account."""
    rows = connection.execute("SELECT id FROM contracts WHERE account_id = ? ORDER BY id", (account_id,))
    return [row[0] for row in rows]


def running_terms(connection: sqlite3.Connection) -> dict[int, list[tuple[date | None, date]]]:
    """Notice day and last day of every running contract, by account."""
    found: dict[int, list[tuple[date | None, date]]] = defaultdict(list)
    for account_id, notice, end in connection.execute(
        "SELECT account_id, notice_on, end_on FROM contracts WHERE state = 'running'"
    ):
        found[account_id].append((day(notice), day(end) or date.max))
    return found


def _read(connection: sqlite3.Connection, sql: str, values: dict[str, Any]) -> list[ContractRow]:
    rows = connection.execute(sql, values).fetchall()
    taken = _rungs(connection, [row[0] for row in rows])
    return [_row(row, taken[row[0]]) for row in rows]


def _rungs(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[RungRow]]:
    found: dict[int, list[RungRow]] = defaultdict(list)
    if not ids:
        return found
    rows = connection.execute(
        f"""SELECT r.contract_id, r.rung, t.id, t.status, t.planned_on FROM contract_rungs r
        JOIN tasks t ON t.id = r.task_id WHERE r.contract_id IN ({",".join("?" * len(ids))})""",
        tuple(ids),
    )
    for contract_id, name, task_id, status, planned_on in rows:
        if (rung := word(Rung, name)) is not None:
            state = word(TaskStatus, status) or TaskStatus.OPEN
            found[contract_id].append(RungRow(rung, task_id, state, day(planned_on)))
    return found


def _row(r: Sequence[Any], rungs: Sequence[RungRow]) -> ContractRow:
    ends = day(r[6]) or date.max
    ordered = tuple(sorted(rungs, key=lambda one: _PLACES[one.rung]))
    state = word(ContractState, r[4]) or ContractState.RUNNING
    return ContractRow(r[0], r[1], r[2], r[3], state, day(r[5]) or date.min, ends, day(r[7]), r[8], r[9], ordered)
