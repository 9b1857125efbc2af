"""Keeping accounts in order from the shell: the codes, the JSON, and one undo for each."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kit import Here

from kamtui.domain.account_filter import AccountFilter
from kamtui.services.book import Book
from kamtui.services.views.account_list import account_list
from kamtui.services.views.base import base
from kamtui.store.tables import Account, Sale, Segment


def account(run_here: Here, name: str) -> Any:
    return run_here.json("account", name)["account"]


def test_an_account_is_changed_and_changed_back(small: Book, run_here: Here) -> None:
    ran = run_here("account", "acme", "--set", "city=York", "--set", "cadence=9", "--tier", "A")
    assert ran == (0, "Acme Industrial  A  York  AC-1  every 9 d\n", "undo: kamtui undo\n")
    assert (account(run_here, "acme")["city"], account(run_here, "acme")["cadence_days"]) == ("York", 9)
    assert run_here("account", "acme", "--tier", "A").err == "nothing changed\n"
    run_here.ok("undo")
    assert account(run_here, "acme")["city"] == "Leeds"


def test_an_account_is_added(small: Book, run_here: Here) -> None:
    shape = run_here.json("account", "Glacier", "--new", "--set", "city=Bergen", "--set", "segment=Glass")
    assert (shape["name"], shape["city"], shape["segment"], shape["tier"]) == ("Glacier", "Bergen", "Glass", "C")
    assert run_here("account", "Glacier", "--new", "--set", "city=Bergen").code == 5


def test_departments(small: Book, run_here: Here) -> None:
    run_here.ok("account", "acme", "--add-department", "Stores")
    run_here.ok("contact", "rina shah", "--set", "department=stores")
    run_here.ok("account", "acme", "--rename-department", "stores", "Spares")
    assert run_here.json("contact", "rina shah")["department"] == "Spares"
    assert "1 contact stay" in run_here("account", "acme", "--remove-department", "spares").err
    assert run_here("account", "acme", "--remove-department", "spares").code == 3


def test_a_contact_comes_changes_and_goes(small: Book, run_here: Here) -> None:
    ran = run_here("contact", "Zoe", "Lind", "--account", "acme", "--new", "--set", "email=zoe@acme.example")
    assert ran.out == "Zoe Lind  Acme Industrial  zoe@acme.example\n"
    shape = run_here.json("contact", "zoe", "--set", "role=champion", "--set", "reach=after 15:00")
    assert (shape["role"], shape["reach"], shape["email"]) == ("champion", "after 15:00", "zoe@acme.example")
    assert run_here.ok("contact", "zoe", "--remove") == "Zoe Lind  removed\n"
    assert run_here("contact", "zoe").code == 3
    assert run_here.json("contact", "tom", "--remove")["removed"] is False


def test_a_name_is_looked_for_in_one_account(small: Book, run_here: Here) -> None:
    assert run_here("contact", "rina").code == 4
    assert run_here.json("contact", "rina", "--account", "ember")["name"] == "Rina Berg"
    assert run_here("contact", "tom", "--account", "ember").code == 3


def test_two_accounts_become_one(small: Book, run_here: Here) -> None:
    ran = run_here("merge", "cobalt", "borealis")
    assert ran.out == "Cobalt  took over Borealis: 1 tasks, 1 touches, 1 promises, 1 contacts\n"
    assert ran.err == "filled: city\nundo: kamtui undo\n"
    assert run_here("account", "borealis").code == 3
    run_here.ok("undo")
    shape = run_here.json("merge", "borealis", "cobalt")
    assert (shape["account"]["name"], shape["merged"], shape["moved"]["tasks"]) == ("Borealis", "Cobalt", 1)


def test_two_of_one_name_are_told_apart_by_their_city(small: Book, run_here: Here) -> None:
    run_here.ok("account", "Borealis", "--new", "--set", "city=Bergen")
    ran = run_here("merge", "borealis", "cobalt")
    assert (ran.code, "Borealis (Bergen)" in ran.err) == (4, True)
    assert run_here.ok("merge", "Borealis (Oslo)", "borealis (bergen)").startswith("Borealis  took over")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("merge", "acme", "acme"), 5),
        (("merge", "acme", "tom"), 2),
        (("merge", "acme", "nobody"), 3),
        (("merge", "tom", "rina"), 4),
        (("account", "acme", "--set", "city"), 2),
        (("account", "acme", "--set", "shoe=42"), 5),
        (("account", "tom", "--tier", "A"), 3),
        (("account", "acme", "--tier", "A", "--add-department", "x"), 2),
        (("contact", "acme"), 3),
        (("contact", "tom", "--remove", "--new"), 2),
        (("park", "acme", "1 feb"), 2),
        (("park", "acme", "yesterday", "--reason", "x"), 5),
        (("park", "acme", "soonish", "--reason", "x"), 5),
        (("unpark", "acme"), 5),
        (("archive", "lost ltd", "--reason", "x"), 5),
        (("archive", "acme", "--reason", " "), 5),
        (("reopen", "acme"), 5),
        (("accounts", "silent", "--suggest"), 2),
        (("accounts", "--by-sales", "--tier", "A"), 2),
        (("accounts", "--dry-run"), 2),
        (("accounts", "--tier", "Z"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_what_is_refused_changes_nothing(words: tuple[str, ...], code: int, small: Book, run_here: Here) -> None:
    before = run_here.json("history")
    ran = run_here(*words)
    assert (ran.code, ran.out, bool(ran.err)) == (code, "", True)
    assert run_here.json("history") == before


def test_parked_and_taken_up_again(small: Book, run_here: Here) -> None:
    assert run_here.ok("park", "delta", "1 feb", "--reason", "no budget").endswith(
        "parked until Mon 1 Feb: no budget\n"
    )
    assert account(run_here, "delta")["status"] == "parked"
    assert run_here.json("unpark", "delta")["status"] == "open"


def test_archived_and_reopened(small: Book, run_here: Here) -> None:
    assert run_here.json("archive", "@delta", "--reason", "closed the plant")["status"] == "lost"
    assert "archived 23 Nov 2026: closed the plant" in run_here.ok("account", "delta")
    assert run_here.json("reopen", "delta")["status"] == "open"
    run_here.ok("undo", "2")
    assert account(run_here, "delta")["status"] == "open"


def test_suggestions_say_why_and_set_nothing(small: Book, run_here: Here) -> None:
    with small.work("sales") as (work, _):
        segment_id = work.add(Segment, name="Paper")
        for account_id, minor in ((1, 900), (2, 500), (4, 400), (6, 5), (8, 1)):
            for year in (2023, 2024, 2025):
                for month in (1, 12):
                    row = {"day": date(year, month, 1), "grain": "month", "currency": "EUR", "minor": minor * 100}
                    work.add(Sale, account_id=account_id, segment_id=segment_id, **row)
    before = run_here.json("history")
    (found,) = run_here.json("accounts", "--suggest")["items"]
    assert (found["name"], found["tier"]) == ("Borealis", "A")
    assert found["reasons"] == ["consistent performer", "number 2 in Paper, its focus segment"]
    ran = run_here("accounts", "--suggest")
    assert "consistent performer; number 2 in Paper" in ran.out
    assert "revenue in each of 2023, 2024, 2025" in ran.err
    assert run_here.json("history") == before


def test_a_first_import_says_what_makes_accounts_work_until_tiers_are_given(
    book_path: Path, run_here: Here, tmp_path: Path
) -> None:
    rows = [f"Account {n},2026-10-01,{900 - n * 100}" for n in range(8)]
    (tmp_path / "sales.csv").write_text("\n".join(("Customer,Order Date,Amount", *rows)))
    ran = run_here("import", "sales", tmp_path / "sales.csv")
    told = "all 8 accounts are tier C: kamtui accounts --by-sales --dry-run"
    assert told in ran.err
    assert told not in run_here("import", "sales", tmp_path / "sales.csv").err, "nothing came in"
    dry = run_here("accounts", "--by-sales", "--dry-run")
    assert (dry.out.count("→  A"), dry.out.count("→  B"), "2 to A, 2 to B; 4 stay" in dry.err) == (2, 2, True)
    ran = run_here("accounts", "account 0", "--tier", "k")
    assert (ran.out.split(), ran.code) == (["Account", "0", "C", "→", "K"], 0)
    (tmp_path / "more.csv").write_text("Customer,Order Date,Amount\nAccount 9,2026-10-02,5\n")
    assert "all 9 accounts" not in run_here("import", "sales", tmp_path / "more.csv").err
    given = run_here.json("accounts", "--by-sales")["items"]
    assert {one["name"]: (one["was"], one["tier"]) for one in given} == {
        "Account 1": ("C", "A"),
        **{f"Account {n}": ("C", "B") for n in (2, 3, 4)},
    }
    run_here.ok("undo", "4")
    assert run_here.json("accounts")["items"] == []


def test_nothing_to_suggest(small: Book, run_here: Here) -> None:
    ran = run_here("accounts", "--suggest")
    assert (ran.code, ran.out, "No account" in ran.err) == (0, "", True)


def test_the_brief_counts_the_base_and_whom_nobody_looks_after(small: Book, run_here: Here) -> None:
    shape = run_here.json("review")
    assert shape["base"] == {"accounts": 7, "wanted": 80, "short_by": 73}
    with small.reading() as connection:
        assert shape["neglected"] == account_list(connection, small, AccountFilter()).neglected
    run_here.ok("park", "falcon", "1 feb", "--reason", "no budget")
    assert run_here.json("review")["neglected"] == shape["neglected"] - 1


def test_the_base_costs_as_many_queries_for_many_accounts_as_for_few(small: Book) -> None:
    counts = []
    for _ in range(2):
        asked: list[str] = []
        with small.reading() as connection:
            connection.set_trace_callback(asked.append)
            base(connection, small)
        counts.append(len([one for one in asked if one.startswith("SELECT")]))
        with small.work("more") as (work, _entry):
            work.add_many(Account, [{"name": f"n{n}", "folded": f"n{n}"} for n in range(50)])
    assert counts == [2, 2]
