"""Calendars and cards into the book and out of it: whom a task is about, what repeats, what comes back."""

import pytest
from bringing import counts, rows
from hostile import HOSTILE

from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.imports.plan import FileResult, plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.verbs import undo

CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:p1\r\nFN:Rina Shah\r\nORG:Acme Industrial;Buying\r\n"
    "EMAIL:r@acme.example\r\nTEL;TYPE=CELL:+44 1\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Bora Ltd\r\nORG:Bora Ltd\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:1\r\nEND:VCARD\r\n"
)


def bring(book: Book, text: str | bytes, name: str = "a.ics") -> FileResult:
    data = text if isinstance(text, bytes) else text.encode()
    return run_import(book, plan_import(book, [Source(name, data)], Options()))[-1]


def event(lines: str, kind: str = "VEVENT") -> str:
    return f"BEGIN:{kind}\nUID:u1\nSUMMARY:Line review\n{lines}\nEND:{kind}\n"


@pytest.fixture
def known(book: Book) -> Book:
    """A book with two accounts and a contact, out of cards."""
    bring(book, CARDS, "a.vcf")
    return book


def test_cards_bring_their_accounts(book: Book) -> None:
    plan = plan_import(book, [Source("a.vcf", CARDS.encode())], Options())
    assert counts(run_import(book, plan)) == [(2, 0, 0, 0), (1, 0, 0, 1)]
    assert rows(book, "SELECT name FROM accounts ORDER BY id") == [("Acme Industrial",), ("Bora Ltd",)]
    assert rows(
        book,
        "SELECT c.code, c.name, c.email, c.mobile, a.name, d.name FROM contacts c "
        "JOIN accounts a ON a.id = c.account_id JOIN departments d ON d.id = c.department_id",
    ) == [("p1", "Rina Shah", "r@acme.example", "+44 1", "Acme Industrial", "Buying")]
    assert counts(run_import(book, plan_import(book, [Source("a.vcf", CARDS.encode())], Options()))) == [
        (0, 0, 2, 0),
        (0, 0, 1, 1),
    ]


@pytest.mark.parametrize(
    ("lines", "account", "contact"),
    [
        ("ATTENDEE;CN=R:mailto:R@acme.example", "Acme Industrial", "Rina Shah"),
        ("ORGANIZER;CN=Rina Shah:mailto:other@x.example", "Acme Industrial", "Rina Shah"),
        ("CATEGORIES:work,bora ltd", "Bora Ltd", None),
        ("SUMMARY:Visit ACME industrial: prices", "Acme Industrial", None),
        ("SUMMARY:Acme Industrial meets Bora Ltd", None, None),
        ("CATEGORIES:work\nATTENDEE:mailto:nobody@x.example", None, None),
    ],
)
def test_whom_an_appointment_is_about(known: Book, lines: str, account: str | None, contact: str | None) -> None:
    text = f"BEGIN:VEVENT\nUID:u1\nDTSTART;VALUE=DATE:20261201\n{lines}\nEND:VEVENT\n"
    if "SUMMARY" not in lines:
        text = text.replace("UID:u1", "UID:u1\nSUMMARY:Line review")
    bring(known, text)
    found = "SELECT a.name, c.name FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN contacts c"
    assert rows(known, f"{found} ON c.id = t.contact_id") == [(account, contact)]


@pytest.mark.parametrize(
    ("kind", "lines", "planned", "at", "status"),
    [
        ("VEVENT", "DTSTART:20261201T093000", "2026-12-01", "09:30", "open"),
        ("VEVENT", "DTSTART;TZID=Romance Standard Time:20261201T093000", "2026-12-01", "08:30", "open"),
        ("VEVENT", "DTSTART:20261120T093000", "2026-11-20", "09:30", "done"),  # it took place
        ("VEVENT", "DTSTART:20261201T093000\nSTATUS:CANCELLED", "2026-12-01", "09:30", "cut"),
        ("VTODO", "DTSTART;VALUE=DATE:20261120", "2026-11-20", None, "open"),  # it slipped
        ("VTODO", "DUE;VALUE=DATE:20261220", "2026-12-20", None, "open"),
        ("VTODO", "STATUS:COMPLETED\nDUE;VALUE=DATE:20261120", "2026-11-20", None, "done"),
        ("VTODO", "PRIORITY:1", "2026-11-23", None, "open"),
    ],
)
def test_when(known: Book, kind: str, lines: str, planned: str, at: str | None, status: str) -> None:
    bring(known, event(lines, kind))
    assert rows(known, "SELECT planned_on, at, status FROM tasks") == [(planned, at, status)]


