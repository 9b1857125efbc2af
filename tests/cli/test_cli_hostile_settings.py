"""A settings file in which everything is hostile, or which is no file: one sentence, and never a raw byte of it."""

import os
import re
from pathlib import Path

import pytest
from hostile import HOSTILE, dangerous
from kit import Here, Ran

from kamtui.config import KEYS, MOST_BYTES, read_settings
from kamtui.config_file import remember, toml
from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.tui.keymap import own_keys
from kamtui.tui.verbs import use_keys

TEXTS = tuple(text.encode("utf-8", "replace").decode()[:8_000] for text in HOSTILE)
"""What a file can hold, as far as a settings file may go."""

CONFIG = "conf\x1b]52;c;eA==\x07\n[@click=app.quit]\u202e.toml"
"""The settings file itself has a name like that."""


@pytest.fixture
def config(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / CONFIG
    monkeypatch.setenv("KAMTUI_CONFIG", str(path))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")
    return path


def _told(ran: Ran, *says: str) -> None:
    """Nothing raw; a failure is one line."""
    assert not dangerous(ran.out + ran.err), ascii((ran.out + ran.err)[:300])
    assert ran.code in (0, 2)
    assert all(one in ran.err + ran.out for one in says), ran
    if ran.code == 2:
        *before, last = ran.err.splitlines()
        assert re.fullmatch(r"kamtui: .*conf \]52;c;eA== \[@click=app\.quit\] \.toml.*\. .*\.", last), last
        assert all("conf ]52" in line for line in before)


def _shapes(key: str, text: str) -> tuple[str, ...]:
    said = toml(text)
    tables = (f"cadence_days = {{ {said} = 3 }}", f"[keys]\n{said} = {said}\ndone = [{said}]\n", f"[{said}]\nx = 1")
    return (f"{key} = {said}", f"{key} = [{said}]", f"{key} = {{ {said} = {said} }}", f"{said} = 1", *tables, text)


def _sound(text: str) -> str:
    """A file that can be read, with the text wherever one may stand."""
    said, short = toml(text), toml(clean(text[:100]) or "x")
    return f"theme = {said}\nplan_slots = [{short}]\ngrade_questions = [{short}]\nkeys = {{ {said} = [{said}] }}\n"


def test_every_text_in_every_place(run_here: Here, config: Path) -> None:
    for place, text in enumerate(TEXTS):
        shapes = [shape for turn in range(3) for shape in _shapes(KEYS[(place + turn * 11) % len(KEYS)], text)]
        for shape in shapes:
            try:
                read_settings(shape, str(config))
            except UsageError as error:
                said = error.sentence + error.hint
                assert not dangerous(said) | {"\n"} & set(said), ascii(said)
                assert len(said) < 1_000
                assert "kamtui config --edit" in said
                assert "conf ]52;c;eA==" in said
        config.write_bytes(_sound(text).encode())
        _told(run_here("config"), "keys: there is no verb “", "theme: there is no theme “")
        _told(run_here("doctor"), "!!  settings  keys: there is no verb “")
        config.write_bytes(shapes[place % len(shapes)].encode())
        _told(run_here("list"))
        _told(run_here("config", "--edit"))
        Path(f"{config}.edit").unlink(missing_ok=True)


def _is(path: Path, kind: str) -> None:
    """Makes what is no settings file."""
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind in ("zero", "loop"):
        path.symlink_to("/dev/zero" if kind == "zero" else path)
    elif kind == "100 MB":
        with path.open("wb") as file:
            file.truncate(100_000_000)
    else:
        path.write_bytes(
            {"bytes": b'theme = "nord"\ncountry = "\xff"', "nul": b'theme = "\0"', "": b""}.get(kind, b"a.")
        )
    if kind == "nested":
        path.write_text("[" + "a." * 4_000 + "a]")
    elif kind == "brackets":
        path.write_text("theme = " + "[" * (MOST_BYTES - 10))


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("folder", "is a folder"),
        ("pipe", "is not a regular file"),
        ("zero", "is not a regular file"),
        ("loop", "cannot be read: Too many levels"),
        ("100 MB", "is larger than a settings file (64 KiB)"),
        ("bytes", "line 2: this is no text in UTF-8"),
        ("nul", "cannot be read: Illegal character"),
        ("nested", "nobody knows the key “a”"),
        ("brackets", "nested too deeply"),
    ],
)
def test_what_is_no_settings_file(kind: str, says: str, run_here: Here, config: Path) -> None:
    _is(config, kind)
    before = os.lstat(config)
    for words in (("config",), ("list",)):
        ran = run_here(*words)
        _told(ran, says)
        assert ran.code == 2
    ran = run_here("doctor")
    _told(ran, "!!  settings", says)
    assert ran.code == 0
    _told(run_here("config", "--paths"))
    assert run_here("config", "--edit").code == 2
    with pytest.raises(UsageError):
        remember("theme", "nord")
    assert (os.lstat(config).st_ino, os.lstat(config).st_size) == (before.st_ino, before.st_size)
    kept = Path(f"{config}.edit")
    assert not kept.exists() or kept.read_bytes() == config.read_bytes()


WRONG = 'theme = "nrod"\ncountry = "XX"\n[keys]\nmov = "r"\nadd = "?"\nundo = "hyperspace"\n'
"""Everything that can be read and not be had."""


def test_what_cannot_be_had_is_told_by_every_verb_that_looks(run_here: Here, config: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\nprintf '%s' '{WRONG}' > \"$1\"\n")
    script.chmod(0o755)
    _, doubts = own_keys({"mov": ("r",), "add": ("?",), "undo": ("hyperspace",)})
    use_keys({})
    doubts += [
        "theme: there is no theme “nrod” (did you mean nord?). It stays textual-dark; the palette shows them all.",
        "No country or part of one is called “XX”. Set `country` to an ISO 3166 code such as GB or DE-BY.",
    ]
    ran = run_here("config", "--edit", env={"EDITOR": str(script)})
    assert ran.code == 0
    assert ran.err.splitlines()[1:] == [*doubts, "`kamtui config --edit` mends that."]
    assert run_here("config").err == ran.err
    items = [one for one in run_here.json("doctor")["items"] if one["what"] == "settings"]
    assert [one["says"] for one in items] == doubts
    assert {(one["ok"], one["grave"], one["do"]) for one in items} == {(False, False, "kamtui config --edit")}
    config.write_text('theme = "nord"\n')
    assert len(run_here("config").err.splitlines()) == 1


def test_a_copy_that_the_editor_throws_away_changes_nothing(run_here: Here, config: Path, tmp_path: Path) -> None:
    config.write_text('theme = "nord"\n')
    ran = run_here("config", "--edit", env={"EDITOR": "rm"})
    assert (ran.code, ran.err.partition(" in ")[0]) == (0, "Nothing was changed")
    assert config.read_text() == 'theme = "nord"\n'
