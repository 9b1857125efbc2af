"""Accounts, people and departments kept by keys: each one step, told and taken back; wrong input stays typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import territory
from conftest import Open, Planner
from hostile import HOSTILE, dangerous
from kit import filled_by
from territory import ACME, ANA, BOREALIS, COBALT, DELTA, FJORD, GLACIER, RINA, TOM
from textual.screen import ModalScreen
from textual.widgets import Input

from kamtui.domain.text import clean
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.account_edit import edit_account
from kamtui.services.verbs.accounts import add_account
from kamtui.store.tables import Account
from kamtui.tui.dialogs.merge import MergeDialog
from kamtui.tui.screens.account import AccountScreen
from kamtui.tui.screens.accounts import AccountsScreen
from kamtui.tui.screens.base import Place
from kamtui.tui.verbs import Scope, of

pytestmark = pytest.mark.asyncio

KEYS = [verb.keys[0] for verb in of(Scope.RECORD)]


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, territory.fill, territory.add_teams), actor="tui:test")


def place(p: Planner) -> Place:
    return next(one for one in reversed(p.app.screen_stack) if isinstance(one, Place))


def row(p: Planner, table: str, row_id: int, *names: str) -> tuple[Any, ...]:
    with p.app.gateway.book.reading() as connection:
        found = connection.execute(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (row_id,)).fetchone()
        return tuple(found) if found is not None else ()


def whole(p: Planner) -> dict[str, list[Any]]:
    """Everything that these verbs may change."""
    with p.app.gateway.book.reading() as connection:
        more = ("departments", "segments", "sales")
        return p.dump() | {name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in more}


async def to_table(p: Planner, account_id: int) -> None:
    await p.press("3", "home")
    for _ in range(20):
        place(p)
        screen = p.app.screen
        assert isinstance(screen, AccountsScreen)
        if screen.tasks.here is not None and screen.tasks.here.row.id == account_id:
            return
        await p.press("j")
    raise AssertionError(p.text())


async def to_page(p: Planner, account_id: int) -> None:
    p.app.open_account(account_id)
    await p.settle()


async def to_row(p: Planner, said: str) -> None:
    """To the row of the coverage that holds a text."""
    await p.press("d", "home")
    for _ in range(30):
        tasks = place(p).tasks
        if said in "".join(text for text, _ in tasks._entries[tasks.line].cells):  # type: ignore[attr-defined]
            return
        await p.press("j")
    raise AssertionError(f"no row “{said}” in\n{p.text()}")


WAYS = [to_table, to_page]


# -- fields of an account ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_fields_in_one_line(
    planner: Open, filled: Book, way: Callable[[Planner, int], Any], size: tuple[int, int]
) -> None:
    async with planner(filled, size) as p:
        before = whole(p)
        await way(p, ACME)
        await p.press("E")
        assert "Edit Acme Industrial" in p.text()
        assert "city Leeds" in p.text()
        assert "empty: country cadence gap phone website note" in p.text()
        await p.type("city: York tier: a segment: Glass note: pays late")
        for said in ("Leeds → York", "K → A", "Industry → Glass", "“Glass” is a new segment", "Enter save"):
            assert said in p.text()
        assert whole(p) == before  # nothing is saved while it is typed
        await p.press("enter")
        assert place(p).status.said == "Changed “Acme Industrial”: city, tier, segment, note · u takes it back"
        assert row(p, "accounts", ACME, "city", "tier", "note") == ("York", "A", "pays late")
        assert p.count("segments") == 3
        await p.press("u")
        assert whole(p) == before


async def test_what_is_wrong_stays_in_the_line(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_table(p, ACME)
        await p.press("E")
        for line, said in (
            ("York", "“York” belongs to no field."),
            ("tier: best", "“best” is no tier."),
            ("cadence: 0", "no number of days from 1 to 3650"),
            ("name: Borealis city: Oslo", "an account called “Borealis (Oslo)” already"),
            ("website: nowhere", "“nowhere” is not a website."),
            ("", "The line says no field."),
        ):
            p.app.screen.query_one(Input).value = line
            await p.press("enter")
            assert isinstance(p.app.screen, ModalScreen)
            assert said in " ".join(p.text().split())
            assert p.app.screen.query_one(Input).value == line
        p.app.screen.query_one(Input).value = "city: Hull"
        await p.press("enter")
        assert row(p, "accounts", ACME, "city") == ("Hull",)
        await p.press("u")
        assert whole(p) == before


async def test_tab_completes_fields_and_texts(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await to_table(p, COBALT)
        await p.press("E")
        line = p.app.screen.query_one(Input)
        for typed, keys, found in (
            ("ca", ("tab",), "cadence: "),
            ("", ("tab",), "cadence: 45"),
            (" seg", ("tab",), "cadence: 45 segment: "),
            ("in", ("tab",), "cadence: 45 segment: Industry"),
            (" tier:", ("down", "down", "up", "tab"), "cadence: 45 segment: Industry tier: A"),
        ):
            await p.type(typed)
            await p.press(*keys)
            assert line.value == found
        assert "45, as it is" in p.text()
        await p.press("enter")
        assert place(p).status.said == "Changed “Cobalt Stores”: segment, tier · u takes it back"
        await p.press("E")
        await p.type("tier: a")
        await p.press("enter")
        assert place(p).status.said == "“Cobalt Stores” was so already: nothing changed"


async def test_a_completed_text_that_looks_like_a_field_is_the_same_text(planner: Open, filled: Book) -> None:
    edit_account(filled, ACME, {"note": 'city: "Hull", they say'})
    async with planner(filled) as p:
        await to_table(p, ACME)
        await p.press("E")
        await p.type("note:")
        await p.press("tab")
        assert "as it is" in p.text()
        await p.press("enter")
        assert "nothing changed" in place(p).status.said


async def test_a_note_of_several_lines_is_not_lost(planner: Open, filled: Book) -> None:
    edit_account(filled, ACME, {"note": "one\ntwo"})
    async with planner(filled) as p:
        await to_page(p, ACME)
        await p.press("E")
        assert "one(and1moreline)" in p.flat()
        await p.type("note: three")
        assert "note: a line below the 2 there are" in p.text()
        await p.press("enter")
        assert row(p, "accounts", ACME, "note") == ("one\ntwo\nthree",)


async def test_a_new_account_is_where_the_cursor_goes(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_table(p, ACME)
        await p.press("A")
        await p.type("Cobalt A @Leeds seg")
        await p.press("tab")
        await p.type("Glass")
        for said in ("there is Cobalt Stores (York) already", "“Glass” is a new segment"):
            assert said in p.text()
        await p.press("enter")
        assert "Added account “Cobalt” (A) · a adds its next step · u takes it back" in place(p).status.said
        screen = place(p)
        assert isinstance(screen, AccountsScreen)
        assert screen.tasks.here is not None
        assert (screen.tasks.here.row.name, screen.tasks.here.row.segment) == ("Cobalt", "Glass")
        await p.press("u")
        assert whole(p) == before
        await p.press("A", "enter")
        assert "The account has no name." in p.text()


# -- tier, parked, lost --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
async def test_a_tier_is_two_keys(planner: Open, filled: Book, way: Callable[[Planner, int], Any]) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await way(p, COBALT)
        for key, tier, said in (("k", "K", "key"), ("a", "A", "tier A"), ("p", "P", "tier P"), ("c", "C", "tier C")):
            await p.press("T")
            assert "k key  a A  b B  c C  p prospect" in place(p).status.said
            await p.press(key)
            assert row(p, "accounts", COBALT, "tier") == (tier,)
            assert place(p).status.said == f"“Cobalt Stores” is {said} now · u takes it back"
        await p.press("T", "x")  # any other key leaves it
        assert row(p, "accounts", COBALT, "tier") == ("C",)
        await p.press("u", "u", "u", "u")
        assert whole(p) == before


@pytest.mark.parametrize("way", WAYS)
async def test_parked_and_taken_up_again(planner: Open, filled: Book, way: Callable[[Planner, int], Any]) -> None:
    async with planner(filled, (80, 24)) as p:
        before = whole(p)
        await way(p, ACME)
        await p.press("P")
        await p.press("enter")
        assert "Parking needs a reason." in p.text()
        await p.type("1 feb")
        assert "Mon 1 Feb 2027" in p.text()
        await p.press("enter")
        assert "Parking needs a reason." in p.text()
        await p.type(" no budget")
        assert "because “no budget”" in p.text()
        await p.press("enter")
        assert "Parked “Acme Industrial” until Mon 1 Feb" in place(p).status.said
        assert row(p, "accounts", ACME, "parked_until", "parked_why") == ("2027-02-01", "no budget")
        await p.press("P")
        assert "P take up again  d another day or reason" in place(p).status.said
        await p.press("d")
        line = p.app.screen.query_one(Input)
        assert line.value == "2027-02-01 no budget"
        line.value = "yesterday gone"
        await p.press("enter")
        assert "is no day to park until" in p.text()
        line.value = "no interest at all"
        await p.press("enter")
        assert row(p, "accounts", ACME, "parked_until", "parked_why") == ("2199-12-31", "no interest at all")
        await p.press("P", "P")
        assert row(p, "accounts", ACME, "parked_until", "parked_why") == (None, None)
        assert "asks for contact again" in place(p).status.said
        await p.press("u", "u", "u")
        assert whole(p) == before


@pytest.mark.parametrize("way", WAYS)
async def test_lost_and_back(planner: Open, filled: Book, way: Callable[[Planner, int], Any]) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await way(p, BOREALIS)
        await p.press("L", "enter")
        assert "Archiving needs a reason." in p.text()
        await p.type("closed the plant")
        await p.press("enter")
        assert row(p, "accounts", BOREALIS, "status", "note") == (
            "lost",
            "pays late\narchived 23 Nov 2026: closed the plant",
        )
        assert place(p).status.said.endswith("L brings it back · u takes it back")
        await p.press("P", *"1 feb x".replace(" ", ","), "escape")
        await p.press("L")
        assert row(p, "accounts", BOREALIS, "status") == ("open",)
        assert place(p).status.said == "“Borealis” is back with everything it had · u takes it back"
        await p.press("u", "u")
        assert whole(p) == before


async def test_marked_accounts_at_once(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_table(p, ACME)
        await p.press("space", "space")  # Acme and Borealis
        for key in "ECDM":
            await p.press(key)
            assert place(p).status.said.startswith("One at a time")
        await p.press("T", "b")
        assert place(p).status.said == "2 accounts are tier B now · u takes it back"
        assert [row(p, "accounts", one, "tier") for one in (ACME, BOREALIS, COBALT)] == [("B",)] * 3
        await p.press("u", "home", "space", "space", "P")
        await p.type("2 weeks fair")
        await p.press("enter")
        assert "Parked 2 accounts until Mon 7 Dec" in place(p).status.said
        await p.press("home", "space", "space", "P", "P")
        assert place(p).status.said == "2 accounts ask for contact again · u takes it back"
        assert [row(p, "accounts", one, "parked_until") for one in (ACME, BOREALIS)] == [(None,)] * 2
        await p.press("home", "space", "space", "L")
        await p.type("sold")
        await p.press("enter")
        assert [row(p, "accounts", one, "status") for one in (ACME, BOREALIS)] == [("lost",)] * 2
        await p.press("home", "space", "space", "L")
        assert [row(p, "accounts", one, "status") for one in (ACME, BOREALIS)] == [("open",)] * 2
        await p.press("u", "u", "u", "u")
        assert whole(p) == before


async def test_of_lost_and_open_ones_the_open_are_lost(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await to_table(p, COBALT)
        await p.press("space")
        await to_table(p, FJORD)
        await p.press("space", "L")
        assert "Lost “Cobalt Stores”: why?" in p.text()
        await p.type("sold")
        await p.press("enter")
        assert row(p, "accounts", COBALT, "status") == ("lost",)
        assert row(p, "accounts", FJORD, "note") == (None,)
        await to_table(p, COBALT)
        await p.press("P")
        await p.type("fri fair")
        await p.press("enter")
        assert "Cobalt Stores is lost: there is nothing to park." in p.text()


# -- merging -------------------------------------------------------------------------------------------------------


async def test_merged_into_the_one_that_is_chosen(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_table(p, BOREALIS)
        await p.press("M", "enter")
        assert "No account was named." in p.text()
        await p.type("bo")
        assert "No other account is called so." in p.text()  # itself is none to choose
        await p.press("enter")
        assert "No other account is called “bo”." in p.text()
        p.app.screen.query_one(Input).value = "a"
        await p.settle()
        assert "▸ Acme Industrial (Leeds)" in p.text()
        for said in (
            "Acme Industrial (Leeds) stays; Borealis goes.",
            "moves: 2 tasks, 1 touch, 1 contact, 9 sums of sales",
            "goes into the note: code C-2, city Oslo",
        ):
            assert said in p.text()
        assert whole(p) == before
        await p.press("enter")
        said = place(p).status.said
        assert said.startswith("“Borealis” is part of “Acme Industrial” now: 2 tasks, 1 touch, 1 contact")
        assert row(p, "accounts", BOREALIS, "id") == ()
        assert row(p, "contacts", TOM, "account_id") == (ACME,)
        screen = place(p)
        assert isinstance(screen, AccountsScreen)
        assert screen.tasks.here is not None
        assert screen.tasks.here.row.id == ACME
        await p.press("u")
        assert whole(p) == before


async def test_the_page_goes_on_with_the_one_that_stays(planner: Open, filled: Book) -> None:
    add_account(filled, "Cobalt Stores", city="Hull")
    async with planner(filled, (80, 24)) as p:
        before = whole(p)
        await to_page(p, ACME)
        await p.press("M")
        await p.type("cob")
        assert "▸ Cobalt Stores (Hull)" in p.text()
        await p.press("down")
        assert "Cobalt Stores (York) stays; Acme Industrial goes." in p.text()
        await p.press("tab")
        assert p.app.screen.query_one(Input).value == "Cobalt Stores (York)"
        assert "Cobalt Stores (York) stays; Acme Industrial goes." in p.text()
        await p.press("enter")
        screen = place(p)
        assert isinstance(screen, AccountScreen)
        assert screen.account_id == COBALT
        assert "Cobalt Stores  B  York" in p.text()
        await p.press("u")
        assert whole(p) == before


async def test_enter_before_the_list_is_there_merges_into_no_other(planner: Open, filled: Book) -> None:
    add_account(filled, "Cobalt Works")
    async with planner(filled) as p:
        before = whole(p)
        await to_table(p, ACME)
        await p.press("M")
        dialog = p.app.screen
        assert isinstance(dialog, MergeDialog)
        assert (await dialog._meant("délta")).account_id == DELTA
        with pytest.raises(RejectedError, match="“cob” may be several"):
            await dialog._meant("cob")
        assert whole(p) == before


# -- people and departments ----------------------------------------------------------------------------------------


async def test_a_contact_is_added_where_the_cursor_is(planner: Open, filled: Book) -> None:
    async with planner(filled, (80, 24)) as p:
        before = whole(p)
        await to_page(p, ACME)
        await to_row(p, "FINANCE")
        assert "e rename · C contact there" in p.text()
        await p.press("C")
        assert "New contact of Acme Industrial, Finance" in p.text()
        await p.type("Zoe Lind zoe@acme.example +44 113 496 0001 role: bo")
        await p.press("tab")
        await p.type(" reach: calls before 10:00")
        assert "department  Finance" in p.text()
        await p.press("enter")
        assert place(p).status.said == "Added “Zoe Lind” to Acme Industrial, Finance · u takes it back"
        assert "calls before 10:00" in p.text()
        with filled.reading() as connection:
            (made,) = connection.execute("SELECT max(id) FROM contacts").fetchone()
        assert row(p, "contacts", made, "name", "account_id", "role", "email", "phone", "reach") == (
            *("Zoe Lind", ACME, "booker", "zoe@acme.example", "+44 113 496 0001", "calls before 10:00"),
        )
        await p.press("u")
        assert whole(p) == before


async def test_a_contact_of_an_account_in_the_table(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await to_table(p, COBALT)
        await p.press("C")
        await p.type("Zoe Lind")
        await p.press("enter")
        assert place(p).status.said == "Added “Zoe Lind” to Cobalt Stores · u takes it back"
        await p.press("C")
        await p.type("zoe lind")
        await p.press("enter")
        assert "Cobalt Stores has a contact “Zoe Lind” already." in p.text()
        assert p.app.screen.query_one(Input).value == "zoe lind"


async def test_a_contact_is_changed(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_page(p, ACME)
        await to_row(p, "Rina Shah")
        await p.press("e")
        assert "Edit Rina Shah" in p.text()
        await p.type("role: boss")
        await p.press("enter")
        assert "“boss” is no buyer role." in p.text()
        line = p.app.screen.query_one(Input)
        assert line.value == "role: boss"
        line.value = "role: champion reach: e-mail, 5 lines, after 15:00 phone:"
        await p.settle()
        for said in ("decision maker → champion", "+44 113 496 0000 → cleared"):
            assert said in p.text()
        await p.press("enter")
        assert place(p).status.said == "Changed “Rina Shah”: role, reach, phone · u takes it back"
        assert row(p, "contacts", RINA, "role", "reach", "phone") == (
            *("champion", "e-mail, 5 lines, after 15:00", None),
        )
        await p.press("e")
        await p.type("account: bor")
        await p.press("tab", "enter")
        assert row(p, "contacts", RINA, "account_id", "department_id") == (BOREALIS, None)
        assert "entries stay with the old account" in place(p).status.said
        assert "Rina Shah" not in p.text().replace(place(p).status.said, "")
        await p.press("u", "u")
        assert whole(p) == before


async def test_two_contacts_become_one(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_page(p, ACME)
        await to_row(p, "Ana Ortiz")
        await p.press("M")
        assert "Merge Ana Ortiz into" in p.text()
        await p.type("acme")
        assert "No other contact is called so." in p.text()
        p.app.screen.query_one(Input).value = "rina"
        await p.settle()
        assert "Rina Shah (Acme Industrial) stays; Ana Ortiz goes." in p.text()
        assert "not taken over: role user" in p.text()
        await p.press("enter")
        assert row(p, "contacts", ANA, "id") == ()
        assert place(p).status.said == "“Ana Ortiz” is part of “Rina Shah” now: 1 touch · u takes it back"
        await p.press("u")
        assert whole(p) == before


async def test_departments(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_page(p, ACME)
        await p.press("D")
        await p.type("finance")
        await p.press("enter")
        assert "has a department “finance” already" in p.text()
        line = p.app.screen.query_one(Input)
        assert line.value == "finance"
        line.value = "Quality"
        await p.press("enter")
        assert place(p).status.said == "Added department “Quality” to Acme Industrial · u takes it back"
        await to_row(p, "BUYING")
        await p.press("e")
        line = p.app.screen.query_one(Input)
        assert line.value == "Buying"
        line.value = "logistics"
        await p.press("enter")
        assert "has a department “logistics” already" in p.text()
        line.value = "Purchasing"
        await p.press("enter")
        assert "PURCHASING" in p.text()
        assert place(p).status.said == "“Buying” is called “Purchasing” now · u takes it back"
        assert row(p, "contacts", RINA, "department_id") == (1,)
        await p.press("u", "u")
        assert whole(p) == before


async def test_a_task_is_still_what_e_changes(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await to_page(p, ACME)
        await p.press("t", "e")
        assert "renewal pricing" in p.app.screen.query_one(Input).value
        await p.press("escape", "d")
        await to_row(p, "BUYING")
        await p.press("a")  # a team that was spoken to asks for no step to find it
        assert "Add for Acme Industrial" in p.text()


# -- nothing there, hostile texts ----------------------------------------------------------------------------------


async def test_an_empty_book(planner: Open, book: Book) -> None:
    async with planner(replace(book, actor="tui:test")) as p:
        await p.press("3")
        for key in (*KEYS, "e"):
            await p.press(key, *(["k"] if key == "T" else []))
            assert place(p).status.said == "This book has no accounts: A adds one, I imports them."
            assert len(p.app.screen_stack) == 2
        await p.press("A")
        await p.type("First K @Leeds")
        await p.press("enter")
        assert "Added account “First” (K)" in place(p).status.said
        await p.press("E")
        assert "Edit First" in p.text()


async def test_an_account_that_is_gone(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        fresh = add_account(filled, "Zenith")
        await to_page(p, fresh)
        await p.press("E")
        await p.type("city: Hull")
        with filled.work("gone") as (work, _):
            work.remove(Account, fresh)
        await p.press("enter")
        assert "The account is gone." in p.text()
        assert p.app.screen.query_one(Input).value == "city: Hull"
        await p.press("escape")
        await p.until(lambda: "This account is gone" in p.text())
        for key in KEYS:
            await p.press(key, *(["k"] if key == "T" else []))
            assert place(p).status.said == "This account is gone: Esc goes back."


@pytest.mark.parametrize("key", ["E", "e"])
async def test_hostile_texts_where_a_line_has_fields(planner: Open, filled: Book, key: str) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_page(p, ACME)
        await to_row(p, "Rina Shah")
        await p.press(key)
        line = p.app.screen.query_one(Input)
        for start in ("", "note: ", 'role: "'):
            line.value = start
            line.cursor_position = len(start)
            await p.paste(" ".join(text for text in HOSTILE if len(text) < 200))
            assert not dangerous(p.text()), start
            await p.press("tab")
            assert not dangerous(p.text()), start
        await p.press("escape")
        assert whole(p) == before


@pytest.mark.parametrize(
    ("key", "start", "table", "payload"),
    [
        ("E", "name: ", "accounts", "[@click=app.quit]x[/] [red] [/ \\[/] =cmd|' /C calc'!A0"),
        (
            "D",
            "",
            "departments",
            "esc \x1b[31m c1 \x9b31m \x1b]52;c;cm=\x07 nul \x00 bidi \u202e\u2066 \ufeff \udce9",
        ),
        ("C", "name: ", "contacts", "family 👨\u200d👩\u200d👧 株式会社 عبرى Z\u0301\u0302 $(id) ' OR 1=1; --"),
    ],
    ids=["an account", "a department", "a contact"],
)
async def test_hostile_names_are_kept_and_shown(
    planner: Open, filled: Book, key: str, start: str, table: str, payload: str
) -> None:
    async with planner(filled) as p:
        before = whole(p)
        await to_page(p, GLACIER)
        await p.press(key)
        field = p.app.screen.query_one(Input)
        field.value = start
        field.cursor_position = len(start)
        await p.paste(payload)
        await p.press("enter")
        assert not isinstance(p.app.screen, ModalScreen), p.text()
        kept = clean(payload)
        changed = set(map(tuple, whole(p)[table])) - set(map(tuple, before[table]))
        assert [kept in one for one in changed] == [True]
        await p.press("d")
        assert not dangerous(p.text())
        assert "".join(kept.split())[:20].upper() in p.flat().upper()
        await p.press("u")
        assert whole(p) == before
