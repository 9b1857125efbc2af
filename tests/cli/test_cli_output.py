"""What is printed: aligned by cells, cut on a terminal only, and never a byte that could act on it."""

import io
import json
import sys
from collections.abc import Callable

import pytest
from hostile import dangerous
from hypothesis import given
from hypothesis import strategies as st

from kamtui.cli import output
from kamtui.errors import KamtuiError

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="§"), max_size=30)


class Terminal(io.StringIO):
    """A terminal of a given width."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Terminal]:
    def make(cells: int) -> Terminal:
        stream = Terminal()
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(output, "terminal_width", lambda: cells)
        return stream

    return make


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("café", 4),
        ("cafe\u0301", 4),
        ("日本", 4),
        ("−3 d…", 5),
        ("👍", 2),
        ("Ｆｕｌｌ", 8),
        ("a\u200db", 2),
        ("\ufe0f", 0),
    ],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert output.width(text) == cells


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=8))
def test_columns_of_any_text_start_in_the_same_cell(rows: list[tuple[str, str, str]]) -> None:
    lines = output.table([(f"§{a}", f"§{b}", f"§{c}") for a, b, c in rows])
    assert len(lines) == len(rows)
    starts = set()
    for line in lines:
        assert not dangerous(line)
        assert "\n" not in line
        before, between, last = line.split("§")[1:]
        starts.add((output.width(before), output.width(between)))
        assert last == last.rstrip()
    assert len(starts) <= 1


def test_numbers_end_flush_and_empty_columns_vanish() -> None:
    assert output.table([("1", "", "a"), ("20", "", "bb")], right=frozenset({0})) == [" 1  a", "20  bb"]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6), st.integers(5, 100))
def test_a_row_fits_the_terminal(rows: list[tuple[str, str, str]], cells: int) -> None:
    stdout, wide = sys.stdout, output.terminal_width
    sys.stdout, output.terminal_width = Terminal(), lambda: cells
    try:
        lines = output.table(rows, squeeze=(1, 0, 2))
    finally:
        sys.stdout, output.terminal_width = stdout, wide
    assert all(output.width(line) <= max(cells, 3 * 3 + 4) for line in lines)


def test_only_a_terminal_cuts(terminal: Callable[[int], Terminal]) -> None:
    row = [("7", "a title that is far too long for this", "Acme")]
    assert output.table(row, squeeze=(1,)) == ["7  a title that is far too long for this  Acme"]
    terminal(30)
    assert output.table(row, squeeze=(1,)) == ["7  a title that is far…   Acme"]


def test_a_wide_letter_is_not_cut_in_half(terminal: Callable[[int], Terminal]) -> None:
    terminal(10)
    assert output.table([("日本日本日本日本",)], squeeze=(0,)) == ["日本日本…"]


def test_emphasis_is_for_terminals_that_want_it(
    terminal: Callable[[int], Terminal], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output.emit("LATE", strong=True)
    assert capsys.readouterr().out == "LATE\n"
    monkeypatch.setenv("TERM", "xterm")
    stream = terminal(80)
    output.emit("LATE", strong=True)
    monkeypatch.setenv("NO_COLOR", "1")
    output.emit("LATE", strong=True)
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    output.emit("LATE", strong=True)
    assert stream.getvalue() == "\x1b[1mLATE\x1b[0m\nLATE\nLATE\n"


def test_data_and_talk_are_harmless(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    output.emit(hostile)
    output.say(hostile)
    output.emit(*output.table([(hostile,)]))
    ran = capsys.readouterr()
    assert not dangerous(ran.out + ran.err) - {"\t"}


def test_json_is_harmless_and_whole(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    output.emit_json({"title": hostile})
    out = capsys.readouterr().out
    assert not dangerous(out)
    assert json.loads(out) == {"title": hostile}


class Full(io.StringIO):
    """A stream on a full disk."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(KamtuiError, match="No space left"):
        output.emit("data")


def test_talk_that_nobody_hears_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Full())
    output.say("undo: kamtui undo")
