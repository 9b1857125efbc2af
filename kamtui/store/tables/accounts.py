"""Who the rep sells to: segments, accounts, their departments and the people in them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.text import FOLDED_LIMIT, NOTE_LIMIT, TITLE_LIMIT
from kamtui.domain.words import AccountStatus, BuyerRole, Tier
from kamtui.store.tables.base import NUMBERED, Day, fits, is_day, one_of


class Segment(SQLModel, table=True):
    """A kind of business that accounts and sales belong to."""

    __tablename__ = "segments"
    __table_args__ = (*fits("segments", name=TITLE_LIMIT), NUMBERED)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    name: str = Field(sa_type=Text, unique=True, max_length=TITLE_LIMIT)


class Account(SQLModel, table=True):
    """A client company or a prospect."""

    __tablename__ = "accounts"
    __table_args__ = (
        *fits("accounts", code=TITLE_LIMIT, name=TITLE_LIMIT, folded=FOLDED_LIMIT, note=NOTE_LIMIT),
        one_of("accounts", "tier", Tier),
        one_of("accounts", "status", AccountStatus),
        CheckConstraint("cadence_days BETWEEN 1 AND 3650", name="accounts_cadence_days_range"),
        CheckConstraint("min_gap_days BETWEEN 0 AND 3650", name="accounts_min_gap_days_range"),
        *is_day("accounts", "parked_until"),
        Index("accounts_folded", "folded"),
        Index("accounts_tier", "tier"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    code: str | None = Field(default=None, sa_type=Text, unique=True, max_length=TITLE_LIMIT)
    """The key another system knows it by."""
    name: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    folded: str = Field(sa_type=Text, min_length=1, max_length=FOLDED_LIMIT)
    """The name without accents and case, for finding it."""
    city: str | None = Field(default=None, sa_type=Text)
    country: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    website: str | None = Field(default=None, sa_type=Text)
    tier: Tier = Field(default=Tier.C, sa_type=Text)
    segment_id: int | None = Field(default=None, foreign_key="segments.id", sa_type=Integer)
    status: AccountStatus = Field(default=AccountStatus.OPEN, sa_type=Text)
    parked_until: date | None = Field(default=None, sa_type=Day)
    """Deliberately left without a next step up to this day (`FOREVER` when the rep named none)."""
    parked_why: str | None = Field(default=None, sa_type=Text)
    cadence_days: int | None = Field(default=None, sa_type=Integer, ge=1, le=3650)
    min_gap_days: int | None = Field(default=None, sa_type=Integer, ge=0, le=3650)
    note: str | None = Field(default=None, sa_type=Text, max_length=NOTE_LIMIT)


class Department(SQLModel, table=True):
    """A team inside an account that buys or could buy."""

    __tablename__ = "departments"
    __table_args__ = (
        *fits("departments", name=TITLE_LIMIT),
        Index("departments_account", "account_id", "name", unique=True),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", ondelete="CASCADE", sa_type=Integer)
    name: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)


class Contact(SQLModel, table=True):
    """A person, at an account or not yet."""

    __tablename__ = "contacts"
    __table_args__ = (
        *fits("contacts", code=TITLE_LIMIT, name=TITLE_LIMIT, folded=FOLDED_LIMIT),
        one_of("contacts", "role", BuyerRole),
        Index("contacts_account", "account_id"),
        Index("contacts_folded", "folded"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    code: str | None = Field(default=None, sa_type=Text, unique=True, max_length=TITLE_LIMIT)
    account_id: int | None = Field(default=None, foreign_key="accounts.id", sa_type=Integer)
    department_id: int | None = Field(default=None, foreign_key="departments.id", sa_type=Integer)
    name: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    folded: str = Field(sa_type=Text, min_length=1, max_length=FOLDED_LIMIT)
    title: str | None = Field(default=None, sa_type=Text)
    role: BuyerRole | None = Field(default=None, sa_type=Text)
    email: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    mobile: str | None = Field(default=None, sa_type=Text)
    reach: str | None = Field(default=None, sa_type=Text)
    """How they like to be reached, in the rep's words."""
