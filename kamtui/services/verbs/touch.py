"""After a call: tick it off, write down what was said and promised, and leave with the next dated step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.note import NotePromise, NoteReading, read_note
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import clean, clean_note
from kamtui.domain.words import CLIENT_KINDS, EventKind, Kind, Outcome, TaskStatus
from kamtui.errors import RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.followup import Closing, FollowUp, attempt, follow_up
from kamtui.services.names import Who, resolve_all, still_there
from kamtui.services.unplanned import unplanned
from kamtui.services.verbs.events import note_event
from kamtui.services.verbs.objectives import serve_on
from kamtui.services.verbs.promises import Whom, write_promise
from kamtui.services.views.tasks import one, one_open
from kamtui.store.reads.followup import CHASE, repeat_anchor
from kamtui.store.reads.journal import promises_of_task, touch
from kamtui.store.tables.accounts import Account
from kamtui.store.tables.journal import Promise, Touch
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work, instant


@dataclass(frozen=True, slots=True)
class Done:
    """What a tick left behind."""

    task: TaskRow | None
    """The task that was ticked (or tried); None for a touch that was not planned."""
    touch: TouchRow | None
    next: TaskRow | None
    why: tuple[str, ...]
    """Why the next step is when it is, or why there is none."""
    promises: tuple[TaskRow, ...] = ()
    """Tasks made of promises in the note."""
    notes: tuple[str, ...] = ()
    """What was ambiguous in the note, or only looked like a token."""


def done(book: Book, task_id: int, note: str = "", closing: Closing | None = None) -> Done:
    """Ticks a task off, journals the touch, writes promises down, leaves the next step. One undo step."""
    with book.work("done") as (work, entry):
        holidays.refresh(book, work)
        reading = read_note(clean_note(note), book.moment(book.calendar(work.raw)))
        left = tick(work, book, one_open(work.raw, task_id), reading, closing or Closing())
        assert left.task is not None
        entry.summary = f"done “{left.task.title}”" + (f" ({left.task.account_name})" if left.task.account_name else "")
        return left


def tick(work: Work, book: Book, row: TaskRow, reading: NoteReading, closing: Closing) -> Done:
    """Ticks an open task off inside another verb's step, as `done` does."""
    plan = follow_up(work.raw, book, row, reading, closing)
    work.change(Task, row.id, status=TaskStatus.DONE, done_at=instant(book.clock.now()))
    touch_id = None
    if _touches(row):
        touch_id = _journal(work, book, row, plan.outcome, reading.text)
        note_event(work, book, row.id, EventKind.DONE)
    else:
        note_event(work, book, row.id, EventKind.DONE, note=reading.text or None)
    _keep(work, book, row)
    promised = [_promised(work, book, row, touch_id, said) for said in reading.promises]
    next_id = leave(work, book, row, plan)
    return Done(
        one(work.raw, row.id),
        touch(work.raw, touch_id) if touch_id else None,
        one(work.raw, next_id) if next_id else None,
        plan.why,
        tuple(one(work.raw, task_id) for task_id in promised),
        reading.notes,
    )


def no_answer(book: Book, task_ids: Sequence[int]) -> list[Done]:
    """Journals attempts that reached nobody and plans the next one. One undo step for all."""
    with book.work("no answer") as (work, entry):
        holidays.refresh(book, work)
        results = [_tried(work, book, one_open(work.raw, task_id)) for task_id in task_ids]
        first = results[0].task
        entry.summary = (
            f"no answer “{first.title}”" if len(results) == 1 and first else f"no answer {len(results)} tasks"
        )
        return results


def log(book: Book, who: str | Who, note: str, kind: Kind = Kind.CALL) -> Done:
    """Journals a touch that was not planned, and leaves the next step it asks for."""
    with book.work("log") as (work, entry):
        holidays.refresh(book, work)
        person = still_there(work.raw, who) if isinstance(who, Who) else resolve_all(work.raw, (who,))
        reading = read_note(clean_note(note), book.moment(book.calendar(work.raw)))
        if not reading.text:
            raise RejectedError("There is no note to write down.", "Say what happened: log @name talked about …")
        row = unplanned(person, kind, book)
        plan = follow_up(work.raw, book, row, reading, Closing())
        touch_id = _journal(work, book, row, plan.outcome, reading.text)
        promised = [_promised(work, book, row, touch_id, said) for said in reading.promises]
        next_id = leave(work, book, row, plan)
        entry.summary = f"log {kind} with {person.label}"
        return Done(
            None,
            touch(work.raw, touch_id),
            one(work.raw, next_id) if next_id else None,
            plan.why,
            tuple(one(work.raw, task_id) for task_id in promised),
            reading.notes,
        )


