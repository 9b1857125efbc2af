"""No text of the book becomes a record, a property, a column or a tag of a file it is exported to.

The texts are written behind kamtui's back, as no inlet would let them in: what leaves is not trusted to have come in.
"""

import csv
import io
import json
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from altered import alter_all, text_columns
from kit import TODAY

from kamtui.clock import Clock
from kamtui.exchange.export_kinds import KINDS, Asked
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.reports import Form, read_report, report_text
from kamtui.services.stretches import Stretch, asked_span
from kamtui.store.tables.accounts import Account, Contact
from kamtui.store.tables.journal import Touch
from kamtui.store.tables.tasks import Task

RECORDS: tuple[str, ...] = (
    "x\r\nEND:VTODO\r\nBEGIN:VEVENT\r\nATTACH:file:///etc/passwd",
    "x\nEND:VCARD\nBEGIN:VCARD\nFN:Evil",
    "x\rATTENDEE:mailto:a@b.example",
    "x\u2028URL:http://a.example\u2029BEGIN:VALARM\x85TRIGGER:PT0S\x0bACTION:AUDIO\x0cEND:VALARM\x1cX:1",
    'x";ALTREP="http://a.example":y;X=1:z',
    "a,b;c\\;d\\,e\\nf\\",
    "x 2026-01-01 done",
    "(A) 2026-01-01 due:2026-01-02 rec:1d +evil @evil pri:A p:1",
    "x\nx 2026-01-01 a second line +evil",
    '"},{"uuid":"00000000-0000-0000-0000-000000000001","description":"evil',
    'a","b\n"=1+1","c',
    "a | b | c\n| --- | --- |\n| 1 | 2 |",
    "\\| a \\\\| b",
    "<script>alert(1)</script></td></tr><img src=x onerror=alert(1)>",
    "&lt;b&gt; &#60;i&#62; </title></style><!-- ",
    '" onmouseover="alert(1)" x="',
    "`x` [a](javascript:alert(1)) ![i](http://a.example) <http://a.example>",
    "# Heading\n\n- [x] item\n***",
    "=cmd|' /C calc'!A0",
)
"""Texts that are records, properties, columns or tags somewhere."""

PROPERTIES = {
    "ics": r"BEGIN|END|VERSION|PRODID|X-WR-CALNAME|UID|DTSTAMP|SEQUENCE|CREATED|LAST-MODIFIED|SUMMARY|STATUS|"
    r"X-KAMTUI-\w+|PRIORITY|CATEGORIES|CONTACT|DESCRIPTION|DTSTART|DTEND|DUE|TRANSP|COMPLETED|PERCENT-COMPLETE|RRULE",
    "vcf": "BEGIN|END|VERSION|PRODID|UID|FN|N|ORG|TITLE|ROLE|EMAIL|TEL|REV",
}
"""What kamtui writes into calendars without alarms, and into cards."""


