"""Jumping: letters on what is in sight, none of which hides another; tabs and places keep their own keys."""

from itertools import permutations

import pytest
from conftest import Open
from hypothesis import given
from hypothesis import strategies as st

from kamtui.services.book import Book
from kamtui.tui.dialogs.jump import Jump
from kamtui.tui.jump import LETTERS, labels
from kamtui.tui.screens.account import AccountScreen
from kamtui.tui.screens.accounts import AccountsScreen
from kamtui.tui.screens.matrix import MatrixScreen
from kamtui.tui.screens.pulse import PulseScreen


@given(st.integers(0, 400), st.sets(st.sampled_from(LETTERS), max_size=8))
def test_no_label_begins_another(count: int, taken: set[str]) -> None:
    found = labels(count, taken)
    assert len(found) == len(set(found)) == min(count, (26 - len(taken)) ** 2)
    assert not set("".join(found)) & taken
    assert not any(one.startswith(other) for one, other in permutations(found[:60], 2))


@pytest.mark.asyncio
async def test_a_letter_goes_to_a_row_a_box_an_account_a_figure_and_a_tab(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        shown = p.text().splitlines()
        await p.press("ctrl+o")
        over = p.text().splitlines()
        marked = [n for n, (before, after) in enumerate(zip(shown, over, strict=True)) if before != after]
        titles = [shown[n] for n in marked]
        assert len(titles) == len(labels(7)), "one for each row, none for a heading"
        third = labels(7)[2]
        assert over[marked[2]].startswith(third)
        await p.press(third)
        row = p.today.tasks.row
        assert row is not None
        assert row.row.title[:9] in titles[2] if hasattr(row, "row") else row.name in titles[2]
        await p.press("ctrl+o", "escape", "ctrl+o", "0")
        assert p.today.tasks.row is row, "any other key leaves"
        await p.press("ctrl+o", "2")
        matrix = p.app.screen
        assert isinstance(matrix, MatrixScreen)
        last = [box for box in matrix.boxes if box.has_rows][-1]
        every = [spot for box in matrix.boxes for spot in box.spots()]
        await p.press("ctrl+o", labels(len(every))[len(every) - 1])
        assert matrix.box is last
        await p.press("3", "ctrl+o", labels(5)[3])
        accounts = p.app.screen
        assert isinstance(accounts, AccountsScreen)
        assert accounts.tasks.here is accounts.tasks.shown[3]
        await p.press("enter", "ctrl+o", "h")
        page = p.app.screen
        assert isinstance(page, AccountScreen)
        assert page.section == "journal"
        await p.press("5", "ctrl+o")
        pulse = p.app.screen_stack[-2]
        assert isinstance(pulse, PulseScreen)
        assert isinstance(p.app.screen, Jump)
        seen = [line for line in p.text().splitlines() if line[:2] in [f"{one} " for one in LETTERS]]
        await p.press(labels(len(seen))[3])
        assert pulse.figure is not None
        assert pulse.figure.title in seen[3]
