"""The JSON shape of `plan`: the month always, with what its flags add."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kamtui.cli.gap_names import gap_name
from kamtui.cli.jsons import task_json
from kamtui.cli.output import SCHEMA
from kamtui.domain.plan.drift import Close, Drifted, Why
from kamtui.domain.plan.facts import AccountFacts
from kamtui.domain.plan.gaps import Gap
from kamtui.domain.plan.pace import Pace
from kamtui.domain.plan.touch import Placed
from kamtui.domain.plan.wishes import Wish
from kamtui.services.plan.draft import Draft
from kamtui.services.plan.reflow import Reflow
from kamtui.services.views.plan import AccountPace, PlanView
from kamtui.services.views.tasks import TaskView

Accounts = Mapping[int, AccountFacts]


def plan_json(view: PlanView, items: Sequence[TaskView], draft: Draft | None) -> dict[str, Any]:
    """A month; without a draft, as when the month is over, nothing is left to place."""
    return {
        "schema": SCHEMA,
        "today": view.today.isoformat(),
        "month": f"{view.month:%Y-%m}",
        "status": view.status,
        "locked_on": _day(view.locked_on),
        "horizon_days": view.horizon.wanted,
        "horizon_short_by": view.horizon.short_by,
        "time_elapsed": round(view.time_elapsed, 6),
        **pace_json(view.total),
        "days": [
            {"date": day.day.isoformat(), "working": day.off is None, "capacity": day.capacity, "minutes": day.minutes}
            for day in view.days
        ],
        "items": [task_json(one) for one in items],
        "not_placed": [
            {"account": account_json(wish.account_id, draft.accounts), "reason": left.why}
            for wish, left in draft.unplaced
        ]
        if draft
        else [],
        "drift": [drifted_json(one) for one in view.drift],
    }


def pace_json(pace: Pace) -> dict[str, int]:
    """P, A, S, R and R to schedule."""
    return {
        "planned": pace.planned,
        "actual": pace.actual,
        "scheduled": pace.scheduled,
        "remaining": pace.remaining,
        "to_schedule": pace.to_schedule,
    }


def drift_json(view: PlanView) -> dict[str, Any]:
    """What `--drift` adds."""
    return {"accounts": [account_pace_json(one) for one in view.accounts], "close": close_json(view.close)}


def account_pace_json(one: AccountPace) -> dict[str, Any]:
    """The pace of one account; null for touches of no account."""
    named = {"id": one.account_id, "name": one.name, "tier": one.tier} if one.account_id is not None else None
    return {"account": named, **pace_json(one.pace)}


def close_json(ended: Close) -> dict[str, Any]:
    """How the month ended, or stands so far."""
    return {
        "planned": ended.planned,
        "on_time": ended.on_time,
        "late": ended.late,
        "moved": _by_reason(ended.moved),
        "cut": _by_reason(ended.cut),
        "open": ended.open,
        "adherence": _ratio(ended.adherence),
        "touches": ended.touches,
        "ad_hoc": ended.ad_hoc,
        "ad_hoc_share": _ratio(ended.ad_hoc_share),
    }


def drifted_json(one: Drifted) -> dict[str, Any]:
    """A line that is not what was locked; `to` is null once it is cut, and `from` where it slipped."""
    line = one.line
    return {"id": line.task_id, "from": line.planned_on.isoformat(), "to": _day(one.to), "reason": line.reason}


def gap_json(gap: Gap, accounts: Accounts) -> dict[str, Any]:
    """A reason to act; `name` is what `--drop` takes."""
    step = gap.step
    return {
        "name": gap_name(gap),
        "rule": gap.rule,
        "account": account_json(gap.account_id, accounts),
        "says": gap.says,
        "evidence": gap.evidence,
        "step": {"kind": step.kind, "title": step.title, "department": step.department, "times": step.times},
    }


def placed_json(wish: Wish, placed: Placed) -> dict[str, Any]:
    """A touch that found its day."""
    return {
        "account_id": wish.account_id,
        "contact_id": wish.contact_id,
        "kind": wish.touch.kind,
        "title": wish.title,
        "minutes": wish.touch.minutes,
        "planned_on": placed.on.isoformat(),
        "because": wish.because,
        "why": placed.why,
    }


def reflow_json(plan: Reflow, *, applied: bool) -> dict[str, Any]:
    """What a reflow would do, or did; the reason of a move says why the task cannot stay and why it goes there."""
    return {
        "moves": [
            {"id": one.task.id, "from": one.task.planned_on.isoformat(), "to": one.to.isoformat(), "reason": one.why}
            for one in plan.moves
        ],
        "left": [{"id": task.id, "from": task.planned_on.isoformat(), "reason": why} for task, why in plan.left],
        "applied": applied,
    }


def account_json(account_id: int | None, accounts: Accounts) -> dict[str, Any] | None:
    """An account as a task names it."""
    one = accounts.get(account_id or 0)
    return None if one is None else {"id": one.id, "name": one.name, "tier": one.tier}


def _by_reason(reasons: Mapping[Why, int]) -> dict[str, int]:
    """Reasons in the order of their names; `none` where nobody gave one."""
    return {reason or "none": reasons[reason] for reason in sorted(reasons, key=lambda one: one or "~")}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _ratio(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
