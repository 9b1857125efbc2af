"""Threats: writing one down with its response, answering one later, closing one. One undo step each."""

from dataclasses import dataclass

from kamtui.domain.keep.threats import WORST, ThreatRow
from kamtui.domain.text import clean, clean_note
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.responses import Responded, defended, respond, said
from kamtui.store.reading import Connection
from kamtui.store.reads.defence import threat_by_id
from kamtui.store.tables.keep import Threat


@dataclass(frozen=True, slots=True)
class ThreatLeft:
    """A threat as it is now, and what the rep should know about its response."""

    threat: ThreatRow
    notes: tuple[str, ...] = ()


def threat(
    book: Book, account_id: int, text: str, severity: int = 2, competitor: str = "", answer: str = ""
) -> ThreatLeft:
    """Writes a threat down, with the task that `answer` describes or numbers.

    Raises `RejectedError` without a text, for a severity that is none and a lost account, and as `foresee_answer` does.
    """
    what = said(text, "A threat")
    if not 1 <= severity <= WORST:
        raise RejectedError(f"{severity} is no severity.", f"Use 1 to {WORST}, the worst.")
    with book.work("threat") as (work, entry):
        account = defended(work.raw, account_id)
        response = respond(work, book, account, answer, f"answer: {what}") if answer else Responded()
        threat_id = work.add(
            Threat,
            account_id=account_id,
            text=what,
            competitor=clean(competitor) or None,
            severity=severity,
            found_on=book.today,
            task_id=response.task_id,
        )
        entry.summary = f"threat “{what}” at “{account.name}”"
        return ThreatLeft(one_threat(work.raw, threat_id), response.notes)


def answer_threat(book: Book, threat_id: int, answer: str) -> ThreatLeft:
    """Gives an open threat another response. Raises as `threat` does, `NotFoundError`, and for a closed one."""
    with book.work("answer") as (work, entry):
        row = _one_open(work.raw, book, threat_id)
        account = defended(work.raw, row.account_id)
        response = respond(work, book, account, answer, f"answer: {row.text}")
        work.change(Threat, threat_id, task_id=response.task_id)
        entry.summary = f"answer “{row.text}”"
        return ThreatLeft(one_threat(work.raw, threat_id), response.notes)


def close_threat(book: Book, threat_id: int, why: str) -> ThreatLeft:
    """A threat is none any more; its response stays as it is.

    Raises `NotFoundError`, or `RejectedError` without a reason and for one that is closed already.
    """
    reason = clean_note(why).strip()
    if not reason:
        raise RejectedError("The reason is missing.", "Say why it is no threat any more.")
    with book.work("close") as (work, entry):
        row = _one_open(work.raw, book, threat_id)
        work.change(Threat, threat_id, closed_on=book.today, closed_why=reason)
        entry.summary = f"close “{row.text}”"
        return ThreatLeft(one_threat(work.raw, threat_id))


def one_threat(connection: Connection, threat_id: int) -> ThreatRow:
    """The threat with this number; raises `NotFoundError`."""
    row = threat_by_id(connection, threat_id)
    if row is None:
        raise NotFoundError(f"There is no threat {threat_id}.", "`kamtui threat` lists the open ones.")
    return row


def _one_open(connection: Connection, book: Book, threat_id: int) -> ThreatRow:
    row = one_threat(connection, threat_id)
    if row.closed_on is not None:
        raise RejectedError(
            f"“{row.text}” was closed on {short_day(row.closed_on, book.today)} already.",
            "`kamtui undo` takes that back.",
        )
    return row
