"""The sales intensity plan of a month: what was locked, what stays where it is, and how much an account is to get."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer
from sqlmodel import Field, SQLModel

from kamtui.store.tables.base import NUMBERED, Day, is_day


class Plan(SQLModel, table=True):
    """The plan of one month. It is a draft until it is locked."""

    __tablename__ = "plans"
    __table_args__ = (
        *is_day("plans", "month", "locked_on"),
        CheckConstraint("substr(month, 9) = '01'", name="plans_month_first"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    month: date = Field(sa_type=Day, unique=True)
    """Its first day."""
    locked_on: date | None = Field(default=None, sa_type=Day)
    """The rep's day on which the baseline was frozen."""
    locked_at: int | None = Field(default=None, sa_type=Integer)
    """That instant in milliseconds UTC: what happens to a task later is drift."""


class PlanLine(SQLModel, table=True):
    """One task as the baseline has it; it never changes."""

    __tablename__ = "plan_lines"
    __table_args__ = (
        *is_day("plan_lines", "planned_on"),
        CheckConstraint("minutes BETWEEN 1 AND 1440", name="plan_lines_minutes_range"),
        Index("plan_lines_plan", "plan_id", "task_id", unique=True),
        Index("plan_lines_task", "task_id"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    plan_id: int = Field(foreign_key="plans.id", ondelete="CASCADE", sa_type=Integer)
    task_id: int = Field(foreign_key="tasks.id", sa_type=Integer)
    account_id: int | None = Field(default=None, foreign_key="accounts.id", sa_type=Integer)
    planned_on: date = Field(sa_type=Day)
    minutes: int = Field(sa_type=Integer, ge=1, le=1440)


class Pin(SQLModel, table=True):
    """A task that no reflow and no spread moves."""

    __tablename__ = "pins"
    __table_args__ = (NUMBERED,)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    task_id: int = Field(foreign_key="tasks.id", unique=True, sa_type=Integer)


class Intensity(SQLModel, table=True):
    """How much of the rep an account is to get in a month, where the rep says so; else its cadence decides."""

    __tablename__ = "intensities"
    __table_args__ = (
        CheckConstraint("touches BETWEEN 0 AND 31", name="intensities_touches_range"),
        CheckConstraint("minutes BETWEEN 1 AND 1440", name="intensities_minutes_range"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", unique=True, sa_type=Integer)
    touches: int | None = Field(default=None, sa_type=Integer, ge=0, le=31)
    """Touches a month."""
    minutes: int | None = Field(default=None, sa_type=Integer, ge=1, le=1440)
    """Minutes of one touch."""
