"""Two who edit one record: what each of them changed is kept; a field both changed is told before it is overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from kamtui.domain.rows import TaskRow
from kamtui.domain.workdays import short_day
from kamtui.errors import RejectedError
from kamtui.services.book import Book

R = TypeVar("R")

Columns = Mapping[str, Any]
"""Columns of a record by name."""

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title",)),
    ("kind", ("kind",)),
    ("name", ("account_id", "contact_id")),
    ("day", ("planned_on", "at")),
    ("due date", ("due_on",)),
    ("minutes", ("minutes",)),
    ("importance", ("important", "urgent")),
    ("promise", ("promised",)),
    ("repeat", ("repeat", "repeat_from")),
)
"""What a rep would call one field, and the columns it is kept in."""


class ChangedError(RejectedError):
    """A field was changed by somebody else since the form was opened, and by the form; `now` is the record as it is."""

    def __init__(self, sentence: str, hint: str, now: Any) -> None:
        super().__init__(sentence, hint)
        self.now = now


@dataclass(frozen=True, slots=True)
class Opened:
    """What an edit form was opened on, and what it was told since."""

    row: TaskRow
    """The task as the form showed it."""
    told: TaskRow | None = None
    """The task as the rep was told it had become: what is overwritten now is overwritten on purpose."""


@dataclass(slots=True)
class LineForm(Generic[R]):
    """The same of a record that is one line: an objective, offering, counterpart, option, note or strategy."""

    row: R
    """The record as the line showed it."""
    told: R | None = None
    """The record as the rep was told it had become."""
    stays: str = ""
    """What others changed and keep, in words, once the line is saved."""


def mine_of(form: "LineForm[R] | None", now: R, names: Mapping[str, str], after: Columns) -> dict[str, Any]:
    """Of the columns that a line would write those that it changed; `names` says what a rep calls each of them.

    Without a form the line is all there is to go by. Raises `ChangedError` as `mine_alone` does.
    """
    if form is None:
        return dict(after)
    taken: dict[str, Any] = {}
    kept: list[str] = []
    clashes: list[str] = []
    for column, value in after.items():
        was, theirs = getattr(form.row, column) or None, getattr(now, column) or None
        if value == was:
            kept += [names[column]] if theirs != was else []
            continue
        taken[column] = value
        known = form.told is not None and (getattr(form.told, column) or None) == theirs
        if theirs not in (was, value) and not known:
            clashes.append(f"{names[column]} became {_said(now, column)}")
    if clashes:
        raise ChangedError(f"Meanwhile its {', its '.join(clashes)}.", "Enter again saves yours all the same.", now)
    form.stays = f"its {', its '.join(kept)} changed meanwhile and stays" if kept else ""
    return taken


def _said(row: Any, column: str) -> str:
    """What a column of a small record is now; of a number that means a contact the name."""
    value = row.contact_name if column == "contact_id" else getattr(row, column)
    return short_day(value) if isinstance(value, date) else f"“{value}”" if value else "none"


def mine_alone(book: Book, opened: Opened, now: TaskRow, before: Columns, after: Columns) -> tuple[dict[str, Any], str]:
    """Of the columns a form would write (`before` any edit, and `after` it) those that it changed; and in words what
    others changed and keep.

    Raises `ChangedError` for a field that both changed, unless the rep was told what it is now.
    """
    kept: list[str] = []
    clashes: list[str] = []
    taken: dict[str, Any] = {}
    for name, columns in _groups(opened.row, now, after):
        theirs = _of(now, columns) != _of(opened.row, columns)
        if all(before[one] == after[one] for one in columns):
            kept += [name] if theirs else []
            continue
        taken |= {one: after[one] for one in columns}
        same = all(after[one] == getattr(now, one, after[one]) for one in columns)
        known = opened.told is not None and _of(now, columns) == _of(opened.told, columns)
        if theirs and not same and not known:
            clashes.append(f"{name} became {_words(book, now, name)}")
    if clashes:
        raise ChangedError(f"Meanwhile its {', its '.join(clashes)}.", "Enter again saves yours all the same.", now)
    return taken, f"its {', its '.join(kept)} changed meanwhile and stays" if kept else ""


def _groups(base: TaskRow, now: TaskRow, after: Columns) -> list[tuple[str, tuple[str, ...]]]:
    """The fields; of a task that repeats the day and the rhythm are one."""
    if not (base.repeat or now.repeat or after["repeat"]):
        return list(_GROUPS)
    both = ("planned_on", "at", "repeat", "repeat_from")
    return [(name, both if name == "day" else columns) for name, columns in _GROUPS if name != "repeat"]


def _of(row: TaskRow, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """The columns as far as a row knows them."""
    return tuple(getattr(row, one, None) for one in columns)


def _words(book: Book, row: TaskRow, name: str) -> str:
    """What a field is now."""
    if name == "title":
        return f"“{row.title}”"
    if name == "name":
        return row.contact_name or row.account_name or "nobody"
    if name == "day":
        at = f" {row.at}" if row.at else ""
        return (short_day(row.planned_on, book.today) if row.planned_on else "none") + at
    if name == "due date":
        return short_day(row.due_on, book.today) if row.due_on else "none"
    if name == "importance":
        return "!!" if row.urgent else "!" if row.important else "by the rules"
    found = {"kind": row.kind, "minutes": row.minutes, "promise": row.promised, "repeat": row.repeat}
    return str(found[name] or "none")
