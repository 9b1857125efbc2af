"""The JSON shapes of market intelligence."""

from collections.abc import Sequence
from typing import Any

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import IntelRow
from kamtui.services.so_whats import Turning


def intel_json(row: IntelRow) -> dict[str, Any]:
    """A note; a so-what is null where nobody said."""
    return {
        "id": row.id,
        "on": row.day.isoformat(),
        "topic": row.topic,
        "source": row.source or None,
        "so_whats": {one.value: row.says(one) or None for one in SoWhat},
        "tasks": [
            {
                "id": one.id,
                "so_what": one.so_what,
                "account": None if one.account_id is None else {"id": one.account_id, "name": one.account_name},
                "status": one.status,
                "planned_on": one.planned_on.isoformat() if one.planned_on else None,
            }
            for one in row.tasks
        ],
    }


def turning_json(turning: Turning, ids: list[int] | None) -> dict[str, Any]:
    """What a so-what is turned into; without `ids` nothing was written, and `task` is null."""
    numbers: Sequence[int | None] = ids or [None] * len(turning.steps)
    return {
        "intel": {"id": turning.intel.id, "topic": turning.intel.topic},
        "so_what": turning.so_what,
        "kind": turning.kind,
        "title": turning.title,
        "minutes": turning.minutes,
        "dry_run": ids is None,
        "items": [
            {
                "task": number,
                "account": {"id": step.account.id, "name": step.account.name},
                "contact": None if step.contact is None else {"id": step.contact.id, "name": step.contact.name},
                "planned_on": step.on.isoformat(),
                "why": step.why,
            }
            for number, step in zip(numbers, turning.steps, strict=True)
        ],
        "left": [{"account": name, "reason": why} for name, why in turning.left],
    }
