"""Hostile text from the book and the keyboard: shown literally or cleaned, never a crash or a control character."""

import pytest
from conftest import Open, Planner
from hostile import dangerous
from hostile_book import RAW, fill_raw
from textual.widgets import Input

from kamtui.domain.text import clean
from kamtui.services.book import Book
from kamtui.tui.text import typed

pytestmark = pytest.mark.asyncio


def _squeezed(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "│▊▎")


def _shown(p: Planner) -> str:
    """What is on the screen, which may hold nothing dangerous."""
    text = p.text()
    assert not dangerous(text), ascii(dangerous(text))
    return text


async def test_every_payload_is_shown_and_worked_on(planner: Open, book: Book) -> None:
    fill_raw(book)
    seen: set[str] = set()
    async with planner(book, (200, 50)) as p:
        await p.press("home")
        for payload in RAW:
            seen.add(_squeezed(_shown(p)))
            if len(payload) > 10_000:
                await p.press("enter")
                _shown(p)
                await p.press("escape")
            await p.press("j")
        for payload in RAW:
            wanted = _squeezed(clean(payload))[:30]
            assert any(wanted in text for text in seen), ascii(payload[:40])
        await p.press("home", "n")
        assert p.count("touches") == len(RAW) + 1


async def test_a_paste_of_three_lines_keeps_them_all(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("a")
        await p.paste("first line\nsecond\tline\r\nthird line\n")
        assert p.app.screen.query_one(Input).value == "first line second line third line"
        await p.press("enter")
        assert p.task("first line second line third line")


async def test_typed_keeps_what_is_harmless() -> None:
    for text in ("two  blanks ", " lead", "Müller & Søn", "日本 語", "👨‍👩‍👧 family"):
        assert typed(text) == text
    assert typed("a\x1b[31mb\nc\u202ed") == "a [31mb c d"
