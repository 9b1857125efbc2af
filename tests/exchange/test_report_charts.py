"""Charts of a report: axes that hold every value, drawings that run and load nothing, workbooks without a formula."""

import io
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hostile import dangerous
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from kamtui.domain.pulse.figures import Chart, Series, Shape, Unit
from kamtui.domain.pulse.scale import lengths, scale
from kamtui.exchange.report_csv import report_csv
from kamtui.exchange.report_html import report_html
from kamtui.exchange.report_page import Block, Cell, Change, Column, Money, Page
from kamtui.exchange.report_svg import report_svg
from kamtui.exchange.report_xlsx import report_xlsx

DAY = date(2026, 12, 4)
COLUMNS = tuple(map(Column, ("account", "day", "P", "share", "money")))
ROW: tuple[Cell, ...] = ("Acme", DAY, 12, 0.123456789, Money(-123_450, "EUR"))


def chart(
    shape: Shape = Shape.COLUMNS, unit: Unit = Unit.COUNT, *, name: str = "Acme", low: float | None = None
) -> Chart:
    series = (Series(name, (1, None, 3)), Series("other", (2, 2, -1)))
    return Chart(shape, f"of {name}", "week from", "touches", unit, (name, "b", "c"), series, low, None, "nothing")


def page(name: str = "Acme") -> Page:
    block = Block(name, COLUMNS, ((name, *ROW[1:]), ROW), "nobody", name, True)
    return Page(name, (name,), (block,), DAY, tuple(chart(shape, name=name) for shape in Shape), "EUR")


values = st.none() | st.integers(-(10**12), 10**12) | st.floats(-1e6, 1e6)
charts = st.builds(
    lambda shape, unit, rows, low: Chart(
        shape,
        "t",
        "x",
        "y",
        unit,
        tuple(str(n) for n in range(len(rows))),
        (Series("a", tuple(one for one, _ in rows)), Series("b", tuple(other for _, other in rows))),
        low,
        None,
        "nothing",
    ),
    st.sampled_from(Shape),
    st.sampled_from(Unit),
    st.lists(st.tuples(values, values), max_size=8),
    st.none() | st.integers(0, 1000),
)


@given(charts)
def test_the_axis_holds_nought_and_every_value(made: Chart) -> None:
    axis = scale([*lengths(made), made.low, made.high], made.unit, 5, "EUR")
    assert axis.low <= 0 <= axis.high
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) <= 7
    assert all(one < other for one, other in pairwise(axis.ticks))
    if made.shape is not Shape.STACKED:
        for one in made.series:
            assert all(-1e-6 <= axis.at(value) <= 1 + 1e-6 for value in one.values if value is not None)


@given(charts)
def test_nothing_is_drawn_outside_the_drawing(made: Chart) -> None:
    drawn = report_svg(made, "EUR")
    wide, high = map(float, re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawn)[0])
    for x, y, w, h in re.findall(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawn):
        assert 0 <= float(x) <= float(x) + float(w) <= wide + 1
        assert 0 <= float(y) <= float(y) + float(h) <= high + 1
    for x, y in re.findall(r"([-\d.]+),([-\d.]+)(?=[ \"])", " ".join(re.findall(r'points="([^"]*"?)', drawn))):
        assert 0 <= float(x) <= wide
        assert 0 <= float(y) <= high
    assert "nan" not in drawn


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("shape", Shape)
def test_a_chart_has_a_title_axes_and_a_legend(shape: Shape, unit: Unit) -> None:
    drawn = report_svg(chart(shape, unit, low=1), "EUR")
    assert drawn.startswith('<svg viewBox="0 0 340 ')
    assert ">of Acme</text>" in drawn
    assert "touches" in drawn
    assert drawn.count("<line") >= 3
    if shape in (Shape.COLUMNS, Shape.STACKED, Shape.LINES):
        assert ">week from</text>" in drawn
        assert ">other</text>" in drawn


def test_an_empty_chart_says_why() -> None:
    made = Chart(Shape.COLUMNS, "t", "x", "y", Unit.COUNT, ("a",), (Series("a", (None,)),), empty="no calls")
    drawn = report_svg(made, "EUR")
    assert "· no calls" in drawn
    assert "<rect" not in drawn


class Seen(HTMLParser):
    """The tags and the attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def test_a_page_with_charts_loads_and_runs_nothing(hostile: str) -> None:
    plain, bad = report_html(page("x")), report_html(page(hostile))
    assert set(Seen(bad).tags) == set(Seen(plain).tags)
    assert Seen(bad).attributes == Seen(plain).attributes
    assert not any(name.startswith("on") or name in ("href", "xlink:href", "src") for name in Seen(bad).attributes)
    assert {"script", "link", "img", "iframe", "a", "use", "image", "foreignobject"}.isdisjoint(Seen(bad).tags)
    assert not re.search(r"https?:|url\(|@import", plain)
    assert dangerous(bad) == set()


def sheets(made: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_a_workbook_holds_numbers_days_and_money_as_they_are() -> None:
    found = sheets(report_xlsx(page()))
    assert list(found) == ["Report", "Acme", "Charts"]
    assert found["Acme"][0] == ["account", "day", "P", "share", "money"]
    assert found["Acme"][1] == ["Acme", DAY, 12.0, 0.123456789, -1234.5]
    assert found["Charts"][0][0] == "of Acme"
    assert found["Charts"][2][:3] == ["Acme", 1.0, 2.0]
    assert found["Charts"][3][:3] == ["b", "", 2.0]


def test_a_workbook_has_a_chart_of_its_own_for_each() -> None:
    with zipfile.ZipFile(io.BytesIO(report_xlsx(page()))) as book:
        drawn = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        assert len(drawn) == len(Shape)
        for name in drawn:
            text = book.read(name).decode()
            assert "<c:title>" in text
            assert "touches" in text  # the axis has its title


def test_hostile_text_is_only_text_in_a_workbook(hostile: str) -> None:
    made = report_xlsx(page(hostile))
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/sheet"):
                text = book.read(name).decode()
                assert "<f>" not in text
                assert "<hyperlink" not in text
            assert "vba" not in name.lower()
    for rows in sheets(made).values():
        for row in rows:
            assert all(dangerous(cell) <= {"\n"} for cell in row if isinstance(cell, str))


@given(st.text(max_size=60))
def test_any_text_makes_a_workbook_that_opens(text: str) -> None:
    found = sheets(report_xlsx(page(text)))
    assert len(found) == 3
    assert all(len(name) <= 31 for name in found)


def test_the_same_report_is_the_same_workbook() -> None:
    assert report_xlsx(page()) == report_xlsx(page())


def test_charts_are_tables_in_csv_and_money_is_a_number() -> None:
    text = report_csv(page())
    assert "Acme,2026-12-04,12,0.1235,-1234.50\r\n" in text
    assert "of Acme\r\nweek from,Acme,other\r\nAcme,1,2\r\nb,,2\r\nc,3,-1\r\n" in text
    made = Chart(Shape.COLUMNS, "m", "month", "revenue", Unit.MONEY, ("a", "b"), (Series("r", (150, None)),))
    assert "a,1.50\r\nb,\r\n" in report_csv(Page("t", (), (), DAY, (made,), "EUR"))


def test_a_change_has_its_sign() -> None:
    shown = Block("b", (Column("change"), Column("share")), ((Change(0.04), 0.04),))
    assert "<td class=n>+4%</td><td class=n>4.0%</td>" in report_html(Page("t", (), (shown,), DAY))
