"""Every verb and every dialog over a book of hostile texts: what reaches the terminal, and what a click would do."""

import importlib
import pkgutil
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from altered import alter_all, make_full, text_columns
from hostile import HOSTILE
from hostile_walk import OWN, Frames, Walk, walking
from kit import TODAY
from terminal import planner_on_terminal, seen

from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.domain.words import Kind
from kamtui.services.book import Book
from kamtui.tui import dialogs, screens
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.dialogs.choose import ChooseDialog
from kamtui.tui.screens.base import Place
from kamtui.tui.unsaved import Hand, Unsaved, keep
from kamtui.tui.verbs import VERBS, Scope, of, verb
from kamtui.tui.widgets.rows import task_of

pytestmark = pytest.mark.asyncio

STORED = tuple(text[:1_000] for text in HOSTILE if "\udce9" not in text)
"""What SQLite takes as text."""

MODES = re.compile(r"\x1b\[(?:[?>=<][\d;]*\$?[a-z]|[\d;]*[tncu])|\x1b[P_][^\x1b]*\x1b\\\\|\x1b[78]")
"""Modes, and questions about them: what a driver says to a terminal beside frames."""

LEAVING = ("quit", "demo")
"""Verbs that end the planner."""

RICH = 2
"""The account with a row in every section."""

ROWS: dict[str, Callable[[Any], bool]] = {
    "options": lambda row: task_of(row) is not None and task_of(row).row.kind is Kind.PROPOSAL,
    "serve": lambda row: task_of(row) is not None and task_of(row).row.account_id == RICH,
}
"""Verbs that need a row of their own."""


PARTS: dict[str, tuple[Scope, ...]] = {
    "today": (Scope.LIST, Scope.APP, Scope.PLACE),
    "matrix": (Scope.REVIEW, Scope.MATRIX, Scope.PULSE),
    "accounts": (Scope.ACCOUNTS, Scope.RECORD),
    "page": (Scope.ACCOUNT,),
    "plan": (Scope.PLAN,),
    "files and search": (),
}
"""What each part of the walk gives all verbs of."""

MEETS: dict[str, str] = {
    "today": "BriefPage ChangeIntel CommandPalette FilterBar GradeDialog Help ImportDialog IntelDialog "
    "IntelNote Jump KeptLine OptionsDialog ReportDialog SaveAs ServeDialog SoWhatDialog TodayScreen",
    "matrix": "AskReason GoalDialog MatrixScreen PickDo PulseScreen Reschedule ReviewScreen SpreadPreview",
    "accounts": "AccountsScreen ContractDialog CounterpartDialog EventDialog MergeDialog ObjectiveDialog "
    "OfferingDialog ParkDialog PromiseDialog ThreatDialog",
    "page": "AccountScreen CaptureDialog DoneSheet Facts FieldsDialog PlanFactDialog RespondDialog Sheet",
    "plan": "GapsDialog LineDialog LockDialog PacePage PlanScreen ReflowPreview",
    "files and search": "ChooseDialog SearchScreen",
}
"""What each part is sure to open; a line in one of them is given every text there."""


@pytest.fixture(scope="module")
def hostile_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a row in every table, and hostile text in every column of text; only copied."""
    path = tmp_path_factory.mktemp("hostile") / "book.db"
    make_full(path)
    alter_all(path, {column: STORED[n:] + STORED[:n] for n, column in enumerate(text_columns())})
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for table, column in (("tasks", "note"), ("touches", "note"), ("contacts", "reach")):  # half a million signs
            one = f"SELECT min(id) FROM {table} WHERE account_id = {RICH}"
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ({one})", ("\u00e9" * 500_000,))
        # half of them may be moved
        connection.execute("UPDATE tasks SET at = NULL, repeat = NULL, handed_to = NULL WHERE id % 2 = 0")
    return path


@pytest.fixture
def hostile_book(hostile_template: Path, tmp_path: Path, home: Path) -> Book:
    """A copy of it."""
    path = shutil.copy(hostile_template, tmp_path / "book.db")
    return Book(str(path), Clock(TODAY), Settings(morning_review=False))


def _leaves(kind: type[Any], *packages: ModuleType) -> Iterator[str]:
    """Names of every class of a kind that nothing is derived from."""
    for package in packages:
        for found in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{found.name}")
    todo = [kind]
    while todo:
        one = todo.pop()
        todo += one.__subclasses__()
        if not one.__subclasses__() and one.__module__.startswith("kamtui."):
            yield one.__name__


@pytest.mark.parametrize("part", PARTS)
async def test_every_verb_and_every_dialog(
    part: str, hostile_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meets = set(MEETS[part].split())
    _leave_drafts(hostile_book)
    async with walking(hostile_book, monkeypatch, meets) as walk:
        if part == "today":
            await _today(walk)
        elif part == "matrix":
            await walk.to("v")
            await walk.give(verb("spread"))  # while something is slipped
            await walk.every(("v",), Scope.REVIEW)
            await walk.every(("2",), Scope.MATRIX)
            await walk.every(("5",), Scope.PULSE)
        elif part == "accounts":
            await walk.every(("3", "home"), Scope.ACCOUNTS, Scope.RECORD)
        elif part == "page":
            await _page(walk)
        elif part == "plan":
            await _plan(walk)
        else:
            await _import(walk, tmp_path)
            await _search(walk)
        await walk.home()
    assert sorted({one.id for one in of(*PARTS[part])} - set(LEAVING) - walk.verbs) == []
    assert sorted(meets - walk.screens) == []
    assert sorted((walk.lines & meets) - walk.filled) == []
    assert {click.partition(".")[0] for click in walk.clicks} <= {"screen", "grab", "scroll_down", "scroll_up"}


async def test_no_verb_and_no_dialog_is_left_out() -> None:
    scopes = {one.scope for one in VERBS if one.id not in LEAVING and one.scope is not Scope.CURSOR}
    assert scopes == {scope for part in PARTS.values() for scope in part}
    met = {name for names in MEETS.values() for name in names.split()}
    assert sorted({*_leaves(Dialog, dialogs), *_leaves(Place, screens)} - met) == []


async def test_a_terminal_gets_the_frames_that_are_judged(
    hostile_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shutil.copy(hostile_book.path, tmp_path / "same.db")
    frames: list[str] = []
    write = Frames.write
    monkeypatch.setattr(Frames, "write", lambda driver, data: (frames.append(data), write(driver, data))[1])
    async with walking(hostile_book, monkeypatch) as walk:
        await walk.to("3")
        size = walk.app.size
    with planner_on_terminal(path, size=(size.width, size.height)) as terminal:
        terminal.shows("TODAY")
        terminal.send("3")
        judged = seen("".join(frames).encode(), *size)
        terminal.until(lambda text: text == judged)
        terminal.send("q")
        assert terminal.ended() == 0
    written = MODES.sub("", terminal.raw.decode())
    assert _kinds(written) == _kinds(MODES.sub("", "".join(frames)))
    assert "\x1b" not in OWN.sub("", written)


def _kinds(written: str) -> set[str]:
    """Every sequence without its numbers."""
    found = re.findall(r"\x1b(?:\[[^a-zA-Z]*[a-zA-Z]|\][^\x07]*\x07|.)", written)
    return {re.sub(r"[\d;]+", "", one) for one in found}


async def _today(walk: Walk) -> None:
    """The day's list, and what works everywhere."""
    for name, holds in ROWS.items():
        await walk.to("1")
        assert walk.stand_on(holds), name
        await walk.give(verb(name))
    await walk.every(("1",), Scope.CURSOR, Scope.LIST, Scope.APP, Scope.PLACE, but=LEAVING)
    for _ in range(3):
        await walk.give(verb("unsaved"))


async def _page(walk: Walk) -> None:
    """Every section of an account with every sort of row in it."""
    seen: set[type[Any]] = set()
    for section in of(Scope.ACCOUNT):
        walk.app.go_to("today")
        walk.app.open_account(RICH)
        await walk.calm()
        await walk.give(section)
        for row in [found for found in _sorts_of_rows(walk) if found not in seen]:
            seen.add(row)
            for name in ("sheet", "edit", "done"):
                place = walk.app.screen
                assert isinstance(place, Place)
                if walk.stand_on(lambda thing, row=row: type(thing) is row):
                    await walk.give(verb(name))
                if walk.app.screen is not place:
                    break


def _sorts_of_rows(walk: Walk) -> list[type[Any]]:
    found = []
    walk.stand_on(lambda thing: found.append(type(thing)))
    return list(dict.fromkeys(found))


async def _plan(walk: Walk) -> None:
    """The month that is looked at, and the first one that is not locked."""
    for way in ("4",), ("4", "left_square_bracket"):  # while something is late
        await walk.to(*way)
        await walk.give(verb("reflow"))
    await walk.every(("4",), Scope.PLAN)
    await walk.to("4")
    for _ in range(3):
        if "LockDialog" in walk.screens:
            break
        await walk.give(verb("month-after"))
        await walk.give(verb("generate"))
        await walk.give(verb("lock"))


async def _import(walk: Walk, folder: Path) -> None:
    """Files whose names, columns, sheets and cells are hostile; every decision that can be made otherwise."""
    place = await walk.to("1")
    for name in _files(folder):
        await walk.press("I")
        await walk.paste(f'"{name}"')
        await walk.press("tab")
        for _ in range(8):
            await walk.press("space")
            if isinstance(walk.app.screen, ChooseDialog):
                await walk.press("j", "enter")
            await walk.press("j")
        await walk.press("escape")
        assert walk.app.screen is place


async def _search(walk: Walk) -> None:
    """The line, and the journal that an empty one finds."""
    place = await walk.to("1", "ctrl+f")
    await walk.fill(place)
    for _ in range(3):
        await walk.press("enter")
        await walk.answer()
        if walk.app.screen is place:
            await walk.press("down")


def _files(folder: Path) -> list[Path]:
    texts = [text.replace('"', "'") for text in STORED]
    lines = ["Account Name,Billing City,Remark", *(f'"{text}","{text}","{text}"' for text in texts)]
    plain = folder / "in\x1b[31m\u202e [red] \x9b.csv"
    plain.write_text("\n".join(lines), "utf-8", errors="replace")
    headed = folder / "headed.csv"
    headed.write_text(",".join(f'"{text[:60]}"' for text in texts) + "\n" + "x," * len(texts), "utf-8")
    return [plain, headed]


def _leave_drafts(book: Book) -> None:
    """Lines that were being typed when a planner ended."""
    for n, text in enumerate(STORED[:6:2]):
        hand = Hand() if n else Hand("add")
        keep([Unsaved(book.path, "2026-11-23 09:00", "CaptureDialog" if not n else text, text, text, hand)])
