"""A typed threat or trigger event as it will be saved, with its response: for the planner's echo and its saving."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.keep.defence_line import EventLine, ThreatLine, read_event, read_threat
from kamtui.domain.keep.stakes import RESPONSE_WORKING_DAYS
from kamtui.domain.phrases.bygone import read_bygone
from kamtui.domain.text import TITLE_LIMIT, clean
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.responding import Answer, foresee_answer
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account

_ROOM = 1500
"""Characters of a line, its response included; more is refused and not cut."""


@dataclass(frozen=True, slots=True)
class Menace:
    """A threat as it was read, and what will answer it."""

    line: ThreatLine
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Happening:
    """A trigger event as it was read, its day, and what will answer it."""

    line: EventLine
    on: date
    answer: Answer | None
    answer_by: date
    """The last day for a response."""


def foresee_threat(connection: Connection, book: Book, account_id: int, text: str) -> Menace:
    """Reads a threat. Raises `RejectedError` for a line that cannot be saved, and as `foresee_answer` does."""
    line = read_threat(_checked(text))
    _refuse(line.problem, "A threat", line.text, line.competitor)
    at = _account(connection, account_id)
    answer = foresee_answer(connection, book, at, line.answer, f"answer: {line.text}") if line.answer else None
    return Menace(line, answer)


def foresee_event(connection: Connection, book: Book, account_id: int, text: str) -> Happening:
    """Reads a trigger event, of today where no day is named. Raises as `foresee_threat` does."""
    line, calendar = read_event(_checked(text)), book.calendar(connection)
    _refuse(line.problem, "An event", line.text, line.source)
    on = book.today
    if line.on:
        found = read_bygone(line.on, book.moment(calendar))
        if found is None:
            raise RejectedError(f"“{line.on}” is not a day.", "Say it as yesterday, 16 nov, last fri.")
        on = found
    if on > book.today:
        raise RejectedError(
            f"{short_day(on)} {on.year} has not come yet.", "Name the day you heard of it; what is ahead is a task."
        )
    about = f"speak about the {line.topic}: {line.text}"
    at = _account(connection, account_id)
    answer = foresee_answer(connection, book, at, line.answer, about) if line.answer else None
    return Happening(line, on, answer, calendar.add(on, RESPONSE_WORKING_DAYS))


def _checked(text: str) -> str:
    line = clean(text, _ROOM + 1)
    if len(line) > _ROOM:
        raise RejectedError("The line is too long.", "Say it in a few words.")
    return line


def _refuse(problem: str, what: str, text: str, who: str) -> None:
    if problem:
        sentence, colon, hint = problem.partition(": ")
        raise RejectedError(f"{sentence}:" if colon else sentence, hint)
    if not text:
        raise RejectedError(f"{what} needs a text.", "Say it in a few words.")
    if max(len(text), len(who)) > TITLE_LIMIT:
        raise RejectedError(f"{what} has room for {TITLE_LIMIT} characters.", "Say it in fewer words.")


def _account(connection: Connection, account_id: int) -> AccountRow:
    row = account(connection, account_id)
    if row is None:
        raise NotFoundError("This account is gone.", "Go back and look again.")
    return row
