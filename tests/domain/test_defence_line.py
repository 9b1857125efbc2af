"""Threats and trigger events in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.defence_line import EventLine, ThreatLine, read_event, read_threat
from kamtui.domain.keep.words import EventTopic

THREATS = [
    ("courts the buyers", ThreatLine("courts the buyers")),
    ("cheap !!! competitor: Initech -> call fri", ThreatLine("cheap", 3, "Initech", "call fri")),
    ("cheap --severity 1 --competitor Initech", ThreatLine("cheap", 1, "Initech")),
    ("severity: 3 they woo IT", ThreatLine("they woo IT", 3)),
    ("a competitor woos IT!", ThreatLine("a competitor woos IT!")),
    ("a -> b -> call fri", ThreatLine("a -> b", 2, "", "call fri")),
    ("severity=1 cheap", ThreatLine("cheap", 1)),
    ("! minor thing", ThreatLine("minor thing", 1)),
    ("! twice !!!", ThreatLine("twice !!!", 1)),
    ("", ThreatLine()),
]


@pytest.mark.parametrize(("line", "wanted"), THREATS, ids=[line for line, _ in THREATS])
def test_a_threat(line: str, wanted: ThreatLine) -> None:
    assert read_threat(line) == wanted


@pytest.mark.parametrize("line", ["a severity: 4", "a severity: high", "a severity: 33", "a severity: 1 severity: 2"])
def test_a_threat_that_is_refused(line: str) -> None:
    assert read_threat(line).problem


EVENTS = [
    ("acq bought Borealis", EventLine(EventTopic.ACQUISITION, "bought Borealis")),
    (
        "funding: fresh money on: yesterday source: trade press -> visit thu",
        EventLine(EventTopic.FUNDING, "fresh money", "yesterday", "trade press", "visit thu"),
    ),
    ("exec new head --on 16 nov --source Tom", EventLine(EventTopic.EXECUTIVE, "new head", "16 nov", "Tom")),
    ("tender for all lots on the web", EventLine(EventTopic.TENDER, "for all lots on the web")),
    ("REG law 12", EventLine(EventTopic.REGULATION, "law 12")),
]


@pytest.mark.parametrize(("line", "wanted"), EVENTS, ids=[line for line, _ in EVENTS])
def test_an_event(line: str, wanted: EventLine) -> None:
    assert read_event(line) == wanted


@pytest.mark.parametrize("line", ["", "xyz happened", "re ambiguous", "funding a on: x on: y"])
def test_an_event_that_is_refused(line: str) -> None:
    assert read_event(line).problem


WORDS = st.sampled_from(["cheap", "!!", "severity:", "competitor:", "--on", "3", "call", "source:", "on:", "Łódź"])


@given(st.lists(WORDS, max_size=8), st.lists(st.sampled_from(["call", "fri", "@rina"]), max_size=3))
def test_nothing_typed_is_lost(words: list[str], answer: list[str]) -> None:
    line = " ".join(["funding", *words, *(["->", *answer] if answer else [])])
    threat, event = read_threat(line), read_event(line)
    if not threat.problem:
        kept = f"{threat.text} severity competitor ! !! !!! {threat.severity} {threat.competitor} {threat.answer} ->"
        assert all(word.strip(":") in kept for word in line.split())
    if not event.problem:
        kept = f"{event.topic} {event.text} on --on source {event.on} {event.source} {event.answer} ->"
        assert all(word.strip(":") in kept for word in line.split())
