"""All concurrency of the planner: reads in threads, writes one after the other, watching for other writers."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.store.header import identity
from kamtui.store.reading import Connection
from kamtui.store.watch import Watch

T = TypeVar("T")

_SWITCH = 0.001


class Gateway:
    """The planner's door to the services. `read` may run many at a time, `write` is serial."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._writing = asyncio.Lock()
        self._watch = Watch(book.path)
        self._file = identity(book.path)  # the watch holds it open, so its number is not given to another
        self._warm: asyncio.Task[None] | None = None

    async def read(self, query: Callable[[Connection, Book], T]) -> T:
        """Runs a query on one consistent view of the book, off the event loop."""

        def run() -> T:
            self._still_there()
            with self.book.reading() as connection:
                return query(connection, self.book)

        return await asyncio.to_thread(run)

    async def read_behind(self, query: Callable[[Connection, Book], T]) -> T:
        """Like `read`, for a query that works long: keys come first."""
        with _polite():
            return await self.read(query)

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

        return await asyncio.to_thread(run)

    async def write(self, verb: Callable[[Book], T]) -> T:
        """Runs a verb off the event loop, after the ones before it. Raises what the verb raises."""
        async with self._writing:
            self._same_file()
            with _polite():
                result = await asyncio.to_thread(verb, self.book)
            self._file = identity(self.book.path)
            self._watch.settle()
            return result

    def _still_there(self) -> None:
        """A book that was there and is gone is not an empty one."""
        if self._file is not None and identity(self.book.path) is None:
            raise BookError(
                f"The book {self.book.path} is gone: it was moved or deleted while it was open.",
                "Nothing was saved. Put it back, or leave with q.",
            )

    def _same_file(self) -> None:
        """What is on the screen is of the file that is written to; a new file is refused once, and then taken."""
        self._still_there()
        before, self._file = self._file, identity(self.book.path)
        if before is not None and before != self._file:
            raise BookError(
                f"The book {self.book.path} was replaced by another file while it was open.",
                "Nothing was saved. The lists show the new one: look, then try again.",
            )

    @property
    def writing(self) -> bool:
        """Whether a verb is being carried out."""
        return self._writing.locked()

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since the last time somebody asked, or the file was replaced."""
        return not self.writing and self._watch.changed()

    def warm_up(self) -> None:
        """Imports what was left out for a fast start in a thread, once, while the rep is typing or looking."""
        if self._warm is None:
            self._warm = asyncio.create_task(self._import_the_rest())

    async def _import_the_rest(self) -> None:
        with _polite():
            await asyncio.to_thread(_import_the_rest)
        await self.write(_prepare)

    def close(self) -> None:
        """Lets go of the book."""
        self._watch.close()


def _import_the_rest() -> None:
    import kamtui.services.verbs.accounts
    import kamtui.services.verbs.plan
    import kamtui.services.verbs.quadrant
    import kamtui.services.verbs.relocate
    import kamtui.services.verbs.review
    import kamtui.services.verbs.tasks
    import kamtui.services.verbs.touch
    import kamtui.services.verbs.undo
    import kamtui.tui.screens.account
    import kamtui.tui.screens.accounts
    import kamtui.tui.screens.matrix
    import kamtui.tui.screens.plan
    import kamtui.tui.screens.review  # noqa: F401


def _prepare(book: Book) -> None:
    from kamtui.services.holidays import prepare

    prepare(book)


@contextmanager
def _polite() -> Iterator[None]:
    """Lets the event loop take the interpreter back sooner while a thread works."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
