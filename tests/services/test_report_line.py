"""A report in one line: which days, which format, where to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.production import Span
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.report_line import ReportLine, is_path, offered, read_line
from kamtui.services.reports import Form
from kamtui.services.stretches import Stretch


@pytest.mark.parametrize(
    ("text", "stretch", "period", "form", "path"),
    [
        ("", "week", "", "html", ""),
        ("week html ", "week", "", "html", ""),
        ("day", "day", "", "html", ""),
        ("yesterday csv", "day", "yesterday", "csv", ""),
        ("last month xlsx ~/x/", "month", "last month", "xlsx", "~/x/"),
        ("month november report.md", "month", "november", "md", "report.md"),
        ("MONTH TXT", "month", "", "text", ""),
        ("w47 /tmp/a.htm", "week", "w47", "html", "/tmp/a.htm"),
        ("week html ~/a.xlsx", "week", "", "xlsx", "~/a.xlsx"),
        ("week csv ~/a.out", "week", "", "csv", "~/a.out"),
        ('week md "~/for the boss"', "week", "", "md", "~/for the boss"),
        ("day 16 nov text", "day", "16 nov", "text", ""),
        ("last week", "week", "last week", "html", ""),
    ],
)
def test_a_line(text: str, stretch: str, period: str, form: str, path: str) -> None:
    assert read_line(text) == ReportLine(Stretch(stretch), period, Form(form), path)


@given(st.text(max_size=60))
def test_any_text_is_a_line(text: str) -> None:
    found = read_line(text)
    assert found.period == " ".join(found.period.split(" "))
    assert not found.path or is_path(found.path)


def test_where_it_goes(book: Book, home: Path) -> None:
    span = read_line("week w48").span(book)
    assert [day.isoformat() for day in span] == ["2026-11-23", "2026-11-29"]
    assert read_line("week md").target(span) == str(home / "report-2026-W48.md")
    assert read_line("week md ~/new/").target(span) == str(home / "new" / "report-2026-W48.md")
    (home / "there").mkdir()
    assert read_line("week md ~/there").target(span) == str(home / "there" / "report-2026-W48.md")
    assert read_line("week md ~/plain.md").target(span) == str(home / "plain.md")


def test_words_that_are_no_days(book: Book) -> None:
    with pytest.raises(RejectedError):
        read_line("month 99").span(book)
    found = read_line("day").span(book)
    assert isinstance(found, Span)
    assert found.first == found.last == book.today


def test_what_is_offered(home: Path) -> None:
    assert [one.name for one in offered("")[1]] == [*Stretch, *Form, "~/"]
    assert [one.name for one in offered("month ")[1]] == [*Form, "~/"]
    assert [one.name for one in offered("month x")[1]] == ["xlsx"]
    assert [one.typed for one in offered("week html ")[1]] == ["~/"]
    (home / "Reports").mkdir()
    typed, found = offered("week html ~/re")
    assert (typed.start, [one.typed for one in found]) == (10, ["~/Reports/"])
