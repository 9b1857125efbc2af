"""What other systems call an account that the book knows by another name."""

from sqlalchemy import Index, Integer, Text
from sqlmodel import Field, SQLModel

from kamtui.domain.text import FOLDED_LIMIT, TITLE_LIMIT
from kamtui.store.tables.base import NUMBERED, fits


class AccountAlias(SQLModel, table=True):
    """A name of an account in files, which the rep said is the same account; an import finds the account by it."""

    __tablename__ = "account_aliases"
    __table_args__ = (
        *fits("account_aliases", name=TITLE_LIMIT, folded=FOLDED_LIMIT, code=TITLE_LIMIT),
        Index("account_aliases_account", "account_id"),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    account_id: int = Field(foreign_key="accounts.id", sa_type=Integer)
    name: str = Field(sa_type=Text, min_length=1, max_length=TITLE_LIMIT)
    folded: str = Field(sa_type=Text, min_length=1, max_length=FOLDED_LIMIT, unique=True)
    """The name without accents and case; no two accounts have one alias."""
    code: str | None = Field(default=None, sa_type=Text, unique=True, max_length=TITLE_LIMIT)
    """The key that comes with it, where the account has another."""
