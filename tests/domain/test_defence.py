"""Threats, trigger events and their dated responses: where each stands, in which order, and how it is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.aims import Fit
from kamtui.domain.keep.events import EventStanding, TriggerRow, late_first, read_topic
from kamtui.domain.keep.plan_rows import FitRow
from kamtui.domain.keep.responses import Response, response_words, split_answer
from kamtui.domain.keep.threats import SWEEP_DAYS, ThreatRow, open_first, paths, sweep_due_on
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.words import Kind, TaskStatus
from kamtui.domain.workdays import WorkCalendar

MON = date(2026, 11, 23)
CALL = Response(7, "answer", Kind.CALL, TaskStatus.OPEN, date(2026, 11, 27))
CUT = CALL._replace(status=TaskStatus.CUT)
DONE = CALL._replace(status=TaskStatus.DONE)
CALENDAR = WorkCalendar(off={date(2026, 11, 26): "a holiday"})
THREAT = ThreatRow(1, 1, "Acme", "free delivery", "Initech", 2, MON, None, "", None)
EVENT = TriggerRow(1, 1, "Acme", EventTopic.FUNDING, MON, "fresh money", "", None)


def ago(days: int) -> date:
    return MON - timedelta(days=days)


@pytest.mark.parametrize(
    ("response", "said"),
    [
        (None, "no dated response"),
        (CALL, "call Fri 27 Nov"),
        (CALL._replace(planned_on=ago(3)), "call Fri 20 Nov, 3 d late"),
        (CALL._replace(planned_on=None), "call"),
        (DONE, "call done"),
        (CUT, "no dated response: its call was cut"),
    ],
)
def test_how_a_response_is_said(response: Response | None, said: str) -> None:
    assert response_words(response, MON) == said


@pytest.mark.parametrize(
    ("line", "what", "answer"),
    [
        ("courts the buyers -> call @rina fri", "courts the buyers", "call @rina fri"),
        ("courts the buyers => call fri", "courts the buyers", "call fri"),
        ("courts the buyers → call fri", "courts the buyers", "call fri"),
        ("moves A -> B -> call fri", "moves A -> B", "call fri"),
        ("price 3->2", "price 3->2", ""),
        ("no arrow at all", "no arrow at all", ""),
        ("nothing behind -> ", "nothing behind ->", ""),
        (" -> call fri", "-> call fri", ""),
    ],
)
def test_what_stands_behind_the_arrow(line: str, what: str, answer: str) -> None:
    assert split_answer(line) == (what, answer)


@given(st.text(st.sampled_from("ab ->=→\t"), max_size=30))
def test_no_letter_of_a_line_is_lost(line: str) -> None:
    what, answer = split_answer(line)
    assert [char for char in what + answer if char in "ab"] == [char for char in line if char in "ab"]


def test_unanswered_threats_come_first_the_worst_before_and_closed_ones_last() -> None:
    rows = [
        replace(THREAT, id=1, severity=3, response=CALL),
        replace(THREAT, id=2, severity=1),
        replace(THREAT, id=3, severity=3, response=CUT),
        replace(THREAT, id=4, severity=3, closed_on=ago(9), closed_why="x"),
        replace(THREAT, id=5, severity=1, closed_on=ago(2), closed_why="x"),
        replace(THREAT, id=6, severity=3, response=DONE, found_on=ago(30)),
    ]
    assert [row.id for row in open_first(rows)] == [3, 2, 6, 1, 5, 4]


@pytest.mark.parametrize(
    ("text", "competitor", "said"),
    [
        ("free delivery", "Initech", "Initech: free delivery"),
        ("INITECH delivers free", "Initech", "INITECH delivers free"),
        ("free delivery", "", "free delivery"),
    ],
)
def test_a_competitor_is_said_once(text: str, competitor: str, said: str) -> None:
    assert replace(THREAT, text=text, competitor=competitor).said == said


def test_paths_in_are_teams_that_no_open_threat_names() -> None:
    closed = replace(THREAT, text="nobody knows IT", closed_on=MON, closed_why="met them")
    found = paths(["IT", "Stores", "Waste"], [replace(THREAT, text="they woo the stores team"), closed])
    assert [path.name for path in found] == ["IT", "Waste"]
    (only,) = paths(["IT"], [replace(THREAT, text="a waiting edition")])
    assert (only.name, only.words) == ("IT", "nobody in IT was ever reached")


def test_paths_in_are_offerings_bought_elsewhere_that_no_open_threat_names() -> None:
    fit = FitRow(1, 1, "Acme", 1, "Scanners", Fit.COMPETITOR, "Initech", "")
    bought = [fit, replace(fit, offering="Labels", competitor=""), replace(fit, offering="Ink", fit=Fit.OURS)]
    said = [path.words for path in paths(["IT"], [], bought)]
    assert said == ["nobody in IT was ever reached", "they buy Scanners from Initech", "they buy Labels elsewhere"]
    assert [path.name for path in paths([], [replace(THREAT, text="wants scanners too")], bought)] == ["Labels"]


def test_a_sweep_is_due_a_quarter_after_the_last_look() -> None:
    assert sweep_due_on(None, MON) == MON
    assert sweep_due_on(ago(SWEEP_DAYS), MON) == MON
    assert sweep_due_on(MON, MON) - MON == timedelta(days=91)


@pytest.mark.parametrize(
    ("day", "response", "standing", "said"),
    [
        (MON, None, EventStanding.OPEN, "no dated response, needed by Fri 27 Nov"),  # Thursday is off
        (date(2026, 11, 18), None, EventStanding.OPEN, "no dated response, needed today"),
        (date(2026, 11, 17), None, EventStanding.LATE, "no dated response, 3 d late"),
        (date(2026, 11, 17), CUT, EventStanding.LATE, "no dated response: its call was cut, 3 d late"),
        (date(2026, 11, 17), CALL, EventStanding.ANSWERED, "call Fri 27 Nov"),
        (ago(90), None, EventStanding.LATE, "no dated response, 87 d late"),
        (ago(91), None, EventStanding.PAST, "no dated response"),
        (ago(400), DONE, EventStanding.ANSWERED, "call done"),
    ],
)
def test_where_an_event_stands(day: date, response: Response | None, standing: EventStanding, said: str) -> None:
    row = replace(EVENT, day=day, response=response)
    assert (row.standing(MON, CALENDAR), row.words(MON, CALENDAR)) == (standing, said)


def test_late_events_come_first() -> None:
    rows = [
        replace(EVENT, id=n, day=ago(days), response=response)
        for n, (days, response) in enumerate([(0, CALL), (200, None), (1, None), (20, None), (30, None)])
    ]
    assert [row.id for row in late_first(rows, MON, CALENDAR)] == [3, 4, 2, 0, 1]


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("acquisition", EventTopic.ACQUISITION),
        ("Exec", EventTopic.EXECUTIVE),
        ("t", EventTopic.TENDER),
        ("re", None),
        ("", None),
        ("merger", None),
    ],
)
def test_the_start_of_a_topic_is_enough(word: str, topic: EventTopic | None) -> None:
    assert read_topic(word) is topic
