"""A task that was ticked in another program is ticked here: on the day it was done, leaving the next step of a tick."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from kamtui.clock import Clock
from kamtui.domain.note import NoteReading, read_note
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean_note
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.services.followup import Closing, FollowUp, follow_up
from kamtui.services.imports.targets import Target
from kamtui.services.views.tasks import one_open
from kamtui.store.reading import Connection
from kamtui.store.reads.fields import local
from kamtui.store.reads.imports import KnownTask


class _Then(Clock):
    """A clock that stands on an instant that is past."""

    __slots__ = ("_at",)

    def __init__(self, at: datetime, day: date) -> None:
        super().__init__(day)
        self._at = at

    def now(self) -> datetime:
        """The instant."""
        return self._at


@dataclass(frozen=True, slots=True)
class Ticked:
    """A task that was ticked: how and when, and what came next at that moment."""

    said: str
    plan: FollowUp


class Ticks:
    """Ticks tasks off inside an import, or only says what that would leave."""

    def __init__(self, target: Target, book: Book, connection: Connection) -> None:
        self._target = target
        self._book = book
        self._connection = connection
        self._plans: dict[int, FollowUp] = {}

    def tick(self, task: KnownTask, done_at: int | None, note: str, how: str) -> Ticked:
        """Ticks an open task at that instant, with a note for the journal."""
        then = self._then(done_at)
        row = one_open(self._connection, task.id)._replace(title=task.title, minutes=task.minutes)
        reading = replace(read_note("", then.moment(then.calendar(self._connection))), text=clean_note(note))
        closing, plan = self._closing(then, row, reading)
        if self._target.work is not None:
            from kamtui.services.verbs.touch import tick

            tick(self._target.work, then, row, reading, closing)
        day = f" on {short_day(then.today, self._book.today)}" if then.today != self._book.today else ""
        self._plans[task.id] = plan
        return Ticked(f"{how}{day}", plan)

    def words(self, ticked: Ticked) -> str:
        """How and when it was ticked, and the next step: where that was ticked too since then, what came after it."""
        plan = ticked.plan
        for _ in self._plans:  # in a rehearsal two may each be the next step of the other
            later = self._plans.get(plan.existing.id) if plan.existing is not None else None
            if later is None:
                break
            plan = later
        return f"{ticked.said}; {self._next(plan)}"

    def _then(self, done_at: int | None) -> Book:
        """The book as it acts at that instant; as it is now where nobody knows when, or it is not past."""
        day = None if done_at is None else local(done_at)
        now = self._book.clock.now()
        if done_at is None or day is None or not is_plannable(day.date()) or done_at >= now.timestamp() * 1000:
            return self._book
        if day.date() > self._book.today:
            return self._book
        return replace(self._book, clock=_Then(datetime.fromtimestamp(done_at / 1000, UTC), day.date()))

    def _closing(self, then: Book, row: TaskRow, reading: NoteReading) -> tuple[Closing, FollowUp]:
        """The next step counts from the day of the touch, but never lies before today."""
        plan = follow_up(self._connection, then, row, reading, Closing())
        today = self._book.today
        if plan.step is None or plan.step.on is None or plan.step.on >= today:
            return Closing(), plan
        if row.repeat is not None:
            closing = Closing(next_on=follow_up(self._connection, self._book, row, reading, Closing()).on)
        else:
            closing = Closing(next_on=self._book.calendar(self._connection).on_or_after(today))
        return closing, follow_up(self._connection, then, row, reading, closing)

    def _next(self, plan: FollowUp) -> str:
        if plan.on is None:
            return "; ".join(("no next step", *plan.why))
        found = plan.step or plan.existing
        assert found is not None
        return f"next: {found.kind} “{found.title}” {short_day(plan.on, self._book.today)}"
