"""A book may be called anything a file may be called."""

import os
from pathlib import Path

import pytest
from kit import Shell

NAMES = [b"we?ird #1%20.db", "ünï 日本.db".encode(), b"caf\xe9.db", b'it\'s "so".db', b"-x.db", b"a&b;c=d.db"]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_reading_and_writing_meet_in_the_named_file(name: bytes, home: Path, shell: Shell) -> None:
    folder = home / "books"
    shell.book_path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    assert shell("add", "internal first").code == 0
    assert shell("list").out == "1  internal  first  today\n"
    assert shell("prompt").code == 0
    made = {entry.removesuffix(b"-journal") for entry in os.listdir(os.fsencode(folder))}
    assert made == {name}
