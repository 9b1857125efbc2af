"""The note of a finished task: next date, waiting, parking and promises, and the text that is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.capture import Role
from kamtui.domain.note import NoteReading, read_note
from kamtui.domain.phrases import Moment
from kamtui.domain.words import About, Waiting

MONDAY = Moment(date(2026, 11, 23), 9 * 60)


def said(result: NoteReading) -> dict[str, object]:
    """What the note asks for."""
    fields: dict[str, object] = {
        "text": result.text,
        "next": result.next_on and result.next_on.said,
        "waiting": result.waiting and result.waiting.value,
        "days": result.waiting_days,
        "parked": result.parked,
        "until": result.park_until and result.park_until.on.isoformat(),
        "why": result.park_why,
        "promises": [(p.about.value, p.text, p.due.on.isoformat()) for p in result.promises],
    }
    return {name: value for name, value in fields.items() if value}


CASES: list[tuple[str, dict[str, object]]] = [
    ("", {}),
    ("agreed option B", {"text": "agreed option B"}),
    ("agreed >fri", {"text": "agreed", "next": "fri"}),
    ("agreed >fri 10:00 with the team", {"text": "agreed with the team", "next": "fri 10:00"}),
    (">2 weeks ok", {"text": "ok", "next": "2 weeks"}),
    (">tom", {"next": "tom"}),
    (">in 3 working days, write first", {"text": ", write first", "next": "in 3 working days"}),
    (">fri >mon", {"text": ">mon", "next": "fri"}),
    ("left a message >them", {"text": "left a message", "waiting": "them"}),
    (">them 5d", {"waiting": "them", "days": 5}),
    (">THEM 5 days", {"waiting": "them", "days": 5}),
    (">them 5 working days", {"waiting": "them", "days": 5}),
    (">them 2w sample test", {"text": "sample test", "waiting": "them", "days": 10}),
    (">us to price it", {"text": "to price it", "waiting": "us"}),
    (">them 3 samples", {"text": "3 samples", "waiting": "them"}),
    (">them 0d", {"text": ">them 0d"}),
    (">- ", {"parked": True}),
    (">-", {"parked": True}),
    (">- budget frozen", {"parked": True, "why": "budget frozen"}),
    (">- until feb", {"parked": True, "until": "2027-02-01"}),
    ("no luck >- until feb no budget", {"text": "no luck", "parked": True, "until": "2027-02-01", "why": "no budget"}),
    (">- until 1 march why: new buyer", {"parked": True, "until": "2027-03-01", "why": "new buyer"}),
    (">- 1 march because they move", {"parked": True, "until": "2027-03-01", "why": "they move"}),
    (">- until they call", {"parked": True, "why": "until they call"}),
    (">- frozen >them 5d", {"parked": True, "why": "frozen", "waiting": "them", "days": 5}),
    (">- frozen\nnext line", {"text": "next line", "parked": True, "why": "frozen"}),
    ("a -> b, 5>3 and x>y", {"text": "a -> b, 5>3 and x>y"}),
    ("> fri", {"text": "> fri"}),
    (">foo bar", {"text": ">foo bar"}),
    (">5 units", {"text": ">5 units"}),
    (
        "new list by fri #price. Then we talk",
        {"text": "new list by fri. Then we talk", "promises": [("price", "new list", "2026-11-27")]},
    ),
    (
        "#delivery 40 units by 20 dec",
        {"text": "40 units by 20 dec", "promises": [("delivery", "40 units", "2026-12-20")]},
    ),
    (
        "40 units by 20 dec #delivery and the list by fri #price",
        {
            "text": "40 units by 20 dec and the list by fri",
            "promises": [
                ("delivery", "40 units and the list", "2026-12-20"),
                ("price", "40 units and the list", "2026-11-27"),
            ],
        },
    ),
    ("one by fri. two #promise", {"text": "one by fri. two #promise"}),
    ("line by fri\nother #promise", {"text": "line by fri\nother #promise"}),
    ("#price", {"text": "#price"}),
    ("call by fri", {"text": "call by fri"}),
    (
        "list by fri #price >mon\n\nkept  as it is",
        {"text": "list by fri\n\nkept  as it is", "next": "mon", "promises": [("price", "list", "2026-11-27")]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_note_is_understood(text: str, expected: dict[str, object]) -> None:
    assert said(read_note(text, MONDAY)) == expected


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (">foo bar", (">foo is not understood and stays in the note",)),
        (">5 units", ()),
        ("#price soon", ("a promise needs `by` and a date, so #price stays where it is",)),
        (">mon", ("Monday is today, so this is next Monday, Mon 30 Nov 2026",)),
        (">- until feb", ("February is read as its first day",)),
        ("list by fri #price >fri", ()),
    ],
)
def test_what_is_ambiguous_is_told(text: str, notes: tuple[str, ...]) -> None:
    assert read_note(text, MONDAY).notes == notes


def test_the_values_are_the_fields_words() -> None:
    result = read_note("list by fri #price >us", MONDAY)
    assert result.waiting is Waiting.US
    assert result.promises[0].about is About.PRICE


def test_spans_point_at_the_tokens() -> None:
    text = "list by fri #price >them 5d >mon >- frozen"
    roles = [(text[span.start : span.end], span.role) for span in read_note(text, MONDAY).spans]
    assert roles == [
        ("by fri", Role.DUE),
        ("#price", Role.PROMISE),
        (">them 5d", Role.WAITING),
        (">mon", Role.NEXT),
        (">- frozen", Role.PARK),
    ]


TOKENS = """
> >- >fri >them >us 5d >x until feb by fri by 12 dec #price #delivery word . ! , >them 999d because why 👩‍👩‍👧 >> >->
"""
PIECES = st.sampled_from([*TOKENS.split(), "\x00", "\n", " "])
NOTES = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=120)


@given(NOTES)
def test_nothing_typed_is_lost(text: str) -> None:
    result = read_note(text, MONDAY)
    tokens = [span for span in result.spans if span.role is not Role.DUE]
    kept = list(text.replace("\x00", " "))
    for span in tokens:
        kept[span.start : span.end] = " " * (span.end - span.start)
    assert "".join(result.text.split()) == "".join("".join(kept).split())
    ends = [0, *(span.end for span in result.spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, result.spans, strict=False))


@given(NOTES)
def test_a_note_without_markers_is_kept_to_the_letter(text: str) -> None:
    plain = text.replace(">", "").replace("#", "").replace("\x00", "")
    assert read_note(plain, MONDAY).text == plain.strip()
