"""Backups are whole, private and never in each other's way; the rotation always leaves a way back."""

import gzip
import sqlite3
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.clock import Clock
from kamtui.errors import BookError, RejectedError
from kamtui.services.backups import back_up, restore
from kamtui.services.book import Book
from kamtui.services.doctor import examine
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import undo
from kamtui.store import snapshot as snapshots
from kamtui.store.backups import DAYS, HOURLY, WEEKS, Backup, backups, folder, is_due, keep, outdated
from kamtui.store.header import APPLICATION_ID, SCHEMA
from kamtui.store.snapshot import put_back, snapshot

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def titles(path: str) -> list[str]:
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute("SELECT title FROM tasks ORDER BY id")]
    connection.close()
    return found


@pytest.mark.parametrize("name", ["copy.db", "copy.db.gz"])
def test_a_snapshot_is_whole_private_and_new(book: Book, tmp_path: Path, name: str) -> None:
    add(book, "call alpha fri")
    target = tmp_path / "deep" / name
    snapshot(book.path, str(target))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [file.name for file in target.parent.iterdir()] == [name]
    if name.endswith(".gz"):
        plain = tmp_path / "plain.db"
        plain.write_bytes(gzip.decompress(target.read_bytes()))
        target = plain
    assert titles(str(target)) == ["alpha"]
    before = target.read_bytes()
    with pytest.raises(RejectedError, match="exists already"):
        snapshot(book.path, str(target))
    assert target.read_bytes() == before


def test_a_snapshot_never_follows_a_link_to_another_file(book: Book, tmp_path: Path) -> None:
    add(book, "call tomorrow gamma")
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    (tmp_path / "copy.db").symlink_to(precious)
    (tmp_path / "other.db.part").symlink_to(precious)
    with pytest.raises(RejectedError):
        snapshot(book.path, str(tmp_path / "copy.db"))
    snapshot(book.path, str(tmp_path / "other.db"))
    assert precious.read_text() == "mine"


def test_a_damaged_book_makes_no_backup(book: Book, tmp_path: Path) -> None:
    for n in range(60):
        add(book, f"call number {n} tomorrow")
    data = bytearray(Path(book.path).read_bytes())
    data[8192:16384] = b"\xff" * 8192
    Path(book.path).write_bytes(data)
    with pytest.raises(BookError, match="damaged"):
        snapshot(book.path, str(tmp_path / "copy.db"))
    assert not list(tmp_path.glob("copy*"))


def test_a_restore_can_be_taken_back(book: Book) -> None:
    add(book, "call alpha tomorrow")
    made = back_up(book)
    add(book, "call beta tomorrow")
    inode = Path(book.path).stat().st_ino
    done = restore(book, made)
    assert titles(book.path) == ["alpha"]
    assert Path(book.path).stat().st_ino == inode  # an open planner still has the same file
    assert done.kept is not None
    restore(book, done.kept)
    assert titles(book.path) == ["alpha", "beta"]
    undo(book)
    assert titles(book.path) == ["alpha"]


def test_a_restore_over_a_damaged_book_keeps_its_bytes(book: Book) -> None:
    add(book, "call alpha tomorrow")
    made = back_up(book)
    damaged = b"no book any more" * 600
    Path(book.path).write_bytes(damaged)
    done = restore(book, made)
    assert done.damaged
    assert done.kept is not None
    assert Path(done.kept).read_bytes() == damaged
    assert titles(book.path) == ["alpha"]


def other_program(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.execute("CREATE TABLE t (x)").connection.close()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("text.db", lambda path: path.write_text("not a book " * 50)),
        ("empty.db", lambda path: path.write_bytes(b"")),
        ("cut.db.gz", lambda path: path.write_bytes(gzip.compress(b"x" * 5000)[:30])),
        ("noise.db.gz", lambda path: path.write_bytes(b"no gzip at all")),
        ("other.db", other_program),
        ("newer.db", newer),
        ("folder.db", lambda path: path.mkdir()),
    ],
)
@pytest.mark.parametrize("damaged", [False, True])
def test_what_is_no_whole_backup_replaces_nothing(book: Book, tmp_path: Path, name: str, make, damaged: bool) -> None:
    add(book, "call alpha tomorrow")
    if damaged:
        Path(book.path).write_bytes(b"no book any more" * 600)
    before = Path(book.path).read_bytes()
    make(tmp_path / name)
    with pytest.raises(BookError):
        restore(book, str(tmp_path / name))
    assert Path(book.path).read_bytes() == before
    assert not list(tmp_path.glob("*.restore*"))


def test_the_book_is_no_backup_of_itself(book: Book) -> None:
    add(book, "call alpha tomorrow")
    with pytest.raises(RejectedError, match="the book itself"):
        restore(book, book.path)
    with pytest.raises(BookError, match="no file"):
        restore(book, book.path + ".none")


def test_a_packed_backup_that_grows_without_end_is_refused(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "call alpha tomorrow")
    made = back_up(book)
    monkeypatch.setattr(snapshots, "MOST_BYTES", 10_000)
    with pytest.raises(BookError, match="larger than any book"):
        put_back(str(tmp_path / "new.db"), made)
    assert not (tmp_path / "new.db").exists()


