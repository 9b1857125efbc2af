"""What the rep is to reach in a year, and what is known of the market."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from kamtui.domain.keep.aims import Aim, SoWhat
from kamtui.domain.text import TITLE_LIMIT
from kamtui.store.tables.base import NUMBERED, Day, fits, is_currency, is_day, one_of


class Goal(SQLModel, table=True):
    """A year's goal, of one account or of the whole book: a share of last year's revenue, or an amount."""

    __tablename__ = "goals"
    __table_args__ = (
        one_of("goals", "aim", Aim),
        CheckConstraint("year BETWEEN 1970 AND 2199", name="goals_year_range"),
        CheckConstraint("permille BETWEEN 0 AND 100000", name="goals_permille_range"),
        CheckConstraint("(permille IS NULL) <> (minor IS NULL)", name="goals_one_measure"),
        CheckConstraint("(minor IS NULL) = (currency IS NULL)", name="goals_money"),
        is_currency("goals"),
        Index("goals_once", text("coalesce(account_id, 0)"), "year", "aim", unique=True),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int | None = Field(default=None, foreign_key="accounts.id", sa_type=Integer)
    """None is the whole book."""
    year: int = Field(sa_type=Integer, ge=1970, le=2199)
    aim: Aim = Field(sa_type=Text)
    permille: int | None = Field(default=None, sa_type=Integer, ge=0, le=100_000)
    """Growth: thousandths more than last year. Retention: thousandths of last year's that stay."""
    minor: int | None = Field(default=None, sa_type=Integer)
    """Revenue of the year to reach, in minor units."""
    currency: str | None = Field(default=None, sa_type=Text, min_length=3, max_length=3)


class Intel(SQLModel, table=True):
    """A piece of market intelligence and what it means: three so-whats."""

    __tablename__ = "intel"
    __table_args__ = (
        *fits("intel", topic=TITLE_LIMIT, source=TITLE_LIMIT, us=TITLE_LIMIT, them=TITLE_LIMIT, client=TITLE_LIMIT),
        *is_day("intel", "day"),
        Index("intel_day", "day"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    day: date = Field(sa_type=Day)
    topic: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    source: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    us: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    them: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)
    """What it means to the competitors."""
    client: str | None = Field(default=None, sa_type=Text, max_length=TITLE_LIMIT)


class IntelTask(SQLModel, table=True):
    """A task a so-what was turned into."""

    __tablename__ = "intel_tasks"
    __table_args__ = (
        one_of("intel_tasks", "so_what", SoWhat),
        Index("intel_tasks_intel", "intel_id"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    intel_id: int = Field(foreign_key="intel.id", sa_type=Integer)
    so_what: SoWhat = Field(sa_type=Text)
    task_id: int = Field(foreign_key="tasks.id", unique=True, sa_type=Integer)
