"""The help is true: every verb has a summary, every example in it runs, every option is explained."""

import shlex
import sqlite3
from pathlib import Path

import click
import pytest
from kit import Here, Shell

from kamtui.cli.app import VERBS, cli
from kamtui.cli.options import Verb
from kamtui.services.book import Book

OWN = [name for name in VERBS if name not in ("accounts", "account", "import", "demo")]
"""The verbs tested here; the others have tests of their own."""


def _command(name: str) -> Verb:
    command = cli.get_command(click.Context(cli), name)
    assert isinstance(command, Verb)
    return command


def _one_rina(path: str) -> None:
    """The small book has two of that name, the examples know one."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE contacts SET folded = 'rosa berg' WHERE name = 'Rina Berg'")
    connection.close()


PLANNED = (
    ("objective", "acme", "win the tender"),
    ("objective", "acme", "keep the line"),
    ("offering", "acme", "Labels ours"),
    ("counterpart", "acme", "Ian Reed of Initech"),
    ("counterpart", "acme", "Zoe Lind of Globex"),
)
"""What the examples of the account plan know to be there."""


@pytest.mark.parametrize("name", OWN)
def test_a_verb_says_in_one_line_what_it_does(name: str) -> None:
    summary = (_command(name).help or "").split("\n\n")[0]
    assert summary.endswith((".", "`."))
    assert len(summary) <= 120
    assert _command(name).get_short_help_str(200)


def test_no_summary_is_cut_in_eighty_columns() -> None:
    with click.Context(cli, info_name="kamtui", terminal_width=80, max_content_width=80) as context:
        shown = cli.get_help(context).splitlines()
    assert [line for line in shown if line.endswith("...") and "[ARGS]" not in line] == []


@pytest.mark.parametrize("name", OWN)
def test_every_option_is_explained(name: str) -> None:
    for param in _command(name).params:
        assert not isinstance(param, click.Option) or param.help


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name in OWN for line in _command(name).examples],
    ids=lambda value: value,
)
def test_every_example_runs(
    name: str, line: str, small: Book, run_here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some write a file
    program, *words = shlex.split(line)
    assert program == "kamtui"
    if "book.db" in words:
        words[words.index("book.db")] = small.path
    if name in ("add", "log"):
        _one_rina(small.path)
    if name in ("undo", "redo"):
        run_here.ok("cut", "3")
    if name == "redo":
        run_here.ok("undo")
    if name == "contract":
        run_here.ok("contract", "acme", "frame 2026", "--until", "31 may 2027")
    if name == "threat":
        run_here.ok("threat", "acme", "cheap")
    if name == "event":
        run_here.ok("event", "acme", "other", "news")
    if name == "intel":
        run_here.ok("intel", "steel up us: re-quote frames")
    if name == "option":
        run_here.ok("edit", "3", "proposal")
        run_here.ok("option", "3", "basic: give 4 % get 3 years approval head of sales")
        run_here.ok("option", "3", "lean: give 1 get 2")
    if name in ("objective", "offering", "counterpart"):
        for words_before in PLANNED:
            run_here.ok(*words_before)
    if name == "restore":
        run_here.ok("backup", "~/safe/book.db.gz")
    ran = run_here(*words)
    assert ran.code == 0, ran


def test_the_overview_lists_every_verb_with_its_summary(run_here: Here) -> None:
    lines = run_here("-h").out.splitlines()
    for name in OWN:
        (line,) = [line for line in lines if line.startswith(f"  {name} ")]
        assert line.endswith("."), line
        assert not line.endswith("..."), line


@pytest.mark.parametrize("words", [("-h",), ("--help",), ("done", "-h"), ("today", "--help")], ids=str)
def test_help_fits_eighty_columns_and_ends_with_0(words: tuple[str, ...], shell: Shell) -> None:
    ran = shell(*words)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_version(shell: Shell) -> None:
    from kamtui import __version__

    assert shell("--version") == (0, f"kamtui {__version__}\n", "")
