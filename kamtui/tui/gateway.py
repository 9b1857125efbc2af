"""All concurrency of the planner: reads in threads, writes one after the other, watching for other writers."""

import asyncio
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TypeVar

from kamtui.errors import MovedBookError
from kamtui.services.book import Book
from kamtui.store.header import identity
from kamtui.store.reading import Connection
from kamtui.store.watch import Watch
from kamtui.tui.heap import share_heap
from kamtui.tui.said import keyed

T = TypeVar("T")

_SOON, _LATER = 0.001, sys.getswitchinterval()
_LOOK = 10_000  # steps of SQLite's machine: a tenth of a millisecond


class Gateway:
    """The planner's door to the services. `read` may run many at a time, `write` is serial."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._writing = asyncio.Lock()
        self._watch = Watch(book.path)
        self._file = identity(book.path)  # the watch holds it open, so its number is not given to another
        self._warm: asyncio.Task[None] | None = None
        self.written = 0
        """Verbs that were carried out."""
        self.begun = 0
        """Verbs that began to be."""
        self._at_work = 0
        self._reading = 0
        self._changes = 0
        """Writes of its own, and times that others were seen to have written."""
        self._importing = asyncio.Lock()
        """Two threads that import SQLAlchemy at once break each other's import: until it is there, one at a time."""
        self._imported = False

    @property
    def state(self) -> tuple[int, date, Book]:
        """What a reading is of: as long as it is the same, another one would find the same."""
        return self._changes, self.book.today, self.book

    async def read(self, query: Callable[[Connection, Book], T]) -> T:
        """Runs a query on one consistent view of the book, off the event loop.

        When nobody waits for it any more, as a newer one took its place, it ends at its next look: readings of a large
        book that a filter being typed leaves behind would stand in the way of the last.
        """
        left = False

        def run() -> T:
            self._still_there()
            with self.book.reading() as connection:
                connection.set_progress_handler(lambda: left, _LOOK)
                return query(connection, self.book)

        try:
            with self._polite(), self._undisturbed():
                return await asyncio.to_thread(run)
        except asyncio.CancelledError:
            left = True
            raise

    async def read_after(self, query: Callable[[Connection, Book], T]) -> T:
        """Like `read`, after the verbs that were given before it."""
        async with self._writing:
            pass
        return await self.read(query)

    async def ask(self, query: Callable[[Book], T]) -> T:
        """Runs a service that reads by itself, off the event loop."""

        def run() -> T:
            self._still_there()
            return query(self.book)

        return await self._importing_alone(run)

    async def write(self, verb: Callable[[Book], T]) -> T:
        """Runs a verb off the event loop, after the ones before it. Raises what the verb raises."""
        self.begun += 1
        result = await self._write(verb)
        self.written += 1
        return result

    async def _write(self, verb: Callable[[Book], T]) -> T:
        async with self._writing:
            self._same_file()
            try:
                with self._polite():
                    result = await self._importing_alone(lambda: verb(self.book))
            finally:
                self._changes += 1
            self._file = identity(self.book.path)
            self._watch.settle()
            return result

    async def save_as(self, target: str) -> None:
        """Writes the book that is open to a new file, even where its own is gone, and goes on there.

        Raises what `Watch.save` does.
        """
        async with self._writing:
            await asyncio.to_thread(self._watch.save, target)
            self._watch.close()
            self.book = replace(self.book, path=target)
            self._watch, self._file = Watch(target), identity(target)
            self._watch.changed()

    def _still_there(self) -> None:
        """A book that was there and is gone is not an empty one."""
        if self._file is not None and identity(self.book.path) is None:
            raise MovedBookError(
                f"The book {self.book.path} is gone: it was moved or deleted while it was open.",
                keyed("Nothing was saved. Put it back, or {save-as} saves it as a new file."),
            )

    def _same_file(self) -> None:
        """What is on the screen is of the file that is written to; a new file is refused once, and then taken."""
        self._still_there()
        before, self._file = self._file, identity(self.book.path)
        if before is not None and before != self._file:
            raise MovedBookError(
                f"The book {self.book.path} was replaced by another file while it was open.",
                keyed(
                    "Nothing was saved. The lists show the new one: look, then try again; {save-as} saves the old one."
                ),
            )

    @property
    def writing(self) -> bool:
        """Whether a verb is being carried out."""
        return self._writing.locked()

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since the last time somebody asked, or the file was replaced."""
        changed = not self.writing and self._watch.changed()
        self._changes += changed
        return changed

    def warm_up(self) -> None:
        """Imports what was left out for a fast start in a thread, once, while the rep is typing or looking."""
        if self._warm is None:
            self._warm = asyncio.create_task(self._import_the_rest())

    async def _import_the_rest(self) -> None:
        with self._polite():
            await self._importing_alone(_import_the_verbs)
            self._imported = True
            await asyncio.to_thread(_import_the_screens)
        await self._write(_prepare)

    async def _importing_alone(self, work: Callable[[], T]) -> T:
        """Runs what may import the write side in a thread; beside nothing else that may, until that is done."""
        if self._imported:
            return await asyncio.to_thread(work)
        async with self._importing:
            await asyncio.to_thread(share_heap)
            return await asyncio.to_thread(work)

    @contextmanager
    def _polite(self) -> Iterator[None]:
        """Lets the event loop take the interpreter back sooner while threads work: keys come first."""
        self._at_work += 1
        sys.setswitchinterval(_SOON)
        try:
            yield
        finally:
            self._at_work -= 1
            if not self._at_work:
                sys.setswitchinterval(_LATER)

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        """No garbage is looked for while threads read: rows are none, and among 50,000 a look takes half a second."""
        self._reading += 1
        gc.disable()
        try:
            yield
        finally:
            self._reading -= 1
            if not self._reading:
                gc.enable()

    def close(self) -> None:
        """Lets go of the book."""
        self._watch.close()


def _import_the_verbs() -> None:
    import kamtui.services.verbs.accounts
    import kamtui.services.verbs.plan
    import kamtui.services.verbs.quadrant
    import kamtui.services.verbs.relocate
    import kamtui.services.verbs.review
    import kamtui.services.verbs.tasks
    import kamtui.services.verbs.touch
    import kamtui.services.verbs.undo  # noqa: F401


def _import_the_screens() -> None:
    import kamtui.tui.screens.account
    import kamtui.tui.screens.accounts
    import kamtui.tui.screens.matrix
    import kamtui.tui.screens.plan
    import kamtui.tui.screens.pulse
    import kamtui.tui.screens.review
    import kamtui.tui.screens.search  # noqa: F401
    from kamtui.tui.deeds import deeds

    deeds()


def _prepare(book: Book) -> None:
    from kamtui.services.holidays import prepare

    prepare(book)
