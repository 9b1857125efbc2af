"""Hostile text through every verb of the shell, judged by the bytes that reach a terminal.

`KAMTUI_LONG=1` sends every text through every place; otherwise they take turns.
"""

import os
import shutil
from pathlib import Path

import click
import pytest
from altered import HUGE, alter_all, integer_columns, make_full, text_columns, word_columns
from every_verb import CHANGED, SHOWN, TEXTS, words_of
from hostile import HOSTILE, HOSTILE_ARGV, dangerous
from typing_shell import Said, on_terminal

from kamtui.cli.app import VERBS, cli
from kamtui.domain.text import clean

LONG = os.environ.get("KAMTUI_LONG") == "1"
TURNS = len(HOSTILE_ARGV) if LONG else 1
"""How many of the texts each place is given."""

STORED = tuple(text[:1_000] for text in HOSTILE if "\udce9" not in text)
"""What SQLite takes as text; the book's own limits do not hold for other programs."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a row in every table; only copied."""
    path = tmp_path_factory.mktemp("full") / "book.db"
    make_full(path)
    return path


def _judge(said: list[Said]) -> None:
    """Nothing crashed, and nothing that a text brought reached the terminal raw."""
    for one in said:
        if one.code not in (0, 2, 3, 4, 5, 6):
            print("crashed", one.words, one.code)
        if found := dangerous(one.own) - {"\t"}:
            print("raw", one.words, sorted(map(ascii, found)))
    assert all(one.code in (0, 2, 3, 4, 5, 6) and not dangerous(one.own) - {"\t"} for one in said), "see above"


_NO_TEXT = {"alarm", "as_", "task_id", "task_ids"}
"""Parameters that take words of a list or numbers only; click answers for them."""


def _text_parameters() -> set[tuple[str, str]]:
    """Verb and parameter of every text that a verb of the shell takes."""
    context = click.Context(cli)
    found = set()
    for name in VERBS:
        command = cli.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            if not (isinstance(parameter, click.Option) and parameter.is_flag) and parameter.name not in _NO_TEXT:
                found.add((name, str(parameter.name)))
    return found


def _reached() -> set[tuple[str, str]]:
    """Verb and parameter of every place that the table sends a text to."""
    found = set()
    for name, lines in TEXTS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        for line in lines:
            parser = command.make_parser(click.Context(command))
            values, _, _ = parser.parse_args(list(words_of(line, "<text>")))
            found |= {(name, parameter) for parameter, value in values.items() if "<text>" in repr(value)}
    return found


def test_every_verb_and_every_text_it_takes_is_in_the_table() -> None:
    assert set(TEXTS) == set(VERBS)
    assert _text_parameters() - _reached() == set()


def test_every_text_in_every_verb(full: Path, tmp_path: Path) -> None:
    book, folder = tmp_path / "book.db", tmp_path / "here"
    shutil.copy(full, book)
    folder.mkdir()
    (folder / "in.csv").write_text("Name,City\nAcme Ltd,Leeds\n")
    places = [(verb, line) for verb, lines in TEXTS.items() for line in lines]
    jobs = [
        (verb, *words_of(line, HOSTILE_ARGV[(n + turn * 7) % len(HOSTILE_ARGV)]))
        for turn in range(TURNS)
        for n, (verb, line) in enumerate(places)
    ]
    _judge(on_terminal(book, [*jobs, *(line.split() for line in SHOWN)], folder))


@pytest.mark.parametrize("turn", range(len(STORED) if LONG else 1))
def test_what_other_programs_wrote_is_shown_without_harm(full: Path, tmp_path: Path, turn: int) -> None:
    book = tmp_path / "book.db"
    shutil.copy(full, book)
    texts = STORED[turn:] + STORED[:turn]
    alter_all(book, {column: texts[n:] + texts[:n] for n, column in enumerate(text_columns())})
    said = on_terminal(book, [line.split() for line in SHOWN + CHANGED], tmp_path / "here")
    _judge(said)
    listed = "".join("".join(one.text.split()) for one in said if one.words[0] == "list")
    missing = [ascii(text[:30]) for text in STORED if "".join(clean(text)[:12].split()) not in listed]
    assert not missing


def test_words_and_days_that_nobody_knows_hide_nothing_else(full: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    shutil.copy(full, book)
    strange = ("nobody", "2026-02-30", "", "\x1b[2J", "9999-12-31", "0001-01-01")
    alter_all(book, dict.fromkeys(word_columns(), strange), rows=12)
    said = on_terminal(book, [line.split() for line in SHOWN], tmp_path / "here")
    _judge(said)


@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_beyond_every_range_break_nothing(full: Path, tmp_path: Path, sign: int) -> None:
    book = tmp_path / "book.db"
    shutil.copy(full, book)
    keys = ("id", "_id")
    alter_all(book, {column: (sign * HUGE,) for column in integer_columns() if not column.name.endswith(keys)})
    _judge(on_terminal(book, [line.split() for line in SHOWN + CHANGED], tmp_path / "here"))
