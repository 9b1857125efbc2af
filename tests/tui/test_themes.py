"""Light, dark, the terminal's own colours, none at all: the same words, and the cursor seen in each."""

from dataclasses import replace

import pytest
from conftest import Open, Planner
from rich.style import Style

from kamtui.services.book import Book
from kamtui.tui.widgets.lines import STYLES

pytestmark = pytest.mark.asyncio

THEMES = ("light", "dark", "ansi", "textual-light", "textual-dark", "ansi-dark", "ansi-light", "nord")


async def _shown(planner: Open, book: Book) -> tuple[str, bool]:
    """The screen in words, and whether the cursor is seen on it."""
    async with planner(book) as p:
        await p.go_to("first forecast")
        await p.press("space", "k")
        assert len(p.today.tasks.marked) == 1
        return p.text(), _cursor_seen(p)


def _cursor_seen(p: Planner) -> bool:
    """Whether the line of the cursor looks unlike the same line without it, as the terminal gets it."""
    tasks = p.today.tasks
    line = tasks._cursor - int(tasks.scroll_offset.y)
    with_cursor = _looks(p, line)
    tasks._cursor, kept = -1, tasks._cursor
    without = _looks(p, line)
    tasks._cursor = kept
    return with_cursor != without


def _looks(p: Planner, line: int) -> list[tuple[str, Style | None]]:
    strip = p.today.tasks.render_line(line)
    for found in p.app._filters:
        strip = strip.apply_filter(found, p.today.tasks.background_colors[1])
    return [(segment.text, segment.style) for segment in strip]


async def test_every_theme_says_the_same_and_shows_the_cursor(planner: Open, small: Book) -> None:
    words = set()
    for theme in THEMES:
        book = replace(small, settings=replace(small.settings, theme=theme))
        text, seen = await _shown(planner, book)
        words.add(text)
        assert seen, theme
    (text,) = words
    for mark in ("! call", "● call", "due −3 d", "LATE 1", "1 late", "✗", "of 6h"):
        assert mark in text


async def test_without_colour_the_cursor_is_still_seen(
    planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, _ = await _shown(planner, small)
    monkeypatch.setenv("NO_COLOR", "1")
    for theme in ("dark", "light", "ansi"):
        book = replace(small, settings=replace(small.settings, theme=theme))
        async with planner(book) as p:
            await p.go_to("first forecast")
            await p.press("space", "k")
            assert p.text() == plain
            assert {type(found).__name__ for found in p.app._filters} & {"Monochrome", "NoColor"}, theme
            assert _cursor_seen(p), theme


async def test_changing_the_theme_changes_the_list(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = {name: p.today.tasks._style(name) for name in STYLES}
        p.app.theme = "textual-light"
        await p.settle()
        after = {name: p.today.tasks._style(name) for name in STYLES}
        assert before["cursor"] != after["cursor"]
        assert before["late"] != after["late"]


async def test_the_palette_offers_themes(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("ctrl+p")
        await p.type("theme")
        await p.until(lambda: "Change the current theme" in p.text())
        await p.press("escape")
