"""The panel beside a task, and the call sheet: what they show, and that it fits a screen."""

from datetime import date, timedelta

import pytest
from kit import filled_by
from territory import (
    ACME,
    ANA,
    BOREALIS,
    COBALT,
    DELTA,
    EMBER,
    FJORD,
    GLACIER,
    LETTER,
    LUNCH,
    NOBODY,
    PRICING,
    QUOTE,
    RINA,
    TODAY,
    TOM,
    fill,
)

from kamtui.domain.cells import cells
from kamtui.domain.text import clean, clean_note, name_key
from kamtui.domain.words import About, Kind, Tier
from kamtui.services.book import Book
from kamtui.services.views.panel import Panel, Sheet, account_panel, account_sheet
from kamtui.services.views.sheet import sheet_lines
from kamtui.store.tables import Account, Contact, Promise, Sale, Segment, Task, Touch


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def _panel(book: Book, account_id: int | None, contact_id: int | None = None, task_id: int | None = None) -> Panel:
    with book.reading() as connection:
        return account_panel(connection, book, account_id=account_id, contact_id=contact_id, task_id=task_id)


def _sheet(book: Book, account_id: int) -> Sheet:
    with book.reading() as connection:
        return account_sheet(connection, book, account_id)


def test_the_panel_of_an_account(filled: Book) -> None:
    panel = _panel(filled, ACME, RINA, PRICING)
    assert (panel.name, panel.tier, panel.city) == ("Acme Industrial", Tier.KEY, "Leeds")
    assert panel.silence is not None
    assert (panel.silence.words, panel.silence.level) == ("silent 11 d of 7", "red")
    assert panel.contact is not None
    assert (panel.contact.name, panel.contact.role, panel.others) == ("Rina Shah", "decision maker", 1)
    assert panel.contact.reach == "e-mail up to 5 lines, after 15:00"
    assert [(one.row.text, one.late) for one in panel.promises] == [("the new list", True), ("40 units", False)]
    assert [touch.on for touch in panel.touches] == [TODAY - timedelta(days=ago) for ago in (11, 30, 60)]
    assert panel.parked is None


def test_twelve_months_of_revenue(filled: Book) -> None:
    trend = _panel(filled, ACME).trend
    assert trend is not None
    assert (trend.currency, trend.revenue) == ("EUR", 130_000_00)
    assert trend.yoy == pytest.approx(0.3)
    # December 2025 to November 2026: the payment at the end of the year, January, June
    assert trend.months == (10_000_00, 12_000_00, 0, 0, 0, 0, 108_000_00, 0, 0, 0, 0, 0)
    assert sum(trend.months) == trend.revenue
    assert trend.span.first == date(2025, 12, 1)


def test_no_sales_are_no_trend(filled: Book, book: Book) -> None:
    assert _panel(filled, EMBER).trend is None
    delta = _panel(filled, DELTA).trend
    assert delta is not None
    assert (delta.revenue, delta.yoy) == (-500_00, None)


def test_a_contact_without_an_account(filled: Book) -> None:
    panel = _panel(filled, None, NOBODY)
    assert (panel.name, panel.account, panel.tier, panel.city) == ("Max Solo", None, None, "")
    assert (panel.silence, panel.trend, panel.promises, panel.touches, panel.no_next) == (None, None, (), (), False)


def test_a_contact_brings_the_account(filled: Book) -> None:
    panel = _panel(filled, None, TOM)
    assert (panel.name, panel.contact and panel.contact.name) == ("Borealis", "Tom Okafor")


def test_what_is_gone_is_missing(filled: Book) -> None:
    panel = _panel(filled, 99, 99, 99)
    assert (panel.name, panel.account, panel.contact, panel.next) == ("", None, None, None)


@pytest.mark.parametrize(
    ("account_id", "task_id", "next_id", "is_this", "no_next"),
    [
        (ACME, PRICING, None, True, False),
        (ACME, QUOTE, PRICING, False, False),
        (ACME, None, PRICING, False, False),
        (BOREALIS, LETTER, LUNCH, False, False),  # an internal task is no follow-up
        (COBALT, None, None, False, True),
        (DELTA, None, None, False, False),  # parked
        (FJORD, None, None, False, False),  # lost
    ],
)
def test_the_next_step(
    filled: Book, account_id: int, task_id: int | None, next_id: int | None, is_this: bool, no_next: bool
) -> None:
    panel = _panel(filled, account_id, None, task_id)
    assert (panel.next.id if panel.next else None, panel.next_is_this, panel.no_next) == (next_id, is_this, no_next)


