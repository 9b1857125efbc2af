"""README is true: its tables are the registries', its phrases mean what it says, its examples run.

`KAMTUI_REDOC=1 python -m pytest tests/architecture/test_docs.py` writes the generated tables anew.
"""

import ast
import importlib
import inspect
import os
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from kit import ROOT, TODAY, Here
from textual.binding import Binding
from textual.screen import Screen

from kamtui import config, paths
from kamtui.cli import app as cli
from kamtui.cli.options import Verb as Command
from kamtui.domain import rules
from kamtui.domain.capture import PROMISES, capture
from kamtui.domain.moves import REASON_KEYS
from kamtui.domain.note import read_note
from kamtui.domain.phrases import Moment, read_when
from kamtui.domain.words import About, Kind, Tier, Waiting
from kamtui.services.book import Book
from kamtui.services.views.today import SECTIONS
from kamtui.tui import dialogs
from kamtui.tui.verbs import VERBS

README = ROOT / "README.md"
NOW = Moment(TODAY)
REDOC = os.environ.get("KAMTUI_REDOC") == "1"


def text() -> str:
    return README.read_text(encoding="utf-8")


def prose() -> str:
    """Everything but the fenced blocks, on one line."""
    return " ".join(re.sub(r"^```.*?^```", "", text(), flags=re.DOTALL | re.MULTILINE).split())


