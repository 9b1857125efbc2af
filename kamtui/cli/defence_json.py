"""The JSON shapes of threats and trigger events."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from kamtui.domain.keep.events import TriggerRow
from kamtui.domain.keep.responses import Response
from kamtui.domain.keep.threats import Path, ThreatRow
from kamtui.domain.workdays import WorkCalendar


def threat_json(row: ThreatRow) -> dict[str, Any]:
    """A threat; `answered` is whether an open or done task responds to it."""
    return {
        "id": row.id,
        "account": {"id": row.account_id, "name": row.account_name},
        "text": row.text,
        "competitor": row.competitor or None,
        "severity": row.severity,
        "found_on": row.found_on.isoformat(),
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
        "closed_why": row.closed_why or None,
        "answered": row.answered,
        "response": _response(row.response),
    }


def event_json(today: date, calendar: WorkCalendar, row: TriggerRow) -> dict[str, Any]:
    """A trigger event; `standing` is late, open, answered or past, `answer_by` the last day for a response."""
    return {
        "id": row.id,
        "account": {"id": row.account_id, "name": row.account_name},
        "topic": row.topic,
        "on": row.day.isoformat(),
        "text": row.text,
        "source": row.source or None,
        "standing": row.standing(today, calendar),
        "answer_by": row.answer_by(calendar).isoformat(),
        "response": _response(row.response),
    }


def paths_json(paths: Iterable[Path]) -> dict[str, Any]:
    """Paths in that no open threat names: `paths` are teams, `bought_elsewhere` offerings and from whom, if known."""
    found = list(paths)
    return {
        "paths": [one.name for one in found if one.is_team],
        "bought_elsewhere": [
            {"offering": one.name, "competitor": one.competitor or None} for one in found if not one.is_team
        ],
    }


def _response(response: Response | None) -> dict[str, Any] | None:
    """The task that answers; one that was cut answers nothing."""
    if response is None:
        return None
    return {
        "id": response.id,
        "title": response.title,
        "kind": response.kind,
        "status": response.status,
        "planned_on": response.planned_on.isoformat() if response.planned_on else None,
    }