def test_a_repeat_is_planned_on_its_next_day(known: Book) -> None:
    weekly = "DTSTART:20260105T090000\nRRULE:FREQ=WEEKLY\nEXDATE:20261123T090000"
    bring(known, event(weekly))
    stored = "SELECT planned_on, at, repeat, repeat_from, status FROM tasks"
    assert rows(known, stored) == [("2026-11-30", "09:00", "FREQ=WEEKLY", "2026-01-05", "open")]
    assert bring(known, event(weekly)).outcome.unchanged == 1
    bring(known, event(weekly.replace("T090000", "T100000")))
    assert rows(known, stored) == [("2026-11-30", "10:00", "FREQ=WEEKLY", "2026-01-05", "open")]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYHOUR=1,2", "FREQ=YEARLY;COUNT=-1", "X", ""]
)
def test_no_rule_is_followed_that_is_not_bounded(known: Book, rule: str) -> None:
    found = bring(known, event(f"DTSTART;VALUE=DATE:20261201\nRRULE:{rule}"))
    assert (found.outcome.new, rows(known, "SELECT repeat FROM tasks")) == (1, [(None,)])
    assert any("comes in once" in note or "broken RRULE" in note for note in found.outcome.notes)


def test_a_zone_with_a_rule_by_the_second_is_not_followed(known: Book) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
        "RRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    found = bring(known, zone + event("DTSTART;TZID=Mine:20261201T090000"))
    assert rows(known, "SELECT at FROM tasks") == [("09:00",)]
    assert any("zone nobody knows" in note for note in found.outcome.notes)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_cleaned(known: Book, text: str) -> None:
    line = text.replace("\r", " ").replace("\n", "\\n")
    bring(known, event(f"DTSTART;VALUE=DATE:20261201\nDESCRIPTION:{line}\nCATEGORIES:{line}").encode("utf-8", "ignore"))
    (found,) = rows(known, "SELECT count(*) FROM tasks")
    assert found == (1,)
    for form, options in (("ics", {"as": "events", "alarm": "15m"}), ("ics", {})):
        made = export(known, Asked("ics", form, options=options)).data
        assert plan_import(known, [Source("b.ics", made)], Options()).writes is False


def fill(book: Book) -> None:
    """Tasks of every shape."""
    bring(
        book, event("DTSTART:20261201T093000\nDURATION:PT45M\nATTENDEE:mailto:r@acme.example\nDESCRIPTION:a\\, b;\\nc")
    )
    bring(book, event("DTSTART;VALUE=DATE:20260131\nRRULE:FREQ=MONTHLY;COUNT=20").replace("u1", "u2"))
    bring(book, event("DTSTART;VALUE=DATE:20261210\nDUE;VALUE=DATE:20261201\nPRIORITY:2", "VTODO").replace("u1", "u3"))
    bring(book, event("DUE;VALUE=DATE:20261205", "VTODO").replace("u1", "u4"))
    bring(book, event("STATUS:COMPLETED\nCOMPLETED:20261120T100000Z", "VTODO").replace("u1", "u5"))


@pytest.mark.parametrize("options", [{}, {"as": "events", "alarm": "1h30"}])
def test_what_went_out_is_known_when_it_comes_back(known: Book, options: dict[str, str]) -> None:
    fill(known)
    made = export(known, Asked("ics", "ics", options=options)).data
    assert export(known, Asked("ics", "ics", options=options)).data == made  # the same UIDs at every export
    (result,) = plan_import(known, [Source("b.ics", made)], Options()).results
    assert (result.outcome.new, result.outcome.changed, result.rejected) == (0, 0, ())
    assert rows(known, "SELECT count(*) FROM book_settings WHERE key = 'book:id'") == [(1,)]


def test_another_book_has_the_same_tasks_then(known: Book, tmp_path_factory: pytest.TempPathFactory) -> None:
    fill(known)
    other = Book(str(tmp_path_factory.mktemp("other") / "book.db"), known.clock, known.settings)
    bring(other, export(known, Asked("vcf", "4.0")).data, "c.vcf")
    bring(other, export(known, Asked("ics", "ics")).data)
    columns = "t.title, t.kind, t.status, t.planned_on, t.at, t.due_on, t.important, t.note, a.name, c.name"
    sql = f"""SELECT {columns} FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id
        LEFT JOIN contacts c ON c.id = t.contact_id WHERE t.planned_on <= coalesce(t.due_on, '9') ORDER BY t.id"""
    assert sorted(map(str, rows(other, sql))) == sorted(map(str, rows(known, sql)))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_contacts_there_and_back(known: Book, tmp_path_factory: pytest.TempPathFactory, version: str) -> None:
    sql = """SELECT c.name, c.title, c.role, c.email, c.phone, c.mobile, a.name, d.name FROM contacts c
        LEFT JOIN accounts a ON a.id = c.account_id LEFT JOIN departments d ON d.id = c.department_id ORDER BY c.name"""
    bring(known, 'Contact name,Role,Title,Phone\n"O\'Hara; Jo, Dr.",user,x:y\\,+49 30 1\n', "c.csv")
    made = export(known, Asked("vcf", version)).data
    other = Book(str(tmp_path_factory.mktemp("other") / "book.db"), known.clock, known.settings)
    bring(other, made, "c.vcf")
    assert rows(other, sql) == rows(known, sql)
    assert plan_import(known, [Source("c.vcf", made)], Options()).writes is False


def test_one_undo_takes_a_calendar_back(known: Book) -> None:
    bring(known, event("DTSTART;VALUE=DATE:20261201"))
    undo.undo(known)
    assert rows(known, "SELECT count(*) FROM tasks") == [(0,)]
