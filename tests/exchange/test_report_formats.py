"""A report in each format: it fits, it is escaped, and it says the same."""

import csv
import io
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hostile import dangerous
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.cells import cells
from kamtui.exchange.report_csv import report_csv, safe
from kamtui.exchange.report_html import report_html
from kamtui.exchange.report_markdown import report_markdown
from kamtui.exchange.report_page import MOST_ROWS, Block, Cell, Column, Page
from kamtui.exchange.report_text import WIDTH, report_text

DAY = date(2026, 12, 4)
COLUMNS = (Column("account", wide=True), Column("day"), Column("P"), Column("share"), Column("title", wide=True))


def page(*rows: tuple[Cell, ...], whole: bool = False) -> Page:
    block = Block("By account", COLUMNS, rows, "nobody", "P is planned", whole)
    return Page("December 2026", ("1 to 31 Dec 2026; closed",), (block,), date(2026, 11, 23))


def one(name: str = "Acme") -> Page:
    return page((name, DAY, 12, 0.5, name), ("Delta", None, 3, 0.05, "x"))


def test_the_text() -> None:
    assert report_text(one()) == (
        "December 2026\n"
        "  1 to 31 Dec 2026; closed\n"
        "\n"
        "BY ACCOUNT\n"
        "  account  day         P  share  title\n"
        "  Acme     Fri 4 Dec  12    50%  Acme\n"
        "  Delta    ·           3   5.0%  x\n"
        "  P is planned\n"
    )


def test_the_markdown() -> None:
    assert report_markdown(one()) == (
        "# December 2026\n\n- 1 to 31 Dec 2026; closed\n\n## By account\n\n"
        "| account | day | P | share | title |\n| --- | --- | --: | --: | --- |\n"
        "| Acme | Fri 4 Dec | 12 | 50% | Acme |\n| Delta | · | 3 | 5.0% | x |\n\nP is planned\n"
    )


def test_the_csv() -> None:
    assert report_csv(one()) == (
        "December 2026\r\n1 to 31 Dec 2026; closed\r\n\r\nBy account\r\naccount,day,P,share,title\r\n"
        "Acme,2026-12-04,12,0.5000,Acme\r\nDelta,,3,0.0500,x\r\n"
    )


def test_an_empty_table_is_a_sentence() -> None:
    assert "  nobody\n" in report_text(page())
    assert "\nnobody\n" in report_markdown(page())
    assert "<p>nobody</p>" in report_html(page())
    assert "<table>" not in report_html(page())


@pytest.mark.parametrize("count", [MOST_ROWS, MOST_ROWS + 1, MOST_ROWS + 2, 400])
def test_a_reader_is_shown_the_first_rows_and_a_spreadsheet_all(count: int) -> None:
    long = page(*((f"Acme{n}", DAY, n, 0.1, "x") for n in range(count)))
    left = 0 if count <= MOST_ROWS + 1 else count - MOST_ROWS
    for text in (report_text(long), report_markdown(long), report_html(long)):
        assert (f"and {left} more" in text) == (left > 0)
        assert len(re.findall(r"\bAcme\d+\b", text)) == count - left
    assert report_csv(long).count("2026-12-04") == count
    assert "more" not in report_text(page(*((f"Acme{n}", DAY, n, 0.1, "x") for n in range(count)), whole=True))


class Seen(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_loads_and_runs_nothing() -> None:
    seen = Seen(report_html(one()))
    assert {"script", "link", "img", "iframe", "a"}.isdisjoint(seen.tags)
    assert seen.attributes == {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert "default-src 'none'" in report_html(one())
    assert not re.search(r"https?:|url\(|@import", report_html(one()))


def test_hostile_text_changes_no_format(hostile: str) -> None:
    plain, bad = one("x"), one(hostile)
    for show in (report_text, report_markdown, report_html, report_csv):
        assert dangerous(show(bad)) <= {"\r"}
    assert all(cells(line) <= WIDTH for line in report_text(bad).splitlines())
    assert len(report_text(bad).splitlines()) == len(report_text(plain).splitlines())
    assert len(report_markdown(bad).splitlines()) == len(report_markdown(plain).splitlines())
    assert Seen(report_html(bad)).tags == Seen(report_html(plain)).tags
    assert Seen(report_html(bad)).attributes == Seen(report_html(plain)).attributes


_TEXTS = st.text(max_size=40) | st.sampled_from(
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "<b>", "|x|", "[a](b)"]
)


@given(st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=4))
def test_no_text_becomes_a_formula_a_tag_or_a_column(texts: list[tuple[str, str]]) -> None:
    made = page(*((first, DAY, 1, 0.5, second) for first, second in texts))
    rows = list(csv.reader(io.StringIO(report_csv(made))))[5:]
    assert len(rows) == len(texts)
    for row in rows:
        assert len(row) == len(COLUMNS)
        assert not row[0].lstrip().startswith(("=", "+", "-", "@"))
        assert not row[4].lstrip().startswith(("=", "+", "-", "@"))
    assert Seen(report_html(made)).tags == Seen(report_html(page(*[("x", DAY, 1, 0.5, "x")] * len(texts)))).tags
    for line in report_markdown(made).splitlines():
        if line.startswith("| ") and "Fri 4 Dec" in line:
            assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == len(COLUMNS) + 1
    assert all(cells(line) <= WIDTH for line in report_text(made).splitlines())


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "  =1"])
def test_a_formula_is_taken_for_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Acme", "a=1", "1-2", "−19 %"])
def test_other_text_stays(text: str) -> None:
    assert safe(text) == text
