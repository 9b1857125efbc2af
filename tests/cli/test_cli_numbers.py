"""`numbers`: the text, its JSON, what it refuses, and what it costs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from kit import Here
from territory import fill

from kamtui.cli.app import cli
from kamtui.domain.text import TITLE_LIMIT, clean
from kamtui.services.book import Book
from kamtui.store.tables import Account, Segment

GOLDEN = Path(__file__).parent / "golden"

KEYS = [
    *("schema", "today", "period", "segment", "currency", "foreign", "sales", "accounts", "with_sales", "revenue"),
    *("year_to_date", "yoy", "mom", "wow", "by", "trend", "pareto", "movement", "consistent", "dormant"),
    *("segments", "unsegmented", "index", "basis"),
]
SECTIONS = ["REVENUE", "BY YEAR", "PARETO", "MOVEMENT", "CONSISTENT", "DORMANT", "SEGMENTS", "INDEX"]


@pytest.fixture
def filled(book: Book) -> Book:
    fill(book)
    return book


GOLDENS: dict[str, tuple[str, ...]] = {
    "numbers": ("numbers",),
    "numbers-segment": ("numbers", "--segment", "retail", "--period", "2025", "--by", "segment"),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_the_output_is_the_golden_one(name: str, filled: Book, run_here: Here) -> None:
    found = json.dumps(run_here.json(*GOLDENS[name]), ensure_ascii=False, indent=2) + "\n"
    path = GOLDEN / f"{name}.json"
    if os.environ.get("KAMTUI_REGOLD") == "1":
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


def test_the_keys_are_always_the_same(book: Book, run_here: Here) -> None:
    empty = run_here.json("numbers")
    assert list(empty) == KEYS
    assert {key: empty[key] for key in KEYS[2:]} == dict.fromkeys(KEYS[2:])
    fill(book)
    found = run_here.json("numbers")
    assert list(found) == KEYS
    assert found["revenue"] == {"minor": 660_299_99, "currency": "EUR"}
    assert [row["name"] for row in found["trend"]] == ["2023", "2024", "2025", "2026"]


def test_the_totals_are_those_of_the_accounts_list(filled: Book, run_here: Here) -> None:
    found, totals = run_here.json("numbers"), run_here.json("accounts")["totals"]
    pareto = {key: totals[key] for key in ("top20_accounts", "top20_share", "accounts_to_80")}
    assert {"accounts": totals["with_sales"], **pareto} == found["pareto"]
    assert found["consistent"]["count"] == totals["consistent"]
    assert [(one["name"], one["revenue"], one["top"]) for one in found["segments"]] == [
        (one["name"], one["revenue"], one["top"]) for one in totals["segments"]
    ]


# --- text


def _headings(out: str) -> list[str]:
    return [line for line in out.splitlines() if line and not line.startswith(" ")]


def test_the_text_in_eighty_columns(filled: Book, run_here: Here) -> None:
    ran = run_here("numbers")
    assert (ran.code, ran.err) == (0, "")
    assert _headings(ran.out) == SECTIONS
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[1:4] == [
        "  EUR 660,299.99, all loaded data, 9 Jan 2023 to 16 Nov 2026",
        "  5 of 7 accounts with sales, 35 sales",
        "  sales up to 2026-11-16",
    ]
    assert "  the top 20% (1 of 5 accounts with sales) hold 64% of revenue" in lines
    assert "  2026-01-01–11-16 after 2025-01-01–11-16; 4 accounts bought in both" in lines
    assert "  declined    2  Borealis −40%, Cobalt Stores −61%" in lines
    assert "  1 of 5 accounts (20%) bought before, but not in the last 12 months of sales" in lines
    assert lines[-2] == "  no index loaded"


def test_bars_are_signs_in_a_pipe_and_blocks_on_a_terminal(
    filled: Book, run_here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = run_here("numbers").out
    (line,) = [line for line in piped.splitlines() if line.startswith("  2025  ")]
    assert line.split() == ["2025", "190", "k", "+38%", "#" * 32]
    assert "█" not in piped
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    shown = run_here("numbers").out
    assert shown.replace("█", "#") == piped


def test_formulas_say_from_what_and_how_old(filled: Book, run_here: Here) -> None:
    plain, told = run_here("numbers").out.splitlines(), run_here("numbers", "--formulas").out.splitlines()
    added = [line for line in told if line not in plain]
    assert [line for line in told if line in plain or not line] == plain
    assert max(map(len, told)) <= 80
    text = " ".join(" ".join(added).split())
    assert "revenue = sum of the sales of the days told" in text
    assert "from 35 sales, never imported" in text
    for figure in ("year to date", "YoY", "MoM", "WoW", "Pareto", "movement", "consistent", "dormant", "segments"):
        assert text.count(f"{figure} = ") == 1, figure


@pytest.mark.parametrize(
    ("words", "heading", "rows"),
    [
        (("--by", "year"), "BY YEAR", 4),
        (("--period", "2025"), "BY MONTH", 12),
        (("--period", "12m", "--by", "week", "--limit", "3"), "BY WEEK", 3),
        (("--by", "segment"), "BY SEGMENT", 2),
    ],
    ids=str,
)
def test_what_revenue_is_broken_down_by(
    words: tuple[str, ...], heading: str, rows: int, filled: Book, run_here: Here
) -> None:
    lines = run_here("numbers", *words).out.splitlines()
    under = lines[lines.index(heading) + 1 :]
    shown = under[: under.index("")]
    assert len([line for line in shown if not line.startswith(("  *", "  ~"))]) == rows


def test_a_trend_that_is_cut_says_so(filled: Book, run_here: Here) -> None:
    assert (
        run_here("numbers", "--by", "month", "--limit", "12").err == "35 more rows not shown: `--limit 0` shows all.\n"
    )
    assert run_here("numbers", "--by", "month", "--limit", "0").err == ""


def test_one_segment_with_the_ranks_inside_it(filled: Book, run_here: Here) -> None:
    lines = run_here("numbers", "--segment", "ret").out.splitlines()
    assert lines[0] == "REVENUE  Retail"
    assert [line.split()[:2] for line in lines if line.strip()[:1] in ("1", "2") and "k  " in line][-2:] == [
        ["1", "Borealis"],
        ["2", "Cobalt"],
    ]


def test_stale_sales_are_called_so(filled: Book, run_here: Here) -> None:
    run_here.today = "2027-02-01"
    assert "  sales up to 2026-11-16: STALE, 77 days ago (limit 35)" in run_here("numbers").out.splitlines()
    assert run_here.json("numbers")["sales"]["stale"] is True


@pytest.mark.parametrize("words", [(), ("--json",)], ids=str)
def test_nothing_to_tell_is_one_sentence(words: tuple[str, ...], book: Book, run_here: Here) -> None:
    ran = run_here("numbers", *words)
    assert ran.code == 0
    if not words:
        assert (ran.out, ran.err) == ("", "The book has no accounts: `kamtui import` and `kamtui demo` fill one.\n")
    with book.work("add") as (work, _entry):
        work.add(Account, name="Acme", folded="acme")
    ran = run_here("numbers", *words)
    assert ran.code == 0
    if not words:
        assert (ran.out, ran.err) == ("", "No sales are loaded: `kamtui import sales FILE` brings them in.\n")


def test_a_period_without_sales_says_where_they_are(filled: Book, run_here: Here) -> None:
    ran = run_here("numbers", "--period", "1999")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "There are no sales in this period: all of them lie within 9 Jan 2023 to 16 Nov 2026.\n"


# --- what is refused, and what it costs


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--period", "13m"), 2, "“13m” is no period"),
        (("--by", "day"), 2, "'day' is not one of"),
        (("--limit", "-1"), 2, "Invalid value for '--limit'"),
        (("--segment", "zoo"), 3, "There is no segment “zoo”. There are Industry, Retail."),
        (("more",), 2, "unexpected extra argument"),
    ],
    ids=str,
)
def test_refused(words: tuple[str, ...], code: int, said: str, filled: Book, run_here: Here) -> None:
    ran = run_here("numbers", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_two_segments_of_a_name_are_listed(filled: Book, run_here: Here) -> None:
    with filled.work("more") as (work, _entry):
        work.add(Segment, name="Retail abroad")
    ran = run_here("numbers", "--segment", "ret")
    assert (ran.code, ran.err.splitlines()[-2:]) == (4, ["  Retail", "  Retail abroad"])


def test_any_segment_is_taken_calmly(filled: Book, run_here: Here, hostile_argv: str) -> None:
    ran = run_here("numbers", "--segment", hostile_argv)
    assert ran.code in (0, 3)
    assert not any(char < " " and char != "\n" for char in ran.out + ran.err)


def test_hostile_names_are_shown_on_one_line(filled: Book, run_here: Here, hostile: str) -> None:
    plain = run_here("numbers").out.count("\n")
    with filled.work("rename") as (work, _entry):
        work.execute("UPDATE accounts SET name = ? WHERE id = 2", (clean(hostile, TITLE_LIMIT) or "?",))
    ran = run_here("numbers")
    assert (ran.code, ran.out.count("\n")) == (0, plain)
    assert not any(char < " " and char != "\n" for char in ran.out)


def test_segments_are_completed_as_slugs(filled: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.shell_completion import ShellComplete

    with filled.work("more") as (work, _entry):
        work.add(Segment, name="Food & drink")
    complete = ShellComplete(cli, {}, "kamtui", "_KAMTUI_COMPLETE")
    args = ["--book", filled.path, "numbers", "--segment"]
    assert [item.value for item in complete.get_completions(args, "")] == ["food-drink", "industry", "retail"]
    assert [item.value for item in complete.get_completions(args, "f")] == ["food-drink"]
    assert [item.value for item in complete.get_completions([*args[:3], "--by"], "w")] == ["week"]


@pytest.mark.parametrize("words", [("numbers",), ("numbers", "--json")], ids=str)
def test_reading_does_not_import_the_write_side(words: tuple[str, ...], filled: Book) -> None:
    code = (
        "import sys; from kamtui.__main__ import run; "
        f"code = run(['--book', {filled.path!r}, '--today', '2026-11-23', *{words!r}]); "
        "heavy = {'sqlalchemy', 'sqlmodel', 'pydantic', 'alembic', 'pendulum', 'dateutil', 'textual', 'rich'}; "
        "sys.exit(code or ' '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout
