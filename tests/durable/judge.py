"""Judging what a power cut left: by the SQLite people have, and by kamtui itself as it starts the next morning."""

import gzip
import hashlib
import shutil
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from disk import Crash, Image, Said

from kamtui.clock import Clock
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.store.backups import folder

BOOK = "kept/book.db"
"""Where the book of every story is, seen from its folder."""

MISSING = "no book"
"""The state of a book that has not been made, or was being made."""

DAMAGED = "damaged"
NOISE = b"no book any more" * 600
"""The state of a book that holds these bytes, and no more than these."""

_KEPT = f"{folder(BOOK)}/"
_ASIDE = f"{BOOK}.damaged-"


@dataclass(slots=True)
class Verdict:
    """What became of all the images of a story."""

    images: int = 0
    different: int = 0
    """Images no other one was equal to."""
    lost: int = 0
    """What had been told is not there."""
    broken: int = 0
    """Neither the state before nor the one after, or damaged."""
    refused: int = 0
    """kamtui could not open what SQLite could."""
    examples: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Nothing was lost, broken or refused."""
        return not (self.lost or self.broken or self.refused)


class Judge:
    """Judges images in a folder of its own, each different one once."""

    def __init__(self, scratch: Path, states: Sequence[Said], clock: Clock) -> None:
        self._scratch = scratch
        self._states = states
        self._clock = clock
        self._seen: dict[tuple[tuple[str, int], ...], tuple[str, int, str]] = {}
        self._books: dict[bytes, str] = {}
        self._packed: dict[int, bool] = {}
        self.verdict = Verdict()

    def all(self, crashes: Iterable[Crash]) -> Verdict:
        """Judges every crash."""
        for crash in crashes:
            self._one(crash)
        return self.verdict

    def _one(self, crash: Crash) -> None:
        verdict = self.verdict
        verdict.images += 1
        key = tuple(sorted((path, zlib.crc32(data)) for path, data in crash.image.items()))
        if key not in self._seen:
            verdict.different += 1
            self._seen[key] = self._found(crash.image)
        state, backups, trouble = self._seen[key]
        fits = [n for n, one in enumerate(self._states) if one.state == state and backups >= one.backups]
        kind = "broken"
        if trouble.startswith("refused"):
            kind = "refused"
        elif not trouble:
            if any(crash.told <= n <= crash.told + 1 for n in fits):
                return
            kind = "lost" if fits else "broken"
            trouble = f"is state {fits or state} with {backups} backups, told {crash.told}"
        setattr(verdict, kind, getattr(verdict, kind) + 1)
        if len(verdict.examples) < 8:
            verdict.examples.append(f"after {crash.after} {crash.way}: {trouble}")

    def _found(self, image: Image) -> tuple[str, int, str]:
        """State, whole backups, and what is wrong."""
        whole = Counter(self._whole(data) for path, data in image.items() if _is_way_back(path))
        if whole[False]:
            return "", 0, "a backup is not whole"
        try:
            state = self._book(image)
        except (sqlite3.Error, AssertionError) as error:
            return "", 0, f"damaged: {error}"
        return state, whole[True], self._opens(image, state)

    def _lay(self, image: Image, *names: str) -> Path:
        """Puts files of an image into the empty folder."""
        shutil.rmtree(self._scratch, ignore_errors=True)
        for path in names or tuple(image):
            if path in image:
                target = self._scratch / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(image[path])
        return self._scratch / BOOK

    def _book(self, image: Image) -> str:
        """The state of the book once stock SQLite has opened it."""
        path = self._lay(image, BOOK, f"{BOOK}-journal")
        if not path.exists():
            return MISSING
        if image[BOOK] == NOISE:
            return DAMAGED
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        data = path.read_bytes()
        if not data:
            return MISSING
        if data not in self._books:
            self._books[data] = checked(path)
        return self._books[data]

    def _opens(self, image: Image, state: str) -> str:
        """What kamtui says of the files as they were found; nothing when it opens and reads what is there."""
        path = self._lay(image)
        book = Book(str(path), self._clock)
        try:
            if state == DAMAGED:
                return "refused: damage was not seen" if book.exists else ""
            if state == MISSING:
                return "" if not book.exists else "refused: a book that was never made is there"
            with book.reading() as connection:
                connection.execute("SELECT count(*) FROM tasks").fetchone()
                (damage,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                (schema,) = connection.execute("PRAGMA user_version").fetchone()
                assert damage == "ok"
                assert schema, "no schema"
        except (KamtuiError, sqlite3.Error, AssertionError) as error:
            if state == DAMAGED:
                return ""
            return f"refused: {error!r} {getattr(error, 'sentence', '')}"
        return ""

    def _whole(self, data: bytes) -> bool:
        if data == NOISE:
            return True
        key = zlib.crc32(data)
        if key not in self._packed:
            try:
                plain = gzip.decompress(data)
                checked(self._lay({BOOK: plain}))
                self._packed[key] = True
            except (OSError, EOFError, zlib.error, sqlite3.Error, AssertionError):
                self._packed[key] = False
        return self._packed[key]


def checked(path: Path) -> str:
    """Everything a book holds, as a short text; raises when a page, a reference or the full-text index is wrong."""
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        assert found == "ok", found
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
            if not row[0].startswith(("sqlite_stat", "words"))  # the last numbers that were given are state too
        ]
        held = [(name, sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)) for name in names]
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'words'").fetchone():
            connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
            connection.rollback()
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def _is_way_back(path: str) -> bool:
    """Whether a file counts as a backup, or is a damaged book that was put aside."""
    return (path.startswith(_KEPT) and path.endswith(".db.gz")) or path.startswith(_ASIDE)
