"""History: every verb is one step, every row it touched is a change with its before and after."""

from enum import StrEnum

from sqlalchemy import Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.text import TITLE_LIMIT
from kamtui.store.tables.base import STRICT, fits, one_of


class StepState(StrEnum):
    """A step is done, undone, or undone for good because something new was done after it."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Step(SQLModel, table=True):
    """One verb the rep gave, undone and redone as one."""

    __tablename__ = "steps"
    __table_args__ = (
        *fits("steps", verb=40, summary=TITLE_LIMIT * 2, actor=60),
        one_of("steps", "state", StepState),
        Index("steps_state", "state", "actor", "id"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    at: int = Field(sa_type=Integer)
    """Milliseconds UTC."""
    verb: str = Field(sa_type=Text)
    summary: str = Field(sa_type=Text)
    actor: str = Field(sa_type=Text)
    """`shell`, or one run of the planner: `tui:…`."""
    state: StepState = Field(default=StepState.DONE, sa_type=Text)


class StepChange(SQLModel, table=True):
    """One row before and after a step, as JSON objects of its columns; null where it did not exist."""

    __tablename__ = "step_changes"
    __table_args__ = (Index("step_changes_step", "step_id", "id"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    step_id: int = Field(foreign_key="steps.id", ondelete="CASCADE", sa_type=Integer)
    table: str = Field(sa_type=Text)
    row_id: int = Field(sa_type=Integer)
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)
