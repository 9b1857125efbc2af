"""`kamtui demo`: an invented morning in a throw-away book, and never a byte of the rep's own."""

import hashlib
import tempfile
from pathlib import Path

import pytest
from kit import Shell

from kamtui.cli import app
from kamtui.cli import demo as verb
from kamtui.services.book import Book


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that throw-away books are made in."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)  # forget what this process looked up before
    return folder


@pytest.mark.parametrize("words", [["demo"], ["demo", "--plain"]], ids=" ".join)
def test_without_a_terminal_it_prints_the_morning(shell: Shell, scratch: Path, words: list[str]) -> None:
    before = digest(shell.book_path)
    ran = shell(*words)
    assert ran.code == 0
    assert ran.out.startswith("Mon 23 Nov 2026")
    for heading in ("LATE (2)", "WAITING ON US (1)", "SILENT (4)", "SLIPPED (6)", "TODAY (6)"):
        assert heading in ran.out
    assert "invented" in ran.err
    assert "Nothing you do here is kept" in ran.err
    assert list(scratch.iterdir()) == []
    assert digest(shell.book_path) == before
    assert sorted(path.name for path in shell.book_path.parent.glob("book.db*")) == ["book.db"]


def test_a_book_of_ones_own_is_not_made_either(shell: Shell, scratch: Path, tmp_path: Path, home: Path) -> None:
    mine = tmp_path / "mine.db"
    shell.book_path = tmp_path / "other.db"
    shell.ok("demo", env={"KAMTUI_BOOK": str(mine)})
    assert not mine.exists()
    assert not shell.book_path.exists()
    assert not (home / "data").exists()


def test_today_is_honoured_and_the_order_of_sets_is_not(shell: Shell, scratch: Path) -> None:
    shell.today = "2024-02-29"
    one, other = (shell.ok("demo", "--plain", env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert one.startswith("Thu 29 Feb 2024")
    assert one == other


def test_the_products_own_numbers_rule_in_it(shell: Shell, scratch: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('country = "GB"\ncapacity_minutes = 60\nweekend = [0, 1]\n')
    plain = shell.ok("demo", "--plain")
    assert shell.ok("demo", "--plain", env={"KAMTUI_CONFIG": str(config)}) == plain
    assert "of 6h" in plain


def test_a_kept_book_is_an_ordinary_one(shell: Shell, scratch: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "demo.db"
    ran = shell("demo", "--plain", "--keep", kept)
    assert ran.code == 0
    assert str(kept) in ran.err
    assert kept.stat().st_mode & 0o777 == 0o600
    shell.book_path = kept
    assert shell.ok("today") in ran.out
    assert shell.ok("history") == ""
    shell.ok("cut", shell.json("today")["items"][0]["id"])
    assert "renewal prices" in shell.ok("history")


def test_a_file_that_is_there_is_not_overwritten(shell: Shell, scratch: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    ran = shell("demo", "--keep", mine)
    assert (ran.code, ran.out) == (5, "")
    assert "overwrites nothing" in ran.err
    assert mine.read_text() == "mine"


def test_the_planner_opens_on_the_throw_away_book(
    home: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    seen: list[tuple[Book, int, bool]] = []

    def planner(book: Book) -> int:
        path = Path(book.path)
        seen.append((book, path.parent.stat().st_mode & 0o777, path.exists()))
        return 7

    monkeypatch.setattr(verb, "open_planner", planner)
    assert app.run(["--today", "2026-11-23", "demo"]) == 7
    ((book, mode, existed),) = seen
    assert (mode, existed) == (0o700, True)
    assert Path(book.path).parent.parent == scratch
    assert book.today.isoformat() == "2026-11-23"
    assert book.settings.currency == "GBP"
    assert list(scratch.iterdir()) == []
    assert "invented" in capfd.readouterr().err
