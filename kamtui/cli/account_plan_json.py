"""The JSON shapes of the account plan."""

from typing import Any

from kamtui.cli.jsons import task_json
from kamtui.cli.output import SCHEMA
from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, ObjectiveRow, PlanRow
from kamtui.services.book import Book
from kamtui.services.names import Who
from kamtui.services.views.account_plan import AccountPlan


def whole_json(book: Book, who: Who, found: AccountPlan) -> dict[str, Any]:
    """An account plan; `orphans` are the numbers of open client tasks that serve no objective."""
    return {
        "schema": SCHEMA,
        "today": book.today.isoformat(),
        "account": {"id": who.account_id, "name": who.account_name},
        "plan": plan_json(book, found.plan),
        "objectives": [
            objective_json(book, one.objective) | {"tasks": [task_json(view) for view in one.tasks]}
            for one in found.objectives
        ],
        "closed": [objective_json(book, one) for one in found.closed],
        "orphans": sorted(found.orphans),
        "offerings": [fit_json(one) for one in found.offerings],
        "unknown": list(found.unknown),
        "counterparts": [counterpart_json(one) for one in found.counterparts],
    }


def plan_json(book: Book, row: PlanRow) -> dict[str, Any]:
    """Strategy, proposition and review; `late` is whether the review's day has passed without one."""
    return {
        "strategy": row.strategy or None,
        "proposition": row.proposition or None,
        "review_on": row.review_on.isoformat() if row.review_on else None,
        "reviewed_on": row.reviewed_on.isoformat() if row.reviewed_on else None,
        "late": row.is_late(book.today),
    }


def objective_json(book: Book, row: ObjectiveRow) -> dict[str, Any]:
    """An objective; `state` is open, met or dropped."""
    return {
        "id": row.id,
        "account": {"id": row.account_id, "name": row.account_name},
        "text": row.text,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "late": row.is_late(book.today),
        "state": row.state,
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
    }


def fit_json(row: FitRow) -> dict[str, Any]:
    """An offering at an account; `fit` is ours, whitespace or competitor."""
    return {
        "account": {"id": row.account_id, "name": row.account_name},
        "offering": row.offering,
        "fit": row.fit,
        "competitor": row.competitor or None,
        "note": row.note or None,
    }


def counterpart_json(row: CounterpartRow) -> dict[str, Any]:
    """A competitor's person and the contact they face, if anybody knows."""
    return {
        "id": row.id,
        "account": {"id": row.account_id, "name": row.account_name},
        "name": row.name,
        "competitor": row.competitor,
        "contact": None if row.contact_id is None else {"id": row.contact_id, "name": row.contact_name},
        "note": row.note or None,
    }
