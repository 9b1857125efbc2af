"""Days that are not worked: the rep's own, and the public holidays kept in the book."""

from datetime import date

from sqlalchemy import CheckConstraint, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.text import TITLE_LIMIT
from kamtui.store.tables.base import NUMBERED, STRICT, Day, fits, is_day


class DayOff(SQLModel, table=True):
    """A range of days the rep is away, both ends included."""

    __tablename__ = "days_off"
    __table_args__ = (
        *fits("days_off", why=TITLE_LIMIT),
        *is_day("days_off", "first_on", "last_on"),
        CheckConstraint("first_on <= last_on", name="days_off_order"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    first_on: date = Field(sa_type=Day)
    last_on: date = Field(sa_type=Day)
    why: str | None = Field(default=None, sa_type=Text)


class Holiday(SQLModel, table=True):
    """A public holiday of one country (or part of it), kept so that reading needs no library."""

    __tablename__ = "holidays"
    __table_args__ = (*fits("holidays", country=20, name=TITLE_LIMIT), *is_day("holidays", "day"), STRICT)

    country: str = Field(primary_key=True, sa_type=Text)
    """ISO 3166 code, with a part of the country where days differ: `DE`, `DE-BY`."""
    day: date = Field(primary_key=True, sa_type=Day)
    name: str = Field(sa_type=Text)
