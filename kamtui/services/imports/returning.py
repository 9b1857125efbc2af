"""Tasks that went out of this very book and come back in a file: ticked, moved or renamed there.

A field that only the other program changed is taken over; one that was changed here too since it went out stays as it
is here, and that is told. Nothing is taken out of the book because it is gone there, and a tick leaves the next step
that a tick in kamtui leaves. A repeat that stands on its next day there was ticked there (`repeats`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from kamtui.domain.words import EventKind, TaskStatus
from kamtui.domain.workdays import short_day
from kamtui.exchange.returned import Form, Returned, Sent, fields, mark
from kamtui.exchange.values import Rejected, TaskRecord
from kamtui.services.book import Book
from kamtui.services.imports.known import Known
from kamtui.services.imports.repeats import Series, went_on
from kamtui.services.imports.targets import Target
from kamtui.services.imports.ticks import Ticked, Ticks
from kamtui.store.reads.fields import local
from kamtui.store.reads.imports import KnownTask, tick_notes
from kamtui.zone import local_zone

_SAID = {"title": "title", "day": "day", "due": "due date", "minutes": "minutes", "note": "note"}


@dataclass(slots=True)
class Came:
    """What became of the tasks that came back."""

    changed: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    told: list[tuple[KnownTask, list[str | Ticked]]] = field(default_factory=list)
    """What to say of each that was ticked, moved or changed there, or stays as it is here."""


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
        self._series = Series(known, book.today)
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
            said = list[str | Ticked]()
            if self._one(record, back, row, said):
                came.changed += 1
            else:
                came.unchanged += 1
            if said:
                came.told.append((row, said))
        return came

    def lines(self, *all_came: Came) -> tuple[str, ...]:
        """What to say of the tasks, a line each; asked for when all of them are there."""
        return tuple(self._line(row, said) for came in all_came for row, said in came.told)

    def copies(self, back: Sequence[TaskRecord], others: Sequence[TaskRecord]) -> list[tuple[TaskRecord, KnownTask]]:
        """Of the others those that carry on a task of this book that is ticked in the file, each with that task."""
        return self._series.copies(back, others, self.row)

    def carry_on(self, copies: Sequence[tuple[TaskRecord, KnownTask]]) -> Came:
        """Ticks what is ticked of such copies; the others are the next steps, which a tick leaves anyway."""
        came = Came()
        for copy, ticked in copies:
            row = self._series.following(ticked) if ticked.status is not TaskStatus.OPEN else None
            day = row.planned_on if row is not None else None
            over = copy.status is TaskStatus.DONE and None not in (day, copy.planned_on) and day <= copy.planned_on  # type: ignore[operator]
            if row is not None and over:
                note = self._unwritten(_new_text(copy.note or "", ticked.note or ""), ticked)
                came.told.append((row, [self._tick(row, _noon(copy.done_on), note, "ticked there")]))
            came.changed, came.unchanged = came.changed + over, came.unchanged + (not over)
        return came

    def _one(self, record: TaskRecord, back: Returned, row: KnownTask, said: list[str | Ticked]) -> bool:
        """Whether anything of a task was taken over."""
        news = self._news(record, back, row)
        if back.of is not None and back.of != row.planned_on:
            if news.mine | news.both:
                said.append(f"speaks of {self._day(back.of)}, which is not its next day: nothing is done about it")
            return False
        later = self._later(record, back, row, news, said)
        if later is not None:
            return later
        ends = record.status is TaskStatus.DONE and "status" in news.mine
        on = self._went_on(record, back, row) if not ends and "day" in news.mine else None
        ends = ends or on is not None
        left = {"status", "day", "due", "note"} if ends else {"status"}
        if row.status is not TaskStatus.OPEN:
            said += self._over(record, back, row, news)
            return False
        if record.status is TaskStatus.CUT and "status" in news.mine | news.both:
            said.append("was cancelled or deleted there; here it stays open until you cut it")
        elif record.status is TaskStatus.DONE and "status" in news.both:
            said.append("was ticked there before it was last changed here, and stays open")
        taken = news.mine - left
        values = _values(record, back, row, taken)
        said += [self._change(name, record, back, row) for name in sorted(taken)]
        for name in sorted(news.both - left):
            theirs = self._shown(name, _theirs(name, record, back))
            stays = self._shown(name, _mine(name, back, row))
            said.append(f"its {_SAID[name]} changed here and there, and stays {stays} (there {theirs})")
        if values:
            self._write(row, values)
        if ends:
            note = _written(back, row) if "note" in news.mine | news.both else ""
            at = back.done_at if on is None else self._went_at(back, row)
            said.append(self._tick(replace(row, **values), at, note, on or "ticked there"))
        return bool(values) or ends

    def _over(self, record: TaskRecord, back: Returned, row: KnownTask, news: _News) -> list[str]:
        """What to say of a task that is done or cut here."""
        changed = news.mine | news.both
        if changed and record.status is not row.status:
            return [f"is {row.status} here and stays so, whatever was done to it there"]
        if "note" in changed:
            note = self._shown("note", _written(back, row))
            return [f"is {row.status} here and there; the note written there stays out: {note}"]
        return []

    def _later(
        self, record: TaskRecord, back: Returned, row: KnownTask, news: _News, said: list[str | Ticked]
    ) -> bool | None:
        """Of a series that was ticked here since, whether its next one was ticked there; None for anything else."""
        row_then = self._series.following(row) if row.status is not TaskStatus.OPEN and record.repeat else None
        if row_then is None or row_then.planned_on is None or back.day is None or back.form is not Form.TASK:
            return None
        if back.day <= row_then.planned_on:
            return None if (news.mine | news.both) - {"status", "day", "due"} else False
        if not went_on(replace(record, due_on=row_then.due_on), row_then, row_then.planned_on, self._seen(back)):
            return None
        note = _written(back, row) if "note" in news.mine | news.both else ""
        said.append(self._tick(row_then, self._went_at(back, row_then), note, self._gone(back)))
        return True

    def _went_on(self, record: TaskRecord, back: Returned, row: KnownTask) -> str | None:
        """What to say of a to-do that was ticked by moving it on; None for a move."""
        if row.planned_on is None or not went_on(record, row, row.planned_on, self._seen(back)):
            return None
        return self._gone(back)

    def _gone(self, back: Returned) -> str:
        return f"went on there to {self._day(back.day)}, the next day of its repeat: taken for a tick"

    def _seen(self, back: Returned) -> date:
        """The day it was last written there, as far as it says."""
        at = None if back.stamp is None else local(back.stamp)
        return self._book.today if at is None else min(at.date(), self._book.today)

    def _went_at(self, back: Returned, row: KnownTask) -> int | None:
        """When a to-do was moved on: when it was written there, if that was after it went out."""
        _, at = self._known.writes.get(row.id, (0, 0))
        later = back.stamp is not None and back.stamp // 1000 > at // 1000
        return back.done_at or (back.stamp if later else None)

    def _tick(self, row: KnownTask, at: int | None, note: str, how: str) -> Ticked:
        """Ticks a task."""
        ticked = self._ticks.tick(row, at, note, how)
        self._known.tasks.put(replace(row, status=TaskStatus.DONE))
        return ticked

    def _unwritten(self, note: str, row: KnownTask) -> str:
        """A note that came with a tick; empty where the journal has it already."""
        return "" if note in tick_notes(self._known.connection, row.id) else note

    def _news(self, record: TaskRecord, back: Returned, row: KnownTask) -> _News:
        said = [name for name in _SAID if name in back.said]
        differs = {name for name in said if _theirs(name, record, back) != _mine(name, back, row)}
        if record.status is not None and record.status is not row.status:
            differs.add("status")
        if row.status is not TaskStatus.OPEN and not self._unwritten(_written(back, row), row):
            differs.discard("note")
        if not back.sent:
            stays = differs if self._behind(back, row) else set()
            if back.done_at is not None and back.done_at // 1000 > self._known.writes.get(row.id, (0, 0))[1] // 1000:
                stays = stays - {"status"}  # ticked after all that was done here
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
            which = ", which is not the next day of its repeat" if row.repeat and record.repeat else ""
            return f"moved there from {before} to {after}{which}"
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

    def _line(self, row: KnownTask, parts: Sequence[str | Ticked]) -> str:
        said = "; ".join(part if isinstance(part, str) else self._ticks.words(part) for part in parts)
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
    values: dict[str, Any] = {
        "due_on" if name == "due" else name: _theirs(name, record, back) for name in taken - {"day"}
    }
    if "day" in taken:
        values |= {"planned_on": back.day, "at": back.at}
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def _noon(day: date | None) -> int | None:
    """Noon UTC of a day in milliseconds, as a file without instants says when a task was done."""
    return None if day is None else int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1000)


def _written(back: Returned, row: KnownTask) -> str:
    """What was written there into the note of a task."""
    return _new_text(back.said.get("note", ""), row.note or "")


def _new_text(said: str, known: str) -> str:
    """What was written below or above the note that went out."""
    if known and said.startswith(known):
        return said.removeprefix(known).strip()
    return said.removesuffix(known).strip() if known else said
