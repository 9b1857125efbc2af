"""A threat or a trigger event in one line, as the shell takes it.

`free delivery to the stores !!! competitor: Initech -> call @rina fri`
`acquisition bought Borealis on: yesterday source: trade press -> visit thu`

Behind the arrow stands the response. `severity: 3` is `!!!`; `--severity 3`, `--competitor X`, `--on DAY` and
`--source S` are read as in the shell. What only looks like one of them stays in the text: nothing typed is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.domain.fieldline import read_fields
from kamtui.domain.keep.events import read_topic
from kamtui.domain.keep.responses import split_answer
from kamtui.domain.keep.words import EventTopic

USUAL = 2
"""Severity of a threat where nobody says."""

_SEVERITY = re.compile(r"([1-3])(?=[\s,;.]|$)")
_MARKS = re.compile(r"(?<!\S)(!{1,3})(?!\S)")


@dataclass(frozen=True, slots=True)
class ThreatLine:
    """A threat as it was read; `problem` is the one sentence that says what keeps it from being saved."""

    text: str = ""
    severity: int = USUAL
    competitor: str = ""
    answer: str = ""
    """The line of the task that answers; empty where none is named."""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class EventLine:
    """A trigger event as it was read; `problem` as a threat has it."""

    topic: EventTopic | None = None
    text: str = ""
    on: str = ""
    """The phrase of its day."""
    source: str = ""
    answer: str = ""
    problem: str = ""


def read_threat(line: str) -> ThreatLine:
    """Reads a line of any length."""
    what, answer = split_answer(line)
    text, found, problem = _fields(what, ("severity", "competitor"))
    severity, given = USUAL, "severity" in found
    if given:
        level = _SEVERITY.match(found["severity"])
        if level is None:
            problem = problem or f"“{found['severity'][:20]}” is no severity: use 1 to 3, the worst."
        else:
            severity, text = int(level[1]), f"{text} {found['severity'][level.end() :]}"
    elif marks := _MARKS.search(text):
        severity, text = len(marks[1]), f"{text[: marks.start()]} {text[marks.end() :]}"
    return ThreatLine(_tidy(text), severity, found.get("competitor", ""), answer, problem)


def read_event(line: str) -> EventLine:
    """Reads a line of any length; its first word is the topic, or the start of one."""
    what, answer = split_answer(line)
    text, found, problem = _fields(what, ("on", "source"))
    word, _, rest = text.partition(" ")
    topic = read_topic(word.rstrip(":,"))
    if topic is None and not problem:
        said = f"“{word[:20]}” is no topic" if word else "The topic is missing"
        problem = f"{said}: begin with {', '.join(EventTopic)}."
    return EventLine(topic, _tidy(rest), found.get("on", ""), found.get("source", ""), answer, problem)


def _fields(text: str, words: Sequence[str]) -> tuple[str, dict[str, str], str]:
    """The text before the fields, the fields, and what is wrong with them."""
    for word in words:
        text = re.sub(rf"(?<!\S)--{word}(?:=|\s+(?=\S))", f"{word}: ", text, flags=re.IGNORECASE)
    read = read_fields(text, words)
    problem = f"{read.twice[0]} stands there twice: leave one." if read.twice else ""
    return " ".join(read.lead.split()), dict(read.fields), problem


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")
