"""The rep's own keys: every verb by its id, what cannot be is named, and each face shows the key that works."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest
from conftest import Open
from hypothesis import given
from hypothesis import strategies as st

from kamtui.services.book import Book
from kamtui.tui.keymap import TOGETHER, key_name, own_keys
from kamtui.tui.screens.account import AccountScreen
from kamtui.tui.screens.accounts import AccountsScreen
from kamtui.tui.screens.matrix import MatrixScreen
from kamtui.tui.screens.plan import PlanScreen
from kamtui.tui.screens.pulse import PulseScreen
from kamtui.tui.screens.review import ReviewScreen
from kamtui.tui.screens.today import TodayScreen
from kamtui.tui.verbs import VERBS, Scope, keys_in, of, shown_key, use_keys

PLACES = {
    "Today": TodayScreen,
    "the matrix": MatrixScreen,
    "the accounts": AccountsScreen,
    "an account": AccountScreen,
    "the plan": PlanScreen,
    "the review": ReviewScreen,
    "Pulse": PulseScreen,
}


@pytest.fixture(autouse=True)
def _defaults() -> Iterator[None]:
    yield
    use_keys({})


def test_what_works_together_is_what_the_places_bind() -> None:
    assert set(PLACES) == set(TOGETHER)
    for name, place in PLACES.items():
        lists = {Scope.CURSOR} if name != "the review" else set()
        assert set(place.SCOPES) | lists == set(TOGETHER[name]), name


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("x", "x"),
        ("X", "X"),
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("/", "slash"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("F5", "f5"),
        ("Ctrl+X", "ctrl+x"),
        ("shift+x", "X"),
        ("shift+alt+up", "alt+shift+up"),
        ("esc", "escape"),
        ("PgDn", "pagedown"),
        ("é", "é"),
        (" ", "space"),
        ("", ""),
        ("hyperspace", ""),
        ("cmd+x", ""),
        ("\x1b", ""),
    ],
)
def test_keys_are_named_as_reps_name_them(said: str, key: str) -> None:
    assert key_name(said) == key


@pytest.mark.parametrize(
    ("key", "shown"),
    [("space", "space"), ("delete", "delete"), ("f6", "F6"), ("ampersand", "&"), ("ctrl+x", "ctrl+x"), ("é", "é")],
)
def test_keys_are_shown_as_reps_read_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


@pytest.mark.parametrize(
    ("wanted", "own", "sentence"),
    [
        ({"done": ("n",), "no-answer": ("x",)}, {"done": ("n",), "no-answer": ("x",)}, ""),
        ({"move": ("r", "f6")}, {"move": ("r", "f6")}, ""),
        ({"mov": ("r",)}, {}, "keys: there is no verb “mov” (did you mean move?)."),
        ({"edit": ("escap",)}, {}, "there is no such key (did you mean escape?). It keeps e."),
        ({"add": ("?",)}, {}, "keys: add cannot have ?, which is help in Today. It keeps a."),
        ({"done": ("X",)}, {}, "which is threat in the accounts. It keeps x."),
        ({"cut": ("ctrl+q",)}, {}, "keys: cut cannot have ctrl+q, which is never given away. It keeps c."),
        ({"undo": ()}, {}, "keys: undo needs a key. It keeps u."),
        ({"day-ahead": ("f1",)}, {}, "keys: day-ahead needs 9 keys, one for each number. It keeps 1–9."),
        ({"week": ("h",)}, {}, "keys: week cannot have h, which is earlier in the plan. It keeps w."),
        ({"quit": ("ctrl+q",), "palette": ("ctrl+p", "f2")}, {"quit": ("ctrl+q",), "palette": ("ctrl+p", "f2")}, ""),
    ],
)
def test_what_cannot_be_is_named_and_the_default_stays(
    wanted: dict[str, tuple[str, ...]], own: dict[str, tuple[str, ...]], sentence: str
) -> None:
    got, wrong = own_keys(wanted)
    assert got == own
    assert [sentence in one for one in wrong] == ([True] if sentence else [])


@given(
    st.dictionaries(
        st.sampled_from([verb.id for verb in VERBS]), st.tuples(st.sampled_from("xnracXZ589ä?")), max_size=9
    )
)
def test_no_key_ever_has_two_meanings(wanted: dict[str, tuple[str, ...]]) -> None:
    own, wrong = own_keys(wanted)
    assert len(own) + len(wrong) == len(wanted)
    use_keys(own)
    for scopes in TOGETHER.values():
        keys = [key for verb in of(*scopes) for key in keys_in(verb, *scopes)]
        assert len(keys) == len(set(keys))


def _with(book: Book, **keys: tuple[str, ...]) -> Book:
    own = MappingProxyType({name.replace("_", "-"): said for name, said in keys.items()})
    return replace(book, settings=replace(book.settings, keys=own))


@pytest.mark.asyncio
async def test_own_keys_work_and_are_shown_everywhere(planner: Open, small: Book) -> None:
    keys = {"no_answer": ("f6",), "cursor_down": ("ä", "down"), "matrix": ("f7",), "help": ("f9",), "palette": ("f8",)}
    async with planner(_with(small, **keys)) as p:
        assert "F6 no answer" in p.text()
        assert "F7 Matrix" in p.text()
        await p.press("home")
        while "first forecast" not in str(p.today.tasks.row):
            await p.press("ä")
        await p.press("n")
        assert p.task("first forecast").no_answers == 0
        await p.press("f6")
        await p.until(lambda: "No answer" in p.today.status.said)
        assert p.task("first forecast").no_answers == 1
        row = p.today.tasks.row
        await p.press("j")
        assert p.today.tasks.row is row
        await p.press("ä")
        assert p.today.tasks.row is not row
        await p.press("f9")
        assert "F6" in p.text()
        await p.press("escape", "f7")
        assert isinstance(p.app.screen, MatrixScreen)
        await p.press("2")
        await p.press("ctrl+p")
        assert isinstance(p.app.screen, MatrixScreen)
        await p.press("f8")
        assert not isinstance(p.app.screen, MatrixScreen)


@pytest.mark.asyncio
async def test_in_the_plan_the_plans_own_keys_still_come_first(planner: Open, small: Book) -> None:
    async with planner(_with(small, gaps=("ctrl+g",), earlier=("f6",))) as p:
        await p.press("4")
        await p.until(lambda: isinstance(p.app.screen, PlanScreen))
        bound = p.app.screen.active_bindings
        assert bound["ctrl+g"].binding.action == "screen.verb('gaps')"
        assert bound["n"].binding.action == "screen.verb('no-answer')"
        assert bound["f6"].binding.action == "screen.verb('earlier')"
        assert "h" not in bound


@pytest.mark.asyncio
async def test_what_is_wrong_is_said_at_the_start(planner: Open, small: Book) -> None:
    async with planner(_with(small, mov=("r",), add=("?",))) as p:
        said = [notification.message for notification in p.app._notifications]
        assert said == [
            "keys: there is no verb “mov” (did you mean move?).",
            "keys: add cannot have ?, which is help in Today. It keeps a.",
        ]
        await p.press("question_mark")
        assert len(p.app.screen_stack) == 2
