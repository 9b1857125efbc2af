"""Verbs of the account plan: objectives and the tasks that serve them, offerings, counterparts, the strategy."""

from typing import TYPE_CHECKING

from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, ObjectiveRow
from kamtui.services.book import Book
from kamtui.tui.deeds.records import asked, one_account
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import key_said, keyed, undo_said
from kamtui.tui.text import shortened

if TYPE_CHECKING:
    from kamtui.tui.dialogs.line import LineDialog
    from kamtui.tui.screens.base import Place


async def objective(screen: "Place") -> None:
    """Writes an objective of the account down."""
    row = one_account(screen)
    if row is not None:
        from kamtui.tui.dialogs.account_plan import ObjectiveDialog

        await asked(screen, ObjectiveDialog(row))


async def offering(screen: "Place") -> None:
    """Says who the account buys an offering from."""
    row = one_account(screen)
    if row is not None:
        from kamtui.tui.dialogs.account_plan import OfferingDialog

        await asked(screen, OfferingDialog(row))


async def counterpart(screen: "Place") -> None:
    """Writes a competitor's person down."""
    row = one_account(screen)
    if row is not None:
        from kamtui.tui.dialogs.account_plan import CounterpartDialog

        await asked(screen, CounterpartDialog(row))


async def serve(screen: "Place") -> None:
    """Says which objective the tasks serve."""
    from kamtui.store.reads.account_plan import objectives
    from kamtui.tui.deeds.tasks import chosen, ids_of, named

    tasks = chosen(screen)
    if not tasks:
        return
    account_id = tasks[0].row.account_id
    if account_id is None or any(task.row.account_id != account_id for task in tasks):
        what = "This task is of no account." if len(tasks) == 1 else "Tasks of one account at a time."
        screen.status.say(what, "$text-warning")
        return
    rows = await screen.gateway.read(lambda connection, _: objectives(connection, account_id))
    if not rows:
        name = shortened(tasks[0].row.account_name or "")
        screen.status.say(
            f"{name} has no open objective: {key_said('objective')} on its page adds one.", "$text-warning"
        )
        return
    from kamtui.tui.dialogs.serve import ServeDialog

    now = {task.row.objective_id for task in tasks}
    await asked(screen, ServeDialog(ids_of(tasks), named(tasks), rows, now.pop() if len(now) == 1 else None))


async def edit(screen: "Place", thing: object) -> bool:
    """Changes what is under the cursor; false where that is no row of an account plan."""
    from kamtui.tui.dialogs import account_plan as dialogs
    from kamtui.tui.widgets.account_plan import PlanFact

    found = screen.accounts_chosen
    if len(found) != 1:
        return False
    dialog: LineDialog | None = None
    if isinstance(thing, ObjectiveRow):
        if not thing.open:
            screen.status.say(
                keyed(f"It was {thing.state}: {{undo}} takes that back, {{objective}} writes another one."),
                "$text-warning",
            )
            return True
        dialog = dialogs.ObjectiveDialog(found[0], thing)
    elif isinstance(thing, FitRow):
        dialog = dialogs.OfferingDialog(found[0], thing)
    elif isinstance(thing, CounterpartRow):
        dialog = dialogs.CounterpartDialog(found[0], thing)
    elif isinstance(thing, PlanFact):
        dialog = dialogs.PlanFactDialog(found[0], thing)
    if dialog is None:
        return False
    await asked(screen, dialog)
    return True


async def meet(screen: "Place", row: ObjectiveRow) -> None:
    """The objective is met."""

    def verb(book: Book) -> str:
        from kamtui.services.verbs.objectives import close_objective

        close_objective(book, row.id, met=True)
        return f"Met “{shortened(row.text)}” · {undo_said()}"

    said = await screen.gateway.write(verb)
    screen.planner.spread(DataChanged())
    screen.status.say(said, "$text-success")


DEEDS = {"objective": objective, "serve": serve, "offering": offering, "counterpart": counterpart}
"""Deeds of the account plan by verb."""
