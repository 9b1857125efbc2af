"""The capture grammar: what a typed line is understood as, and that nothing typed is lost."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kamtui.domain.capture import Capture, Role, capture, echo
from kamtui.domain.phrases import DateOrder, Moment
from kamtui.domain.words import About, Kind

MONDAY = Moment(date(2026, 11, 23), 9 * 60, off=frozenset({date(2026, 12, 25)}))


def said(result: Capture) -> dict[str, object]:
    """What differs from a bare title."""
    fields: dict[str, object] = {
        "title": result.title,
        "kind": result.kind and result.kind.value,
        "who": list(result.who),
        "planned": result.planned and _when(result.planned.on, result.planned.at),
        "due": result.due and _when(result.due.on, result.due.at),
        "minutes": result.minutes,
        "flags": "!" * (result.important + result.urgent),
        "repeat": result.repeat and result.repeat.rrule,
        "promise": result.promise and result.promise.value,
    }
    return {name: value for name, value in fields.items() if value}


def _when(on: date, at: object) -> str:
    return f"{on} {at:%H:%M}" if at else on.isoformat()


CASES: list[tuple[str, dict[str, object]]] = [
    (
        "call @rina renewal pricing fri 10:00 by 12 dec ~30m ! every 2 weeks",
        {
            "title": "renewal pricing",
            "kind": "call",
            "who": ["rina"],
            "planned": "2026-11-27 10:00",
            "due": "2026-12-12",
            "minutes": 30,
            "flags": "!",
            "repeat": "FREQ=WEEKLY;INTERVAL=2",
        },
    ),
    ("renewal pricing", {"title": "renewal pricing"}),
    # kinds: only the leading word, and only with something after it
    ("call", {"title": "call"}),
    ("call tomorrow", {"title": "call", "kind": "call", "planned": "2026-11-24"}),
    ("call @rina", {"kind": "call", "who": ["rina"]}),
    ("Call: rina", {"title": "rina", "kind": "call"}),
    ("e-mail price list", {"title": "price list", "kind": "email"}),
    ("mail price list", {"title": "price list", "kind": "email"}),
    ("meet the new buyer", {"title": "the new buyer", "kind": "meeting"}),
    ("prospect Borealis", {"title": "Borealis", "kind": "prospecting"}),
    ("prepare call with rina", {"title": "prepare call with rina"}),
    ("calling rina", {"title": "calling rina"}),
    ("tomorrow visit @acme stores", {"title": "stores", "kind": "visit", "who": ["acme"], "planned": "2026-11-24"}),
    # who
    (
        'email @"Jo Lind" @acme-industrial list',
        {"title": "list", "kind": "email", "who": ["Jo Lind", "acme-industrial"]},
    ),
    ("@rina, @o'neil & co", {"title": "& co", "who": ["rina", "o'neil"]}),
    ("@A&B. list", {"title": ". list", "who": ["A&B"]}),
    ("@łukasz @Dvořák @प्रिया x", {"title": "x", "who": ["łukasz", "Dvořák", "प्रिया"]}),
    ("@3M tape", {"title": "tape", "who": ["3M"]}),
    ("write to a@b.c", {"title": "write to a@b.c"}),
    ('@"unclosed name', {"title": '@"unclosed name'}),
    ('@"" @ x', {"title": '@"" @ x'}),
    ("@a@b x", {"title": "@a@b x"}),
    ("meet @10:00 rina", {"title": "rina", "kind": "meeting", "planned": "2026-11-23 10:00"}),
    ("meet @3pm rina", {"title": "rina", "kind": "meeting", "planned": "2026-11-23 15:00"}),
    # a comma or colon goes with the token that it follows at the start
    ("fri: call rina", {"title": "rina", "kind": "call", "planned": "2026-11-27"}),
    ("@rina, list", {"title": "list", "who": ["rina"]}),
    # minutes
    ("x ~1h", {"title": "x", "minutes": 60}),
    ("x ~1h30", {"title": "x", "minutes": 90}),
    ("x ~1h30m", {"title": "x", "minutes": 90}),
    ("x ~1.5h", {"title": "x", "minutes": 90}),
    ("x ~90", {"title": "x", "minutes": 90}),
    ("x ~90min", {"title": "x", "minutes": 90}),
    ("x ~24h", {"title": "x", "minutes": 1440}),
    ("x ~0m", {"title": "x ~0m"}),
    ("x ~25h", {"title": "x ~25h"}),
    ("x ~1441", {"title": "x ~1441"}),
    ("x ~soon", {"title": "x ~soon"}),
    ("x ~0 ~30 ~45", {"title": "x ~0 ~45", "minutes": 30}),
    # flags
    ("! x", {"title": "x", "flags": "!"}),
    ("x !!", {"title": "x", "flags": "!!"}),
    ("x ! !!", {"title": "x", "flags": "!!"}),
    ("x! y !!! z", {"title": "x! y !!! z"}),
    # due and planned
    ("x by fri", {"title": "x", "due": "2026-11-27"}),
    ("x by fri 17:00", {"title": "x", "due": "2026-11-27 17:00"}),
    ("x by eom", {"title": "x", "due": "2026-11-30"}),
    ("x by the end of next month", {"title": "x", "due": "2026-12-31"}),
    ("x by may", {"title": "x", "due": "2027-05-01"}),
    ("x by q2", {"title": "x", "due": "2027-04-01"}),
    ("x by 1/2", {"title": "x", "due": "2027-02-01"}),
    ("fri x by mon", {"title": "x", "planned": "2026-11-27", "due": "2026-11-30"}),
    ("x by fri by mon", {"title": "x by mon", "due": "2026-11-27"}),
    ("stand by me", {"title": "stand by me"}),
    ("grow by 10-12 % by 5", {"title": "grow by 10-12 % by 5"}),
    ("fri @rina 10:00 pricing", {"title": "pricing", "who": ["rina"], "planned": "2026-11-27 10:00"}),
    ("10:00 pricing with rina fri", {"title": "pricing with rina", "planned": "2026-11-27 10:00"}),
    ("pricing (tomorrow) again", {"title": "pricing again", "planned": "2026-11-24"}),
    ("ring rina tomorrow, about x", {"title": "ring rina, about x", "planned": "2026-11-24"}),
    ("two  blanks   stay tomorrow", {"title": "two  blanks   stay", "planned": "2026-11-24"}),
    ("visit acme mon - wed", {"title": "acme mon - wed", "kind": "visit"}),
    ("ring tom about 40 units", {"title": "ring tom about 40 units"}),
    ("ring rina at 5", {"title": "ring rina", "planned": "2026-11-23 17:00"}),
    ("look at 3 offers", {"title": "look at 3 offers"}),
    # a time with its end tells the minutes, unless they were said
    (
        "meet tue 14:30-15:30 line review",
        {"title": "line review", "kind": "meeting", "planned": "2026-11-24 14:30", "minutes": 60},
    ),
    ("meet 10:00 - 11:30 fri", {"title": "meet", "kind": "meeting", "planned": "2026-11-27 10:00", "minutes": 90}),
    ("fri @rina 10:00-10:45 x", {"title": "x", "who": ["rina"], "planned": "2026-11-27 10:00", "minutes": 45}),
    ("x fri 10:00 to 11:00 ~15m", {"title": "x", "planned": "2026-11-27 10:00", "minutes": 15}),
    ("x fri 11:00-10:00", {"title": "x 11:00-10:00", "planned": "2026-11-27"}),
    # repeats
    ("x every monday 10:00", {"title": "x", "planned": "2026-11-23 10:00", "repeat": "FREQ=WEEKLY;BYDAY=MO"}),
    ("x every friday", {"title": "x", "planned": "2026-11-27", "repeat": "FREQ=WEEKLY;BYDAY=FR"}),
    ("x every month", {"title": "x", "planned": "2026-11-23", "repeat": "FREQ=MONTHLY"}),
    ("x tomorrow every month", {"title": "x", "planned": "2026-11-24", "repeat": "FREQ=MONTHLY"}),
    ("thank every customer", {"title": "thank every customer"}),
    ("daily standup notes", {"title": "daily standup notes"}),
    # promises
    ("new list by fri #price", {"title": "new list", "due": "2026-11-27", "promise": "price"}),
    ("#DELIVERY 40 units by 20 dec", {"title": "40 units", "due": "2026-12-20", "promise": "delivery"}),
    ("call back by fri #promise", {"title": "back", "kind": "call", "due": "2026-11-27", "promise": "other"}),
    ("#price talk", {"title": "#price talk"}),
    ("#pricelist by fri", {"title": "#pricelist", "due": "2026-11-27"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_line_is_understood(text: str, expected: dict[str, object]) -> None:
    assert said(capture(text, MONDAY)) == expected


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("#price talk", "a promise needs `by` and a date, so #price stays where it is"),
        ("visit acme mon - wed", "mon - wed is a range: name one day"),
        ("call fri about monday", "fri is another day and stays in the title"),
        ("call 2/15", "2/15 is not a date day first"),
        ("call 3/12", "3/12 is read day first"),
        ("call mon", "Monday is today, so this is next Monday, Mon 30 Nov 2026"),
        ("fri x by tomorrow", "It is planned after the day it is due"),
        ("talked yesterday", "Sun 22 Nov 2026 has passed"),
    ],
)
def test_what_is_ambiguous_is_told(text: str, note: str) -> None:
    assert note in capture(text, MONDAY).notes


def test_a_plain_line_has_nothing_to_tell() -> None:
    assert capture("call @rina renewal pricing fri 10:00 by 12 dec ~30m ! every 2 weeks", MONDAY).notes == ()


def test_the_hint_follows_the_order_of_dates() -> None:
    month_first = replace(MONDAY, order=DateOrder.MDY)
    assert capture("call 15/2", month_first).notes == ("15/2 is not a date month first",)
    assert capture("call 50/50", MONDAY).notes == ()


def test_the_echo_says_everything_in_words() -> None:
    text = "call @rina renewal pricing fri 10:00 by 12 dec ~30m !! every 2 weeks #price"
    assert echo(capture(text, MONDAY), MONDAY) == (
        "call",
        "with rina",
        "Fri 27 Nov 2026, in 4 working days, 10:00",
        "promised (price) Sat 12 Dec 2026, in 19 days, a weekend",
        "30 minutes",
        "important and urgent",
        "repeats every 2 weeks",
    )
    assert echo(capture("plain title", MONDAY), MONDAY) == ()
    assert echo(capture("x by fri !", MONDAY), MONDAY) == ("due Fri 27 Nov 2026, in 4 working days", "important")


def test_the_values_are_the_fields_words() -> None:
    result = capture("call @rina list by fri #price", MONDAY)
    assert result.kind is Kind.CALL
    assert result.promise is About.PRICE


def test_spans_cover_the_text_in_order() -> None:
    text = "call @rina pricing fri ~30m"
    roles = [(text[span.start : span.end], span.role) for span in capture(text, MONDAY).spans]
    assert roles == [
        ("call", Role.KIND),
        ("@rina", Role.WHO),
        ("pricing", Role.TITLE),
        ("fri", Role.WHEN),
        ("~30m", Role.MINUTES),
    ]


TOKENS = """
call visit @rina @"Jo Lind" @ @" fri 10:00 tomorrow by by 12 dec mon - wed ~30m ~ ~99h ! !! !!! # #price #x every
every 2 weeks every monday ( ) , . ; in 3 days 2/15 may at 5 é 👩‍👩‍👧 title
"""
PIECES = st.sampled_from([*TOKENS.split(), "\x00", "\u200d", "\t", "\n", " "])
LINES = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=80)


@given(LINES, st.sampled_from(DateOrder))
@example("call (fri) (10:00) @a. !", DateOrder.DMY)
@example('@"a" "@b" by by fri by', DateOrder.DMY)
def test_nothing_typed_is_lost(text: str, order: DateOrder) -> None:
    result = capture(text, replace(MONDAY, order=order))
    taken = [text[span.start : span.end] for span in result.spans if span.role is not Role.TITLE]
    visible = Counter(c for c in text.replace("\x00", " ") if not c.isspace())
    kept = Counter(c for c in "".join([result.title, *taken]).replace("\x00", " ") if not c.isspace())
    assert kept == visible
    ends = [0, *(span.end for span in result.spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, result.spans, strict=False))


@given(st.text(max_size=80).filter(lambda text: not set(text) & set("@~!#0123456789")))
def test_text_without_tokens_or_numbers_keeps_its_order(text: str) -> None:
    result = capture(text, MONDAY)
    rest = iter(text)
    assert all(c in rest for c in result.title if not c.isspace())


@given(LINES)
def test_the_title_is_read_as_a_title_again(text: str) -> None:
    """Saving what was understood and reading the title again takes no second `!` or `~30m` out of it."""
    result = capture(text, MONDAY)
    again = capture(result.title, MONDAY)
    assert not again.important
