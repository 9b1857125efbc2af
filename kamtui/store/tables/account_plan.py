"""The account plan (SAP): objectives and the tasks that serve them, offerings, competitors' counterparts, options."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.keep.aims import Fit, ObjectiveState
from kamtui.domain.text import NOTE_LIMIT, TITLE_LIMIT
from kamtui.store.tables.base import NUMBERED, Day, fits, is_day, one_of


class AccountPlan(SQLModel, table=True):
    """How an account is to be kept and grown."""

    __tablename__ = "account_plans"
    __table_args__ = (
        *fits("account_plans", strategy=NOTE_LIMIT, proposition=NOTE_LIMIT),
        *is_day("account_plans", "review_on"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", unique=True, sa_type=Integer)
    strategy: str | None = Field(default=None, sa_type=Text, max_length=NOTE_LIMIT)
    proposition: str | None = Field(default=None, sa_type=Text, max_length=NOTE_LIMIT)
    """The value proposition: why they buy from us."""
    review_on: date | None = Field(default=None, sa_type=Day)
    """The day it is gone through again."""


class Objective(SQLModel, table=True):
    """What is to be reached at an account."""

    __tablename__ = "objectives"
    __table_args__ = (
        *fits("objectives", text=TITLE_LIMIT),
        one_of("objectives", "state", ObjectiveState),
        *is_day("objectives", "due_on", "closed_on"),
        CheckConstraint("(state = 'open') = (closed_on IS NULL)", name="objectives_closed"),
        Index("objectives_account", "account_id", "state"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    text: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    due_on: date | None = Field(default=None, sa_type=Day)
    state: ObjectiveState = Field(default=ObjectiveState.OPEN, sa_type=Text)
    closed_on: date | None = Field(default=None, sa_type=Day)


class TaskObjective(SQLModel, table=True):
    """A task that serves an objective; a task serves one at most."""

    __tablename__ = "task_objectives"
    __table_args__ = (Index("task_objectives_objective", "objective_id"), NUMBERED)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    task_id: int = Field(foreign_key="tasks.id", unique=True, sa_type=Integer)
    objective_id: int = Field(foreign_key="objectives.id", sa_type=Integer)


class Offering(SQLModel, table=True):
    """Something we sell."""

    __tablename__ = "offerings"
    __table_args__ = (*fits("offerings", name=TITLE_LIMIT), NUMBERED)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    name: str = Field(sa_type=Text, unique=True, min_length=1, max_length=TITLE_LIMIT)


class OfferingFit(SQLModel, table=True):
    """Who one account buys one offering from."""

    __tablename__ = "offering_fits"
    __table_args__ = (
        *fits("offering_fits", competitor=TITLE_LIMIT, note=TITLE_LIMIT),
        one_of("offering_fits", "fit", Fit),
        CheckConstraint("competitor IS NULL OR fit = 'competitor'", name="offering_fits_competitor"),
        Index("offering_fits_account", "account_id", "offering_id", unique=True),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    offering_id: int = Field(foreign_key="offerings.id", sa_type=Integer)
    fit: Fit = Field(sa_type=Text)
    competitor: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    """Who sells it to them, where it is known."""
    note: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)


class Counterpart(SQLModel, table=True):
    """A competitor's person who works an account."""

    __tablename__ = "counterparts"
    __table_args__ = (
        *fits("counterparts", competitor=TITLE_LIMIT, name=TITLE_LIMIT, note=TITLE_LIMIT),
        Index("counterparts_account", "account_id"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    competitor: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    name: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", sa_type=Integer)
    """Whom they talk to there."""
    note: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)


class Option(SQLModel, table=True):
    """One way a negotiation may end, on the proposal's task."""

    __tablename__ = "options"
    __table_args__ = (
        *fits("options", name=TITLE_LIMIT, give=TITLE_LIMIT, gain=TITLE_LIMIT, logic=TITLE_LIMIT, approval=TITLE_LIMIT),
        *is_day("options", "approved_on"),
        CheckConstraint("approved_on IS NULL OR approval IS NOT NULL", name="options_approved"),
        Index("options_task", "task_id"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    task_id: int = Field(foreign_key="tasks.id", sa_type=Integer)
    name: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    give: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    """What we give."""
    gain: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    """What we get."""
    logic: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    """Why it is worth it to them."""
    approval: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    """Who of ours must agree first."""
    approved_on: date | None = Field(default=None, sa_type=Day)
