"""The weeks ahead: a next step for every account but those left out on purpose, spread under the daily capacity."""

from datetime import date, timedelta
from random import Random

from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.words import CLIENT_KINDS, Kind, Outcome, Reason, Tier, Waiting
from kamtui.services.demo.accounts import Client, Person, Row, Territory
from kamtui.services.demo.companies import LOST, NO_NEXT, PARKED
from kamtui.services.demo.diary import Diary
from kamtui.services.demo.phrases import Words
from kamtui.store.reads.followup import CHASE

_FULLEST = 320
_EMPTIER_BY_DAY = 5
_EXTRA = {Tier.KEY: 3, Tier.A: 1}
_SLOTS = ("09:30", "13:30")
_KINDS = (Kind.CALL,) * 7 + (Kind.VISIT,) * 5 + (Kind.MEETING,) * 3 + (Kind.EMAIL,) * 4 + (Kind.PROPOSAL,) * 2
_FIRST_KINDS = (Kind.CALL, Kind.CALL, Kind.EMAIL, Kind.VISIT)
_MOVED_EVERY = 9
_CHASED_WITHIN = 7
_NEARBY = 3
_SOONER = 1.8
_LIGHT = 90


class Plan:
    """Open tasks on the working days after the next one, which the morning has filled."""

    def __init__(self, diary: Diary, territory: Territory, left: dict[str, Outcome]) -> None:
        self._diary = diary
        self._territory = territory
        self._left = left
        self._rng = Random("the plan")
        self._words = Words("the plan")
        self._days = diary.days.planned[1:]
        self._city_day: dict[str, date] = {}
        self._appointments: dict[date, int] = {}

    def fill(self) -> None:
        """Next steps first, then more people at the accounts that matter, then office work where days are light."""
        has_next = {task["account_id"] for task in self._open_client_tasks()}
        for client in self._territory.clients:
            if client.id not in has_next and client.name not in {*NO_NEXT, PARKED, LOST}:
                self._next_step(client)
        self._more_people()
        self._office()

    def _open_client_tasks(self) -> list[Row]:
        tasks = self._diary.tasks
        return [task for task in tasks if "status" not in task and task["kind"] in CLIENT_KINDS and task["account_id"]]

    def _next_step(self, client: Client) -> None:
        left = self._left.get(client.name, Outcome.REACHED)
        kind = self._rng.choice(_FIRST_KINDS if client.tier is Tier.PROSPECT else _KINDS)
        if left is not Outcome.REACHED:
            kind = Kind.CALL
        self._add(client, client.first, kind, self._wanted(client, left), chasing=left is Outcome.WAITING_THEM)

    def _wanted(self, client: Client, left: Outcome) -> int:
        """The place among the planned days where the cadence would put it; anywhere when that is beyond the plan."""
        if left is not Outcome.REACHED:
            return self._rng.randrange(_CHASED_WITHIN)
        on = self._last_touch(client) + timedelta(days=DEFAULT_RULES.cadence(client.tier))
        if on > self._days[-1]:
            return int(self._rng.random() ** _SOONER * len(self._days))
        return next(n for n, day in enumerate(self._days) if day >= on)

    def _more_people(self) -> None:
        taken = {task["contact_id"] for task in self._open_client_tasks()}
        for client in self._territory.clients:
            free = [person for person in client.people if person.id not in taken]
            for n, person in enumerate(free[: _EXTRA.get(client.tier, 0)]):
                wanted = min(2 + 5 * n + self._rng.randrange(5), len(self._days) - 1)
                self._add(client, person, self._rng.choice(_KINDS), wanted)

    def _office(self) -> None:
        """Numbers every Friday, something handed to a colleague, an hour of prospecting a week; no day stays empty."""
        diary, made = self._diary, self._diary.days.back(5)
        friday = next(day for day in self._days if day.weekday() == 4)
        repeat = {"repeat": "FREQ=WEEKLY", "repeat_from": friday}
        diary.made(diary.open(None, None, Kind.INTERNAL, "numbers of the week", friday, **repeat), made)
        client, on = self._territory["Inkwharf Cards"], self._days[1]
        handed = {"handed_to": "Gemma, accounts", "minutes": 10}
        diary.made(diary.open(client, None, Kind.INTERNAL, "credit note, dented pallets", on, **handed), made)
        for n, day in enumerate(self._days):
            if n % 5 == 2 or diary.load.get(day, 0) < _LIGHT:
                kind = Kind.RESEARCH if n % 3 == 1 else Kind.PROSPECTING
                client = self._rng.choice(self._territory.clients[2:40])
                title = self._words.title(kind, client.segment)
                diary.made(diary.open(client if kind is Kind.RESEARCH else None, None, kind, title, day), made)

    def _add(self, client: Client, person: Person | None, kind: Kind, wanted: int, *, chasing: bool = False) -> None:
        on = self._room(wanted, DEFAULT_RULES.kind_minutes[kind], self._city_day.get(client.city), kind)
        at = self._appointment(on) if kind in (Kind.VISIT, Kind.MEETING) else None
        if kind is Kind.VISIT:
            self._city_day[client.city] = on
        title = self._words.title(kind, client.segment, client.tier)
        task_id = self._diary.open(client, person, kind, title, on, at=at, waiting=Waiting.THEM if chasing else None)
        made, days = self._last_touch(client), self._diary.days
        moved = task_id % _MOVED_EVERY == 0 and made < days.back(5)
        moves = ((days.back(4), Reason.CLIENT), (days.back(2), Reason.PRIORITY)) if moved else ()
        self._diary.made(task_id, made, *moves, note=f"{CHASE}1" if chasing else None)

    def _room(self, wanted: int, minutes: int, city_day: date | None, kind: Kind) -> date:
        """A day with room: where the rep visits the city anyway, the lightest near the wanted one, any other."""
        load = [self._diary.load.get(day, 0) for day in self._days]
        near = sorted(range(max(wanted - 1, 0), min(wanted + _NEARBY, len(load))), key=lambda n: (load[n], n))
        order = [*near, *range(len(load))]
        if kind is Kind.VISIT and city_day is not None:
            order.insert(0, self._days.index(city_day))
        fits = (n for n in order if load[n] + minutes <= _FULLEST - _EMPTIER_BY_DAY * n)
        best: int = next(fits, order[0])
        return self._days[best]

    def _appointment(self, on: date) -> str | None:
        """The next fixed time of a day, while there is one."""
        self._appointments[on] = nth = self._appointments.get(on, 0) + 1
        return _SLOTS[nth - 1] if nth <= len(_SLOTS) else None

    def _last_touch(self, client: Client) -> date:
        days = [touch["day"] for touch in self._diary.touches if touch["account_id"] == client.id]
        return max(days) if days else self._diary.days.back(8)
