"""Dated responses: the task that answers a threat or a trigger event."""

import re
from datetime import date
from typing import Literal, NamedTuple

from kamtui.domain.words import Kind, TaskStatus
from kamtui.domain.workdays import short_day

NONE = "no dated response"
"""What is said of a threat or an event that nobody is going to answer."""

_ARROW = re.compile(r"\s(?:->|=>|→)\s+(?=\S)")


class Asks(NamedTuple):
    """What a task answers."""

    what: Literal["threat", "event"]
    id: int


class Response(NamedTuple):
    """The task that answers."""

    id: int
    title: str
    kind: Kind
    status: TaskStatus
    planned_on: date | None

    @property
    def stands(self) -> bool:
        """Whether it is open or done; one that was cut answers nothing."""
        return self.status is not TaskStatus.CUT

    def words(self, today: date) -> str:
        """`call Fri 27 Nov`, `call Fri 20 Nov, 3 d late`, `call done`, `no dated response: its call was cut`."""
        if self.status is TaskStatus.CUT:
            return f"{NONE}: its {self.kind} was cut"
        if self.status is TaskStatus.DONE or self.planned_on is None:
            return f"{self.kind} done" if self.status is TaskStatus.DONE else str(self.kind)
        late = (today - self.planned_on).days
        return f"{self.kind} {short_day(self.planned_on, today)}" + (f", {late} d late" if late > 0 else "")


def is_answered(response: Response | None) -> bool:
    """Whether an open or done task answers."""
    return response is not None and response.stands


def response_words(response: Response | None, today: date) -> str:
    """What answers, in words."""
    return NONE if response is None else response.words(today)


def split_answer(line: str) -> tuple[str, str]:
    """What happened and the line of its response, which stands behind the last ` -> `; empty where there is none."""
    arrows = list(_ARROW.finditer(line))
    if not arrows or not line[: arrows[-1].start()].strip():
        return line.strip(), ""
    last = arrows[-1]
    return line[: last.start()].strip(), line[last.end() :].strip()
