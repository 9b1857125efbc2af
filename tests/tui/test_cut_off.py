"""Another program cuts the book off while the planner has it open: a sentence, and both the note and the bytes stay."""

import os
from pathlib import Path

import pytest
from conftest import Open
from textual.widgets import Input

from kamtui.services.book import Book

pytestmark = pytest.mark.asyncio


async def test_a_book_that_is_cut_off_costs_neither_the_note_nor_a_byte(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("x")
        await p.type("precious words")
        os.truncate(small.path, os.path.getsize(small.path) // 2)
        left = Path(small.path).read_bytes()
        await p.press("enter")
        await p.until(lambda: "isdamaged" in p.flat())
        assert p.app.screen.query_one(Input).value == "precious words"
        assert Path(small.path).read_bytes() == left
