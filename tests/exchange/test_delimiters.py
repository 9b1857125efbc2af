"""The sign between the cells."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.errors import UsageError
from kamtui.exchange.delimiters import CANDIDATES, find_delimiter


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Name,City\nAcme,Leeds\n", ","),
        ("Name;City;Note\nAcme;Leeds;a, b, c, d\nBora;York;e, f\n", ";"),
        ("Name\tCity\nA, B; C\tLeeds\n", "\t"),
        ("Name|City\nAcme|Leeds, North; East\n", "|"),
        ('"Name; first","City"\n"a;b","c;d"\n', ","),
        ("Name;Amount\nAcme;1,50\nBora;2,75\n", ";"),
        ("Name\nAcme\nBora\n", ","),
        ("", ","),
        ("a,b;c,d\n1,2\n3,4\n", ","),
        ('Name;Note\nAcme;"two\nlines, and; signs"\n', ";"),
        ("Name, City, Phone\nAcme, Leeds, 1\n", ","),
    ],
)
def test_found_by_the_rows(text: str, sign: str) -> None:
    assert find_delimiter(text).sign == sign


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_excel_line(first: str, end: str) -> None:
    found = find_delimiter(f"{first}{end}a,b;c{end}")
    assert (found.sign, found.skip) == (";", len(first + end))


def test_asked_for_beats_excel_line_which_is_still_skipped() -> None:
    found = find_delimiter("sep=;\na|b\n", "pipe")
    assert (found.sign, found.skip, found.why) == ("|", 6, "as asked")


@pytest.mark.parametrize(
    ("asked", "sign"),
    [("comma", ","), ("Semicolon", ";"), ("tab", "\t"), ("\\t", "\t"), ("\t", "\t"), ("^", "^"), ("pipe", "|")],
)
def test_asked_for(asked: str, sign: str) -> None:
    assert find_delimiter("a,b\n", asked).sign == sign


@pytest.mark.parametrize("asked", ["", "ab", "x", "1", " ", '"', "\n", "\x00", "\udce9"])
def test_impossible_delimiter(asked: str) -> None:
    with pytest.raises(UsageError):
        find_delimiter("a,b\n", asked)


CELL = st.text(alphabet="ab ,;|\t\"\n'é1", max_size=8)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8), st.sampled_from(CANDIDATES))
def test_quoted_cells_never_hide_the_delimiter(rows: list[tuple[str, str, str]], sign: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL)
    writer.writerows([("Name", "City", "Phone"), *rows])
    assert find_delimiter(stream.getvalue()).sign == sign