@pytest.mark.parametrize(
    ("account_id", "words"),
    [
        (ACME, None),
        (DELTA, "parked until Mon 1 Feb: no budget"),
        (GLACIER, "parked"),
        (FJORD, "lost"),
    ],
)
def test_parked_words(filled: Book, account_id: int, words: str | None) -> None:
    assert _panel(filled, account_id).parked == words


def test_parking_ends_by_itself(filled: Book) -> None:
    from kamtui.clock import Clock

    for today, words in (
        (date(2027, 1, 31), "parked until Mon 1 Feb: no budget"),
        (date(2027, 2, 1), None),
    ):
        panel = _panel(Book(filled.path, Clock(today)), DELTA)
        assert (panel.parked, panel.no_next) == (words, words is None)


def test_whom_to_speak_to_when_nobody_is_named(filled: Book) -> None:
    named = _panel(filled, ACME).contact
    assert named is not None
    assert named.id == RINA  # touched last
    with filled.work("more") as (work, _entry):
        work.add(Touch, account_id=ACME, contact_id=ANA, day=TODAY, at=0, kind=Kind.CALL)
    named = _panel(filled, ACME).contact
    assert named is not None
    assert named.id == ANA
    with filled.work("more") as (work, _entry):
        for name, role in (("Abe", None), ("Zoe", "decision maker")):
            work.add(Contact, name=name, folded=name_key(name), account_id=COBALT, role=role)
    named = _panel(filled, COBALT).contact
    assert named is not None
    assert named.name == "Zoe"  # nobody was touched: the one who decides
    assert _panel(filled, EMBER).contact is None


# --- the sheet

ACME_SHEET = """\
Acme Industrial  key account  Leeds  Industry                   silent 11 d of 7
revenue  12 m EUR 130 k  YoY +30%   2024 90.0 k · 2025 110 k · 2026 120 k
movers   Industry            +30.0 k    +30%   130 k after 100 k a year before
next     Mon 23 Nov  10:00  call  renewal pricing  Rina Shah
CONTACTS
  Rina Shah              decision maker +44 113 496 0000   last 12 Nov
    Head of purchasing  rina@acme.example  e-mail up to 5 lines, after 15:00
  Ana Ortiz              user                              last 24 Oct
PROMISES
! price     the new list                                due Fri 20 Nov, 3 d late
  delivery  40 units                                              due Sun 20 Dec
LAST TOUCHES
  12 Nov      call        Rina Shah          agreed option B
  24 Oct      visit       Ana Ortiz          showed the line
  24 Sep      email       Rina Shah          reached
OPEN TASKS
  Mon 23 Nov 10:00   call         renewal pricing                      Rina Shah
  Fri 27 Nov         email        send the quote                   due Tue 1 Dec
"""


def test_the_sheet_as_text(filled: Book) -> None:
    assert "\n".join(sheet_lines(_sheet(filled, ACME), TODAY)) + "\n" == ACME_SHEET


def test_the_sheet_of_an_account_that_nobody_knows(filled: Book) -> None:
    lines = sheet_lines(_sheet(filled, EMBER), TODAY)
    assert lines == [
        "Ember  prospect" + " " * 56 + "never met",
        "revenue  no sales loaded",
        "next     NO NEXT STEP",
        "CONTACTS  none",
        "PROMISES  none",
        "LAST TOUCHES  none",
        "OPEN TASKS  none",
    ]


def _sold(book: Book, account_id: int, segment: str | None, then: int, now: int) -> None:
    """Sales of one segment inside the days that are compared, and one year before."""
    with book.work("sold") as (work, _entry):
        segment_id = work.add(Segment, name=segment) if segment is not None else None
        rows = [(date(2025, 5, 5), then), (date(2026, 5, 5), now)]
        work.add_many(
            Sale,
            [
                {"account_id": account_id, "segment_id": segment_id, "day": day, "minor": minor, "currency": "EUR"}
                for day, minor in rows
                if minor
            ],
        )


def test_the_three_segments_that_moved_most_up_or_down(filled: Book) -> None:
    for name, then, now in (("Pens", 1_000_00, 4_000_00), ("Ink", 90_000_00, 20_000_00), ("Pads", 5_00, 5_00)):
        _sold(filled, ACME, name, then, now)
    _sold(filled, ACME, "Returns", 0, -3_500_00)
    found = _sheet(filled, ACME).movers
    assert found is not None
    assert [(one.name, one.before, one.after, one.by) for one in found.segments] == [
        ("Ink", 90_000_00, 20_000_00, -70_000_00),
        ("Industry", 100_000_00, 130_000_00, 30_000_00),
        ("Returns", 0, -3_500_00, -3_500_00),
    ]
    assert [one.change for one in found.segments] == [pytest.approx(-7 / 9), pytest.approx(0.3), None]
    # what the sheet compares beside its YoY, no other days
    assert (found.current, found.before) == (
        (date(2025, 12, 1), date(2026, 11, 16)),
        (date(2024, 12, 1), date(2025, 11, 16)),
    )
    lines = sheet_lines(_sheet(filled, ACME), TODAY)
    assert lines[2:5] == [
        "movers   Ink                 −70.0 k    −78%   20.0 k after 90.0 k a year before",
        "         Industry            +30.0 k    +30%   130 k after 100 k a year before",
        "         Returns             −3.50 k       ·   -3.50 k after 0 a year before",
    ]


