"""Files written for the rep: private, whole, never over another one."""

import os
from pathlib import Path

import pytest

from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.writing import write_file


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    assert write_file(str(path), b"one") == str(path)
    assert (path.read_bytes(), _mode(path)) == (b"one", 0o600)
    assert os.listdir(tmp_path) == ["report.csv"]


def test_what_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"mine")
    with pytest.raises(RejectedError, match="is there already"):
        write_file(str(path), b"one")
    assert path.read_bytes() == b"mine"


def test_force_writes_over_it(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"mine, and longer")
    path.chmod(0o644)
    write_file(str(path), b"one", force=True)
    assert (path.read_bytes(), _mode(path)) == (b"one", 0o600)
    assert os.listdir(tmp_path) == ["report.csv"]


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_not_followed(force: bool, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"mine")
    link.symlink_to(target)
    if force:
        write_file(str(link), b"one", force=True)
        assert link.read_bytes() == b"one"
    else:
        with pytest.raises(RejectedError):
            write_file(str(link), b"one")
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("force", [False, True])
def test_where_nothing_can_be_written(force: bool, tmp_path: Path) -> None:
    with pytest.raises(RejectedError, match="is a folder"):
        write_file(str(tmp_path), b"one", force=force)
    with pytest.raises(RejectedError, match="cannot be written"):
        write_file(str(tmp_path / "none" / "report.csv"), b"one", force=force)


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_file_is_never_replaced(force: bool, tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link, "/dev/full", "/dev/null", "/dev/stdout", "/proc/self/fd/1"):
        if os.path.lexists(path):
            with pytest.raises(RejectedError, match="not a regular file"):
                write_file(str(path), b"one", force=force)
    assert pipe.is_fifo()
    assert link.is_symlink()


@pytest.mark.parametrize("force", [False, True])
def test_a_book_is_never_written_over(force: bool, small: Book, tmp_path: Path) -> None:
    book, link, other = Path(small.path), tmp_path / "link.csv", tmp_path / "other.csv"
    before = book.read_bytes()
    link.symlink_to(book)
    os.link(book, other)
    for path in (book, link, other, f"{book}-journal", f"{book}-wal"):
        with pytest.raises(RejectedError, match="a kamtui book: nothing is written over it"):
            write_file(str(path), b"one", force=force)
    assert book.read_bytes() == before
    assert not os.path.exists(f"{book}-journal")


@pytest.mark.parametrize("force", [False, True])
def test_half_a_file_is_none(force: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "report.csv"
    if force:
        path.write_bytes(b"mine")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RejectedError, match="No space left"):
        write_file(str(path), b"one", force=force)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == ([b"mine"] if force else [])


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_from: str, to: str, **_: object) -> None:
        if to.endswith("late.csv"):
            Path(to).write_bytes(b"mine")  # somebody else was faster
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    assert Path(write_file(str(tmp_path / "one.csv"), b"one")).read_bytes() == b"one"
    with pytest.raises(RejectedError, match="is there already"):
        write_file(str(tmp_path / "late.csv"), b"one")
    assert (tmp_path / "late.csv").read_bytes() == b"mine"
    assert sorted(os.listdir(tmp_path)) == ["late.csv", "one.csv"]
