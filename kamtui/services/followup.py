"""The follow-up that a touch leaves behind: the same for the preview in the done sheet and for the verb."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kamtui.domain.keep.questions import KEEP_IN_TOUCH
from kamtui.domain.nextstep import NextStep, StepContext, next_step
from kamtui.domain.note import NoteReading
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import FOREVER
from kamtui.domain.series import after_done, after_skip
from kamtui.domain.words import CLIENT_KINDS, Kind, Outcome, Tier, Waiting
from kamtui.domain.workdays import short_day
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.series import next_words, taken
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account
from kamtui.store.reads.followup import chases, movable_follow_up, open_follow_up, repeat_anchor
from kamtui.store.reads.journal import last_touch_of
from kamtui.store.reads.today import load_without

_LOAD_DAYS = 120
_AFTER = {Kind.VISIT: Kind.CALL, Kind.MEETING: Kind.CALL, Kind.PROPOSAL: Kind.CALL}
"""A visit is followed by a call: the next step of the costly kinds is the cheap one."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What the rep said besides the note: flags of the shell, fields of the sheet."""

    next_on: date | None = None
    next_at: str | None = None
    """Local wall time `HH:MM` on that day."""
    park_until: date | None = None
    """`FOREVER` parks without a date."""
    park_why: str = ""
    no_next: str = ""
    """Why there is to be no next step."""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What will come next, and why."""

    step: NextStep | None
    """A new task, or None when none is made."""
    existing: TaskRow | None
    """An open task with the same person that already is the next step; `step` then moves it, or leaves it."""
    outcome: Outcome
    park_until: date | None
    park_why: str
    why: tuple[str, ...]
    repeats: bool = False
    chase: int = 0
    """Which chase in a row the new step is, while the client has the ball."""
    at: str | None = None
    """Local wall time `HH:MM` that was named with the day."""

    @property
    def on(self) -> date | None:
        """The day of the next step, new or existing."""
        if self.step is not None:
            return self.step.on
        return self.existing.planned_on if self.existing else None


def outcome_of(note: NoteReading, closing: Closing) -> Outcome:
    """The outcome that the rep named or that the note's tokens say."""
    if closing.outcome is not None:
        return closing.outcome
    if note.waiting is Waiting.THEM:
        return Outcome.WAITING_THEM
    if note.waiting is Waiting.US:
        return Outcome.WAITING_US
    return Outcome.REACHED


def follow_up(connection: Connection, book: Book, row: TaskRow, note: NoteReading, closing: Closing) -> FollowUp:
    """The follow-up after `row` is ticked today. Raises `RejectedError` for a day in the past. Writes nothing."""
    outcome = outcome_of(note, closing)
    asked, at = _asked(note, closing)
    if asked is not None and asked < book.today:
        raise RejectedError(f"{short_day(asked, book.today)} is past: a next step lies ahead.", "Name another day.")
    parked = closing.park_until or (note.park_until.on if note.park_until else FOREVER if note.parked else None)
    if parked is not None:
        return _parked(book, row, outcome, parked, closing.park_why or note.park_why)
    if closing.no_next:
        return FollowUp(None, None, outcome, None, "", (f"no next step: {closing.no_next}",))
    if row.repeat is not None:
        return replace(_repeated(connection, book, row, outcome, asked), at=at)
    if row.kind not in CLIENT_KINDS or (row.account_id is None and row.contact_id is None):
        return (
            FollowUp(None, None, outcome, None, "", ())
            if asked is None
            else replace(_stepped(connection, book, row, note, outcome, asked), at=at)
        )
    existing = open_follow_up(connection, row)
    if existing is not None and not (asked is not None or note.waiting):
        when = short_day(existing.planned_on, book.today) if existing.planned_on else "some day"
        return FollowUp(
            None,
            existing,
            outcome,
            None,
            "",
            (f"{existing.kind} “{existing.title}” is already planned {when}",),
        )
    movable = movable_follow_up(connection, row, book.settings.grade_questions)
    return replace(_stepped(connection, book, row, note, outcome, asked, movable), at=at)


def _asked(note: NoteReading, closing: Closing) -> tuple[date | None, str | None]:
    """The day and the time that the rep named for the next step; what stands beside the note wins."""
    if closing.next_on is not None:
        return closing.next_on, closing.next_at
    if note.next_on is None:
        return None, None
    return note.next_on.on, note.next_on.wall


def attempt(connection: Connection, book: Book, row: TaskRow) -> NextStep:
    """When to try again after no answer."""
    ctx = _context(connection, book, row, row.no_answers + 1)
    return next_step(ctx, Outcome.NO_ANSWER)


