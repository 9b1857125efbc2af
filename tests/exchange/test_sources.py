"""Files as bytes: what is missing, a folder, too large, or no file."""

import io
import os
import threading
from pathlib import Path

import pytest

from kamtui.errors import NotFoundError, RejectedError
from kamtui.exchange import sources
from kamtui.exchange.sources import load, received


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "Account.csv"
    path.write_bytes(b"Name\r\n\xff")
    found = load(str(path))
    assert (found.name, found.data) == ("Account.csv", b"Name\r\n\xff")


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no file"):
        load(str(tmp_path / "none.csv"))


@pytest.mark.parametrize("path", ["", "x\x00y", "a" * 5000, "\x1b[31m\udce9"])
def test_names_no_file_has(path: str) -> None:
    with pytest.raises((NotFoundError, RejectedError)) as refused:
        load(path)
    assert "\x1b" not in refused.value.sentence


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RejectedError, match="is a folder"):
        load(str(tmp_path))


def test_a_device() -> None:
    with pytest.raises(RejectedError, match="not a regular file"):
        load("/dev/zero")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_no_right_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.touch(0o000)
    with pytest.raises(RejectedError, match="Permission denied"):
        load(str(path))


def test_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(sources.MAX_BYTES + 1)
    with pytest.raises(RejectedError, match="larger than 200 MiB"):
        load(str(path))


def test_a_stream_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    assert received("stdin", io.BytesIO(b"x" * 10)).data == b"x" * 10
    with pytest.raises(RejectedError):
        received("stdin", io.BytesIO(b"x" * 11))


def test_a_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"Name\nAcme\n",))
    writer.start()
    assert load(str(path)).data == b"Name\nAcme\n"
    writer.join()
