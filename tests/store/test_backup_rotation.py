"""What is kept over months of work and under clocks that are wrong; and no backup is less than it says."""

import gzip
import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.errors import BookError
from kamtui.services.backups import back_up, restore
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.store import snapshot as snapshots
from kamtui.store.backups import DAYS, HOURLY, LAST, WEEKS, Backup, backups, folder, keep, outdated
from kamtui.store.flushing import make_folder

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)


@cache
def worked(days: int) -> tuple[Backup, ...]:
    """What is left of the backups of so many days of work, one an hour from nine to five, as they were made."""
    kept: tuple[Backup, ...] = ()
    for day in range(days, -1, -1):
        for hour in range(9, 18):
            kept = made(kept, (NOW - timedelta(days=day)).replace(hour=hour))
    return kept


def made(kept: tuple[Backup, ...], at: datetime) -> tuple[Backup, ...]:
    """One more backup, without those that went for it."""
    kept = (*kept, Backup(f"{at:%Y%m%dT%H}", at, HOURLY))
    gone = {one.path for one in outdated(kept, at)}
    return tuple(one for one in kept if one.path not in gone)


def test_half_a_year_of_work_leaves_today_by_the_hour_two_weeks_by_the_day_and_eight_by_the_week() -> None:
    kept = worked(180)
    ages = sorted({(NOW.date() - one.at.date()).days for one in kept})
    assert sum(one.at.date() == NOW.date() for one in kept) == 9
    assert ages[: DAYS + 1] == list(range(DAYS + 1))
    weeks = [one.at.isocalendar()[:2] for one in kept if (NOW - one.at).days > DAYS]
    assert len(weeks) == len(set(weeks)) == WEEKS - 2  # the last two weeks are kept by the day
    assert all(one.at.hour == 17 for one in kept if one.at.date() != NOW.date())  # the last of a day is the one to keep


@settings(max_examples=40, deadline=None)
@given(jump=st.integers(-9_000, 9_000), hours=st.integers(1, 12))
def test_a_clock_that_is_wrong_for_a_day_costs_the_oldest_day_and_week_at_the_most(jump: int, hours: int) -> None:
    before = worked(70)
    wrong = before
    for hour in range(hours):
        wrong = made(wrong, NOW.replace(hour=6) + timedelta(days=jump, hours=hour))
    after = made(wrong, NOW + timedelta(hours=1))
    paths = {one.path for one in after}
    lost = [one for one in before if one.path not in paths and one.at.date() != NOW.date()]
    assert all((NOW - one.at).days == DAYS or (NOW - one.at).days >= 7 * (WEEKS - 1) for one in lost)
    assert len(lost) <= 2  # the oldest day and the oldest week made room for the wrong ones
    assert f"{NOW:%Y%m%dT%H}" in paths


@given(st.integers(1, 60), st.integers(-5_000, 5_000))
def test_backups_before_something_risky_outlive_any_clock(number: int, jump: int) -> None:
    risky = [Backup(f"{n}", NOW - timedelta(days=n), "import") for n in range(number)]
    gone = outdated(risky, NOW + timedelta(days=jump))
    assert {one.path for one in risky[: max(LAST, DAYS)]}.isdisjoint({one.path for one in gone})


def test_keeping_lets_go_of_the_files_it_says(book: Book) -> None:
    add(book, "call alpha tomorrow")
    for days in range(26, -1, -1):
        keep(book.path, HOURLY, NOW - timedelta(days=days))
    left = [path.name for path in Path(folder(book.path)).iterdir()]
    assert sorted(os.path.basename(one.path) for one in backups(book.path)) == sorted(left)
    assert DAYS < len(left) <= DAYS + WEEKS + 2


def test_backups_are_for_their_owner_alone_whatever_the_umask(book: Book) -> None:
    before = os.umask(0)
    try:
        add(book, "call alpha tomorrow")
        made = Path(back_up(book))
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert made.read_bytes()[:2] == b"\x1f\x8b"


def test_folders_are_made_one_after_the_other_and_only_once(tmp_path: Path) -> None:
    place = tmp_path / "a" / "b" / "c"
    make_folder(str(place))
    make_folder(str(place))
    assert [stat.S_IMODE(one.stat().st_mode) for one in (place, place.parent, place.parent.parent)] == [0o700] * 3
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError):
        make_folder(str(tmp_path / "file" / "below"))


def short(plain, file, _size: int) -> None:
    file.write(plain.read()[:-100])


def altered(plain, file, _size: int) -> None:
    data = bytearray(plain.read())
    data[len(data) // 2] ^= 0x40
    file.write(data)


@pytest.mark.parametrize("fault", [short, altered])
def test_a_backup_that_comes_out_otherwise_is_none(book: Book, monkeypatch: pytest.MonkeyPatch, fault) -> None:
    add(book, "call alpha tomorrow")
    monkeypatch.setattr(snapshots.shutil, "copyfileobj", fault)
    with pytest.raises(BookError, match="did not come out"):
        back_up(book)
    monkeypatch.undo()
    assert list(Path(folder(book.path)).iterdir()) == []


def test_a_backup_with_a_flipped_bit_replaces_nothing(book: Book, tmp_path: Path) -> None:
    add(book, "call alpha tomorrow")
    made = Path(back_up(book))
    add(book, "call beta tomorrow")
    before, whole = Path(book.path).read_bytes(), made.read_bytes()
    for place in range(12, len(whole), len(whole) // 23):
        flipped = bytearray(whole)
        flipped[place] ^= 0x10
        copy = tmp_path / "flipped.db.gz"
        copy.write_bytes(flipped)
        with pytest.raises(BookError):
            restore(book, str(copy))
        shutil.rmtree(folder(book.path))
        assert Path(book.path).read_bytes() == before
    assert gzip.decompress(whole)


def test_a_book_that_cannot_be_backed_up_for_want_of_room_is_not_taken_for_damaged(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "call alpha tomorrow")
    made = tmp_path / "copy.db"
    back_up(book, str(made))
    add(book, "call beta tomorrow")
    before = Path(book.path).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshots.shutil, "copyfileobj", full)
    with pytest.raises(BookError, match="No space left"):
        restore(book, str(made))
    assert Path(book.path).read_bytes() == before
    assert not list(tmp_path.glob("*.damaged-*"))
