"""The next step after a touch: when it falls, what it is, and why.

Counted from the touch itself, not from the date that was planned: a call made nine days late is followed one
cadence after the call. A date the rep asks for is kept; what speaks against it is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.load import Room, day_load, first_room, hours
from kamtui.domain.rules import DEFAULT_RULES, Rules
from kamtui.domain.words import Kind, Outcome, Tier, Waiting
from kamtui.domain.workdays import WorkCalendar, month_day, short_day

ANSWER_WORKING_DAYS = 2
"""Working days in which we answer when the client waits on us and nobody said a day."""

_OTHER_CHANNEL = {
    Kind.CALL: Kind.EMAIL,
    Kind.EMAIL: Kind.CALL,
    Kind.VISIT: Kind.CALL,
    Kind.MEETING: Kind.CALL,
    Kind.PROPOSAL: Kind.CALL,
}
_WAITING = {Outcome.WAITING_THEM: Waiting.THEM, Outcome.WAITING_US: Waiting.US}
_GUARDED = (Outcome.REACHED, Outcome.WAITING_THEM)
"""Outcomes whose next step could pester: with no answer nobody was reached, the rest the client asked for."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next on an account."""

    on: date | None
    """The day; None when parked or without a next step."""
    kind: Kind
    title: str
    waiting: Waiting | None
    """Who has the ball until then."""
    why: tuple[str, ...]
    """Plain sentences: the rule first, then what moved the day or speaks against it."""
    suggestion: str = ""
    """What to try instead, after too many no answers."""


@dataclass(frozen=True, slots=True)
class StepContext:
    """What the rule asks about the account, the contact and the rep's days."""

    today: date
    """Day of the touch."""
    tier: Tier
    cadence: int
    """Calendar days between touches of the account."""
    min_gap: int
    """Calendar days between two touches of the contact."""
    calendar: WorkCalendar
    load: Mapping[date, int]
    """Minutes planned by day."""
    minutes: int
    """Minutes the next step takes."""
    kind: Kind
    title: str
    contact_name: str | None = None
    last_touch_on: date | None = None
    """Last touch of the contact on any channel, the one just made included."""
    no_answers: int = 0
    """No answers in a row, this one included."""
    chases: int = 0
    """Times already chased while waiting on the client."""
    rules: Rules = DEFAULT_RULES


def next_step(
    ctx: StepContext,
    outcome: Outcome,
    *,
    asked_for: date | None = None,
    waiting_days: int | None = None,
    insist: bool = False,
) -> NextStep:
    """The next step after a touch with that outcome.

    `asked_for` is kept as it is; `waiting_days` are working days until the chase or our answer and,
    like `insist`, waive the too-soon guard only. The why says what speaks against each.

    Raises:
        ValueError: the outcome is a call back and no day was asked for.
    """
    if asked_for is not None:
        rule = "call back on" if outcome == Outcome.CALL_BACK else "asked for"
        on, rule = asked_for, f"{rule} {short_day(asked_for, ctx.today)}"
    elif outcome == Outcome.CALL_BACK:
        raise ValueError("a call back needs the day that was asked for")
    else:
        on, rule = _wanted(ctx, outcome, waiting_days)
    guarded = outcome in _GUARDED
    if asked_for is not None or outcome == Outcome.WAITING_US:  # a full day does not move what we owe
        notes = _against(ctx, on, guarded)
    else:
        waived = insist or (outcome == Outcome.WAITING_THEM and waiting_days is not None)
        on, notes = _placed(ctx, on, guarded, waived)
    kind, suggestion = _channel(ctx, outcome)
    return NextStep(on, kind, ctx.title, _WAITING.get(outcome), (rule, *notes), suggestion)


