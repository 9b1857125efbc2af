"""`contract` on the command line: what it reads, what it prints, what it refuses."""

import re
from typing import Any

import pytest
from kit import Here

from kamtui.services.book import Book

FRAME = ("contract", "acme", "frame", "2026", "until", "31", "mar", "2027", "notice", "3", "months", "worth", "48k")


def test_a_contract_in_one_line_and_its_days_said_back(small: Book, run_here: Here) -> None:
    ran = run_here(*FRAME)
    assert ran.code == 0
    assert re.fullmatch(
        r"Acme Industrial  frame 2026  renewal 31 Mar, notice 31 Dec \(38 d\)  48.0 k EUR a year  ladder: .*\n", ran.out
    )
    assert "frame 2026: Wed 1 Apr 2026 to Wed 31 Mar 2027, notice Thu 31 Dec 2026\n" in ran.err
    assert "2 rungs ahead: kamtui contract @acme-industrial --ladder plans them\n" in ran.err
    assert run_here.ok("contract") == ran.out
    assert run_here.ok("contract", "acme") == ran.out


def told(answer: Any) -> Any:
    """An answer without the numbers of rows: none is given twice."""
    if isinstance(answer, dict):
        return {key: told(value) for key, value in answer.items() if key not in ("id", "task")}
    return [told(one) for one in answer] if isinstance(answer, list) else answer


def test_options_say_the_same_as_words(small: Book, run_here: Here) -> None:
    words = run_here.json(*FRAME)
    run_here.ok("undo")
    options = ("--until", "31 mar 2027", "--notice", "3 months", "--worth", "EUR 48,000")
    assert told(run_here.json("contract", "acme", "frame 2026", *options)) == told(words)


def test_it_is_changed_by_its_name_or_as_the_only_one(small: Book, run_here: Here) -> None:
    run_here.ok(*FRAME)
    for words in (("frame 2026",), ()):
        (row,) = run_here.json("contract", "acme", *words, "--worth", "50k", "--notice", "60d")["contracts"]
        assert (row["worth"], row["notice_on"]) == ({"minor": 50_000_00, "currency": "EUR"}, "2027-01-30")
    assert len(run_here.json("contract")["items"]) == 1


def test_the_ladder_and_what_follows(small: Book, run_here: Here) -> None:
    run_here.ok(*FRAME)
    left = run_here.json("contract", "acme", "--ladder")
    assert [task["planned_on"] for task in left["planned"]] == ["2026-12-01", "2026-12-17"]
    assert [one["rung"] for one in left["contracts"][0]["ladder"]] == ["proposal", "decision"]
    old, new = run_here.json("contract", "acme", "frame", "--renew")["contracts"]
    assert (old["state"], new["state"], new["name"]) == ("renewed", "running", "frame 2027")
    assert (new["start_on"], new["end_on"]) == ("2027-04-01", "2028-03-31")
    assert [task["status"] for task in run_here.json("list", "done")["items"] if "renewal" in task["title"]] == []
    ended = run_here.json("contract", "acme", "--end")["contracts"][0]
    assert (ended["name"], ended["state"]) == ("frame 2027", "ended")
    assert run_here.json("contract")["items"] == []
    assert len(run_here.json("contract", "acme")["items"]) == 2
    assert run_here.json("account", "acme")["contracts"] == []


def test_a_new_contract_is_written_down_with_its_ladder_in_one_step(small: Book, run_here: Here) -> None:
    run_here.ok(*FRAME)
    run_here.ok("contract", "acme", "--ladder")
    two_steps = told([run_here.json("contract", "acme"), run_here.json("list", "frame")])
    run_here.ok("undo", "2")
    at_once = run_here.json(*FRAME, "--ladder")
    assert told([run_here.json("contract", "acme"), run_here.json("list", "frame")]) == two_steps
    assert [task["planned_on"] for task in at_once["planned"]] == ["2026-12-01", "2026-12-17"]
    assert run_here("undo").code == 0
    assert run_here.json("contract", "acme")["items"] == []
    assert run_here.json("list", "frame")["items"] == []
    run_here.ok("redo")
    assert told(run_here.json("contract", "acme")) == two_steps[0]


def test_a_new_contract_whose_ladder_is_past_is_written_down_all_the_same(small: Book, run_here: Here) -> None:
    ran = run_here("contract", "acme", "press", "until", "30", "nov", "2026", "--ladder")
    assert ran.code == 0
    assert "No rung of its ladder is ahead." in ran.err
    assert len(run_here.json("contract", "acme")["items"]) == 1


def test_the_chart_has_an_axis_and_a_line_for_each_month(small: Book, run_here: Here) -> None:
    run_here.ok(*FRAME)
    lines = run_here.ok("contract", "--chart").splitlines()
    assert lines[0] == "EUR a month   = contracted  - run rate  . ran out"
    assert re.fullmatch(r" +0 +[\d.]+ k", lines[1])
    assert [line[:9] for line in lines[2:14:11]] == ["Nov 2026 ", "Oct 2027 "]
    assert "ends: frame 2026 (Acme Industrial)" in lines[6]
    assert lines[14] == f"{'':9}+{'-' * 48}"
    assert any(line.startswith("dip Apr 2027 to Oct 2027, as far as 100% below average") for line in lines)
    assert lines[-1].endswith("start prospecting by Jan 2027")
    found = run_here.json("contract", "--chart")
    assert [item["month"] for item in found["items"]][::11] == ["2026-11", "2027-10"]
    assert found["dips"][0]["start_prospecting_by"] == "2027-01"


def test_an_empty_chart_says_so(small: Book, run_here: Here) -> None:
    assert run_here.ok("contract", "--chart").startswith("Nothing to draw")


WRONG = [
    (("--chart", "--renew"), "--chart stands alone"),
    (("--until", "31 mar"), "No account was named"),
    (("acme", "--renew"), "Acme Industrial has no running contract."),
    (("acme", "frame"), "A contract needs its last day."),
    (("acme", "frame", "--until", "soonish"), "“soonish” is not a day."),
    (("acme", "frame", "--until", "fri", "--worth", "much"), "“much” is no amount."),
    (("acme", "frame", "until", "fri", "notice", "31", "dec", "2027"), "Notice on Fri 31 Dec 2027 is not between"),
    (("nobody", "x", "--until", "fri"), "Nobody is called “nobody”."),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_it_refuses(words: tuple[str, ...], said: str, small: Book, run_here: Here) -> None:
    ran = run_here("contract", *words)
    assert ran.code != 0
    assert said in ran.err
    assert run_here.json("contract")["items"] == []


def test_two_running_ones_must_be_told_apart(small: Book, run_here: Here) -> None:
    run_here.ok(*FRAME)
    run_here.ok("contract", "acme", "service", "--until", "30 jun 2027")
    ran = run_here("contract", "acme", "--end")
    assert "Acme Industrial has 2 running contracts." in ran.err
    assert run_here.json("contract", "acme", "serv", "--end")["contracts"][0]["name"] == "service"
    assert "changes no day and no worth" in run_here("contract", "acme", "--end", "--worth", "5k").err
