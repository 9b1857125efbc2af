"""Production: revenue per account, segment and day, and the industry index it is held against."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.text import TITLE_LIMIT
from kamtui.domain.words import Grain
from kamtui.store.tables.base import NUMBERED, Day, fits, is_currency, is_day, one_of


class Sale(SQLModel, table=True):
    """Revenue of one account in one segment on one day, summed; returns are negative."""

    __tablename__ = "sales"
    __table_args__ = (
        *fits("sales", source=TITLE_LIMIT),
        one_of("sales", "grain", Grain),
        *is_day("sales", "day"),
        is_currency("sales"),
        Index("sales_account", "account_id", "day", "minor"),
        Index("sales_day", "day"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    segment_id: int | None = Field(default=None, foreign_key="segments.id", sa_type=Integer)
    day: date = Field(sa_type=Day)
    grain: Grain = Field(default=Grain.DAY, sa_type=Text)
    """The finest period its source knew; `day` is then the first day of that period."""
    minor: int = Field(sa_type=Integer)
    """Money in minor units of `currency`."""
    currency: str = Field(sa_type=Text, min_length=3, max_length=3)
    source: str | None = Field(default=None, sa_type=Text)
    """The file it came from."""


class IndexValue(SQLModel, table=True):
    """One month of an industry index."""

    __tablename__ = "index_values"
    __table_args__ = (
        *fits("index_values", series=TITLE_LIMIT, source=TITLE_LIMIT),
        *is_day("index_values", "month"),
        CheckConstraint("substr(month, 9) = '01'", name="index_values_month_first"),
        Index("index_values_series", "series", "month", unique=True),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    series: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    """Name of the index."""
    month: date = Field(sa_type=Day)
    """First day of the month."""
    thousandths: int = Field(sa_type=Integer)
    """The index times 1,000."""
    source: str | None = Field(default=None, sa_type=Text)
    """The file it came from."""
