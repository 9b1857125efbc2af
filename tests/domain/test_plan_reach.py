"""What a rep writes about how a contact likes to be reached, and what of it a plan keeps to."""

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.plan.reach import Reach, read_reach
from kamtui.domain.words import Kind

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("never Mondays", {TUE, WED, THU, FRI, SAT, SUN}),
        ("Tue-Thu mornings", {TUE, WED, THU}),
        ("tue – thu", {TUE, WED, THU}),
        ("Tuesday to Thursday", {TUE, WED, THU}),
        ("FRI-MON", {FRI, SAT, SUN, MON}),
        ("Mondays only", {MON}),
        ("tue, thu", {TUE, THU}),
        ("Mon-Fri, never on Wednesdays", {MON, TUE, THU, FRI}),
        ("not Mondays but Tuesdays", {TUE}),
        ("after 15:00, never Mondays, e-mail", {TUE, WED, THU, FRI, SAT, SUN}),
        ("e-mail ≤5 lines", None),
        ("mon-sun", None),
        ("never mon-sun", None),
        ("Mondays, never Mondays", None),
        ("monkeys and tuesdays-to-be? thurible", {TUE}),
    ],
)
def test_days_of_the_week(text: str, weekdays: set[int] | None) -> None:
    assert read_reach(text).weekdays == weekdays


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("e-mail ≤5 lines, after 15:00", "afternoon"),
        ("call after 3pm", "afternoon"),
        ("after 3.30 pm", "afternoon"),
        ("from noon", "afternoon"),
        ("before 11", "morning"),
        ("until 12:00", "morning"),
        ("Tue-Thu mornings", "morning"),
        ("afternoons", "afternoon"),
        ("never mornings", "afternoon"),
        ("never Fridays, mornings", "morning"),
        ("not after 11", "morning"),
        ("never before noon", "afternoon"),
        ("not before 10", None),
        ("not before 10am", None),
        ("after 9", None),
        ("after 10am", None),
        ("9am to 5pm", None),
        ("before 17:00", None),
        ("never after 16:00", None),
        ("before 11, after 16", None),
        ("Monday mornings, Thursday afternoons", None),
        ("never Monday mornings", None),
        ("never late", None),
        ("call again after 15 rings", None),
        ("after 14 days", None),
        ("after 99", None),
        ("after 15000", None),
    ],
)
def test_halves_of_the_day(text: str, part: str | None) -> None:
    assert read_reach(text).part == part


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("e-mail ≤5 lines, after 15:00", Kind.EMAIL),
        ("E-Mail", Kind.EMAIL),
        ("email or phone", Kind.EMAIL),
        ("mobile", Kind.CALL),
        ("call after 3pm", Kind.CALL),
        ("in person", Kind.VISIT),
        ("never e-mail", None),
        ("never e-mail; phone", Kind.CALL),
        ("visit, no calls", Kind.VISIT),
        ("emails her sister", None),
    ],
)
def test_the_channel(text: str, kind: Kind | None) -> None:
    assert read_reach(text).kind is kind


@pytest.mark.parametrize("text", ["", " ", "…", "likes cats", "≤5 lines", "-", "to", "never", "after", "12"])
def test_what_is_not_understood_asks_nothing(text: str) -> None:
    assert read_reach(text) == Reach()


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_names_no_day(text: str) -> None:
    found = read_reach(text)
    assert (found.weekdays, found.part) == (None, None)


WORDS = st.sampled_from(
    ["mon", "Tuesday", "fri-sun", "never", "not", "after", "before", "15:00", "3pm", "11", "noon", "mornings"]
) | st.sampled_from(["pm", "e-mail", "phone", "visit", ",", ";", ".", "but", "–", "to", "≤5", "é", "\n"])


@given(st.text(max_size=80) | st.lists(WORDS, max_size=12).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    found = read_reach(text)
    assert found.weekdays is None or (found.weekdays and found.weekdays < set(range(7)))
    assert found.part in (None, "morning", "afternoon")
    assert found.kind in (None, Kind.EMAIL, Kind.CALL, Kind.VISIT)
    assert read_reach(text) == found
