"""The filter words of lists."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from kit import Here

from kamtui.domain.filters import MOST_WORDS, WORD_LIMIT, Filter, filter_of, read_filter
from kamtui.services.book import Book

MON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("week_start", "today", "last"),
    [
        (0, 0, 6),
        (0, 5, 6),
        (0, 6, 6),
        (6, 0, 5),
        (6, 5, 5),
        (6, 6, 12),
        (5, 0, 4),
        (5, 5, 11),
    ],
)
def test_a_week_ends_before_the_day_it_begins_with(week_start: int, today: int, last: int) -> None:
    """Days are counted from a Monday."""
    found = read_filter("due:week", week_start).until(MON + timedelta(days=today))
    assert found == MON + timedelta(days=last)


@pytest.mark.parametrize("week_start", range(7))
def test_a_day_on_which_weeks_begin_keeps_nothing_by_itself(week_start: int) -> None:
    assert read_filter("", week_start).empty
    assert read_filter("", week_start) == Filter()


@pytest.mark.parametrize(
    ("setting", "found"), [("", {"line review", "next sunday"}), ("week_start = 6", {"line review"})]
)
def test_the_shell_asks_the_settings(setting: str, found: set[str], small: Book, run_here: Here, home: Path) -> None:
    folder = home / "config" / "kamtui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(setting)
    run_here.ok("add", "call @ember next sunday 2026-11-29")
    listed = run_here.json("list", "due:week", "@ember")["items"]
    assert {one["title"] for one in listed} == found | {"send drawings"}
    assert ("next sunday" in run_here.ok("matrix", "due:week", "@ember")) == ("next sunday" in found)


def test_words_beyond_all_measure_are_left_out(small: Book, run_here: Here) -> None:
    """A database parses no more than so many conditions, and no pattern of such a length."""
    words = ["renewal"] * 3_000
    assert len(filter_of(words).text) == MOST_WORDS
    assert len(run_here.json("list", *words)["items"]) == 1
    assert filter_of(["x" * 100_000]).text == ("x" * WORD_LIMIT,)
    for text in ("x" * 60_000, "@" + "_" * 60_000):
        assert run_here.json("list", text)["items"] == []
