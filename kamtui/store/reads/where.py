"""Conditions on open tasks as SQL text with bound values. Column names are ours, every value is bound."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kamtui.domain.filters import Filter
from kamtui.domain.text import name_key
from kamtui.domain.words import CLIENT_KINDS

CLIENT = ", ".join(f"'{kind}'" for kind in CLIENT_KINDS)
"""The kinds of client tasks, for SQL behind IN."""

TOTAL = "sum(max(min(minor, 1000000000000000), -1000000000000000))"
"""SQL of the sum of sales: an amount beyond every money, which another program wrote, must not break all the others."""


@dataclass(slots=True)
class Where:
    """A growing condition."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, sql: str, *values: Any) -> "Where":
        """Adds one more thing that must hold."""
        self.parts.append(sql)
        self.values.extend(v.isoformat() if isinstance(v, date) else v for v in values)
        return self

    @property
    def sql(self) -> str:
        """The condition as SQL."""
        return " AND ".join(self.parts) or "1 = 1"

    @property
    def joins(self) -> str:
        """The joins behind `tasks t` that the condition needs: `a` the account, `c` the contact."""
        sql = self.sql
        account = "LEFT JOIN accounts a ON a.id = t.account_id" if "a." in sql else ""
        return f"{account} LEFT JOIN contacts c ON c.id = t.contact_id" if "c." in sql else account


def in_list(numbers: Iterable[int]) -> str:
    """Numbers for SQL behind IN."""
    return ",".join(str(int(number)) for number in numbers)


def like(text: str) -> str:
    """A LIKE pattern that finds `text` anywhere, for use with ESCAPE '!'."""
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def narrowed(where: Where, wanted: Filter, today: date) -> Where:
    """Adds what a filter asks for, but for `q:`, which only the rules can answer."""
    for name in wanted.who:
        key = name_key(name)
        where.add(
            "(a.folded LIKE ? ESCAPE '!' OR a.code = ? OR c.folded LIKE ? ESCAPE '!')",
            like(key),
            name,
            like(key),
        )
    for column, words in (("t.kind", wanted.kinds), ("a.tier", wanted.tiers)):
        if words:
            where.add(f"{column} IN ({','.join('?' * len(words))})", *(str(word) for word in words))
    for text in wanted.text:
        key = like(name_key(text))
        where.add(
            "(t.title LIKE ? ESCAPE '!' OR a.folded LIKE ? ESCAPE '!' OR c.folded LIKE ? ESCAPE '!')",
            *(like(text), key, key),
        )
    if wanted.due == "none":
        where.add("t.due_on IS NULL")
    elif (until := wanted.until(today)) is not None:
        where.add("(t.planned_on <= ? OR t.due_on <= ?)", until, until)
    if wanted.overdue:
        where.add("(t.planned_on < ? OR t.due_on < ?)", today, today)
    return where
