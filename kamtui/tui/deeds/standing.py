"""Verbs of how an account stands with us: grading it, and writing down what it was promised."""

from typing import TYPE_CHECKING, NamedTuple

from kamtui.services.book import Book
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed, undo_said
from kamtui.tui.text import shortened

if TYPE_CHECKING:
    from kamtui.domain.keep.ledger import LedgerRow
    from kamtui.tui.dialogs.line import LineDialog
    from kamtui.tui.screens.base import Place


class _Who(NamedTuple):
    """The account a verb works on, and the contact where one is at hand."""

    account_id: int
    account: str
    contact_id: int | None = None
    contact: str = ""


async def grade(screen: "Place") -> None:
    """Grades the account, or that of the task, in one line."""
    who = _who(screen)
    if who is not None:
        from kamtui.tui.dialogs.grade import GradeDialog

        await _asked(screen, GradeDialog(*who))


async def promise(screen: "Place") -> None:
    """Writes down what the account was promised."""
    who = _who(screen)
    if who is not None:
        from kamtui.tui.dialogs.promise import PromiseDialog

        await _asked(screen, PromiseDialog(*who))


async def keep(screen: "Place", row: "LedgerRow") -> None:
    """The promise is kept."""

    def verb(book: Book) -> str:
        from kamtui.services.verbs.promises import keep_promise

        keep_promise(book, row.id)
        return f"Kept “{shortened(row.text)}” · {undo_said()}"

    said = await screen.gateway.write(verb)
    screen.planner.spread(DataChanged())
    screen.status.say(said, "$text-success")


async def _asked(screen: "Place", dialog: "LineDialog") -> None:
    screen.gateway.warm_up()
    said: str | None = await screen.app.push_screen_wait(dialog)
    if said is not None:
        screen.planner.spread(DataChanged())
        screen.status.say(said, "$text-success")


def _who(screen: "Place") -> _Who | None:
    """Whom it is about: the account at hand, else that of the task; says why there is none."""
    row, found, person = screen.tasks.row, screen.accounts_chosen, screen.contact
    task = row if isinstance(row, TaskView) else row.task if isinstance(row, SilentView) else None
    if len(found) > 1:
        screen.status.say(keyed("One at a time: {unmark} takes the marks off."), "$text-warning")
        return None
    if found:
        account = found[0]
        if person is not None:
            return _Who(account.id, account.name, person.id, person.name)
        if isinstance(row, TaskView) and row.row.account_id == account.id and row.row.contact_id is not None:
            return _Who(account.id, account.name, row.row.contact_id, row.row.contact_name or "")
        return _Who(account.id, account.name)
    if task is not None and task.row.account_id is not None:
        return _Who(task.row.account_id, task.row.account_name or "", task.row.contact_id, task.row.contact_name or "")
    if isinstance(row, SilentView):
        return _Who(row.account_id, row.name)
    screen.status.say(screen.no_account, "$text-warning")
    return None


DEEDS = {"grade": grade, "promise": promise}
"""Deeds on how accounts stand by verb."""
