"""`objective`, `strategy`, `offering`, `counterpart`: the account plan in the shell as text; goldens hold the JSON."""

import pytest
from hostile import HOSTILE_ARGV, dangerous
from kit import Here

from kamtui.services.book import Book


def test_the_whole_plan_as_text(small: Book, run_here: Here) -> None:
    run_here.ok("objective", "acme", "grow in stores", "by 31 mar")
    run_here.ok("objective", "--serve", "1", "1")
    run_here.ok("strategy", "acme", "one supplier", "--proposition", "one invoice", "--review", "2027-02-01")
    run_here.ok("offering", "acme", "Labels ours")
    run_here.ok("offering", "acme", "Scanners competitor Initech (until 2027)")
    run_here.ok("offering", "cobalt", "Pallets whitespace")
    run_here.ok("counterpart", "acme", "Ian Reed of Initech faces rina")
    ran = run_here("strategy", "acme")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0] == "1 grow in stores due Wed 31 Mar"
    assert "Acme Industrial" in lines[1]
    for line in (
        "strategy one supplier",
        "proposition one invoice",
        "review Mon 1 Feb",
        "● Labels ours",
        "! Scanners competitor's: Initech until 2027",
        "not known: Pallets",
        "1 Ian Reed Initech faces Rina Shah",
    ):
        assert line in lines
    assert ran.err.startswith("no objective: ")
    run_here.ok("objective", "--met", "1")
    again = run_here("strategy", "acme")
    assert "met Mon 23 Nov" in again.out
    assert again.err == ""


def test_an_account_without_a_plan_says_how_to_begin(small: Book, run_here: Here) -> None:
    ran = run_here("strategy", "delta")
    assert ran.out == ""
    assert "kamtui objective NAME TEXT --by DATE" in ran.err


def test_the_day_stands_in_the_text_or_beside_it(small: Book, run_here: Here) -> None:
    run_here.ok("objective", "acme", "grow", "--by", "2027-03-31")
    run_here.ok("objective", "acme", "win", "by", "30", "apr")
    assert [one["due_on"] for one in run_here.json("objective")["items"]] == ["2027-03-31", "2027-04-30"]
    run_here.ok("objective", "--change", "2", "win it all")
    assert [one["text"] for one in run_here.json("objective", "acme", "--limit", "1")["items"]] == ["grow"]
    assert run_here.json("objective", "--drop", "2")["objective"]["state"] == "dropped"
    assert len(run_here.json("objective", "acme", "--all")["items"]) == 2


def test_a_strategy_is_taken_away(small: Book, run_here: Here) -> None:
    run_here.ok("strategy", "acme", "more", "--review", "1 feb")
    found = run_here.json("strategy", "acme", "", "--review", "none")["plan"]
    assert (found["strategy"], found["review_on"]) == (None, None)


def test_bought_elsewhere_is_a_path_in(small: Book, run_here: Here) -> None:
    run_here.ok("offering", "acme", "Scanners competitor Initech")
    assert "a path in: they buy Scanners from Initech" in run_here("threat", "acme").err
    found = run_here.json("threat", "acme")
    assert found["bought_elsewhere"] == [{"offering": "Scanners", "competitor": "Initech"}]


def test_a_task_of_an_objective_says_so(small: Book, run_here: Here) -> None:
    run_here.ok("objective", "acme", "grow")
    found = run_here.json("objective", "--serve", "1", "1")
    assert "objective: grow" in found["items"][0]["because"]
    left = run_here.json("done", "1", "agreed")
    assert "objective: grow" in left["next"]["because"]
    gone = run_here.json("objective", "--serve", "none", str(left["next"]["id"]))
    assert "objective: grow" not in gone["items"][0]["because"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("objective", "--met", "1", "--drop", "1"), 2),
        (("objective", "--met", "x"), 2),
        (("objective", "--serve", "1"), 2),
        (("objective", "--serve", "7", "1"), 3),
        (("objective", "--met", "7"), 3),
        (("objective", "--met", "99999999999999999999"), 2),
        (("objective", "--change", "1"), 2),
        (("objective", "--by", "fri"), 2),
        (("objective", "nobody", "x"), 3),
        (("objective", "acme", "grow", "--by", "2020-01-01"), 5),
        (("strategy", "acme", "--review", "2020-01-01"), 5),
        (("strategy", "acme", "--review", "soonish"), 5),
        (("offering", "acme", "Labels"), 5),
        (("offering", "acme", "Labels", "gone"), 3),
        (("counterpart", "acme", "Zoe"), 5),
        (("counterpart", "acme", "Zoe of Initech faces nobody"), 3),
        (("counterpart", "--remove", "4"), 3),
        (("counterpart", "acme", "--remove", "4"), 2),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], code: int, small: Book, run_here: Here) -> None:
    ran = run_here(*words)
    assert ran.code == code, ran
    assert ran.out == ""
    assert ran.err


def test_hostile_words_come_out_harmless(small: Book, run_here: Here) -> None:
    for text in HOSTILE_ARGV:
        for words in (
            ("objective", "acme", "--", text),
            ("strategy", "acme", "--proposition", text),
            ("offering", "acme", "--", text, "competitor", text),
            ("counterpart", "acme", "--", text, "of", text),
        ):
            ran = run_here(*words)
            assert ran.code in (0, 2, 3, 4, 5), ran
            assert not dangerous(ran.out + ran.err), ran
    ran = run_here("strategy", "acme")
    assert ran.code == 0
    assert not dangerous(ran.out + ran.err)
