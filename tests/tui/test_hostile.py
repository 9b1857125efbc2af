"""Hostile text from the book and the keyboard: shown literally or cleaned, never a crash or a control character."""

from itertools import cycle

import pytest
from conftest import Open, Planner
from hostile import HOSTILE, dangerous
from hostile_book import RAW, fill_cleaned, fill_raw
from textual.widgets import Input

from kamtui.domain.text import clean
from kamtui.services.book import Book
from kamtui.tui.text import typed
from kamtui.tui.widgets.line_input import LineInput

pytestmark = pytest.mark.asyncio


def _squeezed(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "│▊▎")


def _shown(p: Planner) -> str:
    """What is on the screen, which may hold nothing dangerous."""
    text = p.text()
    assert not dangerous(text), ascii(dangerous(text))
    return text


async def _walk(p: Planner, rows: int, sheets: bool) -> set[str]:
    """Every row with its panel and, if asked, every other sheet; then the pages that stand over the list."""
    seen: set[str] = set()
    await p.press("home")
    for n in range(rows):
        seen.add(_squeezed(_shown(p)))
        if sheets and n % 2:
            await p.press("enter")
            seen.add(_squeezed(_shown(p)))
            await p.press("escape")
        await p.press("j")
    for key in ("question_mark", "ctrl+p"):
        await p.press(key)
        _shown(p)
        await p.press("escape")
    return seen


@pytest.mark.parametrize("fill", [fill_cleaned, fill_raw], ids=["cleaned", "raw"])
async def test_every_payload_on_every_page(planner: Open, book: Book, fill: object) -> None:
    assert callable(fill)
    fill(book)
    payloads = HOSTILE if fill is fill_cleaned else RAW
    async with planner(book, (200, 50)) as p:
        assert p.count("tasks") == len(payloads)
        seen = await _walk(p, len(payloads), sheets=fill is fill_raw)
        for payload in payloads:
            wanted = _squeezed(clean(payload))[:30]
            assert any(wanted in text for text in seen), ascii(payload[:40])
        assert p.app.return_code is None
        await p.press("home", "n")
        assert p.count("touches") == len(payloads) + 1


async def test_verbs_on_raw_rows(planner: Open, book: Book) -> None:
    fill_raw(book)
    async with planner(book, (120, 40)) as p:
        for key, _ in zip(cycle("xerHc"), RAW[::2], strict=False):
            await p.press(key)
            assert len(p.app.screen_stack) == 2, key
            _shown(p)
            await p.press("escape", "j", "j")
        await p.press("home", *["space"] * len(RAW))
        await p.press("c")
        assert f"Cut {len(RAW)} tasks" in _shown(p)
        await p.press("enter")
        _shown(p)
        await p.press("u")
        assert f"Today {len(RAW)}".upper() in _shown(p)


@pytest.mark.parametrize("key", ["a", "e", "x", "r", "H", "A", "I", "slash"])
async def test_every_payload_in_every_line(planner: Open, small: Book, key: str) -> None:
    async with planner(small) as p:
        await p.go_to("renewal pricing")
        await p.press(key)
        line = p.app.screen.query_one(Input)
        assert isinstance(line, LineInput)
        before = line.value
        for payload in HOSTILE:
            line.value = ""
            await p.paste(payload)
            assert not dangerous(line.value), ascii(payload[:40])
            assert len(line.value) <= line.max_length
            _shown(p)
        line.value = before
        await p.paste("\x1b]52;c;cm0gLXJm\x07 [@click=app.quit]x[/] [/")
        await p.press("enter")
        _shown(p)
        await p.press("escape")
        await p.press("u")
        await p.go_to("renewal pricing")


async def test_what_is_saved_from_a_line_is_shown(planner: Open, small: Book) -> None:
    short = [text for text in HOSTILE if len(text) < 200 and clean(text)][::2]
    async with planner(small, (200, 50)) as p:
        for payload in short:
            await p.press("a")
            await p.paste(f"{payload} today")
            await p.press("enter")
            _shown(p)
            if len(p.app.screen_stack) > 1:  # `@SUM(A1)` is nobody's name, `+1+1` no day: refused, the line stays
                assert p.app.screen.query_one(Input).value
                await p.press("escape")
        assert p.count("tasks") > len(short) // 2 + 6
        await p.press("end", "home")
        _shown(p)


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