def _touches(row: TaskRow) -> bool:
    """Whether ticking this task means the client was in contact."""
    return row.kind in (*CLIENT_KINDS, Kind.PROSPECTING) and (row.account_id is not None or row.contact_id is not None)


def _tried(work: Work, book: Book, row: TaskRow) -> Done:
    if not _touches(row):
        raise RejectedError(f"“{row.title}” is not contact with anybody.", "Tick it off, or move it to another day.")
    step = attempt(work.raw, book, row)
    touch_id = _journal(work, book, row, Outcome.NO_ANSWER, "")
    changes: dict[str, Any] = {"planned_on": step.on, "at": None, "kind": step.kind}
    if step.kind is not row.kind:
        changes["minutes"] = book.rules.kind_minutes[step.kind]
    work.change(Task, row.id, **changes)
    note_event(work, book, row.id, EventKind.NO_ANSWER, from_on=row.planned_on, to_on=step.on)
    why = (*step.why, step.suggestion) if step.suggestion else step.why
    after = one(work.raw, row.id)
    return Done(after, touch(work.raw, touch_id), after, why)


def _journal(work: Work, book: Book, row: TaskRow, outcome: Outcome, note: str) -> int:
    return work.add(
        Touch,
        account_id=row.account_id,
        contact_id=row.contact_id,
        task_id=row.id or None,
        day=book.today,
        at=instant(book.clock.now()),
        kind=row.kind,
        outcome=outcome,
        note=note or None,
    )


def _keep(work: Work, book: Book, row: TaskRow) -> None:
    """The promises this task was to keep are kept today."""
    for promise in promises_of_task(work.raw, row.id):
        if promise.kept_on is None:
            work.change(Promise, promise.id, kept_on=book.today)


def _promised(work: Work, book: Book, row: TaskRow, touch_id: int | None, said: NotePromise) -> int:
    """A promise in the note: a line of the ledger, and the task that will keep it."""
    text = clean(said.text) or f"promise to {row.contact_name or row.account_name or 'the client'}"
    whom = Whom(row.account_id, row.contact_id)
    return write_promise(work, book, whom, text, said.about, said.due.on, touch_id)[1]


def leave(work: Work, book: Book, row: TaskRow, plan: FollowUp) -> int | None:
    """Writes the follow-up and returns the next task, which serves the objective that this one does."""
    next_id = _follow(work, book, row, plan)
    if next_id is not None:
        serve_on(work, row, next_id)
    return next_id


def _follow(work: Work, book: Book, row: TaskRow, plan: FollowUp) -> int | None:
    """Parks, moves the open step that is there, or makes a new one."""
    if plan.park_until is not None and row.account_id is not None:
        work.change(Account, row.account_id, parked_until=plan.park_until, parked_why=plan.park_why or None)
        return None
    step = plan.step
    if step is None or step.on is None:
        return plan.existing.id if plan.existing else None
    if plan.existing is not None:
        at = plan.at or (plan.existing.at if plan.existing.planned_on == step.on else None)
        work.change(Task, plan.existing.id, planned_on=step.on, at=at, waiting=step.waiting)
        note_event(work, book, plan.existing.id, EventKind.EDITED, from_on=plan.existing.planned_on, to_on=step.on)
        return plan.existing.id
    task_id = work.add(
        Task,
        title=step.title,
        kind=step.kind,
        account_id=row.account_id,
        contact_id=row.contact_id,
        planned_on=step.on,
        at=plan.at or (row.at if plan.repeats else None),
        minutes=row.minutes if step.kind is row.kind else book.rules.kind_minutes[step.kind],
        important=row.important,
        waiting=step.waiting,
        urgent=row.urgent if plan.repeats else None,
        handed_to=row.handed_to if plan.repeats else None,
        repeat=row.repeat if plan.repeats else None,
        repeat_from=(repeat_anchor(work.raw, row.id) or row.planned_on) if plan.repeats else None,
    )
    note = f"{CHASE}{plan.chase}" if plan.chase else None
    note_event(work, book, task_id, EventKind.CREATED, to_on=step.on, note=note)
    return task_id
