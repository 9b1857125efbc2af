"""The JSON shapes of the shell's contract. A golden file per verb holds each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kamtui.cli.output import SCHEMA
from kamtui.domain.basis import IndexGrowth
from kamtui.domain.history_rows import StepRow
from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.keep.grade_rows import GradeRow
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView


def task_json(view: TaskView) -> dict[str, Any]:
    """A task."""
    row, place = view.row, view.placement
    return {
        "id": row.id,
        "title": row.title,
        "kind": row.kind,
        "status": row.status,
        "account": None
        if row.account_id is None
        else {"id": row.account_id, "name": row.account_name, "tier": row.account_tier},
        "contact": None if row.contact_id is None else {"id": row.contact_id, "name": row.contact_name},
        "planned_on": _day(row.planned_on),
        "at": row.at,
        "due_on": _day(row.due_on),
        "minutes": row.minutes,
        "promised": row.promised,
        "overdue": view.overdue,
        "quadrant": place.quadrant if place else None,
        "overridden": place.overridden if place else False,
        "because": list(place.because) if place else [],
        "moves": row.moves,
        "repeat": row.repeat,
        "done_at": row.done_at,
    }


def silent_json(view: SilentView) -> dict[str, Any]:
    """An account beyond its cadence; `days` is null when nobody there was ever touched."""
    return {
        "account": {"id": view.account_id, "name": view.name, "tier": view.tier},
        "days": view.silence.days,
        "cadence_days": view.silence.cadence,
        "next_task": task_json(view.task) if view.task else None,
    }


def touch_json(row: TouchRow) -> dict[str, Any]:
    """A touch."""
    return {
        "id": row.id,
        "on": row.on.isoformat(),
        "kind": row.kind,
        "outcome": row.outcome,
        "note": row.note,
        "account": None if row.account_id is None else {"id": row.account_id, "name": row.account_name},
        "contact": None if row.contact_id is None else {"id": row.contact_id, "name": row.contact_name},
        "task": row.task_id,
    }


def grade_json(row: GradeRow) -> dict[str, Any]:
    """A grade; `task` is the call that asks again."""
    return {
        "id": row.id,
        "on": row.day.isoformat(),
        "grade": row.letter,
        "failing": row.letter.is_failing,
        "why": row.why,
        "feeling": row.feeling or None,
        "question": row.question,
        "contact": None if row.contact_id is None else {"id": row.contact_id, "name": row.contact_name},
        "target": row.target,
        "review_on": row.review_on.isoformat() if row.review_on else None,
        "task": row.task_id,
        "answered": row.answered,
    }


def step_json(row: StepRow) -> dict[str, Any]:
    """A step of the history; `changes` counts the rows of the book it touched."""
    return {
        "id": row.id,
        "at": row.at,
        "verb": row.verb,
        "summary": row.summary,
        "actor": row.actor,
        "undone": row.undone,
        "changes": row.changes,
    }


def list_json(today: date, items: Sequence[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A list of items, with what else the verb says of them."""
    return {"schema": SCHEMA, "today": today.isoformat(), "items": list(items), **more}


def index_json(found: IndexGrowth | None) -> dict[str, Any] | None:
    """The industry index beside YoY; `change` is null where it lacks the months, all of it where no index is loaded."""
    if found is None:
        return None
    change = None if found.change is None else round(found.change, 6)
    return {"name": found.name, "change": change, "months": found.months, "of": found.of, "last": found.last or None}


def money_json(minor: int | None, currency: str) -> dict[str, Any] | None:
    """Money, or null where there is none."""
    return None if minor is None else {"minor": minor, "currency": currency}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