@pytest.fixture(scope="module")
def injected(small_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The small book with such texts wherever it has any."""
    path = tmp_path_factory.mktemp("injected") / "book.db"
    shutil.copy(small_template, path)
    book = Book(str(path), Clock(TODAY))
    with book.work("add") as (work, _):
        for number in range(len(RECORDS)):
            account = work.add(Account, name=f"A {number}", folded=f"a {number}")
            contact = work.add(Contact, account_id=account, name=f"C {number}", folded=f"c {number}")
            work.add(Task, account_id=account, contact_id=contact, title="x", planned_on=TODAY, minutes=15)
            work.add(Touch, account_id=account, contact_id=contact, day=TODAY, at=0, kind="call", note="x")
    columns = [
        one for one in text_columns() if one.table in ("accounts", "contacts", "tasks", "touches", "departments")
    ]
    alter_all(path, {one: RECORDS[n:] + RECORDS[:n] for n, one in enumerate(columns)})
    return book


def exported(book: Book, kind: str, form: str, **options: str) -> str:
    return export(book, Asked(kind, form, "", options)).data.decode()


def count(book: Book, sql: str) -> int:
    with book.reading() as connection:
        return int(connection.execute(sql).fetchone()[0])


@pytest.mark.parametrize(
    ("kind", "form", "begins", "options"),
    [
        ("ics", "ics", "BEGIN:VTODO", {}),
        ("ics", "ics", "BEGIN:VEVENT", {"as": "events"}),
        ("vcf", "3.0", "BEGIN:VCARD", {}),
        ("vcf", "4.0", "BEGIN:VCARD", {}),
    ],
)
def test_a_line_is_a_property_of_ours(
    injected: Book, kind: str, form: str, begins: str, options: dict[str, str]
) -> None:
    text = exported(injected, kind, form, **options)
    assert not re.search(r"\r(?!\n)|(?<!\r)\n", text)
    lines = re.sub(r"\r\n[ \t]", "", text).splitlines()  # every end of a line that some program knows
    strange = [line for line in lines if not re.match(rf"(?:{PROPERTIES[kind]})[;:]", line)]
    assert strange == []
    kinds = Counter(line for line in lines if line.startswith("BEGIN:"))
    wanted = count(injected, "SELECT count(*) FROM contacts" if kind == "vcf" else "SELECT count(*) FROM tasks")
    assert kinds == Counter({begins: wanted} | ({} if kind == "vcf" else {"BEGIN:VCALENDAR": 1}))
    parameters = {
        line.partition(":")[0].partition(";")[2].partition("=")[0] for line in lines if ";" in line.partition(":")[0]
    }
    assert parameters <= {"TYPE", "VALUE", "TZID"}


def test_a_task_is_one_line(injected: Book) -> None:
    lines = exported(injected, "tasks", "todotxt").splitlines()
    assert len(lines) == count(injected, "SELECT count(*) FROM tasks")
    (sheet,) = read([Source("todo.txt", "\n".join(lines).encode())], Options()).sheets
    assert not sheet.rejected
    assert sheet.notes == ()  # a `rec:`, `p:` or low priority would be told
    assert not [line for line in lines if re.search(r"\s(?:\+evil|@evil|due:2026-01-02|rec:\S)", line)]
    made = json.loads(exported(injected, "tasks", "taskwarrior"))
    assert len(made) == len(lines)
    assert len({one["uuid"] for one in made}) == len(lines)


@pytest.mark.parametrize("kind", [kind for kind, found in KINDS.items() if "csv" in found.formats])
def test_a_row_of_a_table_has_its_columns(injected: Book, kind: str) -> None:
    rows = list(csv.reader(io.StringIO(exported(injected, kind, "csv"))))
    assert len(rows) == 1 + count(injected, f"SELECT count(*) FROM {'touches' if kind == 'journal' else kind}")
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if re.match(r"[=@\t\r]|[-+](?![\d ()/.]*$)", cell)]


def _pages(book: Book, markdown: bool) -> list[str]:
    form = Form.MARKDOWN if markdown else Form.HTML
    sheets = [exported(book, kind, "md" if markdown else "html") for kind in ("day", "week", "month")]
    spans = {stretch: asked_span(book, stretch, "") for stretch in (Stretch.DAY, Stretch.WEEK, Stretch.MONTH)}
    return [*sheets, *(report_text(read_report(book, one, span, form), form) for one, span in spans.items())]


def test_a_text_is_no_column_heading_or_link_of_markdown(injected: Book) -> None:
    for page in _pages(injected, True):
        width = 0
        for line in page.splitlines():
            cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
            width = width or cells
            assert not cells or cells == width, line
            width = width if cells else 0
            assert not re.search(r"(?<!\\)(?:\\\\)*(?:[<`]|\]\()", line), line
            assert not line.startswith(("***", "- [", "# Heading"))


class _Tags(HTMLParser):
    """Collects the names of elements, attributes and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}

    def handle_comment(self, data: str) -> None:
        self.seen.add("a comment")


def test_a_text_is_no_tag_of_a_page(injected: Book) -> None:
    pages = _pages(injected, False)
    assert all("alert(1)" in page for page in pages[:3])  # it is there, as text
    for page in pages:
        found = _Tags()
        found.feed(page)
        found.close()
        forbidden = {"script", "img", "a", "href", "src", "iframe", "link", "i", "a comment"}
        assert not found.seen & forbidden
        assert not [name for name in found.seen if name.startswith("on")]
