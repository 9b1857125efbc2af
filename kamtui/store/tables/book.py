"""Settings that belong to the book, not to the machine it is opened on."""

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from kamtui.store.tables.base import STRICT, fits


class BookSetting(SQLModel, table=True):
    """One setting of the book."""

    __tablename__ = "book_settings"
    __table_args__ = (*fits("book_settings", key=100), STRICT)

    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
