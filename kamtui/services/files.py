"""Files that are named in one line: its words, taken apart as a shell does, and what stands in the folder they name."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from kamtui.domain.text import clean, fold

MOST_ENTRIES = 200
"""Entries of a folder that are offered."""

KNOWN = (
    *(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".zip"),
    *(".json", ".ics", ".vcf", ".vcard", ".md", ".html"),
)
"""How files that are read and written usually end: they are offered before others."""

_LOOKED_AT = 20_000
_QUOTES = "'\""
_SPECIAL = frozenset("'\"\\")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line, its quotes taken off, and where it starts there."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder."""

    name: str
    """Safe to show and to type; a folder ends with a slash."""
    typed: str
    """The word that names it in a line."""

    @property
    def is_folder(self) -> bool:
        """Whether there is more to choose from in it."""
        return self.name.endswith("/")


def words(line: str) -> list[Word]:
    """The words of a line; an open quote reaches to its end. The last one, which may be empty, is being typed.

    A line that is the name of a file with blanks in it, as it is pasted, is one word.
    """
    whole = line.strip()
    if " " in whole and os.path.isfile(os.path.expanduser(whole)):
        return [Word(line.index(whole), whole)]
    found: list[Word] = []
    start, text, quote, at = -1, "", "", 0
    while at < len(line):
        char, at = line[at], at + 1
        if char.isspace() and not quote:
            if start >= 0:
                found.append(Word(start, text))
            start, text = -1, ""
            continue
        start = at - 1 if start < 0 else start
        if char == "\\" and quote != "'" and at < len(line) and (not quote or line[at] in '"\\'):
            text, at = text + line[at], at + 1
        elif char in _QUOTES and quote in ("", char):
            quote = "" if quote else char
        else:
            text += char
    return [*found, Word(start, text) if start >= 0 else Word(len(line), "")]


def quoted(path: str) -> str:
    """A path as a word of a line."""
    return "".join(f"\\{char}" if char in _SPECIAL or char.isspace() else char for char in path)


def resolve(path: str) -> str:
    """The file of a path as it can be typed: where there is none, one whose name is the same when it is cleaned."""
    path = os.path.expanduser(path)
    if os.path.lexists(path):
        return path
    found = "/" if path.startswith("/") else ""
    for part in filter(None, path.split("/")):
        step = os.path.join(found, part)
        if not os.path.lexists(step):
            step = next((os.path.join(found, name) for name in _names(found or ".") if clean(name) == part), "")
        if not step:
            return path
        found = step
    return found or path


def is_pipe(path: str) -> bool:
    """Whether reading would wait for somebody who writes."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def entries(text: str) -> tuple[list[Entry], int]:
    """What a word that is being typed may become: folders, files of known kinds, others; and how many are left out.

    Hidden ones are out. Nothing typed yet offers the home directory.
    """
    folder, _, prefix = text.rpartition("/")
    folder = f"{folder}/" if "/" in text else "" if text else "~/"
    found = sorted(_entries(folder, fold(prefix)), key=_rank)
    if folder and not prefix:
        found.insert(0, Entry("../", quoted(f"{os.path.dirname(folder.rstrip('/')) or _above(folder)}/")))
    return found[:MOST_ENTRIES], max(len(found) - MOST_ENTRIES, 0)


def _above(folder: str) -> str:
    """What stands above a folder that names none: that of `~` is written out, that of `/` is itself."""
    if folder.startswith("~"):
        return os.path.dirname(os.path.expanduser(folder.rstrip("/")))
    return ".." if folder.strip("/") else ""


def _entries(folder: str, prefix: str) -> Iterator[Entry]:
    try:
        with os.scandir(resolve(folder or ".")) as found:
            for _, entry in zip(range(_LOOKED_AT), found, strict=False):
                name = clean(entry.name)
                if not name or name.startswith(".") or not fold(name).startswith(prefix):
                    continue
                if entry.is_dir():
                    yield Entry(f"{name}/", quoted(f"{folder}{name}/"))
                elif entry.is_file():
                    yield Entry(name, quoted(f"{folder}{name}"))
    except (OSError, ValueError):
        return


def _rank(entry: Entry) -> tuple[bool, bool, str]:
    return not entry.is_folder, not entry.name.lower().endswith(KNOWN), fold(entry.name)


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except (OSError, ValueError):
        return []
