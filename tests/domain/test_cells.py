"""Cells: plain text cut to the width of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.cells import cells, fit


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Acme", 4), ("Café", 4), ("Cafe\u0301", 4), ("株式会社", 8), ("👍", 2), ("❤\ufe0f", 2), ("a\u200db", 2)],
)
def test_cells(text: str, count: int) -> None:
    assert cells(text) == count


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        ("Acme", 6, "Acme  "),
        ("Acme", 4, "Acme"),
        ("Acme", 3, "Ac…"),
        ("Acme", 1, "…"),
        ("Acme", 0, ""),
        ("Acme Industrial", 6, "Acme… "),
        ("株式会社", 6, "株式… "),
        ("株式会社", 5, "株式…"),
    ],
)
def test_fit(text: str, width: int, found: str) -> None:
    assert fit(text, width) == found


@given(st.text(max_size=40), st.integers(0, 50))
def test_it_fills_the_width_exactly(text: str, width: int) -> None:
    assert cells(fit(text, width)) == width
