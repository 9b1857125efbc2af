"""The rep's diary: tasks with everything that happened to them, touches and promises, collected as rows."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.words import About, EventKind, Kind, Outcome, Reason, TaskStatus
from kamtui.services.demo.accounts import Client, Person, Row
from kamtui.services.demo.days import Days

_FIRST_CALL = time(8, 5)
_BETWEEN = timedelta(minutes=10)


class Diary:
    """Rows in the making; ids count from 1 in the order of adding."""

    def __init__(self, days: Days) -> None:
        self.days = days
        self.tasks: list[Row] = []
        self.events: list[Row] = []
        self.touches: list[Row] = []
        self.promises: list[Row] = []
        self.load: dict[date, int] = {}
        """Minutes of open tasks by planned day."""
        self._last: dict[date, datetime] = {}

    def open(self, client: Client | None, person: Person | None, kind: Kind, title: str, on: date, **more: Any) -> int:
        """An open task, and its minutes on the day; `more` are its other columns. Returns its id."""
        task_id = self._task(client, person, kind, title, on, **more)
        self.load[on] = self.load.get(on, 0) + int(self.tasks[-1]["minutes"])
        return task_id

    def event(self, task_id: int, what: EventKind, day: date, **more: Any) -> None:
        """Something that happened to a task on a day."""
        self.events.append({"task_id": task_id, "what": what, "at": self._instant(day), **more})

    def made(self, task_id: int, day: date, *moves: tuple[date, Reason], note: str | None = None) -> None:
        """A task's life: made on `day`, then moved. A move is the day it was moved from, on that day, and why."""
        stops = [on for on, _ in moves] + [self.tasks[task_id - 1]["planned_on"]]
        self.event(task_id, EventKind.CREATED, day, to_on=stops[0], note=note)
        for (on, reason), to in zip(moves, stops[1:], strict=True):
            self.event(task_id, EventKind.MOVED, on, from_on=on, to_on=to, reason=reason)

    def touch(
        self,
        client: Client,
        person: Person | None,
        day: date,
        kind: Kind,
        note: str | None,
        *,
        outcome: Outcome = Outcome.REACHED,
        task_id: int | None = None,
    ) -> int:
        """A line of the journal; returns its id."""
        self.touches.append(
            {
                "account_id": client.id,
                "contact_id": person.id if person else None,
                "task_id": task_id,
                "day": day,
                "at": self._instant(day),
                "kind": kind,
                "outcome": outcome,
                "note": note,
            }
        )
        return len(self.touches)

    def done(
        self,
        client: Client | None,
        person: Person | None,
        kind: Kind,
        title: str,
        day: date,
        made: date,
        *,
        was: tuple[date, Reason] | None = None,
        **more: Any,
    ) -> int:
        """A task that was ticked on the day it was planned for; returns its id.

        `was` is the day it had been planned for before, on which it was moved, and why.
        """
        task_id = self._task(client, person, kind, title, day, status=TaskStatus.DONE, **more)
        self.made(task_id, made, *([was] if was else []))
        self.tasks[-1]["done_at"] = self._instant(day)
        self.event(task_id, EventKind.DONE, day)
        return task_id

    def cut(self, client: Client, kind: Kind, title: str, planned: date, day: date, reason: Reason) -> None:
        """A task that was taken out of the plan."""
        task_id = self._task(client, client.first, kind, title, planned, status=TaskStatus.CUT)
        self.event(task_id, EventKind.CREATED, self.days.ago((self.days.today - day).days + 20), to_on=planned)
        self.event(task_id, EventKind.CUT, day, from_on=planned, reason=reason)

    def promise(self, task_id: int, about: About, text: str, made: date, due: date, **more: Any) -> None:
        """Something said to the client of a task, which keeps it."""
        task = self.tasks[task_id - 1]
        self.promises.append(
            {
                "account_id": task["account_id"],
                "contact_id": task["contact_id"],
                "task_id": task_id,
                "about": about,
                "text": text,
                "made_on": made,
                "due_on": due,
                **more,
            }
        )

    def find(self, client: Client, title: str) -> int:
        """The id of the newest task of a client whose title begins so."""
        found = (n for n, row in enumerate(self.tasks, 1) if row["account_id"] == client.id)
        return max(n for n in found if self.tasks[n - 1]["title"].startswith(title))

    def _task(self, client: Client | None, person: Person | None, kind: Kind, title: str, on: date, **more: Any) -> int:
        minutes = more.pop("minutes", DEFAULT_RULES.kind_minutes[kind])
        who = {"account_id": client.id if client else None, "contact_id": person.id if person else None}
        self.tasks.append({"title": title, "kind": kind, **who, "planned_on": on, "minutes": minutes, **more})
        return len(self.tasks)

    def _instant(self, day: date) -> int:
        """The next free moment of a day's work, in milliseconds UTC."""
        last = self._last.get(day)
        moment = last + _BETWEEN if last else datetime.combine(day, _FIRST_CALL, UTC)
        self._last[day] = moment
        return int(moment.timestamp() * 1000)
