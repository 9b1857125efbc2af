"""The tables, the migrations and the reads door agree; a wrong file is refused untouched."""

import hashlib
import re
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

import kamtui.store.tables  # noqa: F401
from kamtui.domain.filters import read_filter
from kamtui.domain.overdue import Section
from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.store.header import APPLICATION_ID, SCHEMA, BookState, look
from kamtui.store.reading import blank, reading
from kamtui.store.reads import accounts, belongings, followup, history, journal, standings, tasks, today
from kamtui.store.reads import book as book_reads
from kamtui.store.reads import draft as draft_reads
from kamtui.store.reads import plan as plan_reads
from kamtui.store.reads.where import Where, narrowed
from kamtui.store.upgrade import ensure

DAY = date(2026, 11, 23)


def squeezed(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").strip()


def declared() -> dict[str, str]:
    """What the SQLModel tables would create, by name."""
    dialect = sqlite.dialect()
    found = {}
    for table in SQLModel.metadata.sorted_tables:
        found[table.name] = squeezed(str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            found[str(index.name)] = squeezed(str(CreateIndex(index).compile(dialect=dialect)))
    return found


def created(connection: sqlite3.Connection) -> dict[str, str]:
    """What stands in a book, by name, but for the full-text index and the migrations' own table."""
    rows = connection.execute(
        """SELECT name, sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT IN ('alembic_version', 'texts') AND name NOT GLOB 'words*'
        AND name NOT GLOB 'sqlite_*'"""
    )
    return {name: squeezed(sql) for name, sql in rows}


def test_the_migrations_make_exactly_the_tables(book: Book) -> None:
    with reading(book.path) as connection:
        assert created(connection) == declared()


def test_a_missing_book_reads_as_an_empty_one_of_the_same_schema(tmp_path: Path) -> None:
    assert created(blank()) == declared()
    missing = tmp_path / "none.db"
    with reading(str(missing)) as connection:
        assert book_reads.is_empty(connection)
    assert not missing.exists()


def test_every_table_is_strict_and_every_check_is_named() -> None:
    for name, sql in declared().items():
        if sql.startswith("CREATE TABLE"):
            assert sql.endswith("STRICT"), name
            assert sql.count("CHECK (") == len(re.findall(r"CONSTRAINT \w+ CHECK \(", sql)), name


def test_every_read_runs_against_the_schema(book: Book) -> None:
    wanted = read_filter('@acme kind:call tier:K due:week overdue "late one" x')
    ground = today.Ground((1,), (2, 3), dict.fromkeys(Section, (4,)), (5,))
    with reading(book.path) as c:
        for section in Section:
            where = narrowed(today.section_where(section, DAY, 7, ground), wanted, DAY)
            if section is not Section.SILENT:
                assert today.window(c, section, where, ground, 0, 10) == []
            assert today.count(c, where) == 0
        assert today.listed(c, wanted, DAY, 10) == ([], 0)
        assert today.listed(c, read_filter("done"), DAY, None) == ([], 0)
        assert today.load(c, DAY, DAY) == today.load_without(c, DAY, DAY, [1]) == {}
        assert tasks.task(c, 1) is None
        assert history.events(c, 1) == []
        assert accounts.accounts(c) == standings.standings(c, DAY) == accounts.contacts(c, 1) == []
        assert accounts.account(c, 1) is None
        assert accounts.contact(c, 1) is None
        assert accounts.named(c, "acme") == []
        assert journal.touches(c) == journal.touches(c, account_id=1) == journal.touches(c, contact_id=1) == []
        assert journal.touch(c, 1) is journal.last_touch_of(c, 1) is None
        assert journal.promises(c, 1) == journal.promises_of_task(c, 1) == []
        assert book_reads.days_off(c, "GB", DAY, DAY) == {}
        assert book_reads.holiday_years(c, "GB") == set()
        assert history.steps(c, 5) == []
        assert followup.chases(c, 1) == 0
        assert followup.repeat_anchor(c, 1) is None


def test_every_read_of_the_plan_runs_against_the_schema(book: Book) -> None:
    empty: dict[str, Callable[[sqlite3.Connection], object]] = {
        "plan": lambda c: plan_reads.plan(c, DAY),
        "lines": lambda c: plan_reads.lines(c, 1),
        "plan_tasks": lambda c: plan_reads.plan_tasks(c, DAY, DAY, DAY),
        "repeating": lambda c: draft_reads.repeating(c, DAY),
        "reasons": lambda c: plan_reads.reasons(c, [1, 2], 0),
        "touches": lambda c: plan_reads.touches(c, DAY, DAY),
        "intensities": plan_reads.intensities,
        "intensity": lambda c: plan_reads.intensity(c, 1),
        "pin": lambda c: plan_reads.pin(c, 1),
        "pins": plan_reads.pins,
        "planned_days": lambda c: draft_reads.planned_days(c, DAY),
        "client_days": lambda c: draft_reads.client_days(c, DAY, DAY),
        "people": draft_reads.people,
        "nameless_touches": lambda c: draft_reads.nameless_touches(c, DAY),
        "unspoken_departments": draft_reads.unspoken_departments,
        "idea_days": draft_reads.idea_days,
        "own_days": lambda c: plan_reads.own_days(c, DAY, DAY),
        "names": plan_reads.names,
    }
    there = {
        name: read
        for module in (plan_reads, draft_reads)
        for name, read in vars(module).items()
        if getattr(read, "__module__", "") == module.__name__
    }
    assert empty.keys() == {name for name, read in there.items() if not isinstance(read, type)}
    with reading(book.path) as c:
        assert [name for name, read in empty.items() if read(c)] == []
        assert plan_reads.plan_tasks(c, DAY, DAY, DAY, open_only=True) == belongings.baseline_of(c, 1) == []


def test_a_reader_cannot_write(book: Book) -> None:
    with reading(book.path) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO segments (name) VALUES ('x')")


def test_a_condition_without_parts_holds_for_everything() -> None:
    assert Where().sql == "1 = 1"


def test_a_new_book_is_private_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "book.db"
    assert look(str(path)) is BookState.MISSING
    ensure(str(path))
    assert look(str(path)) is BookState.READY
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    head = path.read_bytes()[:100]
    assert int.from_bytes(head[68:72]) == APPLICATION_ID
    assert int.from_bytes(head[60:64]) == SCHEMA
    before = path.read_bytes()
    ensure(str(path))
    assert path.read_bytes() == before


def foreign(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.execute("CREATE TABLE t (x)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("just a note, long enough to be no header at all " * 4), "is not a kamtui book"),
        (lambda path: path.write_bytes(b"short"), "is not a kamtui book"),
        (foreign, "belongs to another program"),
        (newer, "was written by a newer kamtui"),
    ],
)
def test_another_file_is_refused_and_left_as_it_is(tmp_path: Path, make, said: str) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    for open_it in (lambda: ensure(str(path)), lambda: reading(str(path)).__enter__()):
        with pytest.raises(BookError, match=said) as error:
            open_it()
        assert str(path) in error.value.sentence
        assert error.value.exit_code == 6
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="is a folder"):
        look(str(tmp_path))


def test_a_damaged_book_is_one_sentence(book: Book) -> None:
    data = bytearray(Path(book.path).read_bytes())
    data[4096:8192] = b"\xff" * 4096
    Path(book.path).write_bytes(data)
    with pytest.raises(BookError, match="is damaged"), reading(book.path) as connection:
        connection.execute("PRAGMA integrity_check").fetchall()
        today.listed(connection, read_filter(""), DAY, 10)
