"""Tasks of a file into the book: by code, else by title, day and whom they are about.

What the rep did to a task in kamtui stands: it follows the file only where the file says another thing than at the
last import. Its title, kind, state and day of then are kept in the task's own history, as an `imported` event, because
a file without codes is recognised by them; a task the rep typed has none, and keeps all four.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from kamtui.domain.text import clean_note, name_key
from kamtui.domain.words import EventKind, Kind, TaskStatus
from kamtui.exchange.cells import Remarks
from kamtui.exchange.values import Sheet, TaskRecord
from kamtui.services.book import Book
from kamtui.services.imports.known import Known, said, saying
from kamtui.services.imports.pairing import Rules, pair
from kamtui.services.imports.people import Meant, of_task
from kamtui.services.imports.returning import Returning
from kamtui.services.imports.series import is_over, series_day
from kamtui.services.imports.targets import Target, Values
from kamtui.services.imports.writing import Outcome, Table, differing, news, outcome, write
from kamtui.store.reads.imports import KnownTask


def import_tasks(sheet: Sheet, known: Known, target: Target, book: Book) -> Outcome:
    """Writes a sheet of tasks. One without a day is planned today; one that is done leaves no touch."""
    returning = Returning(known, target, book, sheet.file)
    records, back = list[TaskRecord](), list[TaskRecord]()
    for record in sheet.records:
        if isinstance(record, TaskRecord):
            (records if returning.row(record) is None else back).append(record)
    copies = returning.copies(back, records)
    copied = {copy.row for copy, _ in copies}
    records = [record for record in records if record.row not in copied]
    remarks = Remarks()
    for _ in copies:
        remarks.add("carries on a repeat that was ticked there: its next step is in the book already")
    meant = {record.row: of_task(record, known, remarks) for record in records}
    records = [_whole(record, meant[record.row]) for record in records]
    pairs = pair(records, known.tasks, _rules(meant, known))
    table: Table[TaskRecord, KnownTask] = Table(
        name="tasks",
        fresh=lambda record: _fresh(record, meant[record.row], book),
        changes=lambda record, row: _changes(record, row, meant[record.row], known, book),
        make=_make,
    )
    written = write(pairs, table, known.tasks, target)
    at = int(book.clock.now().timestamp() * 1000)
    touched = [(record, None, row) for record, row in written.new] + list(written.changed)
    target.add("task_events", [_remember(record, before, after, at, known) for record, before, after in touched])
    on, came = returning.carry_on(copies), returning.bring(back)
    found = outcome(written, [*sheet.rejected, *pairs.rejected, *came.rejected], [*sheet.notes, *remarks.lines])
    changed, unchanged = found.changed + on.changed + came.changed, found.unchanged + on.unchanged + came.unchanged
    return replace(found, changed=changed, unchanged=unchanged, back=returning.lines(came, on))


def _whole(record: TaskRecord, meant: Meant) -> TaskRecord:
    """The record with the words in its note that name nobody of the book."""
    left = (
        record.loose_account if meant.account_id is None or meant.lent else "",
        record.loose_contact if meant.contact_id is None else "",
    )
    if not any(left):
        return record
    return replace(record, note=clean_note("\n".join(text for text in (record.note, *left) if text)))


def _rules(meant: dict[int, Meant], known: Known) -> Rules[TaskRecord, KnownTask]:
    def same(record: TaskRecord) -> tuple[object, ...]:
        who = meant[record.row]
        return name_key(record.title), record.planned_on, who.account_id, who.contact_id

    def titled(record: TaskRecord) -> list[KnownTask]:
        return known.tasks.find("title and day", (name_key(record.title), record.planned_on))

    def exact(record: TaskRecord) -> list[KnownTask]:
        who = meant[record.row]
        return [row for row in titled(record) if (row.account_id, row.contact_id) == (who.account_id, who.contact_id)]

    def near(record: TaskRecord) -> list[KnownTask]:
        """Tasks of that title and day that are about the same people as far as both sides say."""
        who = meant[record.row]
        return [
            row
            for row in titled(record)
            if (row.account_id is None or who.account_id in (None, row.account_id))
            and (row.contact_id is None or who.contact_id in (None, row.contact_id))
        ]

    return Rules(same=same, same_said="title, day and people", looks=(exact, near))


def _fresh(record: TaskRecord, meant: Meant, book: Book) -> dict[str, Any]:
    kind = record.kind or Kind.CALL
    day = series_day(record, book.today)
    status = record.status or (TaskStatus.DONE if is_over(record, day, book.today) else TaskStatus.OPEN)
    return {
        "code": record.code,
        "title": record.title,
        "kind": kind,
        "status": status,
        "account_id": meant.account_id,
        "contact_id": meant.contact_id,
        "planned_on": day or (book.today if status is TaskStatus.OPEN else None),
        "at": record.at if day else None,
        "repeat": record.repeat,
        "repeat_from": record.planned_on if record.repeat else None,
        "due_on": record.due_on,
        "minutes": record.minutes or book.rules.kind_minutes[kind],
        "important": True if record.important else None,
        "note": record.note,
        "done_at": _done_at(record, book.today) if status is TaskStatus.DONE else None,
    }


def _done_at(record: TaskRecord, today: date) -> int:
    """Noon UTC of the day it was done, as far as the file knows, and never after today; in milliseconds."""
    day = min(record.done_on or record.planned_on or today, today)
    return int(datetime.combine(day, time(12), UTC).timestamp() * 1000)


def _changes(record: TaskRecord, row: KnownTask, meant: Meant, known: Known, book: Book) -> dict[str, Any]:
    values: dict[str, Any] = {
        "code": record.code,
        "account_id": None if meant.lent and row.account_id is not None else meant.account_id,
        "contact_id": meant.contact_id,
        "at": record.at if row.planned_on else None,
        "repeat": record.repeat,
        "repeat_from": record.planned_on if record.repeat else None,
        "due_on": record.due_on,
        "minutes": record.minutes,
        "important": True if record.important else None,
        "note": record.note,
    }
    changes = news("tasks", row, values, known)
    if row.imported:
        changes |= differing(row, _moved_on(record, row, book.today))
    if "status" in changes:
        changes["done_at"] = _done_at(record, book.today) if record.status is TaskStatus.DONE else None
    if "planned_on" in changes and changes.get("at", record.at) != row.at:
        changes["at"] = record.at
    return changes


def _moved_on(record: TaskRecord, row: KnownTask, today: date) -> dict[str, Any]:
    """What the file says now and did not say at the last import."""
    status, kind, title = said(row)
    new_status = record.status if record.status != status else None
    is_open = (new_status or row.status) is TaskStatus.OPEN
    return {
        "status": new_status,
        "kind": record.kind if record.kind != kind else None,
        "title": record.title if record.title != title else None,
        "planned_on": series_day(record, today) if record.planned_on != row.imported_on and is_open else None,
    }


def _remember(record: TaskRecord, before: KnownTask | None, after: KnownTask, at: int, known: Known) -> dict[str, Any]:
    """The event that keeps what this import said; where the file says nothing, what the one before it said."""
    last_status, last_kind, _ = said(before) if before else ("", "", "")
    day = record.planned_on or (before.imported_on if before else None)
    note = saying(record.status or last_status or after.status, record.kind or last_kind or after.kind, record.title)
    known.tasks.put(replace(after, imported=True, imported_on=day, imported_as=note))
    moved = before is not None and before.planned_on != after.planned_on
    return {
        "task_id": after.id,
        "at": at,
        "what": EventKind.IMPORTED,
        "from_on": before.planned_on if before is not None and moved else None,
        "to_on": day,
        "note": note,
    }


def _make(row_id: int, values: Values) -> KnownTask:
    kept = {name: value for name, value in values.items() if name != "done_at"}
    return KnownTask(id=row_id, **kept)
