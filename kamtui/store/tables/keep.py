"""What decides whether an account stays: grades, contracts, threats, trigger events."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.renewals import Rung
from kamtui.domain.keep.words import ContractState, EventTopic
from kamtui.domain.text import NOTE_LIMIT, TITLE_LIMIT
from kamtui.store.tables.base import NUMBERED, Day, fits, is_currency, is_day, one_of


class Grade(SQLModel, table=True):
    """How satisfied an account says it is, in answer to one question on one day."""

    __tablename__ = "grades"
    __table_args__ = (
        *fits("grades", question=TITLE_LIMIT, why=NOTE_LIMIT, feeling=TITLE_LIMIT),
        one_of("grades", "letter", Letter),
        one_of("grades", "target", Letter),
        *is_day("grades", "day", "review_on"),
        Index("grades_account", "account_id", "day"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", sa_type=Integer)
    day: date = Field(sa_type=Day)
    question: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    letter: Letter = Field(sa_type=Text)
    why: str = Field(sa_type=Text, min_length=1, max_length=NOTE_LIMIT)
    """Their reason, in their words."""
    feeling: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    target: Letter | None = Field(default=None, sa_type=Text)
    review_on: date | None = Field(default=None, sa_type=Day)
    """Day of the call that asks again."""
    task_id: int | None = Field(default=None, foreign_key="tasks.id", sa_type=Integer)
    """That call."""


class Contract(SQLModel, table=True):
    """An agreement that ends, or is renewed before it does."""

    __tablename__ = "contracts"
    __table_args__ = (
        *fits("contracts", name=TITLE_LIMIT),
        one_of("contracts", "state", ContractState),
        *is_day("contracts", "start_on", "end_on", "notice_on"),
        CheckConstraint("start_on <= end_on", name="contracts_order"),
        CheckConstraint("notice_on <= end_on", name="contracts_notice"),
        CheckConstraint("(minor IS NULL) = (currency IS NULL)", name="contracts_money"),
        is_currency("contracts"),
        Index("contracts_account", "account_id", "end_on"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    name: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    state: ContractState = Field(default=ContractState.RUNNING, sa_type=Text)
    start_on: date = Field(sa_type=Day)
    end_on: date = Field(sa_type=Day)
    """Its last day."""
    notice_on: date | None = Field(default=None, sa_type=Day)
    """Last day on which either side may give notice."""
    minor: int | None = Field(default=None, sa_type=Integer)
    """Worth a year, in minor units."""
    currency: str | None = Field(default=None, sa_type=Text, min_length=3, max_length=3)


class ContractRung(SQLModel, table=True):
    """A rung of a contract's ladder that was taken on as a task; no rung is offered twice."""

    __tablename__ = "contract_rungs"
    __table_args__ = (
        one_of("contract_rungs", "rung", Rung),
        Index("contract_rungs_once", "contract_id", "rung", unique=True),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    contract_id: int = Field(foreign_key="contracts.id", sa_type=Integer)
    rung: Rung = Field(sa_type=Text)
    task_id: int = Field(foreign_key="tasks.id", sa_type=Integer)


class Threat(SQLModel, table=True):
    """A competitor's shortest path into an account."""

    __tablename__ = "threats"
    __table_args__ = (
        *fits("threats", text=TITLE_LIMIT, competitor=TITLE_LIMIT, closed_why=NOTE_LIMIT),
        CheckConstraint("severity BETWEEN 1 AND 3", name="threats_severity_range"),
        *is_day("threats", "found_on", "closed_on"),
        CheckConstraint("(closed_on IS NULL) = (closed_why IS NULL)", name="threats_closed"),
        Index("threats_open", "account_id", sqlite_where=text("closed_on IS NULL")),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    text: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    competitor: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    severity: int = Field(default=2, sa_type=Integer, ge=1, le=3)
    """3 is the worst."""
    found_on: date = Field(sa_type=Day)
    closed_on: date | None = Field(default=None, sa_type=Day)
    closed_why: str | None = Field(default=None, sa_type=Text, max_length=NOTE_LIMIT)
    """Why it is none any more."""
    task_id: int | None = Field(default=None, foreign_key="tasks.id", sa_type=Integer)
    """The dated response."""


class TriggerEvent(SQLModel, table=True):
    """Something that happened to an account and opens or closes a door."""

    __tablename__ = "trigger_events"
    __table_args__ = (
        *fits("trigger_events", text=TITLE_LIMIT, source=TITLE_LIMIT),
        one_of("trigger_events", "topic", EventTopic),
        *is_day("trigger_events", "day"),
        Index("trigger_events_account", "account_id", "day"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    topic: EventTopic = Field(sa_type=Text)
    day: date = Field(sa_type=Day)
    text: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    source: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    task_id: int | None = Field(default=None, foreign_key="tasks.id", sa_type=Integer)
    """The dated response."""
