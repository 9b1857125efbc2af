"""A terminal that is too small: one sentence in every place and dialog, and all as it was once there is room again."""

from itertools import pairwise

from conftest import Open, Planner
from textual.content import Content

from kamtui.services.book import Book
from kamtui.tui.hosted import LEAST
from kamtui.tui.widgets.key_lines import flowing

SAID = f"Too small: {LEAST[0]}×{LEAST[1]} is the least."
OPENS = (
    "1",
    "2",
    "3",
    "4",
    "5",
    "3 enter",
    "3 enter e",
    "slash",
    "f",
    "a",
    "e",
    "x",
    "r",
    "I",
    "question_mark",
    "4 n g",
)
"""Keys to every place and to some dialogs of each make, from Today."""


async def _resize(p: Planner, size: tuple[int, int]) -> None:
    await p.pilot.resize_terminal(*size)
    await p.settle()


async def test_it_says_so_everywhere(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        for keys in OPENS:
            await p.press(*keys.split())
            focused = p.app.focused
            await _resize(p, (LEAST[0] - 1, LEAST[1] - 1))
            assert [row.strip() for row in p.text().splitlines() if row.strip()] == [SAID], keys
            await _resize(p, LEAST)
            assert SAID not in p.text(), keys
            await _resize(p, (80, 24))
            assert SAID not in p.text(), keys
            assert p.app.focused is focused, keys
            await p.press("escape", "escape", "1")


def test_no_key_is_parted_from_its_words() -> None:
    words = [f"{n} {'word' * (n % 3 + 1)}" for n in range(9)]
    for width in range(14, 201):
        rows = flowing([Content(word) for word in words], width).plain.split("\n")
        assert [word for row in rows for word in row.split("  ")] == words
        assert all(len(row) <= width for row in rows)
        assert all(len(row) + 2 + len(after.split("  ")[0]) > width for row, after in pairwise(rows))
