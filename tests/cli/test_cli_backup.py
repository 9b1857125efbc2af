"""`backup`, `restore` and `doctor` as a rep types them."""

import json
from pathlib import Path

import pytest
from kit import Here

from kamtui.services.book import Book


def test_a_backup_and_its_restore(small: Book, run_here: Here, tmp_path: Path) -> None:
    made = json.loads(run_here.ok("backup", "--json"))
    assert made.keys() == {"schema", "backup"}
    before = run_here.ok("list")
    run_here.ok("cut", "7")
    (listed,) = json.loads(run_here.ok("backup", "--list", "--json"))["items"]
    assert listed == {"at": "2026-11-23T09:00:00Z", "why": "asked", "path": made["backup"]}
    restored = json.loads(run_here.ok("restore", made["backup"], "--json"))
    assert (restored["restored"], restored["damaged"]) == (made["backup"], False)
    assert run_here.ok("list") == before
    ran = run_here("restore", restored["kept"])
    assert ran.out == f"restored {restored['kept']}\n"
    assert "take it back: kamtui restore" in ran.err
    assert run_here.ok("list") != before


def test_a_backup_to_a_file_that_is_there_is_refused(small: Book, run_here: Here, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    target.write_text("mine")
    ran = run_here("backup", str(target))
    assert (ran.code, ran.err) == (5, f"kamtui: {target} exists already. Name another file.\n")
    assert target.read_text() == "mine"


def test_there_is_nothing_to_back_up_before_the_first_entry(run_here: Here, tmp_path: Path) -> None:
    ran = run_here("--book", str(tmp_path / "none.db"), "backup")
    assert ran.code == 6
    assert "There is no book" in ran.err
    assert not (tmp_path / "none.db").exists()
    assert run_here("backup", "--list").out == ""


@pytest.mark.parametrize("name", ["none.db", "note.txt"])
def test_a_restore_of_no_backup_changes_nothing(small: Book, run_here: Here, tmp_path: Path, name: str) -> None:
    (tmp_path / "note.txt").write_text("not a book, but long enough to have a header of a hundred bytes " * 3)
    before = Path(small.path).read_bytes()
    ran = run_here("restore", str(tmp_path / name))
    assert ran.code == 6
    assert ran.err.count("\n") == 1
    assert Path(small.path).read_bytes() == before


def test_doctor_on_a_whole_and_on_a_damaged_book(small: Book, run_here: Here) -> None:
    run_here.ok("backup")
    told = json.loads(run_here.ok("doctor", "--json"))["items"]
    assert [one["what"] for one in told] == [
        "pages",
        "rows",
        "records",
        "rights",
        "backups",
        "room",
        "place",
        "settings",
    ]
    assert [one["ok"] for one in told[:5]] == [True] * 5
    data = bytearray(Path(small.path).read_bytes())
    data[8192:12288] = b"\xff" * 4096
    Path(small.path).write_bytes(data)
    ran = run_here("doctor")
    assert ran.code == 6
    assert ran.out.startswith("!!  pages")
    assert "kamtui restore" in ran.err
