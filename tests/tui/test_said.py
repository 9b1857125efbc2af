"""Keys in sentences are the rep's own: no text names a key by itself, and every empty list says which one helps."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from conftest import Open, Planner
from textual.widgets import Input

import kamtui
from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.store.tables.accounts import Account
from kamtui.tui.dialogs.capture import CaptureDialog
from kamtui.tui.dialogs.help import Help
from kamtui.tui.dialogs.plan_gaps import GapsDialog
from kamtui.tui.dialogs.save_as import SaveAs
from kamtui.tui.keymap import own_keys
from kamtui.tui.said import keyed
from kamtui.tui.verbs import VERBS, Scope, use_keys, verb

_SOURCES = Path(kamtui.__file__).parent

_LITERAL = re.compile(
    r"(?<![\w'’“@{/.&-])(?:[A-Za-z*?/]|ctrl\+[a-z]) (?:and \w )?(?:[a-z]{2,}s|on|again|there|met|change|edit|rename)\b"
)
"""`u takes it back`, `C there adds …`, `f on a task …`."""

_MEANT = ("P counts", "a series", "m says")
"""No keys of verbs: a column of a report, an article, and the import dialog's own key."""


def _sentences(path: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    source = path.read_text()
    if not _LITERAL.search(source):
        return
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_text_names_the_key_of_a_verb_by_itself() -> None:
    found = [
        (path.name, hit[0])
        for folder in ("tui", "services", "domain")
        for path in (_SOURCES / folder).rglob("*.py")
        if not {"demo", "phrases"} & set(path.parts)
        for text in _sentences(path)
        for hit in _LITERAL.finditer(text)
        if hit[0] not in _MEANT
    ]
    assert found == []


def test_verbs_are_named_in_braces() -> None:
    assert keyed("{undo} takes it back, {no-answer} and {sheet}") == "u takes it back, n and Enter"
    with pytest.raises(StopIteration):
        keyed("{nothing-of-ours}")


_SIGNS = "абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψωАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯΓΔΘΛΞΠΣΦΨΩ"

OWN = {
    found.id: (sign,)
    for found, sign in zip(
        (one for one in VERBS if not one.each and one.scope is not Scope.CURSOR and one.id != "palette"),
        _SIGNS,
        strict=False,
    )
} | {"search": ("ctrl+g",)}
"""A key of its own for every verb, a letter where none is typed: none of the default ones is right any more."""

_GIVEN = {key for (key,) in OWN.values()}


@pytest.fixture(autouse=True)
def _defaults() -> Iterator[None]:
    yield
    use_keys({})


def test_there_are_letters_for_all_of_them() -> None:
    assert own_keys(OWN) == (OWN, [])
    assert len({sign for (sign,) in OWN.values()}) == len(OWN)


def _go(*names: str) -> tuple[str, ...]:
    return tuple(OWN[name][0] if name in OWN else name for name in names)


FILTERED = "{unmark} takes the filter off"

ONE_ACCOUNT = (
    (("matrix",), "{add} adds a task"),
    (("accounts", "filter", "z", "enter"), FILTERED),
    (("unmark", "sheet"), "no sales loaded: {import} imports them"),
    (("overview",), "NO NEXT STEP · {add} adds one"),
    (("coverage",), "{contact} adds a contact, {department} a department"),
    (("journal",), "{done} on a task"),
    (("filter", "z", "enter"), FILTERED),
    (("unmark", "production"), "{import} imports them"),
    (("tasks",), "{add} adds one"),
    (("standing",), "{grade} writes down how satisfied they are"),
    (("standing",), "{promise} writes a promise down"),
    (("account-plan",), "{objective} writes an objective down"),
    (("account-plan",), "{offering} writes an offering down"),
    (("account-plan",), "{counterpart} writes one down"),
    (("account-plan",), "strategy     {edit} says it"),
    (("plan",), "{add} adds a task"),
    (("plan",), "{gaps} gaps"),
    (("unplaced",), "{unplaced} shows it again"),
    (("pulse",), "{total-goal} sets a goal, {import} imports sales"),
    (("review", "skip"), "Enter starts the day"),
    (("escape",), "{pick} picks up to three for today · {back} goes back to the last card · {unmark} to Today"),
    (("unmark", "filter", "z", "enter"), FILTERED),
    (("search",), "{done} on a task writes into it"),
    (("z", "z"), "{search} begins anew"),
)
"""Keys, one after the other, and what the screen says then, in a book of one account that nothing is known of."""

EMPTY = (
    ((), "{tour} be shown the three rituals"),
    ((), "{demo} look around"),
    ((), "{import} bring your accounts"),
    ((), "{account} add your first account"),
    ((), "{add} or just add a task"),
    ((), "{help} help   {quit} quit"),
    (("matrix",), "{add} adds a task"),
    (("accounts",), "{account} adds one, {import} imports them"),
    (("plan",), "{account} adds an account, {import} imports accounts"),
    (("plan",), "Then {gaps}, {generate} and {lock} plan the month"),
    (("pulse",), "{add} plans a next step, {done} ticks it off"),
)
"""The same in a book with nothing in it."""

_ELSEWHERE = ("{done} on a task", "Then {gaps}", "{add} plans")
"""What is said of another place, or of what comes after."""


async def _walk(p: Planner, table: tuple[tuple[tuple[str, ...], str], ...]) -> None:
    for names, template in table:
        await p.press(*_go(*names))
        said = "".join(keyed(template).split())
        await p.until(lambda said=said: said in p.flat(), 300)
        bound = p.app.screen.active_bindings
        for name in re.findall(r"\{([a-z-]+)\}", template):
            if not template.startswith(_ELSEWHERE):
                assert verb(name).keys[0] in bound, (name, names)
        literal = [hit[0] for hit in _LITERAL.finditer(p.text()) if hit[0] not in _MEANT]
        assert [hit for hit in literal if hit.split()[0] not in _GIVEN] == [], p.text()


@pytest.mark.asyncio
@pytest.mark.parametrize("table", [EMPTY, ONE_ACCOUNT], ids=["an empty book", "one account"])
async def test_every_empty_list_says_the_next_key(
    planner: Open, book: Book, table: tuple[tuple[tuple[str, ...], str], ...]
) -> None:
    if table is ONE_ACCOUNT:
        with book.work("start") as (work, _):
            work.add(Account, name="Acme", folded=name_key("Acme"), tier="K", city="Leeds")
    own = replace(book, settings=replace(book.settings, keys=MappingProxyType(OWN)))
    async with planner(own, (120, 40)) as p:
        await _walk(p, table)


@pytest.mark.asyncio
async def test_what_a_dialog_shares_with_a_verb_has_the_verbs_key(planner: Open, small: Book) -> None:
    keys = {"help": ("f2",), "save-as": ("ctrl+g",), "mark": ("ä",), "generate": ("ö",), "gaps": ("ü",)}
    own = replace(small, settings=replace(small.settings, keys=MappingProxyType(keys)))
    async with planner(own) as p:
        await p.press("f2")
        assert isinstance(p.app.screen, Help)
        await p.press("question_mark")
        assert isinstance(p.app.screen, Help)
        await p.press("f2", "a", "ctrl+s")
        assert isinstance(p.app.screen, CaptureDialog)
        await p.press("ctrl+g")
        assert isinstance(p.app.screen, SaveAs)
        await p.press("escape", "escape", "4", "ü")
        assert "ä drops" in p.text()
        assert "ö generates" in p.text()
        kept = p.flat().count("●")
        await p.press("g", "space")
        assert isinstance(p.app.screen, GapsDialog)
        assert p.flat().count("●") == kept
        await p.press("ä")
        assert p.flat().count("●") == kept - 1
        await p.press("ü")
        assert not isinstance(p.app.screen, GapsDialog)


@pytest.mark.asyncio
async def test_a_letter_never_takes_what_is_typed_in_a_dialog(planner: Open, small: Book) -> None:
    own = replace(small, settings=replace(small.settings, keys=MappingProxyType({"save-as": ("ß",)})))
    async with planner(own) as p:
        await p.press("a")
        await p.type("straße")
        assert p.app.screen.query_one(Input).value == "straße"
        await p.press("ctrl+s")
        assert isinstance(p.app.screen, SaveAs), "in a line the default key stays"