def _wanted(ctx: StepContext, outcome: Outcome, waiting_days: int | None) -> tuple[date, str]:
    """The day the outcome's rule asks for, before anything moves it, and the rule in words."""
    if outcome == Outcome.NO_ANSWER:
        return ctx.calendar.add(ctx.today, 1), "no answer: next free working day"
    if outcome == Outcome.WAITING_US:
        days = ANSWER_WORKING_DAYS if waiting_days is None else max(waiting_days, 0)
        return ctx.calendar.add(ctx.today, days), f"waiting on us: due within {_days(days, 'working day')}"
    if outcome == Outcome.WAITING_THEM:
        ladder = ctx.rules.chase_working_days
        days = ladder[min(ctx.chases, len(ladder) - 1)] if waiting_days is None else max(waiting_days, 0)
        chase = f"{_ordinal(ctx.chases + 1)} chase after {_days(days, 'working day')}"
        return ctx.calendar.add(ctx.today, days), f"waiting on them: {chase}"
    own = ctx.cadence != ctx.rules.cadence_days.get(ctx.tier)
    whose = "own cadence" if own else f"{ctx.tier} account"
    return ctx.today + timedelta(days=ctx.cadence), f"{whose}: every {_days(ctx.cadence, 'day')}"


def _placed(ctx: StepContext, wanted: date, guarded: bool, waived: bool) -> tuple[date, list[str]]:
    """The wanted day moved past the too-soon guard to a working day with room, and what moved it."""
    notes: list[str] = []
    soon = _too_soon(ctx, wanted) if guarded else None
    if soon is not None and not waived:
        notes.append(soon)
        wanted = _gap_end(ctx, wanted)
    off = ctx.calendar.why_off(wanted)
    if off is not None:
        notes.append(f"moved from {short_day(wanted, ctx.today)}: {off}")
    room = first_room(wanted, ctx.minutes, ctx.load, ctx.calendar, ctx.rules.capacity_minutes)
    notes.extend(_passed_over(ctx, room))
    if waived and guarded and (soon := _too_soon(ctx, room.day)) is not None:
        notes.append(soon)
    return room.day, notes


def _against(ctx: StepContext, on: date, guarded: bool) -> list[str]:
    """What speaks against a day that is kept all the same."""
    notes: list[str] = []
    day = short_day(on, ctx.today)
    if on < ctx.today:
        notes.append(f"{day} is in the past")
    elif guarded and (soon := _too_soon(ctx, on)) is not None:
        notes.append(soon)
    off = ctx.calendar.why_off(on)
    there = day_load(on, ctx.load, ctx.calendar, ctx.rules.capacity_minutes)
    if off is not None:
        notes.append(f"{day} is not a working day: {off}")
    elif not there.has_room(ctx.minutes):
        notes.append(f"{day} is full ({there.words})")
    return notes


def _too_soon(ctx: StepContext, on: date) -> str | None:
    """Why a day is closer to the contact's last touch than the minimum gap; None when it is not."""
    end = _gap_end(ctx, on)
    if on >= end:
        return None
    whom = f" for {ctx.contact_name}" if ctx.contact_name else ""
    last = month_day(end - timedelta(days=ctx.min_gap), ctx.today)
    return f"too soon{whom}: last touch {last}, gap {_days(ctx.min_gap, 'day')}"


def _gap_end(ctx: StepContext, on: date) -> date:
    """First day that is not too soon for the contact, `on` itself when nobody was touched.

    A touch dated in the future counts as today's, as it does for silence.
    """
    if ctx.last_touch_on is None:
        return on
    return min(ctx.last_touch_on, ctx.today) + timedelta(days=ctx.min_gap)


def _passed_over(ctx: StepContext, room: Room) -> list[str]:
    """The full days a search for room went past, as one sentence."""
    if not room.full:
        return []
    first, last = room.full[0], room.full[-1]
    day = short_day(first.day, ctx.today)
    if not room.found:
        if ctx.minutes > first.capacity:
            return [f"{hours(ctx.minutes)} is more than a day holds ({hours(first.capacity)}), kept {day}"]
        return [f"the next {len(room.full)} working days are all full, kept {day}"]
    if first is last:
        return [f"{day} is full ({first.words})"]
    return [f"{day} to {short_day(last.day, ctx.today)} are full"]


def _channel(ctx: StepContext, outcome: Outcome) -> tuple[Kind, str]:
    """The kind of the next step: another channel, and a suggestion, once nobody answered too often."""
    if outcome != Outcome.NO_ANSWER or ctx.no_answers < ctx.rules.no_answer_limit:
        return ctx.kind, ""
    return (
        _OTHER_CHANNEL.get(ctx.kind, ctx.kind),
        f"{_ordinal(ctx.no_answers)} no answer: try another channel or contact",
    )


def _days(n: int, unit: str) -> str:
    return f"{n} {unit}{'' if n == 1 else 's'}"


def _ordinal(n: int) -> str:
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"
