"""`pulse`: every figure as text and JSON, the same as those of the report in each of its formats."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, dangerous
from kit import Here
from python_calamine import CalamineWorkbook

from kamtui.domain.pulse.figures import Key
from kamtui.services.book import Book
from kamtui.store.tables import Account

PERIODS = [("day",), ("day", "20", "nov"), ("week",), ("week", "last", "week"), ("month",), ("month", "oct")]


@pytest.fixture
def played(small: Book, run_here: Here) -> Book:
    """A locked month with something done, something promised and something nobody had planned."""
    run_here.ok("plan", "this month", "--lock")
    run_here.ok("done", "5", "agreed")
    run_here.ok("no-answer", "4")
    run_here.ok("log", "@cobalt", "met at the fair", "--kind", "meeting")
    run_here.ok("contract", "acme", "frame", "until", "31", "jan", "2027", "worth", "480k")
    return small


def test_the_figures_as_text(played: Book, run_here: Here) -> None:
    lines = run_here.ok("pulse").splitlines()
    assert lines[0] == "Pulse, 7 Sep 2026 to 23 Nov 2026"
    assert len(lines) == 2 + len(Key)
    assert lines[2].startswith("Retention 2026")
    assert lines[3].startswith("Growth 2026")
    assert "Plan adherence 25% ##........ 1 of 4 lines" in [" ".join(line.split()) for line in lines]
    assert all(line.isascii() or "·" in line or "−" in line for line in lines)


def test_rules_and_charts_are_told_when_asked(played: Book, run_here: Here) -> None:
    told = run_here.ok("pulse", "--rules")
    assert sum(line.startswith("  rule: ") for line in told.splitlines()) == len(Key)
    assert "Minutes by quadrant by week" not in told
    drawn = run_here.ok("pulse", "week", "--charts")
    assert "Minutes by quadrant by week (week from, minutes of done tasks)" in drawn
    assert "# Do  = Schedule  - Delegate  + Drop" in drawn
    assert "rule:" not in drawn


def test_what_cannot_be_known_says_why(small: Book, run_here: Here) -> None:
    lines = run_here.ok("pulse", "month", "oct").splitlines()
    assert [line for line in lines if "no plan of these days was locked" in line]
    for one in run_here.json("pulse", "month", "oct")["figures"]:
        assert (one["value"] is None) == (one["missing"] is not None)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("year",), 2, "There is no period “year”"),
        (("month", "foo"), 5, "“foo” is not a month"),
        (("day", "foo"), 5, "“foo” is not a day"),
    ],
)
def test_what_is_refused(words: tuple[str, ...], code: int, said: str, small: Book, run_here: Here) -> None:
    ran = run_here("pulse", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


@pytest.mark.parametrize("words", PERIODS, ids=" ".join)
def test_the_report_has_the_same_figures_in_every_format(
    words: tuple[str, ...], played: Book, run_here: Here, tmp_path: Path
) -> None:
    pulse = run_here.json("pulse", *words)["figures"]
    assert run_here.json("report", *words)["figures"] == pulse
    path = tmp_path / "report.xlsx"
    run_here.ok("report", *words, "--format", "xlsx", "-o", path)
    book = CalamineWorkbook.from_path(str(path))
    rows = book.get_sheet_by_name("Pulse").to_python()[1:]
    wanted = [(one["title"], plain(one["value"])) for one in pulse]
    assert [(row[0], None if row[1] == "" else round(row[1], 6)) for row in rows[: len(pulse)]] == wanted
    parts = [(one["title"], part["title"], plain(part["value"])) for one in pulse for part in one["parts"]]
    told = book.get_sheet_by_name("Pulse in parts").to_python()[1:]
    assert [(row[0], row[1], None if row[2] == "" else round(row[2], 6)) for row in told[: len(parts)]] == parts
    table = list(csv.reader(io.StringIO(run_here.ok("report", *words, "--format", "csv"))))
    at = table.index(["figure", "value", "of"]) + 1
    for row, (title, value) in zip(table[at : at + len(pulse)], wanted, strict=True):
        assert row[0] == title
        assert (float(row[1]) if row[1] else None) == (value if value is None else pytest.approx(value, abs=5e-5))


def plain(value: Any) -> Any:
    """A value of the JSON as a table holds it: money in major units."""
    return round(value["minor"] / 100, 6) if isinstance(value, dict) else value


def test_a_workbook_is_private_and_never_written_over(small: Book, run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    run_here.ok("report", "day", "--format", "xlsx", "-o", path)
    assert path.stat().st_mode & 0o777 == 0o600
    first = path.read_bytes()
    assert run_here("report", "day", "--format", "xlsx", "-o", path).code == 5
    assert path.read_bytes() == first
    aim, link = tmp_path / "aim.xlsx", tmp_path / "link.xlsx"
    link.symlink_to(aim)
    assert run_here("report", "day", "--format", "xlsx", "-o", link).code == 5
    assert not aim.exists()
    run_here.ok("report", "day", "--format", "xlsx", "-o", link, "--force")
    assert not aim.exists()  # what stood in its place was the link
    assert not link.is_symlink()


@pytest.mark.parametrize("name", HOSTILE, ids=lambda text: ascii(text[:15]))
def test_hostile_names_are_only_names(name: str, small: Book, run_here: Here, tmp_path: Path) -> None:
    name = name[:150].encode("utf-8", "ignore").decode().replace("\0", "") or "x"  # the book itself takes no NUL
    with small.work("name") as (work, _):
        work.change(Account, 1, name=name, folded="acme")
    for words in (("pulse", "--charts"), ("pulse", "--json"), ("report", "week", "--format", "html")):
        assert dangerous(run_here.ok(*words)) == set()
    run_here.ok("report", "week", "--format", "xlsx", "-o", tmp_path / "report.xlsx")
    assert CalamineWorkbook.from_path(str(tmp_path / "report.xlsx")).sheet_names[0] == "Report"
