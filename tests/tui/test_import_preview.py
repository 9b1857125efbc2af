"""The import dialog: folders to choose from, everything that was decided, and every decision to be made otherwise."""

import threading
from pathlib import Path

import pytest
from conftest import Open, Planner
from textual.widgets import Input

from kamtui.exchange.progress import Step
from kamtui.services.book import Book
from kamtui.tui.dialogs.bring_in import ImportDialog
from kamtui.tui.unsaved import kept

pytestmark = pytest.mark.asyncio

ORDERS = "Customer,Order Date,Category,Net Amount\nGlacier,3/4/2026,Glass,10.50\nBora,5/6/2026,Wood,20.00\n"
ACCOUNTS = "Account Name,Billing City,Remark\nAcme [/] GmbH,Leeds,big one\nBorealis,York,\n,Hull,\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "my files"
    folder.mkdir()
    (folder / "orders.csv").write_text(ORDERS, "utf-8")
    (folder / "accounts.csv").write_text(ACCOUNTS, "utf-8")
    for name in ("a-picture.png", "people.vcf", "tasks.ics"):
        (folder / name).touch()
    (folder / ".hidden.csv").write_text(ACCOUNTS, "utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "esc\x1b[31m [red].csv").write_text(ACCOUNTS, "utf-8")
    return folder


async def test_a_folder_is_looked_into_and_a_hostile_name_imported(planner: Open, book: Book, files: Path) -> None:
    async with planner(book) as p:
        await p.press("I")
        await p.paste(str(files).replace(" ", "\\ ") + "/")
        shown = p.text()
        assert "deep/" in shown
        names = ["deep/", "accounts.csv", "orders.csv", "people.vcf", "tasks.ics", "a-picture.png"]
        assert sorted(names, key=shown.index) == names, "folders, what can be read, and the rest"
        assert ".hidden" not in shown
        await p.press("down", "down", "enter")
        assert p.app.screen.query_one(Input).value.endswith("my\\ files/deep/")
        await p.press("down", "down", "enter")
        assert "\x1b" not in p.app.screen.query_one(Input).value
        assert "2 new, 0 changed, 0 unchanged, 1 rejected" in p.text()
        await p.press("enter")
        assert p.count("accounts") == 2


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15)])
async def test_everything_decided_is_shown(planner: Open, book: Book, files: Path, size: tuple[int, int]) -> None:
    async with planner(book, size) as p:
        await p.press("I")
        await p.paste(f'"{files / "accounts.csv"}"')
        shown = p.text()
        assert "accounts.csv" in shown
        assert "t kind" in shown
        assert "byitsheadings" in p.flat()
        await p.press("tab", "end")
        if size[1] > 20:
            assert "first rows" in p.text()
        assert "Borealis" in p.text()
        assert "Enter import" in p.text()
        await p.press("escape")
        assert p.count("accounts") == 0


async def test_a_column_is_given_to_another_field(planner: Open, book: Book, files: Path) -> None:
    async with planner(book) as p:
        await p.press("I")
        await p.paste(f'"{files / "accounts.csv"}"')
        assert "not read: Remark" in p.text()
        assert "row 4, Account Name: the account has no name" in p.text()
        await p.press("tab")
        for _ in range(40):
            highlighted = p.app.screen._rows[p.app.screen.query_one("Choices").highlighted]  # type: ignore[attr-defined]
            if highlighted.question is not None and highlighted.question.field == "note":
                break
            await p.press("j")
        await p.press("space")
        assert "Column of note" in p.text()
        await p.press("end", "enter")
        assert "not read" not in p.text()
        await p.press("enter")
        with p.app.gateway.book.reading() as connection:
            assert connection.execute("SELECT note FROM accounts ORDER BY id").fetchall() == [("big one",), (None,)]
        await p.press("u")
        assert p.count("accounts") == 0


async def test_a_refusal_shows_what_answers_it(planner: Open, book: Book, files: Path) -> None:
    async with planner(book) as p:
        await p.press("I")
        await p.paste(f'"{files / "orders.csv"}"')
        assert "may be two days" in p.flat().replace("maybetwodays", "may be two days")
        assert "3/4 is 3 April" in p.text()
        await p.press("enter")
        assert len(p.app.screen_stack) == 2
        await p.press("down", "enter")
        assert "sales: 2 new" in p.text()
        assert "dmy" in p.text()
        await p.press("o", "down", "enter")
        assert "mdy" in p.text()
        await p.press("enter")
        with p.app.gateway.book.reading() as connection:
            days = [str(day) for (day,) in connection.execute("SELECT day FROM sales ORDER BY day")]
        assert days == ["2026-03-04", "2026-05-06"]