def test_what_is_sold_in_no_segment_moves_too(filled: Book) -> None:
    assert _sheet(filled, EMBER).movers is None  # it never bought
    _sold(filled, EMBER, None, 10_00, 30_00)
    found = _sheet(filled, EMBER).movers
    assert found is not None
    assert [(one.name, one.by) for one in found.segments] == [(None, 20_00)]
    assert "no segment" in sheet_lines(_sheet(filled, EMBER), TODAY)[2]


def test_without_a_year_before_nothing_moved(book: Book) -> None:
    with book.work("new") as (work, _entry):
        key = work.add(Account, name="Young", folded="young")
        work.add(Sale, account_id=key, day=date(2026, 11, 2), minor=5_00, currency="EUR")
    assert _sheet(book, key).movers is None
    assert not any(line.startswith("movers") for line in sheet_lines(_sheet(book, key), TODAY))


def test_a_parked_account_says_so_and_the_note_is_last(filled: Book) -> None:
    assert sheet_lines(_sheet(filled, DELTA), TODAY)[0].endswith("parked until Mon 1 Feb: no budget")
    assert "next     none wanted" in sheet_lines(_sheet(filled, DELTA), TODAY)
    assert sheet_lines(_sheet(filled, BOREALIS), TODAY)[-1] == "note  pays late"


def _crowd(book: Book, text: str) -> int:
    """An account with more of everything than fits, all of it named `text`."""
    name = clean(text) or "?"
    with book.work("crowd") as (work, _entry):
        key = work.add(Account, name=name, folded=name_key(name), city=name, note=clean_note(text) or None)
        for n in range(9):
            person = work.add(
                Contact, name=name, folded=name_key(name), account_id=key, title=name, reach=name, phone=name
            )
            day = TODAY - timedelta(days=n)
            work.add(
                Promise,
                account_id=key,
                contact_id=person,
                about=About.DELIVERY,
                text=name,
                made_on=day,
                due_on=TODAY + timedelta(days=n - 4),
            )
            work.add(
                Touch, account_id=key, contact_id=person, day=day, at=0, kind=Kind.CALL, note=clean_note(text) or None
            )
            work.add(Task, title=name, account_id=key, contact_id=person, planned_on=TODAY, kind=Kind.PROSPECTING)
    return key


def test_a_sheet_fits_80_by_24_whatever_stands_in_it(book: Book, hostile: str) -> None:
    lines = sheet_lines(_sheet(book, _crowd(book, hostile)), TODAY)
    assert len(lines) <= 23
    assert max(map(cells, lines)) <= 80
    assert not any(char < " " for line in lines for char in line)


def test_a_full_sheet_with_movers_still_fits(filled: Book) -> None:
    crowd = _crowd(filled, "Crowd")
    for n, name in enumerate(("Pens", "Ink", "Pads", "Glue")):
        _sold(filled, crowd, name, 1_00, (n + 2) * 1_000_000_000_00)
    with filled.work("note") as (work, _entry):
        work.change(Account, crowd, note="pays late")
    lines = sheet_lines(_sheet(filled, crowd), TODAY)
    assert len(lines) == 23
    assert max(map(cells, lines)) <= 80
    assert [line.split()[0] for line in lines[2:5]] == ["movers", "Pads", "Ink"]
    assert [line for line in lines if line[0].isupper()][1:] == [
        "CONTACTS  (and 6 more)",
        "PROMISES  (and 6 more)",
        "LAST TOUCHES",
        "OPEN TASKS  (and 7 more)",
    ]
    assert lines[-1] == "note  pays late"


def test_what_does_not_fit_is_counted(book: Book) -> None:
    lines = sheet_lines(_sheet(book, _crowd(book, "Crowd")), TODAY)
    assert [line for line in lines if line[0].isupper()] == [
        "Crowd  tier C  Crowd                                                   0 d of 60",
        "CONTACTS  (and 5 more)",
        "PROMISES  (and 6 more)",
        "LAST TOUCHES",
        "OPEN TASKS  (and 5 more)",
    ]
    assert len(lines) == 23
