"""A book in use: its file, the clock, the settings, and who is acting. Every service is given one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.domain.rules import Rules
from kamtui.domain.workdays import WorkCalendar
from kamtui.store.header import BookState, look
from kamtui.store.reading import Connection, reading
from kamtui.store.reads.book import days_off

if TYPE_CHECKING:
    from kamtui.domain.phrases import Moment
    from kamtui.store.backups import Rotation
    from kamtui.store.work import Entry, Work

CALENDAR_DAYS = 430
"""How far ahead and back the calendar of a view or verb reaches."""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything a service needs to know about where and when it is."""

    path: str
    clock: Clock = field(default_factory=Clock)
    settings: Settings = field(default_factory=Settings)
    actor: str = "shell"
    """Who acts: `shell`, or one run of the planner (`tui:…`); undo prefers the actor's own steps."""

    @property
    def rules(self) -> Rules:
        """The numbers behind the rules."""
        return self.settings.rules

    @property
    def rotation(self) -> "Rotation":
        """Which backups stay when one is made."""
        from kamtui.store.backups import Rotation

        return Rotation(self.settings.backup_days, self.settings.backup_weeks)

    @property
    def today(self) -> date:
        """The rep's calendar day."""
        return self.clock.today()

    @property
    def exists(self) -> bool:
        """Whether the file has been made yet. Raises `BookError` when what stands there cannot be used."""
        return look(self.path) is not BookState.MISSING

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view for the length of the block; brings an older book up to date first."""
        if look(self.path) is BookState.OLDER:
            from kamtui.store.upgrade import ensure

            ensure(self.path)
        with reading(self.path) as connection:
            yield connection

    def work(self, verb: str, summary: str = "") -> "AbstractContextManager[tuple[Work, Entry]]":
        """One verb: one transaction, one undo step."""
        from kamtui.store.work import work

        return work(self.path, self.clock.now(), self.actor, verb, summary, self.rotation)

    def calendar(self, connection: Connection, *also: date) -> WorkCalendar:
        """The rep's working days around today, and as far as the days in `also`, if the book knows them."""
        today, reach = self.today, timedelta(days=CALENDAR_DAYS)
        first, last = min((today - reach, *also)), max((today + reach, *also))
        off = days_off(connection, self.settings.country, first, last)
        return WorkCalendar(self.rules.weekend, off)

    def moment(self, calendar: WorkCalendar) -> "Moment":
        """What “now” is for a typed date."""
        from kamtui.domain.phrases import Moment

        return Moment(
            self.today,
            self.clock.wall_minutes(),
            self.settings.date_order,
            self.rules.weekend,
            frozenset(calendar.off),
            self.settings.week_start,
            self.settings.language,
        )
