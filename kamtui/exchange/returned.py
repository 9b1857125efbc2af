"""What went out of a book and comes back: a mark of every field as it went, so that what changed there can be told.

A mark is a letter and four signs of a digest: short enough for a line of todo.txt, and kept by programs that keep what
they do not know. Where one drops them, only stamps and counts are left to say who spoke last.
"""

import hashlib
import re
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

from kamtui.domain.text import clean_note
from kamtui.domain.words import TaskStatus

_LETTERS = {"status": "s", "title": "t", "day": "p", "due": "d", "minutes": "m", "note": "n"}
_NAMES = {letter: name for name, letter in _LETTERS.items()}
_MARK = re.compile(r"([a-z])([a-z2-7]{4})")
_KEY = re.compile(r"([0-9a-f-]{8,36})\.([0-9]{1,18})\.((?:[a-z][a-z2-7]{4})*)")
_BOOK_SIGNS = 8


class Form(StrEnum):
    """As what a task goes out: each says some of its fields, and in its own way."""

    TASK = "to-do"
    EVENT = "appointment"
    JSON = "taskwarrior"
    LINE = "todo.txt"


@dataclass(frozen=True, slots=True)
class Sent:
    """A task as far as it goes out."""

    status: TaskStatus
    title: str
    planned_on: date | None
    at: str | None
    due_on: date | None
    minutes: int
    note: str | None


@dataclass(frozen=True, slots=True)
class Returned:
    """A task of some book, come back in a file."""

    book: str
    """The id of the book, or its beginning."""
    task: int
    form: Form
    sent: Mapping[str, str]
    """The mark of each field that went out; empty where they were lost."""
    said: Mapping[str, str]
    """Each field that the file says, as `fields` has it."""
    day: date | None = None
    """The planned day, where the file has one of its own."""
    at: str | None = None
    """`HH:MM` on the rep's own clock."""
    changes: int | None = None
    """How often the task had been written when it went out."""
    stamp: int | None = None
    """When it was last written; milliseconds UTC."""
    done_at: int | None = None
    """Milliseconds UTC."""
    of: date | None = None
    """The one day of a series that this speaks of."""

    @property
    def has_clock(self) -> bool:
        """Whether its form has times."""
        return self.form is not Form.LINE

    def is_of(self, book_id: str | None) -> bool:
        """Whether it went out of this book."""
        return book_id is not None and book_id.startswith(self.book)


Moment = date | datetime
"""A whole day, or a time of it."""


def placed(task: Sent, form: Form, zone: tzinfo | None = None) -> tuple[Moment | None, Moment | None]:
    """When a form has a task begin, and when it is due; times are instants where the zone is known.

    Where a calendar's to-do has a time, it is due at the end of its day. One that is due before its planned day has no
    time: a calendar begins nothing that late. An appointment is due never, and begins when it is due where it has no
    other day. taskwarrior has instants alone: a day is its midnight where the rep is, and so is a time at midnight.
    """
    at = task.at if form is not Form.LINE and task.planned_on is not None else None
    if form is Form.EVENT:
        return _moment(task.planned_on or task.due_on, at, zone), None
    if form is Form.JSON:
        start = _moment(task.planned_on, None if at == "00:00" else at, zone)
        return (_aware(start) if isinstance(start, datetime) else start), task.due_on
    if task.planned_on is not None and task.due_on is not None and task.due_on < task.planned_on:
        at = None
    return _moment(task.planned_on, at, zone), _moment(task.due_on, "23:59" if at is not None else None, zone)


def fields(task: Sent, form: Form, zone: tzinfo | None = None) -> dict[str, str]:
    """What a form says of a task, as it is compared when it comes back; times are instants where the zone is known."""
    start, due = placed(task, form, zone)
    found = {"title": task.title}
    if form is not Form.EVENT or task.status is TaskStatus.CUT:
        found["status"] = str(task.status)
    if start is not None:
        found["day"] = moment_text(start)
    if due is not None:
        found["due"] = moment_text(due)
    if form is Form.JSON or (form is Form.EVENT and isinstance(start, datetime)):
        found["minutes"] = str(task.minutes)
    if task.note and form is not Form.LINE:
        found["note"] = clean_note(task.note)
    return found


def moment_text(found: Moment) -> str:
    """A day, a floating time, or an instant as UTC: the same however another program writes it."""
    try:
        if isinstance(found, datetime) and found.tzinfo is not None:
            found = found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    return found.isoformat()


def _moment(day: date | None, at: str | None, zone: tzinfo | None) -> Moment | None:
    if day is None or at is None:
        return day
    return datetime(day.year, day.month, day.day, int(at[:2]), int(at[3:5]), tzinfo=zone)


def _aware(found: datetime) -> datetime:
    """A time as an instant; at the ends of the calendar as it stands."""
    try:
        return found.astimezone()
    except (ValueError, OverflowError, OSError):
        return found


def mark(text: str) -> str:
    """Four signs of a digest."""
    return b32encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:5])[:4].decode().lower()


def marks(found: Mapping[str, str]) -> str:
    """The marks of fields in one word."""
    return "".join(f"{_LETTERS[name]}{mark(text)}" for name, text in found.items())


def sent_marks(text: str) -> dict[str, str]:
    """The marks that `marks` wrote, by field; what is none is left out."""
    return {_NAMES[letter]: signs for letter, signs in _MARK.findall(text) if letter in _NAMES}


def own_key(book_id: str, task_id: int, found: Mapping[str, str]) -> str:
    """Book, number and marks of a task in one word, for formats with no other place to say whose it is."""
    return f"{book_id[:_BOOK_SIGNS]}.{task_id}.{marks(found)}"


def of_key(text: str) -> tuple[str, int, dict[str, str]] | None:
    """The beginning of the book's id, the number and the marks of such a word."""
    match = _KEY.fullmatch(text)
    return (match[1], int(match[2]), sent_marks(match[3])) if match else None
