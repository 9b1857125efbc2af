"""What `task export` writes, read as tasks: a list, one object, or an object on each line.

A task that is not whole stays out with its reason, as taskwarrior itself refuses it; the others come in.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean, clean_note
from kamtui.domain.words import Kind, TaskStatus
from kamtui.errors import RejectedError
from kamtui.exchange import words
from kamtui.exchange.calendar_times import clock_of, day_of, instant
from kamtui.exchange.cells import Remarks, Unfit
from kamtui.exchange.progress import Progress, silent
from kamtui.exchange.returned import Form, Returned, moment_text, of_key
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Decided, Options, Rejected, Sheet, Sort, TaskRecord

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_STAMP = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)Z?)?")
_EPOCH = re.compile(r"\d{1,11}")
_STATUS: Mapping[str, TaskStatus] = {
    "pending": TaskStatus.OPEN,
    "waiting": TaskStatus.OPEN,
    "completed": TaskStatus.DONE,
    "deleted": TaskStatus.CUT,
}
_COLUMNS = (
    *(("code", "uuid"), ("title", "description"), ("status", "status"), ("planned_on", "scheduled / wait")),
    *(("due_on", "due"), ("done_on", "end"), ("account", "project"), ("priority", "priority")),
    *(("kind", "tags"), ("note", "annotations")),
)
_SIGNS = frozenset({"description", "uuid"})
_IMPORTANT = ("H", "M")


def read(source: Source, options: Options, _progress: Progress = silent) -> tuple[Sheet, ...] | None:
    """The tasks of an export; None for JSON of another kind. Raises `RejectedError` for a dump of a book."""
    text = _text(source)
    found = None if text is None else _tasks(text)
    if found is None:
        return None
    remarks = Remarks()
    records: list[TaskRecord] = []
    rejected: list[Rejected] = []
    for row, task in enumerate(found, 1):
        try:
            records.append(_record(row, task, remarks))
        except Unfit as unfit:
            rejected.append(Rejected(row, unfit.name or None, unfit.reason))
    preview = [("uuid", "description", "status", "due"), *map(_shown, found[:20])]
    return (Sheet(source.name, _decided(options), tuple(records), tuple(rejected), remarks.lines, tuple(preview)),)


def _text(source: Source) -> str | None:
    try:
        return source.whole().data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _tasks(text: str) -> list[Any] | None:
    """Every task as JSON has it; what is on a line of its own and no JSON is a text."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = [_line(line) for line in text.splitlines() if line.strip(" \t,[]")]
    if isinstance(whole, dict):
        if "kamtui" in whole:
            raise RejectedError("This is the dump of a whole book.", "kamtui import book FILE makes a book of it.")
        whole = [whole]
    if not isinstance(whole, list):
        return None
    known = any(isinstance(task, dict) and not _SIGNS.isdisjoint(task) for task in whole)
    return whole if known or not whole else None


def _line(line: str) -> Any:
    try:
        return json.loads(line.strip().rstrip(","))
    except (ValueError, RecursionError):
        return line


def _record(row: int, task: Any, remarks: Remarks) -> TaskRecord:
    if not isinstance(task, dict):
        raise Unfit("", "it is no task in JSON")
    title = clean(_said(task, "description"))
    if not title:
        raise Unfit("description", "the task has no description")
    status = _status(task)
    for name, what in (("depends", "depends on other tasks"), ("recur", "repeats")):
        if task.get(name):
            remarks.add(f"{what}, which is not taken over")
    priority = _said(task, "priority").upper()
    if priority not in ("", *_IMPORTANT):
        remarks.add("the priority is below M and says nothing here")
    kind, others = _tags(task)
    due, begins = _day(task, "due"), _moment(task, "scheduled")
    scheduled = None if begins is None else day_of(begins)
    project = clean(_said(task, "project"))
    found = TaskRecord(
        row=row,
        code=_uuid(task),
        title=title,
        kind=kind,
        status=status,
        planned_on=scheduled or _day(task, "wait") or due,
        due_on=due,
        done_on=_day(task, "end") if status is TaskStatus.DONE else None,
        account_codes=(),
        account_names=tuple(dict.fromkeys(name for name in (project, project.partition(".")[0]) if name)),
        contact_codes=(),
        contact_names=(contact,) if (contact := clean(_said(task, "contact"))) else (),
        contact_email=None,
        important=priority in _IMPORTANT,
        minutes=words.minutes(_said(task, "minutes")),
        note=clean_note("\n".join((*_annotations(task), *others))) or None,
        loose_account=f"project {project}" if project else "",
    )
    own = of_key(_said(task, "kamtui")) if isinstance(task.get("kamtui"), str) else None
    return found if own is None else replace(found, at=clock_of(begins), back=_back(task, found, begins, own))


def _back(
    task: Mapping[str, Any], found: TaskRecord, begins: date | datetime | None, own: tuple[str, int, dict[str, str]]
) -> Returned:
    """What taskwarrior made of a task of ours."""
    said = {
        "status": str(found.status or ""),
        "title": found.title,
        "day": moment_text(begins) if begins else "",
        "due": found.due_on.isoformat() if found.due_on else "",
        "minutes": str(found.minutes or ""),
        "note": clean_note("\n".join(_annotations(task))),
    }
    book, number, sent = own
    return Returned(
        book,
        number,
        Form.JSON,
        sent,
        {name: text for name, text in said.items() if text},
        day=found.planned_on if begins else None,
        at=clock_of(begins),
        stamp=_instant(task, "modified"),
        done_at=_instant(task, "end"),
    )


def _instant(task: Mapping[str, Any], name: str) -> int | None:
    """An instant in milliseconds UTC; None for what is none."""
    return instant(re.sub(r"[-:]", "", _said(task, name)))


def _said(task: Mapping[str, Any], name: str) -> str:
    """A text, or a number as text. Raises `Unfit` for anything else."""
    value = task.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unfit(name, f"its {name} is no text")
    return str(value)


def _uuid(task: Mapping[str, Any]) -> str | None:
    text = _said(task, "uuid")
    if text and not _UUID.fullmatch(text):
        raise Unfit("uuid", f"“{clean(text, 60)}” is not a uuid")
    return text.lower() or None


def _status(task: Mapping[str, Any]) -> TaskStatus:
    text = _said(task, "status") or "pending"
    if text == "recurring":
        raise Unfit("status", "it is the pattern of a repeating task, not a task")
    if text not in _STATUS:
        raise Unfit("status", f"“{clean(text, 40)}” is not a status")
    return _STATUS[text]


def _tags(task: Mapping[str, Any]) -> tuple[Kind | None, list[str]]:
    """The kind that a tag names, and the other tags as they are typed."""
    tags = task.get("tags") or []
    if isinstance(tags, str):
        tags = tags.split(",")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise Unfit("tags", "its tags are no list of words")
    kinds = [found for tag in tags if (found := words.kind(tag))]
    others = [f"+{clean(tag)}" for tag in tags if words.kind(tag) is None and clean(tag)]
    return (kinds[0] if kinds else None), [" ".join(others)] if others else []


def _annotations(task: Mapping[str, Any]) -> Iterator[str]:
    found = task.get("annotations") or []
    if not isinstance(found, list):
        raise Unfit("annotations", "its annotations are no list")
    for one in found:
        if not isinstance(one, dict) or not isinstance(one.get("description"), str):
            raise Unfit("annotations", "an annotation has no description")
        yield one["description"]


def _day(task: Mapping[str, Any], name: str) -> date | None:
    """The day of an instant where the rep is."""
    found = _moment(task, name)
    return None if found is None else day_of(found)


def _moment(task: Mapping[str, Any], name: str) -> date | datetime | None:
    """An instant where the rep is, aware; a day where it is midnight: taskwarrior keeps that for a day, as UTC."""
    text = _said(task, name).strip()
    if not text:
        return None
    try:
        if _EPOCH.fullmatch(text):
            at = datetime.fromtimestamp(int(text), UTC)
        elif match := _STAMP.fullmatch(text):
            parts = [int(part) for part in match.groups() if part is not None]
            if len(parts) == 3:
                return _plannable(date(*parts), name, text)
            at = datetime(*parts[:6], tzinfo=UTC)  # type: ignore[misc, arg-type]
        else:
            raise ValueError
        at = at.astimezone()
        day = _plannable(at.date(), name, text)
        return day if at.time() == time() else at
    except (ValueError, OverflowError, OSError):
        raise Unfit(name, f"“{clean(text, 40)}” is not a date") from None


def _plannable(day: date, name: str, text: str) -> date:
    if not is_plannable(day):
        raise Unfit(name, f"“{clean(text, 40)}” is not a day kamtui plans on")
    return day


def _shown(task: Any) -> tuple[str, ...]:
    if not isinstance(task, dict):
        return (clean(str(task)), "", "", "")
    return tuple(clean(str(task.get(name, ""))) for name in ("uuid", "description", "status", "due"))


def _decided(options: Options) -> Decided:
    return Decided(
        sort=Sort.TASKS,
        sort_from="asked" if options.sort else "content",
        encoding="utf-8",
        encoding_from="valid UTF-8",
        delimiter="taskwarrior JSON",
        delimiter_from="its content",
        columns=_COLUMNS,
        ignored=(),
        date_order=None,
        date_order_from=None,
    )
