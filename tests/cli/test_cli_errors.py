"""What a refused command looks like: one sentence on stderr, its exit code, nothing on stdout, nothing written."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import HOSTILE_ARGV, dangerous
from kit import Here, Shell

from kamtui.services.book import Book

BIG = str(10**30)

CASES: list[tuple[tuple[str, ...], int, str]] = [
    (("tody",), 2, "There is no verb “tody”. Did you mean `kamtui today`?"),
    (("frobnicate",), 2, "There is no verb “frobnicate”. `kamtui -h` lists the verbs."),
    (("list", "--jsn"), 2, "--json"),
    (("list", "--limit", "many"), 2, "many"),
    (("list", "--limit", "-1"), 2, "-1"),
    (("--today", "soon", "list"), 2, "“soon” is not a day"),
    (("--today", "9999-12-31", "today"), 2, "is not a day"),
    (("--book",), 2, "--book"),
    (("done",), 2, "ID"),
    (("done", "one"), 2, "“one” is not the number of a task"),
    (("done", "0"), 2, "“0” is not the number of a task"),
    (("done", "-5"), 2, "-5"),
    (("done", "--", "-5"), 2, "“-5” is not the number of a task"),
    (("done", "1", "--next", "fri", "--no-next", "why"), 2, "exclude each other"),
    (("done", "1", "--park", "1 feb", " "), 2, "--park needs a reason"),
    (("done", "1", "--no-next", ""), 2, "--no-next needs a reason"),
    (("done", "1", "--outcome", "great"), 2, "great"),
    (("move", "fri"), 2, "number of the task"),
    (("cut", "1", "--reason", "boredom"), 2, "“boredom” is no reason"),
    (("undo", "0"), 2, "0"),
    (("done", "99"), 3, "There is no task 99"),
    (("done", BIG), 3, "There is no task 1000"),
    (("cut", "1", "99"), 3, "There is no task 99"),
    (("add", "call @nobody hello"), 3, "Nobody is called “nobody”"),
    (("log", "@nobody", "hello"), 3, "Nobody is called “nobody”"),
    (("add", "call @rina hello"), 4, "“rina” may be"),
    (("log", "rina", "hello"), 4, "“rina” may be"),
    (("move", "1", "4", "dec"), 4, "“4 dec” may be a day, or task 4 and a day"),
    (("add", ""), 5, "nothing to do"),
    (("move", "1", "31 feb"), 5, "“31 feb” is not a day"),
    (("move", "1", "2026-02-31"), 5, "“2026-02-31” is not a day"),
    (("move", "1", "2"), 5, "names no day"),
    (("move", "1", "9999-12-31"), 5, "not a day kamtui plans on"),
    (("done", "1", "--next", "31 feb"), 5, "“31 feb” is not a day"),
    (("done", "1", "--next", "1999-01-01"), 5, "is past"),
    (("done", "1", "--park", "yesterday", "why"), 5, "park until a later day"),
    (("done", "2", "--outcome", "call-back"), 5, "day that was agreed"),
    (("no-answer", "7"), 5, "not contact with anybody"),
    (("handoff", "1", " "), 5, "Nobody was named"),
    (("log", "@acme", " "), 5, "no note"),
]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("words", "code", "said"), CASES, ids=[" ".join(case[0])[:40] for case in CASES])
def test_one_sentence_and_the_code_of_its_class(
    words: tuple[str, ...], code: int, said: str, small: Book, run_here: Here
) -> None:
    before = _digest(run_here.book_path)
    ran = run_here(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ran.err.startswith("kamtui: ")
    assert "Traceback" not in ran.err
    assert code == 4 or ran.err.count("\n") == 1
    assert _digest(run_here.book_path) == before


def test_candidates_stand_one_per_line(small: Book, run_here: Here) -> None:
    said = run_here("add", "call @rina hello").err.splitlines()
    assert said[1:] == ["  Rina Berg (Ember)", "  Rina Shah (Acme Industrial)"]


def test_a_process_ends_with_the_code(small: Book, shell: Shell) -> None:
    commands = (("list",), ("tody",), ("done", "99"), ("move", "1", "31 feb"))
    assert [shell(*words).code for words in commands] == [0, 2, 3, 5]


def _text(path: Path) -> None:
    path.write_text("not a book " * 20)


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=999")
    connection.close()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("spoil", [_text, _newer, _folder, _truncated])
@pytest.mark.parametrize("words", [("today",), ("list",), ("history",), ("add", "x"), ("undo",), ()], ids=str)
def test_a_book_that_cannot_be_used_is_named_and_kept(
    spoil,
    words: tuple[str, ...],
    small: Book,
    run_here: Here,  # type: ignore[no-untyped-def]
) -> None:
    path = run_here.book_path
    spoil(path)
    before = None if path.is_dir() else _digest(path)
    ran = run_here(*words)
    assert (ran.code, ran.out) == (6, "")
    assert str(path) in ran.err
    assert ran.err.count("\n") == 1
    assert path.is_dir() or _digest(path) == before


def test_a_missing_book_reads_as_empty_and_is_not_made(home: Path, run_here: Here) -> None:
    run_here.book_path = home / "none" / "book.db"
    for verb in ("list", "today", "overdue", "history"):
        assert run_here(verb).code == 0
    assert run_here("undo").err == "Nothing to undo.\n"
    assert not run_here.book_path.parent.exists()


def test_settings_nobody_knows_are_named(small: Book, run_here: Here, home: Path) -> None:
    config = home / "config" / "kamtui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("contry = 'GB'\n")
    ran = run_here("list")
    assert ran.code == 2
    assert "did you mean country?" in ran.err


@pytest.mark.parametrize("text", HOSTILE_ARGV, ids=lambda text: ascii(text[:16]))
def test_no_argument_reaches_the_terminal_raw(text: str, small: Book, run_here: Here) -> None:
    for words in (
        ("add", "--", text),
        ("list", "--", text),
        ("list",),
        ("history",),
        ("move", "1", "--", text),
        ("log", "--", f"@{text}", text),
        ("done", "--", text),
        (text,),
        ("--book", text, "list"),
    ):
        ran = run_here(*words)
        assert ran.code in (0, 2, 3, 4, 5, 6), ran
        assert not dangerous(ran.out + ran.err) - {"\t"}


def test_bytes_that_are_no_utf_8_are_cleaned(small: Book, shell: Shell) -> None:
    ran = shell("add", b"caf\xe9 \x9b31m menu")
    assert ran.code == 0, ran
    assert ran.out.splitlines()[0].split()[2:] == ["caf", "31m", "menu"]
    assert not dangerous(ran.out + ran.err)


def test_a_title_may_look_like_an_option(small: Book, run_here: Here) -> None:
    assert run_here("add", "--", "-x").out.startswith("12  call  -x\n")
    refused = run_here("add", "-x")
    assert refused.code == 2
    assert "behind `--`" in refused.err


def test_long_text_is_cut_not_refused(small: Book, shell: Shell) -> None:
    ran = shell("add", *["word" * 25_000] * 10)  # 1 MB in ten arguments
    assert ran.code == 0, ran
    assert len(shell.json("list", "wordword")["items"][0]["title"]) == 200


def _piped(shell: Shell, command: str) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m kamtui --book '{shell.book_path}' {command}"],
        capture_output=True,
        text=True,
        env={**os.environ, "KAMTUI_TODAY": shell.today},
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("end", ["| head -1 >/dev/null", "| true", ">&-", "2>&-", "2>&1 | true"])
def test_a_reader_that_leaves_is_no_error(end: str, small: Book, shell: Shell) -> None:
    code, err = _piped(shell, f"history -n 100 {end}")
    assert code == 0
    assert "Traceback" not in err
    assert "BrokenPipe" not in err
    assert "Exception ignored" not in err


def test_much_output_into_a_reader_that_leaves(small: Book, shell: Shell) -> None:
    connection = sqlite3.connect(small.path)
    insert = "INSERT INTO tasks (title, kind, status, minutes) VALUES (?, 'call', 'open', 5)"
    connection.executemany(insert, [("t" * 200,)] * 5000)
    connection.commit()
    connection.close()
    code, err = _piped(shell, "list --limit 0 | head -1")
    assert (code, err) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_said(small: Book, shell: Shell) -> None:
    code, err = _piped(shell, "list > /dev/full")
    assert code == 1
    assert err == "kamtui: The output cannot be written: No space left on device.\n"


def test_a_terminal_that_cannot_show_a_character_shows_another(small: Book, shell: Shell) -> None:
    ran = shell("list", "@ögm", env={"PYTHONIOENCODING": "ascii"})
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "9  ~  call  ?gmund & S?n  spring catalogue  ?4 d\n"


def test_an_error_of_its_own_is_one_sentence_and_a_private_report(
    small: Book, run_here: Here, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        secret = "Rina's number"
        raise ZeroDivisionError(secret)

    monkeypatch.setattr("kamtui.cli.lists.listing", broken)
    ran = run_here("list", env={"KAMTUI_DEBUG": ""})
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "kamtui stopped on an error of its own (ZeroDivisionError)" in ran.err
    (report,) = (home / "state" / "kamtui").iterdir()
    assert str(report) in ran.err
    assert report.stat().st_mode & 0o777 == 0o600
    assert "Rina" not in report.read_text() + ran.err
    assert "lists.py" in report.read_text()
    with pytest.raises(ZeroDivisionError):
        run_here("list")
