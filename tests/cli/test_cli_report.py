"""`report`: every format, and files that are private and new."""

import csv
import io
from pathlib import Path

import pytest
from hostile import dangerous
from kit import Here

from kamtui.services.book import Book
from kamtui.store.tables import Account


def test_a_week_as_text(small: Book, run_here: Here) -> None:
    run_here.ok("done", "5", "agreed")
    lines = run_here.ok("report", "week").splitlines()
    assert lines[:4] == [
        "Week 48 of 2026",
        "  23 to 29 Nov 2026; so far, 0.0% of the working days have gone",
        "  no plan of November 2026 was locked: P counts nothing of it",
        "  as of 23 Nov 2026",
    ]
    assert "  Ember      K         1    1          0" in lines
    assert "  Sun 22 Nov  Borealis  delivery  40 units shipped?     1" in lines
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    "words",
    [("day",), ("day", "20", "nov"), ("week",), ("month",), ("week", "last", "week"), ("month", "oct")],
    ids=str,
)
@pytest.mark.parametrize("form", ["text", "md", "html", "csv"])
def test_every_format(form: str, words: tuple[str, ...], small: Book, run_here: Here) -> None:
    ran = run_here("report", *words, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert "Borealis" in ran.out


def test_a_month_without_a_year_is_the_last_one(small: Book, run_here: Here) -> None:
    assert run_here.json("report", "month", "dec")["first"] == "2025-12-01"
    assert run_here.json("report", "month")["first"] == "2026-11-01"
    assert run_here.json("report", "week", "2026-11-01")["first"] == "2026-10-26"


def test_a_file_is_private_and_never_written_over(small: Book, run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    ran = run_here("report", "month", "--format", "html", "-o", path)
    assert (ran.code, ran.out, ran.err) == (0, "", f"written to {path}\n")
    assert path.stat().st_mode & 0o777 == 0o600
    first = path.read_text(encoding="utf-8")
    assert first == run_here.ok("report", "month", "--format", "html")
    ran = run_here("report", "week", "-o", path)
    assert ran.code == 5
    assert "is there already" in ran.err
    assert path.read_text(encoding="utf-8") == first
    run_here.ok("report", "week", "-o", path, "--force")
    assert path.read_text(encoding="utf-8").startswith("Week 48 of 2026\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_csv_file_opens_with_its_accents(small: Book, run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    run_here.ok("report", "month", "--format", "csv", "-o", path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfNovember 2026\r\n")


REFUSED = [
    (("report",), 2, "Missing argument"),
    (("report", "day", "foo"), 5, "“foo” is not a day"),
    (("report", "year"), 2, "There is no report “year”"),
    (("report", "month", "--format", "xlsx"), 2, "A workbook is no text"),
    (("report", "month", "--format", "pdf"), 2, "There is no format “pdf”"),
    (("report", "month", "foo"), 5, "“foo” is not a month"),
    (("report", "week", "foo"), 5, "“foo” is not a week"),
    (("report", "week", "--force"), 2, "--force goes with -o FILE"),
    (("report", "week", "-o", "/nowhere/at/all.txt"), 5, "cannot be written"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_is_refused(words: tuple[str, ...], code: int, said: str, small: Book, run_here: Here) -> None:
    ran = run_here(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


@pytest.mark.parametrize("form", ["text", "md", "html", "csv"])
def test_hostile_names_are_only_names(form: str, small: Book, run_here: Here) -> None:
    with small.work("name") as (work, _):
        work.change(Account, 2, name="=cmd|' /C calc'!A0 <script>[x](y)|", folded="cmd")
    out = run_here.ok("report", "month", "--format", form)
    assert dangerous(out) <= {"\r"}
    assert "<script>" not in out or form in ("text", "csv")
    if form == "csv":
        assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(out)) for cell in row)
