"""Tasks that went out of this very book and come back in a file: ticked, moved or renamed there.

A field that only the other program changed is taken over; one that was changed here too since it went out stays as it
is here, and that is told. Nothing is taken out of the book because it is gone there, and a tick leaves the next step
that a tick in kamtui leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kamtui.domain.words import EventKind, TaskStatus
from kamtui.domain.workdays import short_day
from kamtui.exchange.returned import Returned, Sent, fields, mark
from kamtui.exchange.values import Rejected, TaskRecord
from kamtui.services.book import Book
from kamtui.services.exports.calendar import local_zone
from kamtui.services.imports.known import Known
from kamtui.services.imports.targets import Target
from kamtui.services.imports.ticks import Ticks
from kamtui.store.reads.imports import KnownTask

_SAID = {"title": "title", "day": "day", "due": "due date", "minutes": "minutes", "note": "note"}


@dataclass(slots=True)
class Came:
    """What became of the tasks that came back."""

    changed: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """A line for each that was ticked, moved or changed there, and for each that stays as it is here."""


@dataclass(frozen=True, slots=True)
class _News:
    """The fields that changed there: those to take over, and those that changed here too."""

    mine: frozenset[str]
    both: frozenset[str]


class Returning:
    """Brings tasks back into the book they went out of."""

    def __init__(self, known: Known, target: Target, book: Book, file: str) -> None:
        self._known = known
        self._target = target
        self._book = book
        self._file = file
        self._zone = local_zone()
        self._ticks = Ticks(target, book, known.connection)
        self._at = int(book.clock.now().timestamp() * 1000)

    def row(self, record: TaskRecord) -> KnownTask | None:
        """The task of this book that a record is; None for one that never was in it, or is gone."""
        back = record.back
        return self._known.tasks.get(back.task) if back is not None and back.is_of(self._known.book_id) else None

    def bring(self, records: Sequence[TaskRecord]) -> Came:
        """Takes over what changed there, task by task; each may come once, and once for a day of its series."""
        came, seen = Came(), dict[tuple[int, object], int]()
        for record in records:
            row, back = self.row(record), record.back
            assert row is not None
            assert back is not None
            first = seen.setdefault((row.id, back.of), record.row)
            if first != record.row:
                came.rejected.append(Rejected(record.row, None, f"same code as row {first}"))
                continue
            before = len(came.told)
            if self._one(record, back, row, came):
                came.changed += 1
            else:
                came.unchanged += 1
            came.told[before:] = [self._named(row, "; ".join(came.told[before:]))] if came.told[before:] else []
        return came

    def _one(self, record: TaskRecord, back: Returned, row: KnownTask, came: Came) -> bool:
        """Whether anything of a task was taken over."""
        news = self._news(record, back, row)
        if back.of is not None and back.of != row.planned_on:
            if news.mine | news.both:
                came.told.append(f"speaks of {self._day(back.of)}, which is not its next day: nothing is done about it")
            return False
        ends = record.status is TaskStatus.DONE and "status" in news.mine
        left = {"status", "day", "due", "note"} if ends else {"status"}
        if row.status is not TaskStatus.OPEN:
            if (news.mine | news.both) and record.status is not row.status:
                came.told.append(f"is {row.status} here and stays so, whatever was done to it there")
            return False
        if record.status is TaskStatus.CUT and "status" in news.mine | news.both:
            came.told.append("was cancelled or deleted there; here it stays open until you cut it")
        taken = news.mine - left
        values = _values(record, back, row, taken)
        for name in sorted(taken):
            came.told.append(self._change(name, record, back, row))
        for name in sorted(news.both - left):
            said = self._shown(name, _theirs(name, record, back))
            stays = self._shown(name, _mine(name, back, row))
            came.told.append(f"its {_SAID[name]} changed here and there, and stays {stays} (there {said})")
        if values:
            self._write(row, values)
        if ends:
            note = _new_text(record.note or "", row.note or "") if "note" in news.mine else ""
            came.told.append(self._ticks.tick(row.id, back.done_at, note))
            self._known.tasks.put(replace(row, **values, status=TaskStatus.DONE))
        return bool(values) or ends

    def _news(self, record: TaskRecord, back: Returned, row: KnownTask) -> _News:
        said = [name for name in _SAID if name in back.said]
        differs = {name for name in said if _theirs(name, record, back) != _mine(name, back, row)}
        if record.status is not None and record.status is not row.status:
            differs.add("status")
        if not back.sent:
            stays = {name for name in differs if name != "status"} if self._behind(back, row) else set()
            return _News(frozenset(differs - stays), frozenset(stays))
        sent = Sent(row.status, row.title, row.planned_on, row.at, row.due_on, row.minutes, row.note)
        here = fields(sent, back.form, self._zone)
        there = {name for name in differs if mark(back.said[name]) != back.sent.get(name)}
        both = {name for name in there if (mark(here[name]) if name in here else None) != back.sent.get(name)}
        return _News(frozenset(there - both), frozenset(both))

    def _behind(self, back: Returned, row: KnownTask) -> bool:
        """Whether the task was written here since it went out, as far as its counts and stamps say."""
        count, at = self._known.writes.get(row.id, (0, 0))
        counted = back.changes is not None and back.changes < count
        return counted or (back.stamp is not None and back.stamp // 1000 < at // 1000)

    def _write(self, row: KnownTask, values: dict[str, Any]) -> None:
        """The values, and what happened to the task."""
        self._target.change("tasks", row.id, values)
        to = values.get("planned_on", row.planned_on)
        moved = to != row.planned_on
        event = {
            "task_id": row.id,
            "at": self._at,
            "what": EventKind.MOVED if moved else EventKind.EDITED,
            "from_on": row.planned_on if moved else None,
            "to_on": to if moved else None,
            "note": f"in {self._file}",
        }
        self._target.add("task_events", [event])
        self._known.tasks.put(replace(row, **values))

    def _change(self, name: str, record: TaskRecord, back: Returned, row: KnownTask) -> str:
        before, after = self._shown(name, _mine(name, back, row)), self._shown(name, _theirs(name, record, back))
        if name == "day":
            return f"moved there from {before} to {after}"
        return f"its {_SAID[name]} is now {after}" + (f", not {before}" if name != "note" else "")

    def _shown(self, name: str, value: Any) -> str:
        if name == "day":
            on, at = value
            return (self._day(on) if on else "no day") + (f" {at}" if at else "")
        if name == "due":
            return self._day(value) if value else "none"
        if name == "note":
            return f"“{value.split(chr(10), 1)[0][:60]}”" if value else "empty"
        return f"“{value}”" if name == "title" else str(value)

    def _day(self, day: Any) -> str:
        return short_day(day, self._book.today)

    def _named(self, row: KnownTask, said: str) -> str:
        account = self._known.accounts.get(row.account_id)
        return f"“{row.title}”{f' ({account.name})' if account else ''}: {said}"


def _theirs(name: str, record: TaskRecord, back: Returned) -> Any:
    """A field as the file has it."""
    if name == "day":
        return back.day, back.at if back.has_clock else None
    return {"title": record.title, "due": record.due_on, "minutes": record.minutes, "note": back.said.get("note")}[name]


def _mine(name: str, back: Returned, row: KnownTask) -> Any:
    """The same field of the book."""
    if name == "day":
        return row.planned_on, row.at if back.has_clock else None
    return {"title": row.title, "due": row.due_on, "minutes": row.minutes, "note": row.note}[name]


def _values(record: TaskRecord, back: Returned, row: KnownTask, taken: frozenset[str]) -> dict[str, Any]:
    """The columns of the fields that are taken over."""
    values: dict[str, Any] = {_column(name): _theirs(name, record, back) for name in taken if name != "day"}
    if "day" in taken:
        values |= {"planned_on": back.day, "at": back.at}
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def _column(name: str) -> str:
    return {"day": "planned_on", "due": "due_on"}.get(name, name)


def _new_text(said: str, known: str) -> str:
    """What was written below or above the note that went out."""
    if known and said.startswith(known):
        return said.removeprefix(known).strip()
    return said.removesuffix(known).strip() if known else said