def part(name: str) -> str:
    """What stands between two markers."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text(), re.DOTALL)
    assert found is not None, name
    return found.group(1)


def rows(name: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    lines = part(name).strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text(), re.DOTALL | re.MULTILINE)


def code(cell: str) -> list[str]:
    """Everything of a cell that is set as code."""
    return re.findall(r"`([^`]+)`", cell)


# -- generated tables ----------------------------------------------------------------------------------------------


def table(*rows: tuple[str, ...]) -> str:
    head, *body = ("| " + " | ".join(row) + " |\n" for row in rows)
    return head + "|" + "---|" * len(rows[0]) + "\n" + "".join(body)


def keys_table() -> str:
    found = [
        (
            " ".join(f"`{key}`" for key in verb.shown_keys.split()),
            verb.title,
            verb.tooltip.replace("|", "/"),
            f"`kamtui {verb.shell}`" if verb.shell else "",
        )
        for verb in VERBS
    ]
    return table(("key", "verb", "what it does", "shell"), *found)


def command(name: str) -> click.Command:
    found = cli.cli.get_command(click.Context(cli.cli), name)
    assert found is not None
    return found


def commands_table() -> str:
    def summary(name: str) -> str:
        return " ".join((command(name).help or "").split("\n\n")[0].split())

    return table(("verb", "what it does"), *((f"`kamtui {name}`", summary(name)) for name in cli.VERBS))


def attribute_docs(owner: type) -> dict[str, str]:
    """The string under each attribute of a class."""
    (body,) = ast.parse(inspect.getsource(owner)).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for node, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr):
            found[node.target.id] = " ".join(ast.literal_eval(after.value).split())
    return found


def settings_table(printed: str) -> str:
    meaning = attribute_docs(rules.Rules) | attribute_docs(config.Settings)
    found = [line.partition(" = ") for line in printed.splitlines()]
    return table(("key", "default", "meaning"), *((f"`{key}`", f"`{value}`", meaning[key]) for key, _, value in found))


@pytest.mark.parametrize("name", ["keys", "commands", "settings"])
def test_a_table_says_what_the_registry_says(name: str, run_here: Here) -> None:
    tables = {"keys": keys_table, "commands": commands_table}
    wanted = tables[name]() if name in tables else settings_table(run_here.ok("config"))
    if REDOC:
        found = part(name)
        marked = f"<!-- {name} -->\n"
        README.write_text(text().replace(f"{marked}{found}<!--", f"{marked}{wanted}<!--"), encoding="utf-8")
    assert part(name) == wanted


def test_every_setting_stands_there() -> None:
    assert [code(row[0]) for row in rows("settings")] == [[key] for key in config.KEYS]


def test_every_key_of_a_dialog_is_explained() -> None:
    shown = {"enter": "Enter", "escape": "Esc", "tab": "Tab", "up": "↑", "down": "↓", "question_mark": "?", "f1": "F1"}
    shown["backspace"] = "Backspace"
    keys: set[str] = set(REASON_KEYS)
    for module in pkgutil.iter_modules(dialogs.__path__):
        for _, found in inspect.getmembers(
            importlib.import_module(f"{dialogs.__name__}.{module.name}"), inspect.isclass
        ):
            if issubclass(found, Screen) and found.__module__.startswith("kamtui"):
                for binding in found.__dict__.get("BINDINGS", ()):
                    assert isinstance(binding, Binding)
                    keys |= {shown.get(key, key) for key in binding.key.split(",")}
    said = set(code(prose().partition("## Keys")[2].partition("## The line")[0]))
    assert keys <= said


def test_the_lists_of_today_are_the_ones_there_are() -> None:
    shown = re.findall(r"^\| ([A-Z ]+) \|", text(), re.MULTILINE)
    assert shown == [section.upper() for section in SECTIONS]


# -- the line ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("phrases"), ids=lambda row: row[0])
def test_a_phrase_means_what_is_said(row: list[str]) -> None:
    (phrase,) = code(row[0])
    when = read_when(phrase, NOW)
    assert when is not None
    at = f", {when.at:%H:%M}" if when.at else ""
    assert f"{when.on:%a} {when.on.day} {when.on:%b %Y}{at}" == row[1]
    for other in code(row[2]):
        if other != "date_order":
            assert read_when(other, NOW) is not None
            if "same" in row[2] or other == "eow":
                assert read_when(other, NOW).on == when.on  # type: ignore[union-attr]


def test_the_words_of_the_line_are_the_grammars() -> None:
    cells = [code(row[0]) for row in rows("tokens")]
    kinds, names, planned, due, minutes, flags, repeats, promises = cells
    assert kinds == list(Kind)
    assert [capture(f"{kind} the bank", NOW).kind for kind in kinds] == list(Kind)
    assert [capture(f"call {name} about it", NOW).who for name in names] == [("rina",), ("rina shah",)]
    (phrase,) = planned
    read = capture(f"call {phrase} about it", NOW).planned
    assert read is not None
    assert (read.on, str(read.at)) == (date(2026, 11, 27), "10:00:00")
    read = capture(f"about it {due[0]}", NOW).due
    assert read is not None
    assert read.on == date(2026, 12, 12)
    assert [capture(f"about it {one}", NOW).minutes for one in minutes] == [30, 90]
    read_flags = [capture(f"about it {one}", NOW) for one in flags]
    assert [(one.important, one.urgent) for one in read_flags] == [(True, False), (True, True)]
    repeat = capture(f"about it {repeats[0]}", NOW).repeat
    assert repeat is not None
    assert repeat.rrule == "FREQ=WEEKLY;INTERVAL=2"
    assert promises == [*PROMISES, "by"]
    assert [capture(f"about it by fri {tag}", NOW).promise for tag in promises[:-1]] == list(PROMISES.values())


def test_the_line_that_stands_for_all_is_read_whole() -> None:
    (line,) = [one for one in code(prose()) if one.startswith("call @rina renewal")]
    read = capture(line, NOW)
    assert (read.title, read.kind, read.who, read.minutes) == ("renewal pricing", Kind.CALL, ("rina",), 30)
    assert read.planned is not None
    assert read.due is not None
    assert read.repeat is not None
    assert read.important


def test_the_words_of_a_note_are_the_grammars() -> None:
    following, them, us, park, promise = (read_note(f"talked {code(row[0])[0]}", NOW) for row in rows("notes"))
    assert following.next_on is not None
    assert (following.next_on.on, str(following.next_on.at)) == (date(2026, 11, 26), "10:00:00")
    assert (them.waiting, them.waiting_days) == (Waiting.THEM, 5)
    assert (us.waiting, us.waiting_days) == (Waiting.US, 1)
    assert park.park_until is not None
    assert (park.park_until.on, park.park_why) == (date(2027, 2, 1), "no budget")
    assert [(one.about, one.due.on) for one in promise.promises] == [(About.PRICE, date(2026, 11, 27))]


def test_the_numbers_of_the_rules_are_the_defaults() -> None:
    said = " ".join(text().partition("## The rules")[2].partition("## In the shell")[0].split())
    numbers = rules.DEFAULT_RULES
    cadences = ", ".join(f"{tier} {numbers.cadence_days[tier]}" for tier in Tier)
    assert f"by tier: {cadences} days" in said
    assert f"never closer than {numbers.min_gap_days} days" in said
    assert "{}, {}, then {} working days".format(*numbers.chase_working_days) in said
    assert (numbers.no_answer_limit, numbers.free_moves) == (3, 2)
    assert "the third time another channel" in said
    assert "from the third on a reason" in said


# -- examples ------------------------------------------------------------------------------------------------------

EXAMPLES = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("kamtui ")]

FILES = {
    "accounts.csv": "Account Name,Billing City\nGlacier,Bergen\n",
    "people.csv": "Full name,Account Name\nZoë Lind,Glacier\n",
    "orders.csv": "Customer,Order Date,Category,Unit Price,Quantity,Discount\nGlacier,2026-11-20,Glass,9.50,2,0.1\n"
    "Acme Inc,2026-11-20,Glass,9.50,2,0.1\n",
    "retail-index.csv": "Month,Retail index\n2026-08-01,101.5\n2026-09-01,102\n2026-10-01,102.4\n",
}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the files that examples read."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="cp1252")
    monkeypatch.chdir(folder)


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_runs(line: str, small: Book, run_here: Here) -> None:
    _, *words = shlex.split(line)
    if words[0] == "undo":
        run_here.ok("cut", "3")
        run_here.ok("cut", "4")
    ran = run_here(*words)
    assert ran.code == 0, ran


def test_there_are_examples_and_nothing_else_to_run() -> None:
    assert len(EXAMPLES) >= 10
    others = [line for block in blocks("sh") for line in block.splitlines() if line not in EXAMPLES]
    assert [line.split()[0] for line in others] == ["python3", "python3"]


@pytest.mark.parametrize("name", [name for name in cli.VERBS if name != "import"])  # that needs files, see above
def test_every_verbs_help_has_examples(name: str) -> None:
    found = command(name)
    assert isinstance(found, Command)
    assert found.examples
    assert all(line.startswith("kamtui ") for line in found.examples)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_goes_into_a_start_up_file(shell: str, small: Book, tmp_path: Path) -> None:
    (snippet,) = blocks(shell)
    assert f"_KAMTUI_COMPLETE={shell}_source kamtui" in snippet
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    program = tmp_path / "bin" / "kamtui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kamtui "$@"\n')
    program.chmod(0o755)
    show = {"bash": 'printf "%s" "${PS1@P}"', "zsh": 'print -P "$PROMPT"', "fish": "fish_right_prompt"}[shell]
    env = {**os.environ, "KAMTUI_BOOK": small.path, "KAMTUI_TODAY": TODAY.isoformat()}
    env["PATH"] = f"{program.parent}{os.pathsep}{env['PATH']}"
    ran = subprocess.run([shell, "-c", f"{snippet}\n{show}"], env=env, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, ""), ran
    assert "1! " in ran.stdout or "2! " in ran.stdout


# -- places --------------------------------------------------------------------------------------------------------


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text())
    assert len(pictures) >= 4
    assert [name for name in pictures if not (ROOT / name).is_file()] == []
    assert [name for name in pictures if (ROOT / name).stat().st_size > 250_000] == []


def test_the_book_is_where_it_is_said_to_be(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.data_dir() == str(home / ".local/share/kamtui")
    assert paths.config_dir() == str(home / ".config/kamtui")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert paths.data_dir() == str(home / "Library/Application Support/kamtui")
    for said in ("~/.local/share/kamtui/", "~/.config/kamtui/", "~/Library/Application Support/kamtui/"):
        assert f"`{said}`" in text()


def test_the_two_commands_stand_alone() -> None:
    commands = re.findall(r"<!-- (demo|test) command -->\n```sh\n(.*)\n```", text())
    assert [name for name, _ in commands] == ["demo", "test"]
    for name, line in commands:
        assert line.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
        assert line.endswith(".venv/bin/kamtui demo" if name == "demo" else ".venv/bin/python -m pytest -n auto")
