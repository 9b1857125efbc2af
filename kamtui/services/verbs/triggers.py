"""Trigger events: writing one down with its response, answering one later, taking out what was none."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.keep.events import TriggerRow
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.responses import Responded, defended, respond, said
from kamtui.store.reading import Connection
from kamtui.store.reads.defence import event_by_id
from kamtui.store.tables.keep import TriggerEvent


@dataclass(frozen=True, slots=True)
class EventLeft:
    """A trigger event as it is now, and what the rep should know about its response."""

    event: TriggerRow
    notes: tuple[str, ...] = ()


def event(
    book: Book,
    account_id: int,
    topic: EventTopic,
    text: str,
    on: date | None = None,
    source: str = "",
    answer: str = "",
) -> EventLeft:
    """Writes down what happened, today where no day is named, with the task that `answer` describes or numbers.

    Raises `RejectedError` without a text, for a day that is still to come and a lost account, and as `foresee_answer`
    does.
    """
    what, day = said(text, "An event"), on or book.today
    if day > book.today or not is_plannable(day):
        raise RejectedError(
            f"{short_day(day)} {day.year} has not come yet.",
            "Name the day you heard of it; what is ahead is a task: kamtui add.",
        )
    with book.work("event") as (work, entry):
        account = defended(work.raw, account_id)
        about = f"speak about the {topic}: {what}"
        response = respond(work, book, account, answer, about) if answer else Responded()
        event_id = work.add(
            TriggerEvent,
            account_id=account_id,
            topic=topic,
            day=day,
            text=what,
            source=clean(source) or None,
            task_id=response.task_id,
        )
        entry.summary = f"{topic} “{what}” at “{account.name}”"
        return EventLeft(one_event(work.raw, event_id), response.notes)


def answer_event(book: Book, event_id: int, answer: str) -> EventLeft:
    """Gives an event another response. Raises as `event` does, and `NotFoundError`."""
    with book.work("answer") as (work, entry):
        row = one_event(work.raw, event_id)
        account = defended(work.raw, row.account_id)
        response = respond(work, book, account, answer, f"speak about the {row.topic}: {row.text}")
        work.change(TriggerEvent, event_id, task_id=response.task_id)
        entry.summary = f"answer “{row.text}”"
        return EventLeft(one_event(work.raw, event_id), response.notes)


def remove_event(book: Book, event_id: int) -> TriggerRow:
    """Takes out an event that was none, or asks for nothing; its response stays. Raises `NotFoundError`."""
    with book.work("remove") as (work, entry):
        row = one_event(work.raw, event_id)
        work.remove(TriggerEvent, event_id)
        entry.summary = f"remove {row.topic} “{row.text}”"
        return row


def one_event(connection: Connection, event_id: int) -> TriggerRow:
    """The trigger event with this number; raises `NotFoundError`."""
    row = event_by_id(connection, event_id)
    if row is None:
        raise NotFoundError(f"There is no trigger event {event_id}.", "`kamtui event` lists them.")
    return row
