"""What happened and what was said: touches and promises."""

from datetime import date

from sqlalchemy import Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from kamtui.domain.text import NOTE_LIMIT, TITLE_LIMIT
from kamtui.domain.words import About, Kind, Outcome
from kamtui.store.tables.base import NUMBERED, Day, fits, is_day, one_of


class Touch(SQLModel, table=True):
    """Contact that happened: a line of the journal."""

    __tablename__ = "touches"
    __table_args__ = (
        *fits("touches", note=NOTE_LIMIT),
        one_of("touches", "kind", Kind),
        one_of("touches", "outcome", Outcome),
        *is_day("touches", "day"),
        Index("touches_account", "account_id", "day", "outcome"),
        Index("touches_contact", "contact_id", "day", "outcome"),
        Index("touches_task", "task_id"),
        Index("touches_day", "day"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int | None = Field(default=None, foreign_key="accounts.id", sa_type=Integer)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", sa_type=Integer)
    task_id: int | None = Field(default=None, foreign_key="tasks.id", sa_type=Integer)
    day: date = Field(sa_type=Day)
    at: int = Field(sa_type=Integer)
    """Milliseconds UTC, when it was written down."""
    kind: Kind = Field(sa_type=Text)
    outcome: Outcome = Field(default=Outcome.REACHED, sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text, max_length=NOTE_LIMIT)


class Promise(SQLModel, table=True):
    """Something said to a client, with a date; `task_id` is the task that will keep it."""

    __tablename__ = "promises"
    __table_args__ = (
        *fits("promises", text=TITLE_LIMIT),
        one_of("promises", "about", About),
        *is_day("promises", "made_on", "due_on", "kept_on"),
        Index("promises_task", "task_id"),
        Index("promises_open", "account_id", "due_on", sqlite_where=text("kept_on IS NULL")),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int | None = Field(default=None, foreign_key="accounts.id", sa_type=Integer)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", sa_type=Integer)
    task_id: int | None = Field(default=None, foreign_key="tasks.id", sa_type=Integer)
    touch_id: int | None = Field(default=None, foreign_key="touches.id", sa_type=Integer)
    about: About = Field(sa_type=Text)
    text: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    made_on: date = Field(sa_type=Day)
    due_on: date = Field(sa_type=Day)
    kept_on: date | None = Field(default=None, sa_type=Day)
