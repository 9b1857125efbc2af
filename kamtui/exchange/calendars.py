"""A calendar (iCalendar) as tasks: to-dos and appointments, each read by itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kamtui.domain.text import clean
from kamtui.errors import RejectedError, UsageError
from kamtui.exchange.calendar_tasks import Reader
from kamtui.exchange.cells import Remarks, Unfit
from kamtui.exchange.components import Component, components, decoded, telling
from kamtui.exchange.progress import Progress, silent
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Decided, Options, Rejected, Sheet, Sort, TaskRecord
from kamtui.exchange.zones import learn

_COLUMNS = (
    ("title", "SUMMARY"),
    ("planned_on", "DTSTART / DUE"),
    ("due_on", "DUE"),
    ("status", "STATUS / COMPLETED"),
    ("minutes", "DTEND / DURATION"),
    ("repeat", "RRULE"),
    ("account", "CATEGORIES / ATTENDEE / SUMMARY"),
    ("note", "DESCRIPTION / LOCATION / URL"),
    ("code", "UID"),
)
_WANTED = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE"})
_TASKS = frozenset({"VEVENT", "VTODO"})
_NAMED = 8
_FIRST = 5


def read(source: Source, options: Options, progress: Progress = silent) -> tuple[Sheet, ...]:
    """The sheet of tasks that a calendar is. `row` is the line that a component begins on.

    Raises `RejectedError` when something else than tasks is asked for, `UsageError` for options that only tables have.
    """
    if options.sort not in (None, Sort.TASKS):
        raise RejectedError(f"{source.name} is a calendar: it holds tasks, not {options.sort}.", "Leave the kind out.")
    check_options(source, options)
    text = decoded(source, options.encoding)
    found = list(components(source.name, text.text, _WANTED))
    learn(one for one in found if one.name == "VTIMEZONE" and one.fault is None)
    tasks = [one for one in found if one.name in _TASKS]
    records, rejected, notes, ignored = _read(telling(tasks, source.name, progress))
    journals = sum(one.name == "VJOURNAL" for one in found)
    if journals:
        notes = (*notes, f"{journals} journal entr{'ies stay' if journals > 1 else 'y stays'} out")
    decided = Decided(
        sort=Sort.TASKS,
        sort_from="asked" if options.sort else "content",
        encoding=text.encoding,
        encoding_from=text.why,
        delimiter="iCalendar",
        delimiter_from="its content",
        columns=_COLUMNS,
        ignored=tuple(dict.fromkeys(clean(name, 40) for name in ignored)),
        date_order=None,
        date_order_from=None,
    )
    return (Sheet(source.name, decided, records, rejected, notes, _preview(records)),)


def check_options(source: Source, options: Options) -> None:
    """Raises `UsageError` for what only a table can be asked."""
    if options.columns or options.sheet or options.delimiter:
        raise UsageError(f"{source.name} is no table: it has no columns, sheets or delimiters.", "Leave them out.")


def _read(
    found: Iterable[Component],
) -> tuple[tuple[TaskRecord, ...], tuple[Rejected, ...], tuple[str, ...], Counter[str]]:
    """Records, rejected components, notes, and the properties that fill no field."""
    remarks, ignored = Remarks(), Counter[str]()
    reader = Reader(remarks, ignored)
    records: list[TaskRecord] = []
    rejected: list[Rejected] = []
    for one in found:
        try:
            records.append(reader.task(one))
        except Unfit as unfit:
            rejected.append(Rejected(one.line, unfit.name or None, unfit.reason))
    kept, cancelled = _series(records, reader)
    notes = list(remarks.lines)
    if cancelled:
        notes.append(f"{cancelled} cancelled day{'s' if cancelled > 1 else ''} of a repeat: left out of it")
    if ignored:
        count = sum(ignored.values())
        names = [clean(name, 40) for name, _ in ignored.most_common(_NAMED)]
        more = f" and {len(ignored) - _NAMED} more" if len(ignored) > _NAMED else ""
        single = count == 1
        said = f"{count} propert{'y' if single else 'ies'} a task has no place for stay{'s' if single else ''} out"
        notes.append(f"{said}: {', '.join(names)}{more}")
    if not records and not rejected:
        notes.append("it has no to-do and no appointment")
    return kept, tuple(rejected), tuple(notes), ignored


def _series(records: list[TaskRecord], reader: Reader) -> tuple[tuple[TaskRecord, ...], int]:
    """The records, a series without the days that have one of their own or are cancelled; how many only cancel one."""
    masters = {record.code for record in records if record.code is not None}
    kept: list[TaskRecord] = []
    for record in records:
        moved = reader.moved.get(record.code or "", ())
        kept.append(replace(record, but=(*record.but, *moved)) if moved and record.repeat else record)
    gone = {row for row, uid in reader.cancelled if uid in masters}
    return tuple(record for record in kept if record.row not in gone), len(gone)


def _preview(records: tuple[TaskRecord, ...]) -> tuple[tuple[str, ...], ...]:
    first = [
        (
            record.title,
            str(record.planned_on or ""),
            record.at or "",
            str(record.due_on or ""),
            str(record.status or ""),
        )
        for record in records[:_FIRST]
    ]
    return (("SUMMARY", "DTSTART", "time", "DUE", "STATUS"), *first)
