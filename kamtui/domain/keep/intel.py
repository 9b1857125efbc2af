"""Market intelligence as it is shown: a topic, its source, three so-whats, and the tasks they were turned into."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.words import TaskStatus

RECENT_DAYS = 365
"""Calendar days for which a note is listed unasked; what is older is history."""

MEANS = {SoWhat.US: "for us", SoWhat.THEM: "for competitors", SoWhat.CLIENT: "for the client"}
"""Whom each so-what is about, in words."""


class IntelTask(NamedTuple):
    """A task a so-what was turned into."""

    so_what: SoWhat
    id: int
    account_id: int | None
    account_name: str
    status: TaskStatus
    planned_on: date | None

    @property
    def stands(self) -> bool:
        """Whether it is open or done; for an account whose task was cut it may be planned again."""
        return self.status is not TaskStatus.CUT


@dataclass(frozen=True, slots=True)
class IntelRow:
    """One note."""

    id: int
    day: date
    topic: str
    source: str
    """Empty where none was named, like each so-what."""
    us: str
    them: str
    """What it means to the competitors."""
    client: str
    tasks: tuple[IntelTask, ...] = ()

    def says(self, so_what: SoWhat) -> str:
        """What it means to one of the three; empty where nobody said."""
        return {SoWhat.US: self.us, SoWhat.THEM: self.them, SoWhat.CLIENT: self.client}[so_what]

    @property
    def so_whats(self) -> list[SoWhat]:
        """Those that say something."""
        return [one for one in SoWhat if self.says(one)]

    @property
    def said(self) -> str:
        """`steel prices up 8 % (Handelsblatt)`."""
        return f"{self.topic} ({self.source})" if self.source else self.topic

    def made(self, so_what: SoWhat) -> list[IntelTask]:
        """The tasks of one so-what that are open or done."""
        return [one for one in self.tasks if one.so_what is so_what and one.stands]

    def words(self, so_what: SoWhat) -> str:
        """`3 tasks, 1 done`; empty where it was turned into none."""
        made = self.made(so_what)
        done = sum(one.status is TaskStatus.DONE for one in made)
        if not made:
            return ""
        return f"{len(made)} task{'' if len(made) == 1 else 's'}" + (f", {done} done" if done else "")
