"""Files written for the rep: private, whole, never over another one."""

import os
from pathlib import Path

import pytest

from kamtui.errors import RejectedError
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
    for path in (pipe, link):
        with pytest.raises(RejectedError, match="not a regular file"):
            write_file(str(path), b"one", force=force)
    assert pipe.is_fifo()
    assert link.is_symlink()
