"""What was being typed when the planner had to end: a file of its own in the state folder, offered at the next start.

One file (0600) a line, so that planners which end together never write to the same one; it goes when the line was
saved or dropped, and never otherwise. Nothing here may fail: whoever calls is on the way out.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

from kamtui.domain.text import clean
from kamtui.paths import state_dir
from kamtui.tui.said import key_said
from kamtui.tui.text import shortened

MOST_BYTES = 256 * 1024
"""A longer file is none of ours."""

_ENDING = ".line"


@dataclass(frozen=True, slots=True)
class Hand:
    """What a verb works on: its id, the key it was given, and ids of the rows it was given for."""

    verb: str = ""
    key: str = ""
    tasks: tuple[int, ...] = ()
    accounts: tuple[int, ...] = ()
    contact: int | None = None
    on_task: bool = False
    """Whether the cursor was on the task itself, not on the account whose next step it is."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A line that was not saved, and what it was about."""

    book: str
    """The file of the book."""
    at: str
    """Local day and time it was kept, `2026-11-23 09:00`."""
    dialog: str
    """The class of the dialog it was typed into."""
    title: str
    """What that dialog was headed."""
    text: str
    hand: Hand = Hand()


def keep(lines: list[Unsaved]) -> int:
    """Writes lines down, each to a file of its own; returns how many are safe on the disk."""
    kept = 0
    for number, line in enumerate(lines):
        with contextlib.suppress(OSError, ValueError):
            _write(f"{time.time_ns()}-{os.getpid()}-{number}", line)
            kept += 1
    return kept


def kept(book: str) -> list[tuple[str, Unsaved]]:
    """The lines of a book that were never saved, each with its file, the newest first."""
    found = []
    for path in _files():
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
            line = _read(path)
            if line.book == book:
                found.append((path, line))
    return found[::-1]


def offered(book: str) -> str:
    """What the first screen says of lines of a book that were not saved; empty when there are none."""
    found = kept(book)
    if not found:
        return ""
    _, line = found[0]
    what = f"{shortened(line.title, 24)}: “{shortened(line.text)}”"
    return f"Not saved on {line.at}: {what}{more_words(len(found) - 1)} · {key_said('unsaved')} takes it up or drops it"


def more_words(count: int) -> str:
    """That there are others."""
    return f" and {count} more" if count else ""


def drop(path: str) -> None:
    """The line of this file was saved, or is not wanted any more."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def _folder() -> str:
    return os.path.join(state_dir(), "unsaved")


def _files() -> Iterator[str]:
    try:
        names = sorted(os.listdir(_folder()))
    except OSError:
        return
    yield from (os.path.join(_folder(), name) for name in names if name.endswith(_ENDING))


def _write(name: str, line: Unsaved) -> None:
    """Whole or not at all: under another name first."""
    folder = _folder()
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.join(folder, name)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        with open(os.open(path, flags, 0o600), "w", encoding="utf-8", errors="replace") as file:
            json.dump(asdict(line), file)
            file.flush()
            os.fsync(file.fileno())
        os.rename(path, path + _ENDING)
    except OSError:
        drop(path)
        raise


def _read(path: str) -> Unsaved:
    """Raises `ValueError`, `TypeError`, `KeyError` or `OSError` for what is none of ours."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags), encoding="utf-8") as file:
        found = json.loads(file.read(MOST_BYTES))
    hand = found.pop("hand")
    texts = {field.name: found[field.name] for field in fields(Unsaved) if field.name != "hand"}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(path)
    texts |= {name: clean(texts[name]) for name in ("at", "dialog", "title")}  # the text is, by the line it goes into
    contact = hand["contact"]
    return Unsaved(
        **texts,
        hand=Hand(
            str(hand["verb"]),
            str(hand["key"]),
            tuple(int(one) for one in hand["tasks"]),
            tuple(int(one) for one in hand["accounts"]),
            None if contact is None else int(contact),
            bool(hand.get("on_task")),
        ),
    )
