"""Files of other programs that are no tables, told by their content: which of them a file is, and the sheets it holds.

Each is read by a module of its own, imported when such a file comes.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from kamtui.exchange.components import is_calendar, is_cards
from kamtui.exchange.guess import guess
from kamtui.exchange.progress import Progress, silent
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Sheet, Sort

_HEAD = 64 * 1024
_MARK = b"\xef\xbb\xbf"
_CLEAR = re.compile(r"\([A-Z]\) \S|x \S|\d{4}-\d\d-\d\d \S")
_TOKEN = re.compile(r"(?:^|\s)(?:[+@][^\s+@]\S*|[A-Za-z][\w-]*:(?!//)\S+)(?=\s|$)")
_SURE = re.compile(
    r"\([A-Z]\) \S|x \d{4}-\d\d-\d\d \S"  # at the beginning of a line; the rest anywhere behind its first word
    r"|.*\s(?:[+@][^\W\d_]\S*|(?:due|t):\d{4}-\d\d-\d\d|rec:\+?\d+[dbwmy]|pri:[A-Z]|h:1|(?:p|id):\d+|kamtui:\S+)(?:\s|$)"
)
_NAMED = re.compile(r"(?:todo|done)\.txt$|\.todo$", re.IGNORECASE)
_TABLE_SIGNS = re.compile(r"[,;\t|]")


class _Form(NamedTuple):
    is_it: Callable[[Source, Options], bool]
    module: str
    """Whose `read(source, options, progress)` returns its sheets."""


def is_json(data: bytes) -> bool:
    """Whether bytes begin as a JSON object or a list of them does."""
    head = data[:_HEAD].removeprefix(_MARK).lstrip()
    return head[:1] == b"{" or (head[:1] == b"[" and head[1:].lstrip()[:1] in (b"{", b"]"))


def _is_tasks_json(source: Source, options: Options) -> bool:
    return options.sort in (None, Sort.TASKS) and is_json(source.data)


def _is_todotxt(source: Source, options: Options) -> bool:
    """Lines with the marks of todo.txt, and no table. A file that is called so needs only one of them, one that is said
    to hold tasks something like them in half of its lines; any other needs marks that are nothing else in half of them.
    """
    if options.sort not in (None, Sort.TASKS) or options.columns or options.delimiter or b"\x00" in source.data:
        return False
    head = source.data[:_HEAD].removeprefix(_MARK).decode("utf-8", "replace")
    lines = [line for line in (text.strip() for text in head.splitlines()) if line]
    if not lines or guess([lines[0]]):  # one column under its heading
        return False
    if _NAMED.search(source.name):
        return any(_marked(line) for line in lines)
    signs = [len(_TABLE_SIGNS.findall(line)) for line in lines]
    if signs[0] > 0 and len(lines) > 1 and all(count >= signs[0] for count in signs):
        return False
    is_mark = _SURE.match if options.sort is None else _marked
    return sum(bool(is_mark(line)) for line in lines) * 2 >= len(lines)


def _marked(line: str) -> bool:
    return bool(_CLEAR.match(line) or _TOKEN.search(line))


_FORMS: tuple[_Form, ...] = (
    _Form(lambda source, _: is_calendar(source.data), "calendars"),
    _Form(lambda source, _: is_cards(source.data), "cards"),
    _Form(_is_tasks_json, "taskwarrior"),
    _Form(_is_todotxt, "todotxt"),
)


def sheets_of(source: Source, options: Options, progress: Progress = silent) -> tuple[Sheet, ...] | None:
    """What a file of another program holds; None for anything that may be a table.

    Raises `RejectedError` for a file that is one of these and cannot be read at all.
    """
    for form in _FORMS:
        if form.is_it(source, options):
            module = import_module(f"kamtui.exchange.{form.module}")
            sheets: tuple[Sheet, ...] = module.read(source, options, progress)
            return sheets
    return None
