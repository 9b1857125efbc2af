"""Sheets for paper: what is planned, whom to call, what is left over; and one page, however much it is."""

import re
from datetime import date, timedelta

import pytest
from hostile import HOSTILE

from kamtui.domain.text import folded_name
from kamtui.errors import RejectedError
from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sheet_page import MOST_LINES, Line, Part, SheetPage, sheet_html, sheet_md
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.store.tables.accounts import Account, Contact
from kamtui.store.tables.tasks import Task


def sheet(book: Book, kind: str, form: str = "md", words: str = "") -> str:
    return export(book, Asked(kind, form, words)).data.decode()


def test_a_day_has_a_box_time_whom_and_number(small: Book) -> None:
    with small.work("edit") as (work, _):
        work.change(Contact, 4, phone="+44 113 496")
    text = sheet(small, "day")
    assert text.startswith("# Monday 23 Nov 2026\n")
    assert "| ☐ | 10:00 | visit | Ember | Jo Lind | \\+44 113 496 | line review |" in text


def test_the_account_is_called_where_the_contact_has_no_number(small: Book) -> None:
    with small.work("edit") as (work, _):
        work.change(Account, 5, phone="0113 1")
    assert "| Jo Lind | 0113 1 |" in sheet(small, "day")


def test_what_is_left_over_is_on_the_sheet_of_today_only(small: Book) -> None:
    assert "## Left over" in sheet(small, "day")
    assert "Q1 forecast" in sheet(small, "day")
    assert "Q1 forecast" not in sheet(small, "day", words="tomorrow")
    assert "say goodbye" not in sheet(small, "day"), "the account is lost"


def test_a_week_and_a_month_go_day_by_day(small: Book) -> None:
    week = re.findall("^## (.*)$", sheet(small, "week"), re.MULTILINE)
    assert week == ["Left over", "Monday 23 Nov", "Tuesday 24 Nov", "Wednesday 25 Nov", "Thursday 26 Nov"]
    assert "stores team" in sheet(small, "month", words="dec")
    assert sheet(small, "week", words="next week").startswith("# Week from Monday 30 Nov 2026")


def test_what_is_no_day_is_refused(small: Book) -> None:
    with pytest.raises(RejectedError, match="is not a month"):
        sheet(small, "month", words="smarch")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_text_is_markup(text: str) -> None:
    page = SheetPage(text, text, (Part(text, (Line(*(text,) * 6),)),))
    bare = re.sub(r"</?[a-z0-9]+(?: [a-z-]+=\"[^\"<>]*\")*>|<!doctype html>", "", sheet_html(page))
    assert "<" not in bare
    assert "\x1b" not in sheet_md(page) + bare


@pytest.mark.parametrize("count", [0, 1, 40, MOST_LINES, 3 * MOST_LINES])
def test_letters_shrink_and_what_has_no_room_is_counted(count: int) -> None:
    lines = tuple(Line("", "call", f"Account {number}", "", "", "x") for number in range(count))
    text = sheet_html(SheetPage("Day", "said", (Part("Planned", lines),)))
    shown = text.count("<td>☐")
    left = re.search(r"and (\d+) more", text)
    assert shown + (int(left[1]) if left else 0) == count
    assert 1.9 <= float(re.findall(r"font: ([\d.]+)mm", text)[0]) <= 3.4
    assert sheet_md(SheetPage("Day", "said", (Part("Planned", lines),))).count("☐") == count


def test_a_busy_month_is_read_in_one_go(small: Book) -> None:
    with small.work("add") as (work, _):
        account = work.add(Account, name="Wide", folded=folded_name("Wide"))
        for number in range(150):
            work.add(Task, title="x" * 200, account_id=account, planned_on=date(2026, 12, 1) + timedelta(number % 28))
    assert "more, which have no room" in sheet(small, "month", "html", "dec")
