"""A todo.txt file read as tasks, by the rules of its format: a task a line, marks in front, words with a sign within.

A line has no name of its own. It is known again by its words and its due day; mark, priority and the days it was made
and done may change.
"""

import hashlib
import re
from dataclasses import replace
from datetime import date, datetime, time

from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean
from kamtui.domain.words import TaskStatus
from kamtui.exchange import words
from kamtui.exchange.cells import Remarks, Unfit
from kamtui.exchange.progress import Progress, silent
from kamtui.exchange.returned import Form, Returned, of_key
from kamtui.exchange.sources import Source
from kamtui.exchange.texts import text_of
from kamtui.exchange.values import Decided, Options, Rejected, Sheet, Sort, TaskRecord

_DAY = r"\d{4}-\d\d-\d\d"
_DONE = re.compile(rf"x (?:({_DAY}) )?(?:{_DAY} )?(?:\(([A-Z])\) )?(?:{_DAY} )?")
_OPEN = re.compile(rf"(?:\(([A-Z])\) )?(?:{_DAY} )?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KEY = re.compile(r"([A-Za-z][\w-]*):(?!//)(\S+)")
_TOLD = {"rec": "repeats (rec:), which is not taken over", "p": "depends on other tasks (p:), which is not taken over"}
_KEPT = ("rec", "h")
_IMPORTANT = "ABC"
_COLUMNS = (
    *(("title", "text"), ("status", "x"), ("planned_on", "t:"), ("due_on", "due:"), ("done_on", "date behind x")),
    *(("account", "+project"), ("contact", "@context"), ("kind", "@context"), ("priority", "(A)")),
)


def read(source: Source, options: Options, _progress: Progress = silent) -> tuple[Sheet, ...] | None:
    """The tasks of a file, line by line. Raises `RejectedError` for bytes that are no text."""
    text = text_of(source.whole(), options.encoding)
    remarks = Remarks()
    records: list[TaskRecord] = []
    rejected: list[Rejected] = []
    lines = [(row, line) for row, line in enumerate(text.whole().splitlines(), 1) if line.strip()]
    for row, line in lines:
        try:
            records.append(_record(row, line.strip(), remarks))
        except Unfit as unfit:
            rejected.append(Rejected(row, unfit.name, unfit.reason))
    decided = Decided(
        sort=Sort.TASKS,
        sort_from="asked" if options.sort else "content",
        encoding=text.encoding,
        encoding_from=text.why,
        delimiter="todo.txt",
        delimiter_from="its content",
        columns=_COLUMNS,
        ignored=(),
        date_order=None,
        date_order_from=None,
    )
    preview = (("text",), *((clean(line),) for _, line in lines[:20]))
    return (Sheet(source.name, decided, tuple(records), tuple(rejected), remarks.lines, preview),)


def _record(row: int, line: str, remarks: Remarks) -> TaskRecord:
    done = _DONE.match(line) if line.startswith("x ") else None
    mark = done or _OPEN.match(line)
    assert mark is not None  # the pattern of an open task matches anything
    text = line[mark.end() :].strip()
    parts = _Parts(text, remarks)
    if not clean(text):
        raise Unfit("text", "the line has a mark and no text")
    finished = done[1] if done else None
    priority = (done[2] if done else mark[1]) or parts.keys.get("pri", "").upper()
    if priority and priority not in _IMPORTANT:
        remarks.add("the priority is below (C) and says nothing here")
    due = _day("due:", parts.keys.get("due"))
    kind = next((found for name in parts.contexts if (found := words.kind(name))), None)
    others = [name for name in parts.contexts if words.kind(name) is None]
    task = TaskRecord(
        row=row,
        code=_key(parts, due),
        title=clean(parts.title) or clean(text),
        kind=kind,
        status=TaskStatus.DONE if done else TaskStatus.OPEN,
        planned_on=_day("t:", parts.keys.get("t")) or due,
        due_on=due,
        done_on=_day("x", finished),
        account_codes=(),
        account_names=tuple(dict.fromkeys(name for one in parts.projects for name in (clean(one), _spaced(one)))),
        contact_codes=(),
        contact_names=tuple(dict.fromkeys(map(clean, others))),
        contact_email=None,
        important=bool(priority) and priority in _IMPORTANT,
        minutes=None,
        note=clean(" ".join(parts.kept)) or None,
        loose_account=" ".join(f"+{clean(name)}" for name in parts.projects),
        loose_contact=" ".join(f"@{clean(name)}" for name in others),
    )
    own = of_key(parts.keys.get("kamtui", ""))
    return task if own is None else replace(task, back=_back(task, _day("t:", parts.keys.get("t")), own))


def _back(found: TaskRecord, planned: date | None, own: tuple[str, int, dict[str, str]]) -> Returned:
    """What another program made of a task of ours."""
    said = {
        "status": str(found.status or ""),
        "title": found.title,
        "day": planned.isoformat() if planned else "",
        "due": found.due_on.isoformat() if found.due_on else "",
    }
    done = datetime.combine(found.done_on, time(12)).astimezone() if found.done_on else None
    return Returned(
        *own[:2],
        Form.LINE,
        own[2],
        {name: text for name, text in said.items() if text},
        day=planned,
        done_at=int(done.timestamp() * 1000) if done else None,
    )


class _Parts:
    """The words of a line: those with a sign, those with a key that is known, and the title that is left."""

    def __init__(self, text: str, remarks: Remarks) -> None:
        self.projects: list[str] = []
        self.contexts: list[str] = []
        self.keys: dict[str, str] = {}
        self.kept: list[str] = []
        title: list[str] = []
        for word in text.split():
            key = _KEY.fullmatch(word)
            name = key[1].lower() if key else ""
            if name in _TOLD:
                remarks.add(_TOLD[name])
            if word[0] in "+@" and len(word) > 1:
                (self.projects if word[0] == "+" else self.contexts).append(word[1:])
            elif key and name in ("due", "t", "pri", "kamtui") and name not in self.keys:
                self.keys[name] = key[2]
            elif name in _KEPT:
                self.kept.append(word)
            else:
                title.append(word)
        self.title = " ".join(title)


def _key(parts: _Parts, due: date | None) -> str:
    """What a line is known by."""
    words_of = [parts.title, *sorted(parts.projects), *sorted(parts.contexts), *parts.kept, str(due or "")]
    return f"todo.txt:{hashlib.sha256(chr(0).join(words_of).encode()).hexdigest()[:24]}"


def _spaced(name: str) -> str:
    """`PeaceProject` as it may be written: `Peace Project`."""
    return clean(_CAMEL.sub(" ", name))


def _day(name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        found = date.fromisoformat(text) if re.fullmatch(_DAY, text, re.ASCII) else None
    except ValueError:
        found = None
    if found is None or not is_plannable(found):
        raise Unfit(name, f"“{clean(text, 40)}” is not a day")
    return found
