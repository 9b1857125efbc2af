"""`config`: every default with its sentence, editing that loses nothing, and a key that is written beside comments."""

import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit import Here

from kamtui.config import KEYS, Settings, read_settings
from kamtui.config_file import meanings, remember, template, toml
from kamtui.errors import UsageError


@pytest.fixture
def config(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return home / "config" / "kamtui" / "config.toml"


def editor(folder: Path, line: str) -> str:
    """An editor that does one thing to the file; its own path has a blank."""
    script = folder / "my editor"
    script.write_text(f"#!/bin/sh\n{line}\n")
    script.chmod(0o755)
    return f"'{script}' --wait"


def test_the_defaults_are_a_file_that_changes_nothing(run_here: Here) -> None:
    printed = run_here.ok("config", "--defaults")
    assert printed.rstrip() == template().rstrip()
    assert read_settings(printed, "x") == Settings()
    uncommented = re.sub(r"(?m)^# (\w+ = )", r"\1", printed)
    read = read_settings(uncommented, "x")
    assert replace(read, keys=Settings().keys) == Settings()
    assert re.findall(r"(?m)^(\w+) = ", uncommented) == list(KEYS)
    assert all(meanings()[key].endswith(".") for key in KEYS)


def test_the_first_edit_starts_with_the_defaults(run_here: Here, config: Path, tmp_path: Path) -> None:
    line = """test "$1" = --wait && sed -i 's/^# country = .*/country = "GB"/' "$2\""""
    ran = run_here("config", "--edit", env={"EDITOR": editor(tmp_path, line)})
    assert (ran.code, ran.err) == (0, f"Set in {config}.\n")
    assert config.read_text() == template().replace('# country = ""', 'country = "GB"')
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert [path.name for path in config.parent.iterdir()] == ["config.toml"]


def test_what_cannot_be_read_is_told_and_kept(run_here: Here, config: Path, tmp_path: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text('country = "GB"\n')
    ran = run_here("config", "--edit", env={"EDITOR": editor(tmp_path, "echo 'contry = 1' >> \"$2\"")})
    assert ran.code == 2
    assert f"{config}, line 2: nobody knows the key “contry” (did you mean country?)." in ran.err
    assert config.read_text() == 'country = "GB"\n'
    mended = editor(tmp_path, "sed -i 's/contry = 1/week_start = 6/' \"$2\"")
    ran = run_here("config", "--edit", env={"VISUAL": mended, "EDITOR": "false"})
    assert ran.code == 0
    assert "not finished" in ran.err
    assert config.read_text() == 'country = "GB"\nweek_start = 6\n'
    assert [path.name for path in config.parent.iterdir()] == ["config.toml"]


def test_a_word_that_is_none_of_the_list_names_the_list(run_here: Here, config: Path, tmp_path: Path) -> None:
    ran = run_here("config", "--edit", env={"EDITOR": editor(tmp_path, 'echo \'language = "xx"\' > "$2"')})
    assert ran.code == 2
    assert "language = 'xx' does not fit (one of en, de, " in ran.err


def test_a_broken_file_can_be_edited_and_looked_for(run_here: Here, config: Path, tmp_path: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("week_start = 9\n")
    assert run_here("list").code == run_here("config").code == 2
    assert str(config) in run_here.ok("config", "--paths")
    assert run_here("config", "--edit", env={"EDITOR": editor(tmp_path, ': > "$2"')}).code == 0
    assert run_here("config").code == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [("no-such-editor-here", "cannot be started"), ("false", "left with an error (1)"), ("'", "cannot be read")],
)
def test_an_editor_that_fails_changes_nothing(run_here: Here, config: Path, command: str, said: str) -> None:
    ran = run_here("config", "--edit", env={"EDITOR": command})
    assert ran.code == 2
    assert said in ran.err
    assert not config.exists()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("currency = 'EUR'\n[cadence_days]\nK = 0\n", "line 2: cadence_days"),
        ("\n\nbackup_days = 0\n", "line 3: backup_days"),
        ("language = 'xx'\n", "line 1: language"),
        ("compact = 1\n", "line 1: compact"),
        ("keys.done = 3\n", "line 1: keys"),
        ("keys = 3\n", "line 1: keys"),
        ("cadence_days = 3\n", "line 1: cadence_days"),
        ("reasons = ['client', 'evnt']\n", "“evnt” is no reason (did you mean event?)"),
        ("reasons = 'client'\n", "line 1: reasons"),
        ("country = \n", "line 1, column 11"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_line(text: str, at: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_settings(text, "config.toml")
    assert at in caught.value.sentence


def test_a_key_is_written_beside_what_stands_there(config: Path) -> None:
    remember("theme", "nord")
    assert config.read_text() == 'theme = "nord"\n'
    before = "# mine\r\nweekend = [4, 5] # the gulf\r\n\r\n[cadence_days]\r\nK = 5 # keys\r\n"
    config.write_bytes(before.encode())
    config.chmod(0o640)
    for theme in ("nord", "ansi"):
        remember("theme", theme)
    after = config.read_bytes().decode()
    assert re.sub(r'theme = "ansi"\r?\n', "", after) == before
    assert read_settings(after, "x").theme == "ansi"
    assert stat.S_IMODE(config.stat().st_mode) == 0o640


def test_a_broken_file_is_not_written_to(config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("contry = 1\n")
    with pytest.raises(UsageError, match="contry"):
        remember("theme", "nord")
    assert config.read_text() == "contry = 1\n"


def test_a_link_stays_a_link(config: Path, tmp_path: Path) -> None:
    config.parent.mkdir(parents=True)
    real = tmp_path / "dotfiles.toml"
    real.write_text("# mine\n")
    config.symlink_to(real)
    remember("theme", "nord")
    assert config.is_symlink()
    assert real.read_text() == '# mine\ntheme = "nord"\n'


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_reads_back(text: str) -> None:
    assert read_settings(f"theme = {toml(text)}", "x").theme == text


def test_own_keys_are_printed_and_faults_said(run_here: Here, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text('[keys]\ndone = ["f6", "f7"]\nmov = "r"\n')
    ran = run_here("config", "--keys")
    assert ran.code == 0
    assert re.search(r"(?m)^done +F6 F7 +Tick it off", ran.out)
    assert ran.err == "keys: there is no verb “mov” (did you mean move?).\n"
    assert 'keys = { done = ["f6", "f7"], mov = ["r"] }' in run_here.ok("config")
