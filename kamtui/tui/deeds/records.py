"""Verbs that keep accounts in order: adding, editing, tiers, merging, parking, archiving and bringing back."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.words import AccountStatus, Tier
from kamtui.services.book import Book
from kamtui.tui.deeds.accounts import by_sales, say_tier
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import key_said, keyed, undo_said
from kamtui.tui.text import shortened

if TYPE_CHECKING:
    from kamtui.services.verbs.accounts import Turned
    from kamtui.tui.dialogs.line import LineDialog
    from kamtui.tui.screens.base import Place


# -- accounts ------------------------------------------------------------------------------------------------------


async def add_account(screen: "Place") -> None:
    """Adds an account: its name, then if the rep likes its tier, its city and any field."""
    from kamtui.tui.dialogs.fields import FieldsDialog, Subject

    made: list[int] = []

    def write(book: Book, text: str) -> str:
        from kamtui.services.foresee import foresee_account
        from kamtui.services.verbs.account_edit import new_account

        with book.reading() as connection:
            found = foresee_account(connection, None, text)
        row = new_account(book, found.changes.get("name", ""), found.changes)
        made.append(row.id)
        return (
            f"Added account “{shortened(row.name)}” ({row.tier}) · {key_said('add')} adds its next step · {undo_said()}"
        )

    dialog = FieldsDialog("New account", "Acme Industrial K @Leeds segment: Retail", Subject("account", None), write)
    await asked(screen, dialog, lambda: screen.point_to(made[-1]))


async def edit_account(screen: "Place") -> None:
    """Changes fields of the account."""
    row = one_account(screen)
    if row is None:
        return
    from kamtui.tui.dialogs.fields import FieldsDialog, Subject

    def write(book: Book, text: str) -> str:
        from kamtui.services.foresee import account_changes
        from kamtui.services.verbs.account_edit import edit_account

        with book.reading() as connection:
            changes = account_changes(connection, row.id, text)
        edited = edit_account(book, row.id, changes)
        return changed_words(edited.account.name, changes, changed=edited.changed)

    await asked(screen, FieldsDialog(f"Edit {row.name}", "city: Leeds tier: A", Subject("account", row.id), write))


async def tier(screen: "Place") -> None:
    """Gives the accounts the tier of a key; or those that are listed, or marked, the tiers that sales propose."""
    if screen.pressed == "s":
        await by_sales(screen)
        return
    rows = _several(screen)
    if not rows:
        return
    wanted = next(one for one in Tier if one.lower() == screen.pressed)

    def verb(book: Book) -> "Turned":
        from kamtui.services.verbs.accounts import set_tier

        return set_tier(book, [row.id for row in rows], wanted)

    turned = await screen.gateway.write(verb)
    _settle(screen)
    say_tier(screen, turned, wanted)


async def merge(screen: "Place") -> None:
    """Merges the account, or the contact under the cursor, into another one."""
    from kamtui.tui.dialogs.merge import MergeDialog

    person = screen.contact
    row = None if person is not None else one_account(screen)
    if person is not None:
        await asked(screen, MergeDialog("contact", person.id, person.name))
    elif row is not None:
        dialog = MergeDialog("account", row.id, row.name)
        await asked(screen, dialog, lambda: screen.took_over(dialog.kept))


async def park(screen: "Place") -> None:
    """Parks the accounts; of those that are parked all, asks whether to take them up again or to change it."""
    rows = _several(screen)
    today = screen.gateway.book.today
    if not rows:
        return
    if all(row.status is AccountStatus.OPEN and row.parked_until and row.parked_until > today for row in rows):
        answers = {"P": "take up again", "d": "another day or reason"}
        screen.ask(answers, lambda key: _again(screen, rows, anew=key == "d"))
    else:
        await _park(screen, rows)


async def lose(screen: "Place") -> None:
    """Puts the accounts away as lost, with a reason; brings back those that are lost all."""
    rows = _several(screen)
    if not rows:
        return
    open_ones = [row for row in rows if row.status is AccountStatus.OPEN]
    if not open_ones:
        await _bring_back(screen, rows)
        return
    from kamtui.tui.dialogs.line import LineDialog

    named = _named(open_ones)

    async def save(text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.park import archive_all

            archive_all(book, [row.id for row in open_ones], text)
            back = f"{key_said('lose')} brings {_it(open_ones)} back"
            return f"Lost {named}: nothing is asked for there · {back} · {undo_said()}"

        return await screen.gateway.write(verb)

    hint = "Nothing is asked for and the tasks are hidden; all else stays. The reason goes into the note."
    await asked(screen, LineDialog(f"Lost {named}: why?", "closed the plant", save, hint))


async def _park(screen: "Place", rows: Sequence[AccountRow]) -> None:
    from kamtui.tui.dialogs.park import ParkDialog

    await asked(screen, ParkDialog(rows, _named(rows)))


def _again(screen: "Place", rows: Sequence[AccountRow], *, anew: bool) -> None:
    work = _park(screen, rows) if anew else _take_up(screen, rows)
    screen.run_worker(work, name="park", group="deed", exit_on_error=False)


async def _take_up(screen: "Place", rows: Sequence[AccountRow]) -> None:
    def verb(book: Book) -> str:
        from kamtui.services.verbs.park import unpark_all

        unpark_all(book, [row.id for row in rows])
        return f"{_named(rows)} {'asks' if len(rows) == 1 else 'ask'} for contact again · {undo_said()}"

    await _carry_out(screen, verb)


async def _bring_back(screen: "Place", rows: Sequence[AccountRow]) -> None:
    def verb(book: Book) -> str:
        from kamtui.services.verbs.park import reopen_all

        reopen_all(book, [row.id for row in rows])
        return (
            f"{_named(rows)} {'is' if len(rows) == 1 else 'are'} back with everything {_they(rows)} had · {undo_said()}"
        )

    await _carry_out(screen, verb)


# -- what they share -----------------------------------------------------------------------------------------------


async def asked(screen: "Place", dialog: "LineDialog", then: Callable[[], None] | None = None) -> None:
    """Asks, and says what was done; `then` comes before everything is read anew."""
    screen.gateway.warm_up()
    said: str | None = await screen.app.push_screen_wait(dialog)
    if said is None:
        return
    if then is not None:
        then()
    _settle(screen)
    screen.status.say(said, "$text-success")


async def _carry_out(screen: "Place", verb: Callable[[Book], str]) -> None:
    said = await screen.gateway.write(verb)
    _settle(screen)
    screen.status.say(said, "$text-success")


def _settle(screen: "Place") -> None:
    screen.tasks.unmark()
    screen.planner.spread(DataChanged())


def _several(screen: "Place") -> list[AccountRow]:
    """The accounts the verb works on; says why there is none."""
    rows = screen.accounts_chosen
    if not rows:
        screen.status.say(screen.no_account, "$text-warning")
    return rows


def one_account(screen: "Place") -> AccountRow | None:
    """The one account the verb works on; says why there is none."""
    rows = _several(screen)
    if len(rows) > 1:
        screen.status.say(
            keyed("One at a time: {unmark} takes the marks off. {park}, {lose} and {tier} work on marked accounts."),
            "$text-warning",
        )
        return None
    return rows[0] if rows else None


def _named(rows: Sequence[AccountRow]) -> str:
    return f"“{shortened(rows[0].name)}”" if len(rows) == 1 else f"{len(rows)} accounts"


def _it(rows: Sequence[AccountRow]) -> str:
    return "it" if len(rows) == 1 else "them"


def _they(rows: Sequence[AccountRow]) -> str:
    return "it" if len(rows) == 1 else "they"


def changed_words(name: str, changes: Collection[str], *, changed: bool, more: str = "") -> str:
    """What is said of fields that were changed."""
    if not changed:
        return f"“{shortened(name)}” was so already: nothing changed"
    return f"Changed “{shortened(name)}”: {', '.join(changes)}{more} · {undo_said()}"


DEEDS = {
    "account": add_account,
    "edit-account": edit_account,
    "tier": tier,
    "park": park,
    "lose": lose,
    "merge": merge,
}
"""Deeds on accounts by verb."""
