"""`goal` on the command line: what it lists, sets, offers and clears, its JSON, and what it refuses."""

import json
import os
from pathlib import Path

import pytest
from hostile import dangerous
from kit import Here
from territory import fill

from kamtui.domain.text import clean
from kamtui.services.book import Book
from kamtui.store.tables import Account

GOLDEN = Path(__file__).parent / "golden"

GOLDENS: dict[str, tuple[tuple[str, ...], ...]] = {
    "goal": (("goal", "acme", "growth", "140k", "retention", "98%"),),
    "goal-offered": (("goal", "borealis", "growth"),),
    "goal-listed": (
        ("goal", "growth", "15%", "retention", "90%"),
        ("goal", "borealis", "growth", "12.5", "%"),
        ("goal",),
    ),
}
"""Commands run one after the other; the last one's output is what the file holds."""

ITEM_KEYS = [
    *("account", "year", "aim", "target", "so_far", "achieved", "wanted", "done", "elapsed", "season", "standing"),
    *("retention_first", "why", "forecast"),
]


@pytest.fixture
def filled(book: Book) -> Book:
    fill(book)
    return book


def squeezed(out: str) -> list[str]:
    """Lines without the blanks that align them."""
    return [" ".join(line.split()) for line in out.splitlines()]


@pytest.mark.parametrize("name", GOLDENS)
def test_the_output_is_the_golden_one(name: str, filled: Book, run_here: Here) -> None:
    for command in GOLDENS[name]:
        value = run_here.json(*command)
    found, path = json.dumps(value, ensure_ascii=False, indent=2) + "\n", GOLDEN / f"{name}.json"
    if os.environ.get("KAMTUI_REGOLD") == "1":
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


def test_the_keys_of_the_contract(filled: Book, run_here: Here) -> None:
    set_now = run_here.json("goal", "acme", "growth", "15%")["goals"]
    listed = run_here.json("goal")
    assert list(listed) == ["schema", "today", "items", "year", "currency", "over", "total"]
    assert [list(item) for item in listed["items"]] == [list(item) for item in set_now] == [ITEM_KEYS]
    assert listed["items"] == set_now == run_here.json("account", "acme")["goals"]
    assert list(listed["total"]) == ["retention", "growth", "forecast"]


def test_it_is_set_said_back_listed_and_taken_back(filled: Book, run_here: Here) -> None:
    ran = run_here("goal", "borealis", "growth", "15%", "retention", "98%")
    assert ran.code == 0
    ends = "88% of the year gone, 83% by last year's season"
    assert squeezed(ran.out) == [
        f"Borealis retention 98% 60% behind 30.0 k of 58.8 k EUR (51%), {ends}",
        f"Borealis growth +15% −40% behind, retention first 30.0 k of 69.0 k EUR (43%), {ends}",
        "Borealis forecast 30.0 k to 36.0 k EUR by the seasons of 2023, 2024 and 2025",
    ]
    assert "sales of 2026 to 16 Nov, 7 d ago, against the same days of 2025\n" in ran.err
    assert "growth is greyed while retention is under its goal: retention first\n" in ran.err
    assert run_here.ok("goal", "@borealis") == ran.out
    whole = squeezed(run_here.ok("goal"))
    assert whole[2:4] == squeezed(ran.out)[:2]
    assert all(line.startswith("whole book ") for line in whole[:2])
    run_here.ok("undo")
    assert run_here("goal", "borealis").out == ""


def test_an_offer_is_not_saved(filled: Book, run_here: Here) -> None:
    ran = run_here("goal", "acme", "growth")
    assert squeezed(ran.out)[0].startswith("Acme Industrial growth +15% +20% on pace ")
    assert 'offered, not saved: kamtui goal "@Acme Industrial" growth 15%\n' in ran.err
    ran = run_here("goal", "retention", "growth", "--year", "2025")
    assert "offered, not saved: kamtui goal retention 100% growth 15% --year 2025\n" in ran.err
    assert run_here.json("goal")["items"] == []


def test_the_year_may_be_a_word_or_an_option(filled: Book, run_here: Here) -> None:
    run_here.ok("goal", "growth", "15%", "2027")
    run_here.ok("goal", "retention", "98%", "--year", "2027")
    assert [item["aim"] for item in run_here.json("goal", "--year", "2027")["items"]] == ["retention", "growth"]
    assert run_here.json("goal")["items"] == []
    assert run_here("goal", "growth", "15%", "2027", "--year", "2026").code == 2


@pytest.mark.parametrize("words", [("growth", "--clear"), ("growth", "clear"), ("--clear",), ("growth", "none")])
def test_clear(words: tuple[str, ...], filled: Book, run_here: Here) -> None:
    run_here.ok("goal", "growth", "15%")
    ran = run_here("goal", *words)
    assert ran.code == 0
    assert "whole book: no goal for 2026 is left\n" in ran.err
    assert run_here.json("goal")["items"] == []
    assert run_here("goal", *words).code == 5


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nobody", "growth", "15%"), 3, "Nobody is called “nobody”"),
        (("growth", "15"), 5, "“15” may be a share or an amount."),
        (("growth", "15%", "retention"), 2, "How much retention?"),
        (("growth", "15%", "--clear"), 2, "A goal is cleared or set, not both."),
        (("growth", "15%", "--year", "1815"), 2, "1815"),
        (("acme", "grow"), 5, "“grow” is no goal."),
    ],
)
def test_what_it_refuses(words: tuple[str, ...], code: int, said: str, filled: Book, run_here: Here) -> None:
    ran = run_here("goal", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert run_here.json("goal")["items"] == []


def test_a_book_without_sales_says_so(book: Book, run_here: Here) -> None:
    ran = run_here("goal", "growth", "15%")
    assert squeezed(ran.out)[1] == "whole book growth +15% · unknown no sales are loaded"
    assert "no forecast: no sales of 2026 are loaded\n" in ran.err
    assert run_here.json("goal")["total"]["growth"]["why"] == "no sales are loaded"


def test_any_words_are_taken_calmly(filled: Book, run_here: Here, hostile_argv: str) -> None:
    for words in ((hostile_argv,), ("acme", "growth", hostile_argv), ("acme", hostile_argv)):
        ran = run_here("goal", "--", *words)
        assert ran.code in (0, 2, 3, 4, 5)
        assert not dangerous(ran.out + ran.err)


def test_hostile_names_are_shown_on_one_line(filled: Book, run_here: Here, hostile: str) -> None:
    name = clean(hostile) or "?"
    with filled.work("rename") as (work, _):
        work.change(Account, 1, name=name)
    run_here.ok("goal", "@acme industrial", "growth", "15%")
    ran = run_here("goal")
    assert len(ran.out.splitlines()) == 5
    assert name[:30] in ran.out
    assert not dangerous(ran.out + ran.err)
