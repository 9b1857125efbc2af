"""Tasks of the book as taskwarrior and todo.txt have them; what `taskwarrior` and `todotxt` read back."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from kamtui.domain.text import clean, clean_note
from kamtui.domain.words import Kind, TaskStatus
from kamtui.exchange.returned import Form, Sent, fields, own_key

_STATUS = {TaskStatus.OPEN: "pending", TaskStatus.DONE: "completed", TaskStatus.CUT: "deleted"}
_NO_WORD = re.compile(r"[^\w.&'’]+")
_SIGN = re.compile(r"^(?:x|\([A-Z]\)|\d{4}-\d\d-\d\d)(?=\s|$)")
_KEYED = re.compile(r"(^|\s)([+@]|(?:due|t|rec|h|pri|p|kamtui):)(?=\S)")


@dataclass(frozen=True, slots=True)
class TaskOut:
    """A task as it leaves the book."""

    uid: str
    """A UUID that stays the same."""
    book: str
    """The id of the book."""
    task: int
    """Its number there."""
    title: str
    kind: Kind
    status: TaskStatus
    planned_on: date | None
    at: str | None
    """Local wall time `HH:MM`."""
    due_on: date | None
    made_at: datetime
    done_at: datetime | None
    important: bool
    minutes: int
    account: str | None
    contact: str | None
    note: str | None


def taskwarrior(tasks: Iterable[TaskOut]) -> bytes:
    """What `task import` reads: a list with a task on each line. Days are local midnight as UTC, as it writes them."""
    lines = ",\n".join(json.dumps(_task(one), ensure_ascii=False) for one in tasks)
    return f"[\n{lines}\n]\n".encode()


def todotxt(tasks: Iterable[TaskOut]) -> bytes:
    """A todo.txt file. Tasks that were cut have no place in it."""
    return "".join(f"{_line(one)}\n" for one in tasks if one.status is not TaskStatus.CUT).encode()


def _task(one: TaskOut) -> dict[str, Any]:
    ended = one.done_at or (one.made_at if one.status is not TaskStatus.OPEN else None)
    found: dict[str, Any] = {
        "uuid": one.uid,
        "description": clean(one.title),
        "status": _STATUS[one.status],
        "entry": _stamp(one.made_at),
        "scheduled": _local(one.planned_on, one.at),
        "due": _local(one.due_on, None),
        "end": _stamp(ended) if ended else None,
        "priority": "H" if one.important else None,
        "project": clean(one.account) if one.account else None,
        "tags": [one.kind.value],
        "kamtui": own_key(one.book, one.task, fields(_sent(one, clean(one.title)), Form.JSON)),
        "contact": clean(one.contact) if one.contact else None,
        "minutes": str(one.minutes),
        "annotations": list(_annotations(one)) or None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _annotations(one: TaskOut) -> Iterator[dict[str, str]]:
    """A line of the note each; taskwarrior keeps one a second."""
    for number, line in enumerate(clean_note(one.note or "").split("\n") if one.note else ()):
        yield {"entry": _stamp(one.made_at + timedelta(seconds=number)), "description": line}


def _line(one: TaskOut) -> str:
    """Marks, words, and words with a sign; a title that would be read as one of these is told apart by a blank."""
    parts: list[str] = []
    if one.status is TaskStatus.DONE and one.done_at is not None:
        parts += ["x", one.done_at.astimezone().date().isoformat()]
    elif one.important:
        parts.append("(A)")
    parts.append(one.made_at.astimezone().date().isoformat())
    parts.append(_words(one.title))
    parts += [f"+{_word(one.account)}"] if one.account else []
    parts += [f"@{_word(one.contact)}"] if one.contact else []
    parts.append(f"@{one.kind}")
    parts += [f"due:{one.due_on}"] if one.due_on else []
    parts += [f"t:{one.planned_on}"] if one.planned_on else []
    parts.append(f"kamtui:{own_key(one.book, one.task, fields(_sent(one, _words(one.title)), Form.LINE))}")
    parts += ["pri:A"] if one.important and one.status is TaskStatus.DONE else []
    return " ".join(parts)


def _sent(one: TaskOut, title: str) -> Sent:
    return Sent(one.status, title, one.planned_on, one.at, one.due_on, one.minutes, one.note)


def _words(title: str) -> str:
    """A title in which no word is a mark of the format."""
    text = _KEYED.sub(r"\1\2 ", clean(title))
    return f"· {text}" if _SIGN.match(text) else text


def _word(name: str) -> str:
    """A name in one word, which is the same name when it is looked up."""
    return _NO_WORD.sub("-", clean(name)).strip("-.") or "-"


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _local(day: date | None, at: str | None) -> str | None:
    if day is None:
        return None
    wall = time.fromisoformat(at) if at else time()
    try:
        return _stamp(datetime.combine(day, wall).astimezone())
    except (OverflowError, ValueError):  # a day that another program wrote, at the ends of the calendar
        return None
