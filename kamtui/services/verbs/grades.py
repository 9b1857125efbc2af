"""Grading an account: what was asked, the letter, why; and the call that will ask again."""

from dataclasses import dataclass
from datetime import timedelta

from kamtui.domain.keep.grade_rows import GradeRow
from kamtui.domain.keep.questions import KEEP_IN_TOUCH
from kamtui.domain.note import NoteReading
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import EventKind, Kind
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.followup import Closing
from kamtui.services.grading import Answer, Outlook, foresee_grade
from kamtui.services.verbs.events import note_event
from kamtui.services.verbs.touch import tick
from kamtui.services.views.tasks import one, one_open
from kamtui.store.reads.grades import grade_by_id
from kamtui.store.tables.keep import Grade
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work


@dataclass(frozen=True, slots=True)
class GradeLeft:
    """What a grade left behind."""

    grade: GradeRow
    outlook: Outlook
    call: TaskRow | None
    """The call that asks again."""
    answered: tuple[TaskRow, ...]
    """Calls that were to ask, which are done with it."""


def grade(book: Book, account_id: int, answer: Answer) -> GradeLeft:
    """Writes a grade down, plans the call that asks again, and ticks off the open call it answers. One undo step.

    Raises as `foresee_grade` does.
    """
    with book.work("grade") as (work, entry):
        holidays.refresh(book, work)
        outlook = foresee_grade(work.raw, book, account_id, answer)
        answered = [_answered(work, book, asking.task_id, outlook) for asking in outlook.answers]
        call_id = _call(work, book, outlook)
        said = outlook.answer
        grade_id = work.add(
            Grade,
            account_id=account_id,
            contact_id=said.contact_id,
            day=book.today,
            question=said.question,
            letter=said.letter,
            why=said.why,
            feeling=said.feeling or None,
            target=said.target,
            review_on=said.review_on,
            task_id=call_id,
        )
        entry.summary = f"grade {said.letter} for “{outlook.account.name}”"
        row = grade_by_id(work.raw, grade_id)
        assert row is not None
        return GradeLeft(row, outlook, one(work.raw, call_id) if call_id else None, tuple(answered))


def _answered(work: Work, book: Book, task_id: int, outlook: Outlook) -> TaskRow:
    """The call was made, and this is what came of it: no token in the reason plans anything.

    It leaves the next step of its cadence, unless the call that asks again comes before that.
    """
    account, answer = outlook.account, outlook.answer
    note = f"grade {answer.letter}: {answer.why}"
    reading = NoteReading(note, None, None, None, None, False, "", (), (), ())
    beat = book.today + timedelta(days=book.rules.cadence(account.tier, account.cadence))
    soon = outlook.call_on is not None and outlook.call_on <= beat
    closing = Closing(no_next="it is the call that asks again") if soon else Closing()
    row = one_open(work.raw, task_id)._replace(title=KEEP_IN_TOUCH)  # what the step after it is called
    left = tick(work, book, row, reading, closing)
    assert left.task is not None
    return left.task


def _call(work: Work, book: Book, outlook: Outlook) -> int | None:
    if outlook.call_on is None:
        return None
    task_id = work.add(
        Task,
        title=outlook.answer.question,
        kind=Kind.CALL,
        account_id=outlook.account.id,
        contact_id=outlook.answer.contact_id,
        planned_on=outlook.call_on,
        minutes=book.rules.kind_minutes[Kind.CALL],
    )
    note_event(work, book, task_id, EventKind.CREATED, to_on=outlook.call_on)
    return task_id
