"""A touch that was not planned: the follow-up rules ask about a task, and this is the one that never was."""

from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Kind, TaskStatus
from kamtui.services.book import Book
from kamtui.services.names import Who


def unplanned(person: Who, kind: Kind, book: Book) -> TaskRow:
    """A task that never was, standing for a touch that was not planned."""
    return _BLANK._replace(
        kind=kind,
        title="follow up",
        minutes=book.rules.kind_minutes[kind],
        account_id=person.account_id,
        account_name=person.account_name,
        contact_id=person.contact_id,
        contact_name=person.contact_name,
    )


_BLANK = TaskRow(
    id=0,
    title="",
    kind=Kind.CALL,
    status=TaskStatus.OPEN,
    planned_on=None,
    at=None,
    due_on=None,
    minutes=15,
    promised=None,
    waiting=None,
    important=None,
    urgent=None,
    override=None,
    repeat=None,
    handed_to=None,
    moves=0,
    no_answers=0,
    done_at=None,
    account_id=None,
    account_name=None,
    account_tier=None,
    account_city=None,
    account_status=None,
    account_cadence=None,
    parked_until=None,
    last_touch_on=None,
    contact_id=None,
    contact_name=None,
)
