"""What the verbs do in the planner: each deed asks what it must, calls its service, and says what came of it."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView
from kamtui.tui.text import MUTED
from kamtui.tui.unsaved import Hand
from kamtui.tui.verbs import Scope, verb

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

Deed = Callable[["Place"], Awaitable[None]]
"""Carries out one verb on a screen."""

_NEED_ROWS = (Scope.LIST, Scope.REVIEW)
_NEED_NONE = ("filter", "unmark", "back", "spread", "pick")

GOING = ("today", "matrix", "accounts", "plan", "review", "pulse")
"""Verbs that go to a place of that name."""


def deeds() -> dict[str, Deed]:
    """Every deed by its verb's id."""
    from kamtui.tui.deeds import (
        account,
        account_plan,
        accounts,
        book,
        contract,
        cut,
        defence,
        goals,
        market,
        matrix,
        people,
        plan,
        plan_moves,
        pulse,
        records,
        report,
        review,
        search,
        standing,
        tasks,
        tour,
        unsaved,
        view,
    )

    everyone = (
        tasks,
        cut,
        book,
        view,
        review,
        matrix,
        accounts,
        account,
        account_plan,
        records,
        people,
        standing,
        contract,
        defence,
        market,
        goals,
        plan,
        plan_moves,
        pulse,
        report,
        search,
        unsaved,
        tour,
    )
    return {name: deed for module in everyone for name, deed in module.DEEDS.items()}


def perform(screen: "Place", name: str, key: str = "") -> None:
    """Starts a verb's deed; a verb for rows does nothing without one, and says so."""
    wanted = verb(name)
    screen.status.hush()
    if wanted.scope is Scope.EMPTY and not screen.empty_book:
        return
    if wanted.scope in _NEED_ROWS and name not in _NEED_NONE and not screen.tasks.has_rows:
        screen.status.say(screen.nothing, MUTED)
        return
    if wanted.answers and not key:
        screen.ask(dict(wanted.answers), lambda answer: perform(screen, name, answer))
        return
    if name in GOING:
        screen.planner.go_to(name)  # at once: what is typed next is meant for that place
        _looked_on(screen, name, wrote=False)
        return
    screen.pressed = key
    if name != "unsaved":
        screen.planner.hand = _hand(screen, name, key)
    screen.ahead.open()
    screen.run_worker(_carry_out(screen, name), name=name, group="deed", exit_on_error=False)


async def _carry_out(screen: "Place", name: str) -> None:
    before = screen.gateway.written
    try:
        await deeds()[name](screen)
    finally:
        screen.ahead.opened()
    _looked_on(screen, name, wrote=screen.gateway.written > before)


def _looked_on(screen: "Place", name: str, *, wrote: bool) -> None:
    """A tour that is on looks on."""
    if screen.planner.tour is not None:
        from kamtui.tui.deeds.tour import told

        told(screen, name, wrote)


def _hand(screen: "Place", name: str, key: str) -> Hand:
    """What the verb is given for; figures and hits are no rows."""
    row, accounts = screen.tasks.row, tuple(one.id for one in screen.accounts_chosen)
    try:
        tasks = tuple(task.row.id for task in screen.tasks.chosen())
    except NotImplementedError:
        tasks = ()
    if not tasks and not accounts and isinstance(row, SilentView):
        accounts = (row.account_id,)
    person = screen.contact
    on_task = isinstance(row, TaskView) or (isinstance(row, SilentView) and not accounts)
    return Hand(name, key, tasks, accounts, person.id if person is not None else None, on_task)
