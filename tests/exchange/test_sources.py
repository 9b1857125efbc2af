"""Files as bytes: what is missing, a folder, too large, or no file."""

import io
import os
import socket
import sys
import threading
from pathlib import Path

import pytest

from kamtui.errors import NotFoundError, RejectedError
from kamtui.exchange import sources
from kamtui.exchange.sources import load, received, standard_input


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


@pytest.mark.parametrize("comes", [False, True], ids=["nobody", "comes and goes"])
def test_a_pipe_that_nobody_writes_into(comes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PIPE_SECONDS", 0.1)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    if comes:
        os.close(os.open(path, os.O_WRONLY))
    with pytest.raises(RejectedError, match="pipe that nobody writes into"):
        load(str(path))
    os.close(reader)


def test_a_pipe_that_is_written_slowly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PIPE_SECONDS", 1.0)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    begun, waits = threading.Event(), os.set_blocking

    def waiting(handle: int, how: bool) -> None:
        begun.set()  # the reader has seen that somebody holds the other end, and waits from here on
        waits(handle, how)

    def write() -> None:
        with open(path, "wb") as pipe:
            begun.wait(5)
            pipe.write(b"Name\nAcme\n")

    monkeypatch.setattr(os, "set_blocking", waiting)
    writer = threading.Thread(target=write)
    writer.start()
    assert load(str(path)).data == b"Name\nAcme\n"
    writer.join()


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="no such files here")
def test_files_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(RejectedError, match="cannot be read: Input/output error"):
        load("/proc/self/mem")
    for path in ("/dev/zero", "/dev/null", "/dev/full", "/dev/tty"):
        with pytest.raises(RejectedError, match="not a regular file"):
            load(path)


def test_a_socket(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        path = os.path.relpath(tmp_path / "socket")
        made.bind(path)
        with pytest.raises(RejectedError, match="not a regular file"):
            load(path)


@pytest.mark.parametrize("stdin", [None, io.TextIOWrapper(io.BytesIO())], ids=["closed before", "closed since"])
def test_standard_input_that_is_closed(stdin: io.TextIOWrapper | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if stdin is not None:
        stdin.close()
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(RejectedError, match="closed"):
        standard_input()
