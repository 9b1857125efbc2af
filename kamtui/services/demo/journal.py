"""A quarter of contact with everybody else: touches, the tasks they ticked off, office work, and a few tasks cut."""

from random import Random

from kamtui.domain.words import Kind, Outcome, Reason, Tier
from kamtui.services.demo.accounts import Client, Person, Territory
from kamtui.services.demo.companies import LOST, NEVER_MET, PARKED, SEGMENTS, SILENT
from kamtui.services.demo.diary import Diary
from kamtui.services.demo.phrases import CUT_WHY, Words

WEEKS = 6
"""How far back the weeks go that the plan ahead follows from."""

QUARTER = 12
"""Weeks of the whole journal."""

_RECENT = {Tier.A: (2, 8), Tier.B: (2, 18), Tier.C: (3, 28), Tier.PROSPECT: (3, 19)}
"""Working days since the last touch, fewest and most: within the cadence of the tier whatever the weekday."""

_STEP = {Tier.A: (4, 8), Tier.B: (8, 14), Tier.C: (18, 28), Tier.PROSPECT: (8, 14)}
"""Working days between two touches."""

_KINDS = (Kind.CALL, Kind.CALL, Kind.CALL, Kind.CALL, Kind.EMAIL, Kind.EMAIL, Kind.VISIT, Kind.MEETING, Kind.PROPOSAL)
_OFFICE = (Kind.INTERNAL, Kind.RESEARCH, Kind.PROSPECTING)
_QUIET = {**SILENT, LOST: 33, PARKED: 18}
"""Calendar days since the last touch of the accounts that stand out."""

_PLANNED = 0.8
_TRIED_BEFORE = 0.15
_SHIFTED = 0.12
_WHY_SHIFTED = (Reason.CLIENT, Reason.CLIENT, Reason.ME, Reason.PRIORITY)


class Journal:
    """The past of every account but the key ones."""

    def __init__(self, diary: Diary, territory: Territory) -> None:
        self._diary = diary
        self._territory = territory
        self._rng = Random("the journal")
        self._words = Words("the journal")
        self.left: dict[str, Outcome] = {}
        """How the last touch of an account ended."""
        self._further: list[tuple[Client, int, int]] = []
        """Where each account goes on further back: the touch that comes next, and how many working days back."""

    def write(self) -> None:
        """The last weeks: every account's touches, then the work without a client, then what was cut."""
        for client in self._territory.clients:
            if client.tier is not Tier.KEY and client.name != NEVER_MET:
                self._account(client)
        self._office(range(WEEKS))
        self._cuts()

    def look_back(self) -> None:
        """The weeks before those, of which nothing is left to do: tasks here were shifted now and then."""
        self._rng, self._words = Random("the quarter"), Words("the quarter")
        for client, n, back in self._further:
            while back <= QUARTER * 5:
                person = client.people[n % len(client.people)] if client.people else None
                shifted = self._rng.randint(1, 4) if self._rng.random() < _SHIFTED else 0
                self._touch(client, person, back, Outcome.REACHED, shifted)
                back += self._rng.randint(*_STEP[client.tier])
                n += 1
        self._office(range(WEEKS, QUARTER))

    def _account(self, client: Client) -> None:
        days = self._diary.days
        back = self._rng.randint(*_RECENT[client.tier])
        if client.name in _QUIET:
            back = -days.calendar.between(days.today, days.ago(_QUIET[client.name]))
        outcome = self._last_outcome(client)
        self.left[client.name] = outcome
        n = 0
        while back <= WEEKS * 5:
            person = client.people[n % len(client.people)] if client.people else None
            self._touch(client, person, back, outcome if n == 0 else Outcome.REACHED)
            back += self._rng.randint(*_STEP[client.tier])
            n += 1
        self._further.append((client, n, back))

    def _last_outcome(self, client: Client) -> Outcome:
        chance = self._rng.random()
        if client.tier is Tier.PROSPECT or client.name in SILENT or chance >= 0.16:
            return Outcome.REACHED
        return Outcome.WAITING_THEM if chance < 0.1 else Outcome.CALL_BACK

    def _touch(self, client: Client, person: Person | None, back: int, outcome: Outcome, shifted: int = 0) -> None:
        """A touch so many working days back, with its task, which was shifted by so many of them."""
        days = self._diary.days
        day = days.back(back)
        kind = self._rng.choice(_KINDS)
        if client.tier is Tier.PROSPECT or outcome is Outcome.CALL_BACK:
            kind = Kind.CALL
        title = self._words.title(kind, client.segment, client.tier)
        made = days.back(back + shifted + self._rng.randint(3, 14))
        was = (days.back(back + shifted), self._rng.choice(_WHY_SHIFTED)) if shifted else None
        planned = self._rng.random() < _PLANNED
        task_id = self._diary.done(client, person, kind, title, day, made, was=was) if planned else None
        if self._rng.random() < _TRIED_BEFORE:
            self._diary.touch(client, person, days.back(back + 1), Kind.CALL, None, outcome=Outcome.NO_ANSWER)
        note = self._words.note(outcome, client.tier, client.segment)
        self._diary.touch(client, person, day, kind, note, outcome=outcome, task_id=task_id)

    def _office(self, weeks: range) -> None:
        """Two quiet hours a week."""
        days = self._diary.days
        for week in weeks:
            for kind in _OFFICE:
                client = self._rng.choice(self._territory.clients[:40]) if kind is not Kind.PROSPECTING else None
                segment = client.segment if client else SEGMENTS[week % len(SEGMENTS)]
                back = week * 5 + self._rng.randint(1, 5)
                self._diary.done(
                    client, None, kind, self._words.title(kind, segment), days.back(back), days.back(back + 4)
                )

    def _cuts(self) -> None:
        days = self._diary.days
        small = [client for client in self._territory.clients if client.tier is Tier.C and client.people]
        for n, title in enumerate(CUT_WHY):
            reason = (Reason.OBSOLETE, Reason.PRIORITY, Reason.CLIENT, Reason.EVENT)[n]
            self._diary.cut(small[n * 7], Kind.CALL, title, days.back(3 + n * 4), days.back(4 + n * 4), reason)
