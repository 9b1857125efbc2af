"""`accounts` and `account`: the table, the call sheet, their JSON, and what they refuse."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Here, Shell
from territory import fill

from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.services.views.accounts import SORTS
from kamtui.store.tables import Account

GOLDEN = Path(__file__).parent / "golden"

ITEM_KEYS = [
    *("id", "code", "name", "city", "tier", "segment", "status", "revenue", "revenue_by_year", "share"),
    *("cumulative_share", "rank", "yoy", "consistent", "last_touch", "silent_days", "cadence_days", "next", "grade"),
    "renewal",
]
TOTAL_KEYS = [
    *("accounts", "with_sales", "revenue", "revenue_by_year", "top20_accounts", "top20_share", "accounts_to_80"),
    *("consistent", "yoy", "index", "segments"),
]


@pytest.fixture
def filled(book: Book) -> Book:
    fill(book)
    return book


# --- JSON


GOLDENS: dict[str, tuple[str, ...]] = {
    "accounts": ("accounts",),
    "accounts-12m": ("accounts", "--period", "12m", "--sort", "silent", "--limit", "2", "silent"),
    "account": ("account", "acme"),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_the_output_is_the_golden_one(name: str, filled: Book, run_here: Here) -> None:
    found = json.dumps(run_here.json(*GOLDENS[name]), ensure_ascii=False, indent=2) + "\n"
    path = GOLDEN / f"{name}.json"
    if os.environ.get("KAMTUI_REGOLD") == "1":
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


def test_the_keys_are_those_of_the_contract_in_its_order(filled: Book, run_here: Here) -> None:
    found = run_here.json("accounts")
    assert list(found) == ["schema", "today", "items", "totals"]
    assert (found["schema"], found["today"]) == (1, "2026-11-23")
    assert all(list(item) == ITEM_KEYS for item in found["items"])
    assert list(found["totals"]) == TOTAL_KEYS
    assert all(list(segment) == ["name", "revenue", "share", "top"] for segment in found["totals"]["segments"])


def test_json_is_over_all_loaded_data_and_money_is_exact(filled: Book, run_here: Here) -> None:
    found = run_here.json("accounts")
    acme = found["items"][0]
    assert acme["revenue"] == {"minor": 420_000_00, "currency": "EUR"}
    assert acme["revenue_by_year"]["2024"] == {"minor": 90_000_00, "currency": "EUR"}
    assert (acme["yoy"], acme["consistent"], acme["rank"]) == (0.2, True, 1)
    assert found == run_here.json("accounts", "--period", "all")
    borealis = found["items"][1]
    assert borealis["cumulative_share"] == round(581_999.99 / 660_299.99, 6)


def test_what_nobody_knows_is_null(filled: Book, run_here: Here) -> None:
    ember = next(item for item in run_here.json("accounts")["items"] if item["name"] == "Ember")
    nothing = ("revenue", "share", "cumulative_share", "rank", "yoy", "consistent", "last_touch", "silent_days", "next")
    assert {key: ember[key] for key in nothing} == dict.fromkeys(nothing)
    assert (ember["revenue_by_year"], ember["cadence_days"]) == ({}, 30)


def test_status_tells_parked_from_lost(filled: Book, run_here: Here) -> None:
    found = {item["name"]: item["status"] for item in run_here.json("accounts")["items"]}
    assert found["Acme Industrial"] == "open"
    assert (found["Délta"], found["Glacier"], found["Fjord"]) == ("parked", "parked", "lost")


def test_a_limit_leaves_the_totals_alone(filled: Book, run_here: Here) -> None:
    found, everything = run_here.json("accounts", "--limit", "2"), run_here.json("accounts")
    assert (len(found["items"]), found["total"]) == (2, 7)
    assert found["totals"] == everything["totals"]
    assert "total" not in everything


def test_json_of_a_book_without_accounts(run_here: Here) -> None:
    found = run_here.json("accounts")
    assert found["items"] == []
    assert found["totals"] == dict.fromkeys(TOTAL_KEYS) | {
        "accounts": 0,
        "with_sales": 0,
        "revenue_by_year": {},
        "top20_accounts": 0,
        "segments": [],
    }


def test_movers_in_json_with_the_days_they_compare(filled: Book, run_here: Here) -> None:
    assert run_here.json("account", "acme")["movers"] == {
        "current": {"first": "2025-12-01", "last": "2026-11-16"},
        "before": {"first": "2024-12-01", "last": "2025-11-16"},
        "segments": [
            {
                "name": "Industry",
                "revenue": {"minor": 130_000_00, "currency": "EUR"},
                "before": {"minor": 100_000_00, "currency": "EUR"},
                "moved": {"minor": 30_000_00, "currency": "EUR"},
                "change": 0.3,
            }
        ],
    }
    assert run_here.json("account", "ember")["movers"] is None


def test_the_json_of_one_account(filled: Book, run_here: Here) -> None:
    found = run_here.json("account", "@rina")
    assert list(found) == [
        *("schema", "today", "account", "contacts", "promises", "touches", "tasks", "movers"),
        *("grade", "contracts", "threats", "objectives", "offerings", "events", "goals"),
    ]
    assert found["account"] == run_here.json("accounts", "@acme")["items"][0]
    assert [one["name"] for one in found["contacts"]] == ["Rina Shah", "Ana Ortiz"]
    assert [(one["text"], one["late"]) for one in found["promises"]] == [("the new list", True), ("40 units", False)]
    assert [one["title"] for one in found["tasks"]] == ["renewal pricing", "send the quote"]


# --- text


def _rows(out: str) -> list[str]:
    return out.splitlines()[1:]


def test_the_table_with_the_line_at_80_percent(filled: Book, run_here: Here) -> None:
    ran = run_here("accounts")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].split() == ["account", "city", "revenue", "share", "cum.", "YoY", "●", "silent", "next", "step"]
    assert [cell.strip() for cell in lines[1].split("  ") if cell] == [
        *("K", "Acme Industrial", "Leeds", "420 k", "64%", "64%", "+20%", "●", "silent 11 d of 7"),
        "Mon 23 Nov call",
    ]
    assert lines[3].startswith("-- 80% ---")
    assert set(lines[3]) == set("- 80%")
    assert [line[3:].split("  ")[0] for line in (*lines[2:3], *lines[4:])] == [
        *("Borealis", "Cobalt Stores", "Fjord", "Délta", "Ember", "Glacier")
    ]
    assert "NO NEXT STEP" in lines[4]
    assert lines[5].rstrip().endswith("lost")
    assert "parked" in lines[6]


def test_the_rule_and_the_days_are_said_on_stderr(filled: Book, run_here: Here) -> None:
    assert run_here("accounts").err.splitlines() == [
        "7 of 7 accounts",
        "revenue EUR 660,299.99, all loaded data, 9 Jan 2023 to 16 Nov 2026; ranks and shares are of the whole book",
        "YoY: 1 Jan 2026 to 16 Nov 2026 against the same days one year before",
        "no index loaded",
        "the top 20% (1 of 5 accounts with sales) hold 64% of revenue; 2 make 80%",
        "consistent ● = revenue in each of 2023, 2024, 2025 and never below 80% of the year before",
    ]
    assert "revenue EUR 137,999.99, 2024; " in run_here("accounts", "--period", "2024").err
    assert "revenue EUR 183,500.00, 1 Dec 2025 to 16 Nov 2026; " in run_here("accounts", "--period", "12M").err


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("no", "next"), ["Cobalt Stores", "Ember"]),
        (("no next", "tier:P"), ["Ember"]),
        (("key",), ["Acme Industrial"]),
        (("--sort", "name", "retail"), ["Borealis", "Cobalt Stores"]),
        (("--sort", "silent", "silent"), ["Ember", "Acme Industrial"]),
        (("--limit", "1"), ["Acme Industrial"]),
        (("zzz",), []),
    ],
    ids=str,
)
def test_filters_sorts_and_limits(words: tuple[str, ...], names: list[str], filled: Book, run_here: Here) -> None:
    assert [item["name"] for item in run_here.json("accounts", *words)["items"]] == names
    rows = [row for row in _rows(run_here("accounts", *words).out) if not row.startswith("--")]
    assert [row[3:].split("  ")[0] for row in rows] == names


def test_the_line_is_drawn_only_where_it_means_something(filled: Book, run_here: Here) -> None:
    def drawn(*words: str) -> bool:
        return "-- 80% " in run_here("accounts", *words).out

    assert drawn()
    assert drawn("--sort", "share")
    assert drawn("tier:A", "tier:B")  # Borealis above, Cobalt below
    assert not drawn("--sort", "name")
    assert not drawn("key")  # nothing below
    assert not drawn("retail", "york")  # nothing above
    assert not drawn("--limit", "2")


def test_what_is_not_shown_is_said(filled: Book, run_here: Here) -> None:
    assert run_here("accounts", "zzz").err.startswith("No account matches.\n")
    assert run_here("accounts", "--limit", "3").err.endswith("4 more rows not shown: `--limit 0` shows all.\n")


def test_an_empty_book_and_a_book_without_sales(book: Book, run_here: Here) -> None:
    ran = run_here("accounts")
    assert (ran.code, ran.out, ran.err.count("\n")) == (0, "", 1)
    with book.work("add") as (work, _entry):
        work.add(Account, name="Acme", folded="acme")
    ran = run_here("accounts")
    assert ran.out.splitlines()[0].split() == ["account", "city", "silent", "next", "step"]
    assert "no sales loaded" in ran.err


def test_the_sheet(filled: Book, shell: Shell) -> None:
    ran = shell("account", "acme")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("Acme Industrial  key account  Leeds")
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 23
    assert shell("account", "Acme", "Industrial") == shell("account", "@Acme Industrial") == ran


def test_a_contact_brings_the_account_and_stands_first(filled: Book, run_here: Here) -> None:
    lines = run_here("account", "@ana").out.splitlines()
    assert lines[0].startswith("Acme Industrial")
    assert lines[lines.index("CONTACTS") + 1].startswith("  Ana Ortiz")


# --- what is refused


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("account", "zorro"), 3, "Nobody is called “zorro”."),
        (("account", "max"), 3, "Max Solo belongs to no account."),
        (("account",), 2, "Missing argument"),
        (("account", "@"), 2, "No account was named."),
        (("accounts", "--period", "13m"), 2, "“13m” is no period"),
        (("accounts", "--sort", "size"), 2, "'size' is not one of"),
        (("accounts", "--limit", "-1"), 2, "Invalid value for '--limit'"),
    ],
    ids=str,
)
def test_refused(words: tuple[str, ...], code: int, said: str, filled: Book, run_here: Here) -> None:
    ran = run_here(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_an_ambiguous_name_lists_the_candidates(filled: Book, run_here: Here) -> None:
    with filled.work("more") as (work, _entry):
        work.add(Account, name="Acme Foods", folded="acme foods", city="Hull")
    ran = run_here("account", "acme")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.splitlines()[-2:] == ["  Acme Foods (Hull)", "  Acme Industrial (Leeds)"]


@pytest.mark.parametrize("verb", ["accounts", "account"])
def test_any_words_are_taken_calmly(verb: str, filled: Book, run_here: Here, hostile_argv: str) -> None:
    ran = run_here(verb, "--", hostile_argv)
    assert ran.code in ((0,) if verb == "accounts" else (2, 3))
    assert not any(char < " " and char != "\n" for char in ran.out + ran.err)


def test_hostile_names_are_shown_on_one_line(filled: Book, run_here: Here, hostile: str) -> None:
    from kamtui.domain.text import clean

    name = clean(hostile) or "?"
    with filled.work("more") as (work, _entry):
        work.add(Account, name=name, folded=name_key(name))
    assert run_here("accounts").out.count("\n") == 8 + 2
    assert run_here.json("accounts")["totals"]["accounts"] == 8


# --- cost and completeness


@pytest.mark.parametrize("words", [("accounts",), ("accounts", "--json"), ("account", "acme")], ids=str)
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


def test_every_sort_has_its_word(filled: Book, run_here: Here) -> None:
    for sort in SORTS:
        assert {item["id"] for item in run_here.json("accounts", "--sort", sort)["items"]} == set(range(1, 8))


@pytest.mark.parametrize(
    ("columns", "gone", "whole_name"),
    [
        (200, set(), True),
        (94, set(), True),
        (93, {"city"}, True),
        (87, {"city"}, True),
        (86, {"city", "share"}, True),
        (80, {"city", "share"}, True),
        (78, {"city", "share"}, False),
    ],
)
def test_a_narrow_terminal_goes_without_columns_before_names_are_cut(
    columns: int, gone: set[str], whole_name: bool, filled: Book, run_here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = run_here("accounts").out.splitlines()
    assert max(map(len, everything)) == 94
    for module in ("kamtui.cli.accounts", "kamtui.cli.output"):
        monkeypatch.setattr(f"{module}.terminal_width", lambda: columns)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    lines = run_here("accounts").out.splitlines()
    assert set(lines[0].split()) == set(everything[0].split()) - gone
    assert ("Acme Industrial" in lines[1]) is whole_name
    assert max(map(len, lines)) <= columns
