"""Opening the planner fast: the first rows are read in a thread while Textual is being imported."""

import gc
import os
from concurrent.futures import Future
from dataclasses import replace
from threading import Thread

from kamtui.config import Settings
from kamtui.services.book import Book
from kamtui.tui.first import First, read_first

OPEN_DEMO = 64
"""What the planner returns when the rep asked for the demo book."""


def launch(book: Book, at: str = "") -> int:
    """Runs the planner on a book until the rep leaves; returns the exit code. Raises `BookError` before it draws.

    `at` names the verb of a place to open at instead of Today.
    """
    gc.disable()  # nothing that is imported now will ever be garbage
    first: Future[First] = Future()
    Thread(target=_read, args=(book, first), daemon=True).start()
    import kamtui.tui.app  # noqa: F401  while the thread reads

    rows = first.result()
    gc.freeze()
    gc.enable()
    code = _run(book, rows, at)
    return _demo(book) if code == OPEN_DEMO else code


def keys_said(book: Book) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Every verb by its id, with its keys and what it does; and what is wrong with the rep's own keys."""
    from kamtui.tui.keymap import take_keys
    from kamtui.tui.verbs import VERBS, use_keys

    wrong = take_keys(book.settings.keys)
    rows = [(verb.id, verb.shown_keys, verb.tooltip) for verb in VERBS]
    use_keys({})
    return rows, wrong


def settings_said(settings: Settings) -> list[str]:
    """What the planner says at its start of keys and a theme that it cannot give, a sentence each."""
    from textual.constants import DEFAULT_THEME
    from textual.theme import BUILTIN_THEMES

    from kamtui.tui.keymap import own_keys
    from kamtui.tui.themes import OWN, theme_of

    known = [*BUILTIN_THEMES, *(own.name for own in OWN)]
    _, doubt = theme_of(settings.theme, known, DEFAULT_THEME)
    return [*own_keys(settings.keys)[1], *filter(None, [doubt])]


def _read(book: Book, first: "Future[First]") -> None:
    try:
        with book.reading() as connection:
            first.set_result(read_first(connection, book))
    except Exception as error:  # raised again where the result is asked for
        first.set_exception(error)


def _run(book: Book, first: First | None, at: str = "") -> int:
    from kamtui.tui.app import KamtuiApp

    app = KamtuiApp(as_planner(book), first, at, newcomer=True)
    code = app.run()
    return code if code is not None else app.return_code or 0


def as_planner(book: Book) -> Book:
    """The book with this run of the planner as the actor: `u` takes back its own steps before anybody else's."""
    return replace(book, actor=f"tui:{os.getpid()}")


def _demo(book: Book) -> int:
    """From an empty book over to the invented one; what is done there is thrown away."""
    from kamtui.services.demo import demo_book

    with demo_book(book) as invented:
        return _run(invented, None)
