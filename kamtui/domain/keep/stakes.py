"""Stakes: what is at risk or open at an account, as reasons why its tasks are important or urgent.

Important: a grade below B, an open threat, a contract, a trigger event of the last `EVENT_DAYS`. Urgent: the notice day
of a contract or the review of a grade is near, a threat has no dated response, or a trigger event has none after three
working days: the account's tasks sit in Do until there is one.
"""

from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.workdays import WorkCalendar, month_day

NOTICE_DAYS = 14
"""Calendar days before a notice day from which it presses."""

REVIEW_DAYS = 7
"""Calendar days before the call that asks again from which a grade's target presses."""

EVENT_DAYS = 90
"""Calendar days for which a trigger event keeps mattering."""

RESPONSE_WORKING_DAYS = 3
"""Working days in which a trigger event is to be answered."""


class Graded(NamedTuple):
    """The latest grade of an account."""

    letter: Letter
    target: Letter | None
    review_on: date | None

    @property
    def words(self) -> str:
        """`grade C`, `grade C → B-`."""
        return f"grade {self.letter}" + (f" → {self.target}" if self.target else "")


class Threatened(NamedTuple):
    """An open threat."""

    text: str
    severity: int
    answered: bool
    """It has an open or done task."""
    id: int = 0


class Happened(NamedTuple):
    """A trigger event."""

    topic: EventTopic
    day: date
    answered: bool
    id: int = 0


class Stake(NamedTuple):
    """Everything that is at stake at one account."""

    grade: Graded | None = None
    end_on: date | None = None
    """Last day of its running contract that ends first; it may have passed."""
    notice_on: date | None = None
    """The next notice day of its running contracts, today or later."""
    threats: tuple[Threatened, ...] = ()
    """Open ones, the worst first."""
    events: tuple[Happened, ...] = ()
    """The latest first."""

    @property
    def menaces(self) -> list[Threatened]:
        """Open threats without a dated response, the worst first."""
        return [one for one in self.threats if not one.answered]

    def unanswered(self, today: date) -> list[Happened]:
        """Trigger events that still ask for a response, the latest first."""
        return [one for one in self.events if not one.answered and today - one.day <= timedelta(days=EVENT_DAYS)]

    def matters(self, today: date) -> list[str]:
        """Why it makes a task important; empty when it does not."""
        found: list[str] = []
        if self.grade is not None and self.grade.letter.is_failing:
            review = self.grade.review_on
            found.append(self.grade.words + (f" by {month_day(review, today)}" if review else ""))
        if self.end_on is not None:
            what = "contract until" if self.end_on >= today else "contract ran out"
            found.append(f"{what} {month_day(self.end_on, today)}")
        if self.threats:
            found.append(f"threat: {self.threats[0].text}")
        if recent := [one for one in self.events if today - one.day <= timedelta(days=EVENT_DAYS)]:
            found.append(f"event: {recent[0].topic}")
        return found

    def presses(self, today: date, calendar: WorkCalendar) -> list[str]:
        """Why it makes a task urgent; empty when it does not."""
        found: list[str] = []
        if self.notice_on is not None and today <= self.notice_on <= today + timedelta(days=NOTICE_DAYS):
            found.append(f"notice in {(self.notice_on - today).days} d")
        if self.end_on is not None and self.end_on < today:
            found.append("contract ran out, neither renewed nor ended")
        if self.grade is not None and self.grade.target is not None and self.grade.review_on is not None:
            left = (self.grade.review_on - today).days
            if left <= REVIEW_DAYS:
                found.append(f"grade asked again in {left} d" if left >= 0 else f"grade review late, {-left} d")
        if self.menaces:
            found.append("threat without a dated response")
        if late := [one for one in self.unanswered(today) if today > calendar.add(one.day, RESPONSE_WORKING_DAYS)]:
            found.append(f"{late[-1].topic} of {month_day(late[-1].day, today)} unanswered")
        return found


NO_STAKE = Stake()
"""An account nothing is known of."""
