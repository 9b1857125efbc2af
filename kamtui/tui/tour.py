"""The tour: six steps through the three rituals, each done when the rep has done it. It writes nothing to the book.

How far it went is remembered in a file of its own in the state folder: it goes on there, in any book.
"""

import contextlib
import json
import os
from dataclasses import dataclass

from kamtui.paths import state_dir

_CARD = ("day-today", "day-ahead", "day-light", "day-typed", "skip", "spread", "pick")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. Its texts name verbs in braces, as `kamtui.tui.said` reads them."""

    place: str
    """The place it is done at, by its verb's id; empty for anywhere."""
    go: str
    """What is said elsewhere: how to get there, and what for."""
    here: str
    """What is said there: what to press, and why."""
    verbs: tuple[str, ...] = ()
    """The verbs that do it."""
    writes: tuple[str, ...] = ()
    """The verbs that do it when they wrote to the book, not when the rep went back."""
    looks: bool = False
    """Whether it is also done by having looked and gone on to another place."""


STEPS = (
    Step(
        "today",
        "{today} goes to Today, where the day begins and every call ends.",
        "A call is over: {done}, a few words, Enter. It is in the journal, and you leave with the next step, dated. "
        "Nobody there: {no-answer} alone.",
        writes=("done", "no-answer"),
    ),
    Step(
        "review",
        "{review} opens the review, once a morning: what slipped, one card at a time, until nothing is forgotten.",
        "One key a card: {day-today} today, {day-ahead} to 9 working days on, {done} done, {cut} cut, {skip} not now. "
        "No card left: {pick} picks for today.",
        (*_CARD, "done", "no-answer", "cut", "hand-off"),
    ),
    Step(
        "matrix",
        "{matrix} shows every open task by urgent and important, and says why it is in its box.",
        "The line below says because. {put} puts the task in another box, {zoom} shows one box alone; "
        "seen enough: {accounts} goes on.",
        ("put", "zoom"),
        looks=True,
    ),
    Step(
        "accounts",
        "{accounts} shows your accounts: who holds the revenue, who is silent, who has no next step.",
        "{sheet} on an account opens its page: everything to know before you dial.",
        ("sheet",),
    ),
    Step(
        "plan",
        "{plan} shows the month with the load of every day. Around the 20th the next one is planned.",
        "{gaps} says why accounts want a touch, {generate} drafts all that on days with room, {lock} freezes it. "
        "Another month: {month-before} {month-after}.",
        ("generate", "lock"),
        writes=("gaps",),
    ),
    Step(
        "",
        "",
        "{undo} takes the last step back, whole: tick, note and next step together, tomorrow still. {redo} does it "
        "again. Try it.",
        ("undo",),
    ),
)
"""Tick off, face the morning, see why, know the account, plan the month, take back."""

END = (
    "That was the tour: tick off, face the morning, plan the month. {help} explains every screen, {palette} finds all."
)
"""What is said once every step is done."""


@dataclass(slots=True)
class Tour:
    """How far the rep is."""

    at: int = 0
    """Steps that are behind."""
    on: bool = True
    """Whether it is shown."""

    @property
    def step(self) -> Step | None:
        """The step that is shown; None behind the last one."""
        return STEPS[self.at] if self.at < len(STEPS) else None

    def told(self, where: str, name: str, wrote: bool) -> bool:
        """A verb ran at a place, and wrote or not: whether that was something for the tour."""
        step = self.step
        if not self.on:
            return False
        if step is None:
            self.at, self.on = 0, False  # the last words were seen
            return True
        there = step.place in ("", where)
        did = there and (name in step.verbs or (wrote and name in step.writes))
        left = there and step.looks and name in _PLACES and name != step.place
        if did or left:
            self.at += 1
        return did or left

    def turn(self, by: int) -> None:
        """To the next step or the one before."""
        self.at = min(max(self.at + by, 0), len(STEPS))


_PLACES = ("today", *(step.place for step in STEPS if step.place))


def remembered() -> Tour | None:
    """How far the rep was when last seen; None for one who never heard of the tour."""
    try:
        with open(_file(), encoding="utf-8") as file:
            found = json.loads(file.read(1000))
        return Tour(min(max(int(found["at"]), 0), len(STEPS)), found["on"] is True)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Tour(on=False)


def keep(tour: Tour) -> None:
    """Remembers how far the rep is. Where that cannot be written down, the next start begins anew."""
    from kamtui.config_file import write_text

    with contextlib.suppress(OSError):
        write_text(_file(), json.dumps({"at": tour.at, "on": tour.on}) + "\n")


def _file() -> str:
    return os.path.join(state_dir(), "tour.json")
