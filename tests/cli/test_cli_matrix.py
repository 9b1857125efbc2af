"""`matrix` in the shell: the boxes as text, what is left out, the JSON contract."""

import json
import os
from pathlib import Path

import pytest
from kit import Here
from test_cli_golden import GOLDEN, TASK_KEYS

from kamtui.domain.stale import STALE_DAYS
from kamtui.domain.words import Quadrant
from kamtui.services.book import Book
from kamtui.services.verbs.quadrant import put
from kamtui.services.verbs.tasks import add
from kamtui.store.tables import Task

BOXES = """\
DO (5)  2h20
1  !  call  Acme Industrial  renewal pricing  due −3 d  K account · deadline late, due Fri 20 Nov · silent 10 d of 7
2  !  email  Borealis  40 units shipped?  due −1 d  A account · promise late, due Sun 22 Nov
6  email  Ember  send drawings  Wed 25 Nov  K account · waiting on us
3  visit  Cobalt  stores team  Tue 1 Dec  A account · never met
8  call  Acme Industrial  next quarter  Thu 17 Dec, due 18 Dec  K account · you said important · silent 10 d of 7

SCHEDULE (1)  1h30
5  visit  Ember  line review  today 10:00  K account

DELEGATE (1)  15m  1 stale
10  !  call  Lost Ltd  say goodbye  due −4 d  deadline late, due Thu 19 Nov (with nobody)

DROP (4)  1h15
9  ~*  call  Ögmund & Søn  spring catalogue  −4 d  you put it here
4  ~  call  Delta  Q1 forecast  −3 d  neither urgent nor important
11  call  Delta  weekly stock check  Tue 24 Nov  neither urgent nor important
7  internal  expense report  Thu 26 Nov  neither urgent nor important
"""


def words(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_the_boxes_with_their_reasons(small: Book, run_here: Here) -> None:
    put(small, [9], Quadrant.DROP)
    ran = run_here("matrix")
    assert (ran.code, ran.err) == (0, "")
    assert words(ran.out) == words(BOXES)


def test_columns_are_aligned_over_all_boxes(small: Book, run_here: Here) -> None:
    lines = [line for line in run_here.ok("matrix").splitlines() if line.strip()[:1].isdigit()]
    names = ("Acme", "Borealis", "Cobalt", "Delta", "Ember", "Lost", "Ögmund")
    assert len(lines) == 11
    assert len({line.index(name) for line in lines for name in names if name in line}) == 1


def test_a_limit_holds_for_every_box(small: Book, run_here: Here) -> None:
    ran = run_here("matrix", "--limit", "1")
    numbers = [line.split()[0] for line in ran.out.splitlines() if line.strip()[:1].isdigit()]
    assert numbers == ["1", "5", "10", "9"]
    assert "DO (5)" in ran.out
    assert ran.err == "7 more rows not shown: `--limit 0` shows all.\n"
    assert run_here("matrix", "--limit", "0").out == run_here("matrix").out


@pytest.mark.parametrize(
    ("filters", "counts"),
    [
        (("@acme",), [2, 0, 0, 0]),
        (("q:drop",), [0, 0, 0, 4]),
        (("kind:visit", "tier:K"), [0, 1, 0, 0]),
        (("done",), [0] * 4),
    ],
    ids=str,
)
def test_filters_are_those_of_list(filters: tuple[str, ...], counts: list[int], small: Book, run_here: Here) -> None:
    assert [box["count"] for box in run_here.json("matrix", *filters)["boxes"]] == counts


def test_nothing_to_show_is_no_error(small: Book, run_here: Here) -> None:
    assert run_here("matrix", "@nobody").err == "No open task matches.\n"


def test_an_empty_book_has_four_boxes(run_here: Here) -> None:
    ran = run_here("matrix")
    assert (ran.code, ran.err) == (0, "There are no open tasks.\n")
    assert ran.out.split("\n\n") == ["DO (0)", "SCHEDULE (0)", "DELEGATE (0)", "DROP (0)\n"]


def test_the_json_is_the_golden_one(small: Book, run_here: Here) -> None:
    put(small, [9], Quadrant.DROP)
    found, path = run_here.json("matrix"), GOLDEN / "matrix.json"
    if os.environ.get("KAMTUI_REGOLD") == "1":
        path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


def test_the_json_has_the_shape_of_the_contract(small: Book, run_here: Here) -> None:
    found = run_here.json("matrix", "--limit", "1")
    assert list(found) == ["schema", "today", "boxes"]
    assert [box["quadrant"] for box in found["boxes"]] == ["do", "schedule", "delegate", "drop"]
    for box in found["boxes"]:
        assert list(box) == ["quadrant", "count", "minutes", "stale", "items"]
        assert [list(item) for item in box["items"]] == [TASK_KEYS]
        assert {item["quadrant"] for item in box["items"]} == {box["quadrant"]}


def test_the_help_says_when_a_task_is_stale(run_here: Here) -> None:
    text = " ".join(run_here.ok("matrix", "-h").split())
    for days in STALE_DAYS.values():
        assert f"more than {days} days ago" in text


def test_the_boxes_are_those_of_q_in_list(small: Book, run_here: Here) -> None:
    for box in run_here.json("matrix")["boxes"]:
        listed = run_here.json("list", f"q:{box['quadrant']}")["items"]
        assert sorted(item["id"] for item in listed) == sorted(item["id"] for item in box["items"])


def test_hostile_text_stays_text(hostile: str, book: Book, run_here: Here) -> None:
    with book.work("add") as (work, _):  # the book itself takes no NUL
        work.add(Task, title=hostile.encode(errors="replace").decode().replace("\0", "").strip()[:200] or "blank")
    ran = run_here("matrix")
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert len(ran.out.splitlines()) == 8


def test_it_reads_and_writes_nothing(small: Book, run_here: Here) -> None:
    add(small, "call @acme now")
    before = Path(small.path).read_bytes()
    run_here.ok("matrix")
    assert Path(small.path).read_bytes() == before
