"""Trying a tale on a disk that fails at every n-th call, until a round meets no fault; and what became of the book."""

import gc
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from disk import Crash, Said
from failing import Failing, Fault, failing
from judge import BOOK, Judge
from stories import CLOCK, Tale, placed, state

from kamtui.errors import BookError
from kamtui.services.book import Book

_CLAIMS = ("Nothing was saved", "Nothing was changed", "It was left as it is")


@dataclass(slots=True)
class Outcome:
    """What became of all rounds of a tale."""

    rounds: int = 0
    held: int = 0
    """Rounds in which the tale was carried out in spite of the fault."""
    wrong: dict[str, int] = field(default_factory=dict)
    """How often which rule was broken."""
    examples: list[str] = field(default_factory=list)

    def blame(self, rule: str, what: str) -> None:
        """Notes that a rule was broken."""
        self.wrong[rule] = self.wrong.get(rule, 0) + 1
        if self.wrong[rule] <= 6:
            self.examples.append(f"{rule}: {what}")


class Trial:
    """A tale that is tried again and again from the same start, in a folder of its own."""

    def __init__(self, tale: Tale, folder: Path, template: Path) -> None:
        self._tale, self._start, self._run = tale, folder / "start", folder / "run"
        self._start.mkdir(parents=True)
        placed(tale, self._start, template)
        self.outcome = Outcome()
        self.states: list[Said] = []
        self.calls = self._untroubled()
        self._judge = Judge(folder / "judged", self.states, CLOCK)

    def _book(self) -> Book:
        """The start, anew."""
        shutil.rmtree(self._run, ignore_errors=True)
        shutil.copytree(self._start, self._run)
        return Book(str(self._run / BOOK), CLOCK)

    def _untroubled(self) -> dict[str, int]:
        """How many calls of each kind a disk gets that never fails; what the book holds after each verb."""
        book = self._book()
        self.states.append(state(self._run / BOOK))
        with failing(self._run, Fault("any", 0, False)) as disk:
            for verb in self._tale.verbs:
                verb(book)
        for n in range(len(self._tale.verbs)):
            book = self._book()
            for verb in self._tale.verbs[: n + 1]:
                verb(book)
            self.states.append(state(self._run / BOOK))
        return dict(disk.calls)

    def every(self, kind: str, for_good: bool, step: int = 1, first: int = 1) -> Outcome:
        """Every n-th call of a kind in turn (or each so-manieth), until none is left to fail."""
        nth = first
        while self.one(Fault(kind, nth, for_good)):
            nth += step
        return self.outcome

    def one(self, fault: Fault) -> bool:
        """One round; whether there was such a call."""
        book, told, error = self._book(), 0, None
        with failing(self._run, fault) as disk:
            for verb in self._tale.verbs:
                try:
                    verb(book)
                except Exception as raised:
                    error = _plain(raised)
                    break
                told += 1
            self._closed(disk, fault)
        if not disk.hit:
            return False
        self.outcome.rounds += 1
        self.outcome.held += told == len(self._tale.verbs)
        self._judged(fault, told)
        now = self._now()
        if isinstance(error, str):
            self.outcome.blame("not a sentence", f"{fault}: {error}")
        elif error is not None:
            self._said(fault, error, changed=now != self.states[told].state)
        if now == self.states[told].state and told < len(self._tale.verbs):
            self._again(fault, book, told)
        return True

    def _now(self) -> str:
        """What the book holds; nothing that it ever held when it is damaged, which `_judged` has told."""
        try:
            return state(self._run / BOOK).state
        except (AssertionError, sqlite3.Error):
            return "not whole"

    def _closed(self, disk: Failing, fault: Fault) -> None:
        """No connection outlives the verb that opened it, or the collector would drop the locks of another."""
        if disk.open_files:
            self.outcome.blame("left open", str(fault))
            gc.collect()

    def _judged(self, fault: Fault, told: int) -> None:
        files = (path for path in self._run.rglob("*") if path.is_file())
        image = {str(path.relative_to(self._run)): path.read_bytes() for path in files}
        verdict = self._judge.verdict
        before = verdict.lost + verdict.broken + verdict.refused
        self._judge.all([Crash(fault.nth, str(fault), image, told)])
        if verdict.lost + verdict.broken + verdict.refused > before:
            self.outcome.blame("not before or after", f"{fault}: {(verdict.examples or ['?'])[-1]}")

    def _said(self, fault: Fault, error: BookError, *, changed: bool) -> None:
        text = f"{error.sentence} {error.hint}"
        if "\n" in text or not error.sentence or error.exit_code != 6:
            self.outcome.blame("not a sentence", f"{fault}: {text!r}")
        if changed and any(claim in text for claim in _CLAIMS):
            self.outcome.blame("not true", f"{fault}: {text}")

    def _again(self, fault: Fault, book: Book, told: int) -> None:
        """The disk is well again: what was refused can be done."""
        try:
            self._tale.verbs[told](book)
        except Exception as raised:
            self.outcome.blame("not to be repeated", f"{fault}: {raised!r}")
            return
        if self._now() != self.states[told + 1].state:
            self.outcome.blame("not to be repeated", f"{fault}: another state")


def _plain(raised: Exception) -> BookError | str:
    """An error without what it holds open; as text unless it is one that a rep is told of the book."""
    if isinstance(raised, BookError):
        return type(raised)(raised.sentence, raised.hint)
    return f"{raised!r}"[:300]


def sampled(calls: int, most: int) -> Iterator[int]:
    """Some of the calls of a kind, the first and the last among them."""
    step = max(1, (calls - 1) // max(most - 1, 1))
    yield from dict.fromkeys([*range(1, calls + 1, step), calls] if calls else [])
