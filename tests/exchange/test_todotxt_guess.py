"""A text is taken for a todo.txt when its name says so or its lines can be nothing else; of others it is said."""

import pytest

from kamtui.errors import RejectedError
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Sort

MAPS = "55d6-55d7 r--p 00000000 fd:01 131 /usr/bin/python3\n7f00-7f01 rw-p 00000000 00:00 0 [heap]\n"
LOG = "2026-11-22 10:00:01 INFO started\n2026-11-22 10:00:02 INFO user:rina stopped\n"


def _read(name: str, text: str, sort: Sort | None = None) -> int:
    """How many tasks a text is read as."""
    (sheet,) = read([Source(name, text.encode())], Options(sort)).sheets
    assert sheet.decided.delimiter == "todo.txt"
    return len(sheet.records)


@pytest.mark.parametrize(
    "text",
    [
        "(A) call mum\nbuy milk\n",
        "call mum @phone\nbuy milk\n",
        "x 2026-11-20 paid the invoice\n",
        "2026-11-20 call +Acme about prices\n",
        "call due:2026-12-01\nmeet t:2026-12-02 rec:+1w\nask id:4\n",
    ],
)
def test_lines_with_its_marks_are_one_whatever_the_file_is_called(text: str) -> None:
    assert _read("mine", text) == text.count("\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("maps", MAPS),
        ("app.log", LOG),
        ("passwd", "root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/no\n"),
        ("conf", "port: 8080\nhost:local name\n"),
        ("b.bat", "@echo off\n@rem later\n"),
        ("diff", "+import os\n-import re\n+@cached\n"),
        ("words", "alpha\nbeta\n"),
    ],
)
def test_another_text_is_none_and_it_is_said_what_to_do(name: str, text: str) -> None:
    with pytest.raises(RejectedError) as error:
        read([Source(name, text.encode())], Options())
    assert f"{name} is no table that kamtui knows and looks like no todo.txt" in error.value.sentence
    assert "kamtui import tasks FILE" in error.value.hint


@pytest.mark.parametrize("name", ["todo.txt", "Done.txt", "my-todo.txt", "work.todo", "archive.zip/todo.txt"])
def test_one_mark_is_enough_for_a_file_that_is_called_so(name: str) -> None:
    assert _read(name, "@home\nbuy milk\nring the bell\nwait\n") == 4


def test_what_is_said_to_be_tasks_needs_no_more_than_something_like_marks() -> None:
    assert _read("app.log", LOG, Sort.TASKS) == 2
