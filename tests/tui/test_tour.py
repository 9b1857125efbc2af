"""The tour: six steps with the rep's own keys, each done by doing it; left and taken up at any time, and no writer."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest
from conftest import Open, Planner

from kamtui.services.book import Book
from kamtui.tui.launch import OPEN_DEMO
from kamtui.tui.said import keyed
from kamtui.tui.tour import STEPS, Tour, keep, remembered
from kamtui.tui.verbs import use_keys, verb
from kamtui.tui.widgets.tour_bar import TourBar

OWN = {
    "tour": ("f3",),
    "done": ("ö",),
    "review": ("ctrl+g",),
    "skip": ("ü",),
    "matrix": ("f6",),
    "zoom": ("ctrl+b",),
    "accounts": ("f7",),
    "sheet": ("f8",),
    "plan": ("f9",),
    "generate": ("ä",),
    "undo": ("f10",),
    "help": ("f11",),
}


@pytest.fixture(autouse=True)
def _defaults() -> Iterator[None]:
    yield
    use_keys({})


def _bar(p: Planner) -> str:
    """What the bar says on the place in sight; empty without one."""
    bars = p.app.screen.query(TourBar)
    return str(bars.first().render()) if bars else ""


def _key(name: str) -> str:
    return verb(name).keys[0]


@pytest.mark.asyncio
@pytest.mark.parametrize("own", [{}, OWN], ids=["default keys", "own keys"])
async def test_six_steps_are_done_by_doing_them(planner: Open, small: Book, own: dict[str, tuple[str, ...]]) -> None:
    book = replace(small, settings=replace(small.settings, keys=MappingProxyType(own)))
    async with planner(book, (80, 24)) as p:
        steps = p.count("steps")
        await p.press(_key("tour"))
        assert "1 of 6" in _bar(p)
        assert keyed("A call is over: {done},") in _bar(p)
        await p.go_to("first forecast")
        await p.press(_key("done"), "escape")
        assert "1 of 6" in _bar(p), "nothing was ticked off"
        await p.press(_key("done"))
        await p.type("agreed")
        await p.press("enter")
        await p.until(lambda: "2 of 6" in _bar(p))
        assert keyed("{review} opens the review") in _bar(p)
        await p.press(_key("review"))
        assert keyed("{skip} not now") in _bar(p)
        await p.press(_key("skip"))
        await p.until(lambda: "3 of 6" in _bar(p))
        assert keyed("{unmark} first; {matrix}") in _bar(p), "in the review the key of a place is another one's"
        await p.press("escape", _key("matrix"))
        assert keyed("{zoom} shows one box alone") in _bar(p)
        await p.press(_key("zoom"))
        await p.until(lambda: "4 of 6" in _bar(p))
        await p.press(_key("accounts"))
        assert keyed("{sheet} on an account") in _bar(p)
        await p.press(_key("sheet"))
        await p.until(lambda: "5 of 6" in _bar(p))
        await p.press(_key("plan"))
        assert keyed("{generate} drafts") in _bar(p)
        await p.press(_key("generate"))
        await p.until(lambda: "6 of 6" in _bar(p))
        undone = p.count("steps")
        await p.press(_key("undo"))
        await p.until(lambda: keyed("{help} explains") in _bar(p))
        assert p.count("steps") == undone > steps, "the rep's own steps, and none of the tour's"
        await p.press(_key("today"))
        assert _bar(p) == ""
        assert remembered() == Tour(0, on=False)


@pytest.mark.asyncio
async def test_it_is_left_at_any_time_goes_on_where_it_was_and_writes_nothing(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        before = p.dump()
        await p.press("f4", "f4", "n", "f4", "n", "2")
        assert keyed("{put} puts the task") in _bar(p)
        await p.press("j", "1")
        assert "4 of 6" in _bar(p), "the matrix was looked at"
        await p.press("f4", "b")
        assert "3 of 6" in _bar(p)
        await p.press("f4", "l")
        assert _bar(p) == ""
        assert "F4 takes the tour up again" in p.today.status.said
        await p.press("2", "3", "1")
        assert remembered() == Tour(2, on=False)
        await p.press("f4")
        assert "3 of 6" in _bar(p)
        assert p.dump() == before
        await p.pilot.resize_terminal(50, 15)
        await p.settle()
        assert "3 of 6" in p.text()
        assert "F4" in p.text()
    async with planner(small) as p:
        assert "3 of 6" in _bar(p), "a tour that was not left goes on at the next start"


@pytest.mark.asyncio
async def test_an_empty_book_offers_it_and_shows_it_in_the_demo(planner: Open, book: Book) -> None:
    async with planner(book, (80, 24)) as p:
        assert "F4" in p.text()
        await p.press("f4")
    assert p.app.return_value == OPEN_DEMO
    assert remembered() == Tour(0, on=True)


@pytest.mark.asyncio
async def test_a_newcomer_is_told_once(planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    async with planner(small) as p:
        assert p.today.status.said == "", "only who starts kamtui is told"
    for told in (True, False):
        async with planner(small, newcomer=True) as p:
            assert ("New here? F4 shows" in p.today.status.said) is told


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"at": "x", "on": 1}', "\x00", '{"at": 99, "on": true}', '{"at": 1e999}']
)
def test_whatever_stands_in_its_file_is_no_fault(text: str) -> None:
    keep(Tour(3))
    from kamtui.paths import state_dir

    with open(f"{state_dir()}/tour.json", "w") as file:
        file.write(text)
    found = remembered()
    assert found is not None
    assert 0 <= found.at <= len(STEPS)


def test_every_step_names_verbs_that_are_there() -> None:
    for step in STEPS:
        assert "{" not in keyed(step.go + step.here)
        for name in (*step.verbs, *step.writes):
            assert verb(name)
        assert len(keyed(step.here)) < 2 * 78 - 24, "two lines of 80 columns, with its number and its key"