def _stepped(
    connection: Connection,
    book: Book,
    row: TaskRow,
    note: NoteReading,
    outcome: Outcome,
    asked: date | None,
    existing: TaskRow | None = None,
) -> FollowUp:
    """A new next step, or the existing one moved to where this one would be: one open step per account and contact."""
    if outcome is Outcome.CALL_BACK and asked is None:
        raise RejectedError("A call back needs the day that was agreed.", "Name it as the next date.")
    ctx = _context(connection, book, row, 0)
    step = next_step(ctx, outcome, asked_for=asked, waiting_days=note.waiting_days)
    if outcome is Outcome.REACHED and row.title in book.settings.grade_questions:
        step = replace(step, title=KEEP_IN_TOUCH)  # it was asked: the same question a few days later would pester
    chase = ctx.chases + 1 if step.waiting is Waiting.THEM else 0
    return FollowUp(step, existing, outcome, None, "", step.why, chase=chase)


def _parked(book: Book, row: TaskRow, outcome: Outcome, until: date, why: str) -> FollowUp:
    if row.account_id is None:
        raise RejectedError(
            f"“{row.title}” belongs to no account: there is nothing to park.", "Give it an account first."
        )
    if until <= book.today:
        raise RejectedError(
            f"{short_day(until, book.today)} is not ahead: park until a later day.", "Name another day."
        )
    when = "until you say otherwise" if until == FOREVER else f"until {short_day(until, book.today)}"
    said = f"{row.account_name} parked {when}" + (f": {why}" if why else "")
    return FollowUp(None, None, outcome, until, why, (said, "the series ends with it") if row.repeat else (said,))


def skipped(connection: Connection, book: Book, row: TaskRow) -> FollowUp:
    """What a repeating task leaves behind when this one of it is left out: its next one. Writes nothing."""
    anchor = repeat_anchor(connection, row.id) or row.planned_on or book.today
    on = after_skip(row.repeat or "", anchor, book.today, *taken(connection, row))
    return _instance(connection, book, row, Outcome.REACHED, on)


def _repeated(connection: Connection, book: Book, row: TaskRow, outcome: Outcome, asked: date | None) -> FollowUp:
    """The first one after today: many that were missed come back as one. A day that was named shifts only that one."""
    if asked is not None:
        said = f"asked for {short_day(asked, book.today)}, then it repeats as before"
        return _instance(connection, book, row, outcome, asked, said)
    anchor = repeat_anchor(connection, row.id) or row.planned_on or book.today
    on = after_done(row.repeat or "", anchor, book.today, *taken(connection, row))
    return _instance(connection, book, row, outcome, on)


def _instance(
    connection: Connection, book: Book, row: TaskRow, outcome: Outcome, on: date | None, said: str = ""
) -> FollowUp:
    """The next task of a series, on its day."""
    if on is None:
        return FollowUp(None, None, outcome, None, "", ("the repeat has ended",))
    why = (said or f"repeats {next_words(on, book.calendar(connection), book.today)}",)
    return FollowUp(NextStep(on, row.kind, row.title, None, why), None, outcome, None, "", why, repeats=True)


def _context(connection: Connection, book: Book, row: TaskRow, no_answers: int) -> StepContext:
    today = book.today
    tier, own_cadence, own_gap = Tier.C, None, None
    if row.account_id is not None and (owner := account(connection, row.account_id)) is not None:
        tier, own_cadence, own_gap = owner.tier, owner.cadence, owner.min_gap
    last = last_touch_of(connection, row.contact_id) if row.contact_id is not None else None
    if not no_answers and row.kind in CLIENT_KINDS:
        last = today  # the touch being written down now
    kind = row.kind if no_answers else _AFTER.get(row.kind, row.kind)
    loads: Mapping[date, int] = load_without(connection, today, today + timedelta(days=_LOAD_DAYS), [row.id])
    return StepContext(
        today=today,
        tier=tier,
        cadence=book.rules.cadence(tier, own_cadence),
        min_gap=book.rules.min_gap_days if own_gap is None else own_gap,
        calendar=book.calendar(connection),
        load=loads,
        minutes=row.minutes if kind is row.kind else book.rules.kind_minutes[kind],
        kind=kind,
        title=row.title,
        contact_name=row.contact_name,
        last_touch_on=last,
        no_answers=no_answers,
        chases=chases(connection, row.id),
        rules=book.rules,
    )
