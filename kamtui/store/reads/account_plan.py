"""Account plans: strategy, objectives and the tasks that serve them, offerings and counterparts."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from kamtui.domain.keep.aims import Fit, ObjectiveState
from kamtui.domain.keep.plan_rows import PLAN_REVIEW, CounterpartRow, FitRow, ObjectiveRow, PlanRow
from kamtui.store.reads.fields import day, local_day, word

_OBJECTIVE = """SELECT x.id, x.account_id, a.name, x.text, x.due_on, x.state, x.closed_on
FROM objectives x JOIN accounts a ON a.id = x.account_id"""
_SOONEST = "x.due_on IS NULL, x.due_on, x.id"

_FIT = """SELECT x.id, x.account_id, a.name, f.id, f.name, x.fit, x.competitor, x.note FROM offering_fits x
JOIN offerings f ON f.id = x.offering_id JOIN accounts a ON a.id = x.account_id"""

_COUNTERPART = """SELECT x.id, x.account_id, a.name, x.competitor, x.name, x.contact_id, c.name, x.note
FROM counterparts x JOIN accounts a ON a.id = x.account_id LEFT JOIN contacts c ON c.id = x.contact_id"""

_REVIEWED = f"""(SELECT max(t.done_at) FROM tasks t WHERE t.account_id = x.account_id AND t.status = 'done'
AND t.title LIKE '{PLAN_REVIEW}%')"""


def is_planned(connection: sqlite3.Connection, account_id: int) -> bool:
    """Whether anything of a plan is written down for an account, or any offering for the book."""
    of = ("account_plans", "objectives", "offering_fits", "counterparts")
    said = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE account_id = :id)" for table in of)
    sql = f"SELECT {said} OR EXISTS (SELECT 1 FROM offerings)"
    return bool(connection.execute(sql, {"id": account_id}).fetchone()[0])


def plan_of(connection: sqlite3.Connection, account_id: int) -> tuple[int | None, PlanRow]:
    """Id and content of an account's plan; no id and nothing said where none was made."""
    row = connection.execute(
        f"SELECT x.id, x.strategy, x.proposition, x.review_on, {_REVIEWED} FROM account_plans x WHERE x.account_id = ?",
        (account_id,),
    ).fetchone()
    return (None, PlanRow()) if row is None else (row[0], _plan(row[1:]))


def reviews(connection: sqlite3.Connection, until: date) -> dict[int, PlanRow]:
    """Plans that are to be gone through up to a day, by account, but for those whose review is planned."""
    rows = connection.execute(
        f"""SELECT x.account_id, x.strategy, x.proposition, x.review_on, {_REVIEWED} FROM account_plans x
        WHERE x.review_on <= ? AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.account_id = x.account_id
        AND t.status = 'open' AND t.title LIKE '{PLAN_REVIEW}%')""",
        (until.isoformat(),),
    )
    return {row[0]: _plan(row[1:]) for row in rows}


def objectives(
    connection: sqlite3.Connection, account_id: int | None = None, *, closed: bool = False
) -> list[ObjectiveRow]:
    """Open objectives of an account, of every account where none is named, the soonest first; `closed` brings all."""
    where, values = ("1 = 1", ()) if account_id is None else ("x.account_id = ?", (account_id,))
    more = "" if closed else " AND x.state = 'open'"
    rows = connection.execute(f"{_OBJECTIVE} WHERE {where}{more} ORDER BY x.state <> 'open', {_SOONEST}", values)
    return [_objective(row) for row in rows]


def objective_by_id(connection: sqlite3.Connection, objective_id: int) -> ObjectiveRow | None:
    """The objective with this number."""
    row = connection.execute(f"{_OBJECTIVE} WHERE x.id = ?", (objective_id,)).fetchone()
    return None if row is None else _objective(row)


def link(connection: sqlite3.Connection, task_id: int) -> tuple[int, int] | None:
    """Id of the row that says which objective a task serves, open or not, and that objective."""
    found: tuple[int, int] | None = connection.execute(
        "SELECT id, objective_id FROM task_objectives WHERE task_id = ?", (task_id,)
    ).fetchone()
    return found


def unserved(connection: sqlite3.Connection) -> dict[int, list[tuple[int, str]]]:
    """Number and text of key accounts' open objectives that no open task serves, by account, the soonest first."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = connection.execute(
        f"""SELECT x.account_id, x.id, x.text FROM objectives x JOIN accounts a ON a.id = x.account_id
        WHERE x.state = 'open' AND a.tier = 'K' AND NOT EXISTS (SELECT 1 FROM task_objectives s
        JOIN tasks t ON t.id = s.task_id WHERE s.objective_id = x.id AND t.status = 'open') ORDER BY {_SOONEST}"""
    )
    for account_id, objective_id, text in rows:
        found[account_id].append((objective_id, text))
    return found


def fits(connection: sqlite3.Connection, account_id: int | None = None) -> list[FitRow]:
    """Offerings with their fit at an account, at every account where none is named, by account and name."""
    where, values = ("1 = 1", ()) if account_id is None else ("x.account_id = ?", (account_id,))
    rows = connection.execute(f"{_FIT} WHERE {where} ORDER BY a.folded, a.id, f.name, f.id", values)
    return [
        FitRow(r[0], r[1], r[2], r[3], r[4], word(Fit, r[5]) or Fit.WHITESPACE, r[6] or "", r[7] or "") for r in rows
    ]


def offerings(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Id and name of everything we sell, by name."""
    return connection.execute("SELECT id, name FROM offerings ORDER BY name, id").fetchall()


def is_sold(connection: sqlite3.Connection, offering_id: int) -> bool:
    """Whether any account has a fit for an offering."""
    found = connection.execute("SELECT 1 FROM offering_fits WHERE offering_id = ? LIMIT 1", (offering_id,))
    return found.fetchone() is not None


def counterparts(connection: sqlite3.Connection, account_id: int | None = None) -> list[CounterpartRow]:
    """Competitors' people at an account, at every account where none is named, by account, competitor and name."""
    where, values = ("1 = 1", ()) if account_id is None else ("x.account_id = ?", (account_id,))
    rows = connection.execute(f"{_COUNTERPART} WHERE {where} ORDER BY a.folded, a.id, x.competitor, x.name", values)
    return [_counterpart(row) for row in rows]


def counterpart_by_id(connection: sqlite3.Connection, counterpart_id: int) -> CounterpartRow | None:
    """The counterpart with this number."""
    row = connection.execute(f"{_COUNTERPART} WHERE x.id = ?", (counterpart_id,)).fetchone()
    return None if row is None else _counterpart(row)


def facing(connection: sqlite3.Connection, contact_id: int) -> list[int]:
    """Ids of the counterparts who face a contact."""
    rows = connection.execute("SELECT id FROM counterparts WHERE contact_id = ? ORDER BY id", (contact_id,))
    return [row[0] for row in rows]


def _plan(r: Sequence[Any]) -> PlanRow:
    return PlanRow(r[0] or "", r[1] or "", day(r[2]), local_day(r[3]))


def _objective(r: Sequence[Any]) -> ObjectiveRow:
    state = word(ObjectiveState, r[5]) or ObjectiveState.OPEN
    return ObjectiveRow(r[0], r[1], r[2], r[3], day(r[4]), state, day(r[6]))


def _counterpart(r: Sequence[Any]) -> CounterpartRow:
    return CounterpartRow(r[0], r[1], r[2], r[3], r[4], r[5], r[6] or "", r[7] or "")
