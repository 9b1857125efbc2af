"""The planner on a real terminal over a book of hostile texts: the very bytes it writes.

`KAMTUI_LONG=1` also presses every key of the registry there and pastes the texts into every line it opens.
"""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from altered import alter_all, make_full, text_columns
from hostile import HOSTILE, dangerous
from kit import ROOT
from typing_shell import read_all

LONG = os.environ.get("KAMTUI_LONG") == "1"
TOUR = Path(__file__).with_name("hostile_tour.py")

OWN = re.compile(r"\x1b\[[0-9;:?><=]*\$?[a-zA-Z]|\x1b\]22;[a-z-]*\x07|\r")
"""Sequences that Textual writes itself: colours, places, modes, the pointer's shape; no title, clipboard or link."""

STORED = tuple(text[:1_000] for text in HOSTILE if "\udce9" not in text)
"""What SQLite takes as text."""


def test_nothing_that_a_text_brings_reaches_the_terminal(tmp_path: Path, home: Path) -> None:
    book, report = tmp_path / "book.db", tmp_path / "report.json"
    make_full(book)
    alter_all(book, {column: STORED[n:] + STORED[:n] for n, column in enumerate(text_columns())})
    master, slave = pty.openpty()
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with subprocess.Popen(
        [sys.executable, str(TOUR), str(book), str(report), *(["all"] if LONG else [])],
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        os.close(slave)
        raw = read_all(master, process)
    os.close(master)
    text = raw.decode()
    assert report.exists(), text[-2000:]
    seen = json.loads(report.read_text())
    assert (seen["failed"], seen["error"], process.returncode) == ("", "", 0)
    left = OWN.sub("", text)
    assert not dangerous(left), [ascii(left[left.index(c) - 40 :][:80]) for c in dangerous(left)]
    assert "株式会社" in left  # the texts were there
    assert not LONG or len(seen["lines"]) > 15