def test_a_book_that_stays_locked_ends_in_a_sentence(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "call alpha tomorrow")
    made = back_up(book)
    monkeypatch.setattr(snapshots, "BUSY_SECONDS", 0)
    holder = sqlite3.connect(book.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BookError, match="busy"):
        put_back(book.path, made)
    holder.execute("ROLLBACK")
    holder.close()
    assert titles(book.path) == ["alpha"]


def test_the_first_change_of_an_hour_is_backed_up(tmp_path: Path) -> None:
    class Moving(Clock):
        __slots__ = ("at",)

        def now(self) -> datetime:
            return self.at

    clock = Moving(date(2026, 11, 23))
    book = Book(str(tmp_path / "book.db"), clock)
    seen = []
    for minutes in (0, 30, 59, 60, 61, 119, 121):
        clock.at = NOW + timedelta(minutes=minutes)
        add(book, f"call {minutes} tomorrow")
        seen.append(len(backups(book.path)))
    assert seen == [0, 0, 0, 1, 1, 1, 2]
    assert {one.why for one in backups(book.path)} == {HOURLY}


def test_a_backup_that_cannot_be_made_holds_no_work_up(tmp_path: Path, book: Book) -> None:
    add(book, "call alpha tomorrow")
    Path(folder(book.path)).write_text("a file where the folder should be")
    late = Book(book.path, Clock(date(2026, 11, 24)))
    add(late, "call beta tomorrow")
    assert titles(book.path) == ["alpha", "beta"]


def test_an_import_is_backed_up_before(shell, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("Account Name,City\nAcme,Leeds\n")
    assert shell("import", "accounts", str(file))[0] == 0
    assert backups(str(shell.book_path)) == []  # there was nothing to lose
    file.write_text("Account Name,City\nAcme,York\nBorealis,Hull\n")
    assert shell("import", "accounts", str(file))[0] == 0
    assert [one.why for one in backups(str(shell.book_path))] == ["import"]


def test_two_backups_of_one_second_are_two(book: Book) -> None:
    add(book, "call alpha tomorrow")
    assert len({keep(book.path, "asked", NOW) for _ in range(3)}) == 3


def test_files_of_others_in_the_folder_are_left_alone(book: Book) -> None:
    add(book, "call alpha tomorrow")
    place = Path(folder(book.path))
    place.mkdir()
    for name in ("note.txt", "20261123T090000Z.db.gz", "yesterday-hourly.db.gz", "20261123T090000Z-hourly.db"):
        (place / name).write_text("mine")
    keep(book.path, HOURLY, NOW)
    assert len(backups(book.path)) == 1
    assert len(list(place.iterdir())) == 5


STAMPS = st.lists(st.tuples(st.integers(0, 200 * 24), st.sampled_from([HOURLY, "import", "upgrade"])), max_size=120)


@given(STAMPS)
def test_the_rotation_keeps_a_way_back(ages: list[tuple[int, str]]) -> None:
    found = [Backup(f"{n}", NOW - timedelta(hours=age), why) for n, (age, why) in enumerate(ages)]
    gone = {one.path for one in outdated(found, NOW)}
    kept = [one for one in found if one.path not in gone]
    hourly = [one for one in found if one.why == HOURLY]
    if found:
        assert max(found, key=lambda one: one.at).path not in gone
    assert {one.path for one in hourly if one.at.date() == NOW.date()}.isdisjoint(gone)
    for one in hourly:
        if NOW - one.at <= timedelta(days=DAYS):
            assert any(other.why == HOURLY and other.at.date() == one.at.date() for other in kept)
        elif NOW - one.at <= timedelta(weeks=WEEKS):
            week = one.at.isocalendar()[:2]
            assert any(other.why == HOURLY and other.at.isocalendar()[:2] == week for other in kept)
    assert outdated(kept, NOW) == []
    days = {one.at.date() for one in kept if one.why == HOURLY and one.at.date() != NOW.date()}
    assert len(days) <= DAYS + WEEKS + 2


def test_a_clock_that_was_wrong_prunes_nothing(book: Book) -> None:
    found = [Backup("future", NOW + timedelta(days=400), HOURLY), Backup("old", NOW - timedelta(days=400), HOURLY)]
    assert outdated(found, NOW) == []
    add(book, "call alpha tomorrow")
    keep(book.path, HOURLY, NOW + timedelta(days=400))
    assert is_due(book.path, NOW, lambda: NOW - timedelta(hours=2))


def test_doctor_says_what_is_wrong(book: Book, tmp_path: Path) -> None:
    assert [one.what for one in examine(Book(str(tmp_path / "none.db"), book.clock))] == ["book"]
    for n in range(60):
        add(book, f"call number {n} tomorrow")
    found = {one.what: one for one in examine(book)}
    assert found["pages"].ok
    assert found["rows"].ok
    assert found["rights"].ok
    assert not found["backups"].ok
    back_up(book)
    Path(book.path).chmod(0o644)
    found = {one.what: one for one in examine(book)}
    assert found["backups"].ok
    assert not found["rights"].ok
    connection = sqlite3.connect(book.path)
    connection.execute("UPDATE tasks SET account_id = 99 WHERE id = 1")
    connection.commit()
    connection.close()
    rows = {one.what: one for one in examine(book)}["rows"]
    assert rows.grave
    assert "1 rows point nowhere (tasks)" in rows.says
    Path(book.path).unlink()
    (gone,) = examine(book)
    assert gone.grave
    assert "there are backups of it" in gone.says
