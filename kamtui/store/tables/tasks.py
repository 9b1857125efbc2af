"""The plan itself: dated tasks and everything that ever happened to them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from kamtui.domain.text import TITLE_LIMIT
from kamtui.domain.words import About, EventKind, Kind, Quadrant, Reason, TaskStatus, Waiting
from kamtui.store.tables.base import NUMBERED, Day, fits, is_day, is_time, one_of

_OPEN = text("status = 'open'")
_DUE = text("status = 'open' AND due_on IS NOT NULL")


class Task(SQLModel, table=True):
    """One dated thing to do."""

    __tablename__ = "tasks"
    __table_args__ = (
        *fits("tasks", code=TITLE_LIMIT, title=TITLE_LIMIT, handed_to=TITLE_LIMIT),
        one_of("tasks", "kind", Kind),
        one_of("tasks", "status", TaskStatus),
        one_of("tasks", "promised", About),
        one_of("tasks", "waiting", Waiting),
        one_of("tasks", "quadrant", Quadrant),
        *is_day("tasks", "planned_on", "due_on", "repeat_from"),
        is_time("tasks", "at"),
        CheckConstraint("minutes BETWEEN 1 AND 1440", name="tasks_minutes_range"),
        CheckConstraint("(status = 'done') = (done_at IS NOT NULL)", name="tasks_done_at"),
        # every list of Today is answered from this index alone, whatever the size of the book
        Index(
            "tasks_open_planned",
            *(
                "planned_on",
                "id",
                "account_id",
                "due_on",
                "waiting",
                "promised",
                "important",
                "urgent",
                "quadrant",
                "minutes",
                "handed_to",
                "status",  # without it some versions of SQLite do not see that the index covers
            ),
            sqlite_where=_OPEN,
        ),
        Index(
            "tasks_open_due", "due_on", "id", "account_id", sqlite_where=text("status = 'open' AND due_on IS NOT NULL")
        ),
        Index(
            "tasks_open_waiting",
            "waiting",
            "planned_on",
            sqlite_where=text("status = 'open' AND waiting IS NOT NULL"),
        ),
        Index("tasks_open_account", "account_id", "planned_on", "id", "kind", sqlite_where=_OPEN),
        Index("tasks_open_contact", "contact_id", "planned_on", sqlite_where=_OPEN),
        Index("tasks_open_repeat", "planned_on", sqlite_where=text("status = 'open' AND repeat IS NOT NULL")),
        Index("tasks_done", "done_at", sqlite_where=text("status = 'done'")),
        Index("tasks_done_planned", "planned_on", sqlite_where=text("status = 'done'")),
        Index("tasks_account", "account_id"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    code: str | None = Field(default=None, sa_type=Text, unique=True, max_length=TITLE_LIMIT)
    """The key another system knows it by."""
    title: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    kind: Kind = Field(default=Kind.CALL, sa_type=Text)
    status: TaskStatus = Field(default=TaskStatus.OPEN, sa_type=Text)
    account_id: int | None = Field(default=None, foreign_key="accounts.id", sa_type=Integer)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", sa_type=Integer)
    planned_on: date | None = Field(default=None, sa_type=Day)
    at: str | None = Field(default=None, sa_type=Text)
    due_on: date | None = Field(default=None, sa_type=Day)
    minutes: int = Field(default=15, sa_type=Integer, ge=1, le=1440)
    promised: About | None = Field(default=None, sa_type=Text)
    waiting: Waiting | None = Field(default=None, sa_type=Text)
    important: bool | None = Field(default=None, sa_type=Integer)
    urgent: bool | None = Field(default=None, sa_type=Integer)
    quadrant: Quadrant | None = Field(default=None, sa_type=Text)
    """The box the rep put it in by hand."""
    repeat: str | None = Field(default=None, sa_type=Text)
    """RRULE text of a repeating task."""
    repeat_from: date | None = Field(default=None, sa_type=Day)
    """The day the repeat counts from, always."""
    handed_to: str | None = Field(default=None, sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text)
    done_at: int | None = Field(default=None, sa_type=Integer)
    """Milliseconds UTC."""


class TaskEvent(SQLModel, table=True):
    """Something that happened to a task: appended, never changed."""

    __tablename__ = "task_events"
    __table_args__ = (
        one_of("task_events", "what", EventKind),
        one_of("task_events", "reason", Reason),
        *is_day("task_events", "from_on", "to_on"),
        Index("task_events_task", "task_id", "what"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    task_id: int = Field(foreign_key="tasks.id", ondelete="CASCADE", sa_type=Integer)
    at: int = Field(sa_type=Integer)
    """Milliseconds UTC."""
    what: EventKind = Field(sa_type=Text)
    from_on: date | None = Field(default=None, sa_type=Day)
    to_on: date | None = Field(default=None, sa_type=Day)
    reason: Reason | None = Field(default=None, sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text)
