"""Rows as tasks."""

from collections.abc import Iterator
from datetime import date

from kamtui.domain.text import clean
from kamtui.domain.words import DateOrder, TaskStatus
from kamtui.exchange import words
from kamtui.exchange.cells import Cells, Reading, Remarks, Unfit, read_rows
from kamtui.exchange.dates import Seen, Settled, read_day, settle
from kamtui.exchange.headings import Columns
from kamtui.exchange.table import Table
from kamtui.exchange.values import TaskRecord

_DATES = ("planned_on", "due_on", "done_on")


def date_order(file: str, table: Table, columns: Columns, asked: DateOrder | None) -> Settled:
    """The order of dates in the columns of tasks that hold one. Raises `RejectedError` when nothing settles it."""
    return settle(file, _dates(table, columns), asked)


def _dates(table: Table, columns: Columns) -> Iterator[Seen]:
    places = [place for name in _DATES for place in columns.of.get(name, ())]
    for row in table.rows:
        for place in places:
            yield Seen(row.number, columns.headings[place], row.cells[place])


def read_tasks(table: Table, columns: Columns, order: DateOrder | None) -> Reading[TaskRecord]:
    """Every row as a task."""

    def task(cells: Cells, remarks: Remarks) -> TaskRecord:
        return _task(cells, remarks, order)

    return read_rows(table, columns, task)


def _task(cells: Cells, remarks: Remarks, order: DateOrder | None) -> TaskRecord:
    title = cells.text("title")
    if title is None:
        raise Unfit("title", "the task has no title")
    kinds = [found for text in cells.every("kind") if (found := words.kind(text))]
    length = cells.raw("minutes")
    minutes = words.minutes(length) if length else None
    if length and minutes is None:
        remarks.add("the length is not 1 to 1440 minutes and was left out")
    whole = cells.has("all_day") and cells.says_yes("all_day")
    at, ends = (None if whole else words.clock(cells.raw(name)) for name in ("at", "ends_at"))
    if minutes is None and at is not None and ends is not None and ends > at:
        minutes = (int(ends[:2]) - int(at[:2])) * 60 + int(ends[3:]) - int(at[3:])
    return TaskRecord(
        row=cells.number,
        code=cells.text("code"),
        title=title,
        kind=kinds[0] if kinds else None,
        status=TaskStatus.DONE if words.is_whole(cells.raw("percent")) else words.status(cells.every("status")),
        planned_on=_day(cells, "planned_on", order),
        due_on=_day(cells, "due_on", order),
        done_on=_day(cells, "done_on", order),
        account_codes=cells.codes("account_code"),
        account_names=cells.names("account"),
        contact_codes=cells.codes("contact_code"),
        contact_names=cells.names("contact"),
        contact_email=cells.one("contact_email"),
        important=words.is_important(cells.every("priority")),
        minutes=minutes,
        note=cells.note("note"),
        at=at,
        appointment=cells.has("all_day"),
        about_names=tuple(name for text in cells.every("people") for one in text.split(";") if (name := clean(one))),
    )


def _day(cells: Cells, name: str, order: DateOrder | None) -> date | None:
    try:
        days = (read_day(text, order) for text in cells.every(name))
        return next((day for day in days if day is not None), None)
    except ValueError as error:
        raise Unfit(name, str(error)) from None
