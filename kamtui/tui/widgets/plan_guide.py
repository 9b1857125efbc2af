"""The lines below the board: the highlighted row in full, then what the month asks for next, in plain words. Pure."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from kamtui.domain.load import hours
from kamtui.domain.plan.drift import Close, Why
from kamtui.domain.production import percent, whole_percent
from kamtui.domain.rules import Rules
from kamtui.domain.words import TaskStatus
from kamtui.services.plan.draft import Draft
from kamtui.services.views.plan import PlanStatus, PlanView
from kamtui.services.views.tasks import TaskView
from kamtui.tui.said import key_said, keyed
from kamtui.tui.text import MUTED, content, joined, lines
from kamtui.tui.widgets.plan_rows import Unplaced

_ROOMY = 14
"""Lines from which on the row is said in full."""


def guide(plan: PlanView, draft: Draft | None, thing: object, rules: Rules, width: int, height: int) -> Content:
    """As many lines as there is room for; what matters most stands first."""
    about, asks = _row(thing, plan), _broken(_status(plan, draft, rules), width)
    if height >= _ROOMY:
        about = _broken(about, width)
        about += [Content("")] if about else []
    else:
        about = [row.truncate(max(width, 8), ellipsis=True) for row in about[: max(height - 1, 1)]]
    rows = [*about, *asks]
    return lines(*([Content("")] if len(rows) < height else []), *rows[: max(height, 1)])


def _broken(rows: Sequence[Content], width: int) -> list[Content]:
    """Rows on as many lines as they take; what goes on below stands a little further in."""
    broken: list[Content] = []
    for row in rows:
        first, *rest = row.wrap(max(width - 3, 8)) or [row]
        broken += [first, *(joined("   ", part) for part in rest)]
    return broken


def empty_guide() -> list[str]:
    """What an empty book needs before it can be planned."""
    return [
        "This book is empty: there is nobody to plan for yet.",
        keyed("{account} adds an account, {import} imports accounts, contacts and sales."),
        keyed("Then {gaps}, {generate} and {lock} plan the month."),
    ]


def _row(thing: object, plan: PlanView) -> list[Content]:
    """The row under the cursor, with why."""
    if isinstance(thing, Unplaced):
        return [
            joined(" ", content(thing.wish.title, "bold"), "  ", content(thing.account)),
            joined(" because ", content(thing.wish.because), "  "),
            joined(" ", content(f"not placed: {thing.placed.why}", "$text-warning")),
        ]
    if not isinstance(thing, TaskView):
        return []
    row = thing.row
    who = " · ".join(part for part in (row.contact_name, row.account_city) if part)
    told = [joined(" ", content(row.title, "bold"), "  ", content(row.account_name))]
    pinned = any(task.pinned for task in plan.tasks if task.id == row.id)
    more = ["pinned" if pinned else "", f"moved {row.moves}×" if row.moves else "", f"{row.kind} {row.minutes} m", who]
    if row.status is TaskStatus.DONE:
        more.append("done")
    because = " · ".join(thing.placement.because) if thing.placement is not None else ""
    told.append(joined(" ", content(" · ".join([one for one in more if one] + ([because] if because else [])), MUTED)))
    return told


def _status(plan: PlanView, draft: Draft | None, rules: Rules) -> list[Content]:
    if plan.last < plan.today:
        said = (
            close_words(plan.close)
            if plan.status is PlanStatus.CLOSED
            else ["This month is over and was never locked."]
        )
        return [Content(f" {one}") for one in said]
    if plan.status is PlanStatus.LOCKED:
        return _locked(plan)
    return _to_plan(plan, draft, rules)


def _locked(plan: PlanView) -> list[Content]:
    pace = plan.total
    told = [
        f"P {pace.planned} · A {pace.actual} · S {pace.scheduled} · R {pace.remaining}",
        f"{pace.to_schedule} to schedule · {percent(plan.time_elapsed)} of the time gone",
        f"{len(plan.drift)} drifted",
    ]
    keys = (("pace", "pace and drift, by account"), ("reflow", "reflows what can no longer stand"))
    means = Content.styled(" Planned, Actual, Scheduled, Remaining", MUTED)
    return [means, *(Content(f" {one}") for one in told), *(_key(name, what) for name, what in keys)]


def _to_plan(plan: PlanView, draft: Draft | None, rules: Rules) -> list[Content]:
    """What each key does, and the rules a draft keeps."""
    adds = "drafts what is missing, by these rules:"
    if draft is not None:
        tasks = f"{len(draft.placed)} task{'' if len(draft.placed) == 1 else 's'}"
        adds = f"adds {tasks}, {hours(draft.minutes)}, by the rules:"
        if not draft.placed:
            adds = "has nothing to add: all is planned"
    keys = (
        ("gaps", f"gaps{f', {len(draft.gaps)}' if draft is not None else ''}: why each wants a touch"),
        ("generate", adds),
        ("lock", "locks: then moves and cuts say why"),
    )
    told = [_key(name, what) for name, what in keys]
    return [*told, *(joined(" · ", content(rule, MUTED)) for rule in plan_rules(rules).values())]


def plan_rules(rules: Rules) -> Mapping[str, str]:
    """What a draft never does, with the numbers in force."""
    return {
        "capacity": f"at most {hours(rules.capacity_minutes)} a working day",
        "gap": f"{rules.min_gap_days} d between touches of a contact",
        "cities": "visits in one city on one day",
        "reserved": f"{whole_percent(rules.reserved_percent)} is for accounts not key",
        "not placed": keyed("what finds no day says why: {unplaced}"),
    }


def _key(name: str, what: str) -> Content:
    return joined(" ", Content.styled(key_said(name), "bold $text-accent"), f" {what}")


def close_words(close: Close) -> list[str]:
    """How a month ended, or stands so far."""
    share = "·" if close.ad_hoc_share is None else percent(close.ad_hoc_share)
    kept = "·" if close.adherence is None else percent(close.adherence)
    return [
        f"{close.planned} planned: {close.on_time} on time ({kept}), {close.late} late, {close.open} open on their day",
        f"{sum(close.moved.values())} moved{_by(close.moved)}",
        f"{sum(close.cut.values())} cut{_by(close.cut)}",
        f"{close.touches} touches, {close.ad_hoc} of them ad hoc ({share})",
    ]


def _by(found: Mapping[Why, int]) -> str:
    told = ", ".join(f"{count} {reason or 'no reason'}" for reason, count in sorted(found.items(), key=_order))
    return f" ({told})" if told else ""


def _order(one: tuple[Why, int]) -> tuple[int, str]:
    return -one[1], str(one[0] or "")