async def test_the_form_of_a_file_is_overridden(planner: Open, book: Book, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes("Account Name;City\nMüller;Köln\n".encode("cp1252"))
    async with planner(book, (80, 24)) as p:
        await p.press("I")
        await p.paste(str(file))
        assert "cp1252" in p.text()
        await p.press("tab", "e", "end", "enter")
        assert "mac-roman" in p.text()
        assert "Müller" not in p.text()
        await p.press("e", "home", "enter")
        assert "Müller" in p.text()
        await p.press("d", "down", "enter")
        assert "comma" in p.text() or "no heading kamtui knows" in " ".join(p.text().split())
        await p.press("d", "home", "enter", "t", "end", "up", "enter")
        assert "no column for the title" in " ".join(p.text().split())
        assert p.app.screen.query_one(Input).value == str(file)
        await p.press("escape")
        assert p.count("accounts") == 0


async def test_nothing_is_imported_unseen(planner: Open, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    async with planner(book) as p:
        await p.press("I", "enter")
        assert len(p.app.screen_stack) == 2
        await p.paste("/no/such/file.csv")
        await p.press("enter")
        assert p.app.screen.query_one(Input).value == "/no/such/file.csv"
        assert "no file" in p.text()
        with monkeypatch.context() as broken:
            broken.setattr("kamtui.tui.dialogs.bring_in.preview", None)
            await p.paste("x")
            assert "Itcouldnotberead:anerrorofkamtui'sown(TypeError)." in p.flat()
            await p.press("enter")
            assert "Still reading" not in p.text()
            assert "Itcouldnotberead" in p.flat()
        await p.press("backspace")
        assert "Itcouldnotberead" not in p.flat()


async def test_esc_stops_the_writing(
    planner: Open, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "large.csv"
    file.write_text("Name\n" + "".join(f"Shop {n}\n" for n in range(12_000)), "utf-8")
    async with planner(book) as p:
        await p.press("I")
        await p.paste(str(file))
        assert "12000 new" in p.text()
        dialog = p.app.screen
        assert isinstance(dialog, ImportDialog)
        left, hear = threading.Event(), dialog._hear

        def held(turn: int, step: Step) -> None:
            """The writing thread waits until Esc was pressed."""
            dialog._step = step
            assert left.wait(60)
            hear(turn, step)

        monkeypatch.setattr(dialog, "_hear", held)
        dialog.action_save()
        await p.until(lambda: dialog._step is not None)
        dialog._tell()
        await p.pilot.pause()
        assert "writing accounts: 5,000 rows" in p.text()
        await p.pilot.press("escape")
        left.set()
        await p.settle()
        assert "Stopped: nothing was written." in p.text()
        assert p.count("accounts") == 0
        assert p.app.screen is dialog
        await p.press("enter")
        assert p.count("accounts") == 12_000


async def test_the_mouse_answers_too(planner: Open, book: Book, files: Path) -> None:
    async with planner(book) as p:
        await p.press("I")
        await p.paste(f'"{files / "accounts.csv"}"')
        await p.pilot.click("Choices", offset=(4, 2))
        await p.settle()
        assert "cp1252" in p.text()
        await p.press("escape", "escape")
        assert len(p.app.screen_stack) == 1


async def test_several_files_are_looked_at_together(planner: Open, book: Book, files: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Full name,Account Name,Email\nRina Shah,Borealis,r@example.com\n", "utf-8")
    async with planner(book) as p:
        await p.press("I")
        await p.paste(f'"{files / "accounts.csv"}" ')
        assert "accounts: 2 new" in p.text()
        await p.press("end")
        await p.type(f" {people}")
        await p.press("tab", "end")
        assert "Rina Shah" in p.text()
        await p.press("enter")
        assert (p.count("accounts"), p.count("contacts")) == (2, 1)
        await p.press("u")
        assert (p.count("accounts"), p.count("contacts")) == (0, 0)


async def test_a_path_with_blanks_is_pasted_as_it_is(planner: Open, book: Book, files: Path) -> None:
    async with planner(book) as p:
        await p.press("I")
        await p.paste(f"{files / 'accounts.csv'}")
        assert " " in p.app.screen.query_one(Input).value
        assert "2 new, 0 changed, 0 unchanged, 1 rejected" in p.text()
        await p.press("enter")
        assert p.count("accounts") == 2


LIKE = "Account Name\nGlacier Foods\nBorealis AG\n"
NEAR = "Customer,Order Date,Net Amount\nGlacier Fods,2026-03-04,10.50\nBorealis [b] Ltd,2026-03-04,3.00\n"


@pytest.mark.parametrize("key", ["space", "m"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_look_alike_is_answered_by_a_key(
    planner: Open, book: Book, tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    for name, text in (("known.csv", LIKE), ("near.csv", NEAR)):
        (tmp_path / name).write_text(text, "utf-8")
    async with planner(book, size) as p:
        await p.press("I")
        await p.paste(str(tmp_path / "known.csv"))
        await p.press("enter")
        assert p.count("accounts") == 2
        await p.press("I")
        await p.paste(str(tmp_path / "near.csv"))
        assert "kept apart    Borealis [b] Ltd ~ Borealis AG" in p.text()
        assert "kept apart    Glacier Fods ~ Glacier Foods  96%" in p.text()
        await p.press("down", "down", "down", "down", key)
        assert "same account  Glacier Fods ~ Glacier Foods" in p.text()
        await p.press(key)
        assert "same account  " not in p.text()
        await p.press(key, "enter")
        assert _names(p, "accounts") == ["Glacier Foods", "Borealis AG", "Borealis [b] Ltd"]
        assert _names(p, "account_aliases") == ["Glacier Fods"]
        await p.press("u")
        assert (p.count("accounts"), p.count("account_aliases"), p.count("sales")) == (2, 0, 0)


def _names(p: Planner, table: str) -> list[str]:
    with p.app.gateway.book.reading() as connection:
        return [name for (name,) in connection.execute(f"SELECT name FROM {table} ORDER BY id")]


async def test_files_and_decisions_outlive_the_planner(planner: Open, book: Book, files: Path) -> None:
    async with planner(book) as p:
        await p.press("I")
        assert p.app.keep_unsaved() == 0
        await p.paste(f'"{files / "orders.csv"}"')
        await p.press("tab", "o", "end", "enter")
        kept_options = p.app.screen._options  # type: ignore[attr-defined]
        assert kept_options.date_order is not None
        assert p.app.keep_unsaved() == 1
    async with planner(book) as p:
        await p.press("U", "t")
        dialog = p.app.screen
        assert isinstance(dialog, ImportDialog)
        assert dialog._options == kept_options
        assert "new, 0 changed" in p.text()
        await p.press("enter")
        assert kept(book.path) == []
