"""Keeping accounts in order: `contact`, `merge`, `park`, `unpark`, `archive`, `reopen`, and what `account` changes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from kamtui.cli.accounts_json import account_json, contact_json
from kamtui.cli.days import typed_day
from kamtui.cli.options import complete_names, text_argument, verb
from kamtui.cli.output import emit, emit_json, json_option, say, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.account_rows import AccountRow, ContactRow
from kamtui.domain.rules import FOREVER
from kamtui.domain.text import clean, name_key
from kamtui.domain.words import AccountStatus
from kamtui.domain.workdays import short_day
from kamtui.errors import AmbiguousError, NotFoundError, UsageError
from kamtui.services.book import Book
from kamtui.services.names import Who, resolve
from kamtui.services.views.accounts import accounts_view, is_parked
from kamtui.store.reads.accounts import contact, contacts

if TYPE_CHECKING:
    from kamtui.services.verbs.contacts import RemovedContact
    from kamtui.services.verbs.merge import Merged

set_option = click.option(
    "--set", "changes", multiple=True, metavar="FIELD=VALUE", help="Change a field; an empty VALUE clears it."
)
"""`--set FIELD=VALUE`, as often as wanted."""

_name = click.argument("name", metavar="NAME", shell_complete=complete_names)


def typed_changes(changes: Sequence[str]) -> dict[str, str]:
    """Fields and their new texts. Raises `UsageError` for one without `=`."""
    found: dict[str, str] = {}
    for change in changes:
        field, equals, text = change.partition("=")
        if not equals:
            raise UsageError(f"“{clean(change)}” is no FIELD=VALUE.", "Say it as --set city=Leeds.")
        found[clean(field).lower()] = text
    return found


def change_account(book: Book, name: str, changes: Mapping[str, str], departments: Sequence[tuple[str, ...]]) -> None:
    """`account NAME --set …`: changes fields, or one department, and prints the account."""
    from kamtui.services.verbs import account_edit

    if len(departments) + bool(changes) > 1:
        raise UsageError("Fields and departments are changed one after the other.", "Give one of them.")
    account_id = _account(book, name)
    for what, *words in departments:
        if what == "add":
            account_edit.add_department(book, account_id, words[0])
        elif what == "rename":
            account_edit.rename_department(book, account_id, words[0], words[1])
        else:
            people = account_edit.remove_department(book, account_id, words[0])
            say(f"{_several(people, 'contact')} stay with the account, in no department" if people else "it was empty")
    changed = account_edit.edit_account(book, account_id, changes).changed if changes else bool(departments)
    _left(book, account_id, undo=changed)


def make_account(book: Book, name: str, changes: Mapping[str, str]) -> None:
    """`account NAME --new`: adds an account and prints it."""
    from kamtui.services.verbs.account_edit import new_account

    _left(book, new_account(book, clean(name).removeprefix("@"), changes).id)


@verb(
    "contact",
    """
    kamtui contact rina shah
    kamtui contact rina --account acme --set "role=decision maker" --set email=rina@acme.example
    kamtui contact Zoe Lind --account acme --new --set department=Finance
    kamtui contact jo lind --remove
    """,
)
@text_argument("name")
@click.option("--account", metavar="A", shell_complete=complete_names, help="The account the contact belongs to.")
@set_option
@click.option("--new", is_flag=True, help="Add the contact.")
@click.option("--remove", is_flag=True, help="Remove the contact.")
@json_option
@click.pass_obj
def command_contact(
    book: Book, name: str, account: str | None, changes: tuple[str, ...], new: bool, remove: bool
) -> None:
    """Show, add, change or remove a contact.

    FIELD is name, title, role (decision maker, influencer, booker, user, gatekeeper, sponsor, champion, blocker),
    email, phone, mobile, reach (how they like to be reached), code, department or account: another account is a change
    of jobs, what was said and planned stays with the old one. A contact that the journal or a task names is not
    removed: it leaves its account.
    """
    from kamtui.services.verbs import contacts as verbs

    if remove and (new or changes):
        raise UsageError("--remove stands alone.", "Leave out --set and --new.")
    typed, text = typed_changes(changes), clean(name).removeprefix("@")
    account_id = _account(book, account) if account is not None else None
    if new:
        _contact_left(book, verbs.add_contact(book, text, account_id, typed), undo=True)
        return
    contact_id = _contact(book, text, account_id)
    if remove:
        _removed(book, contact_id, verbs.remove_contact(book, contact_id))
    elif typed:
        edited = verbs.edit_contact(book, contact_id, typed)
        if edited.stays:
            say(f"{_several(edited.stays, 'entry', 'entries')} of plan and journal stay with the old account")
        _contact_left(book, edited.contact, undo=edited.changed)
    else:
        row = _row(book, contact_id)
        assert row is not None
        _contact_left(book, row, undo=False)


@verb(
    "merge",
    """
    kamtui merge borealis cobalt
    kamtui merge "rina shah" "rina berg"
    """,
)
@click.argument("keep", metavar="KEEP", shell_complete=complete_names)
@click.argument("other", metavar="OTHER", shell_complete=complete_names)
@json_option
@click.pass_obj
def command_merge(book: Book, keep: str, other: str) -> None:
    """Make one of two accounts, or of two contacts.

    Everything of OTHER goes to KEEP, and OTHER is removed: tasks, touches, promises, contacts, departments, sales. Sums
    of sales of one segment and day are added up. KEEP keeps its own fields, empty ones are filled; what an account has
    other values for goes to its note. Of two accounts of one name say the city too: "Acme (Leeds)".
    """
    from kamtui.services.verbs.merge import merge_accounts, merge_contacts

    first, second = _who(book, keep), _who(book, other)
    if (first.contact_id is None) is not (second.contact_id is None):
        raise UsageError(f"{first.label} and {second.label} are an account and a contact.", "Name two of a kind.")
    if first.contact_id is not None and second.contact_id is not None:
        merged = merge_contacts(book, first.contact_id, second.contact_id)
    else:
        assert first.account_id is not None
        assert second.account_id is not None
        merged = merge_accounts(book, first.account_id, second.account_id)
    _merged(merged, "contact" if first.contact_id is not None else "account")


@verb("park", 'kamtui park acme "1 feb" --reason "no budget"')
@_name
@click.argument("until", metavar="UNTIL")
@click.option("--reason", "why", metavar="WHY", required=True, help="Why it is left alone.")
@json_option
@click.pass_obj
def command_park(book: Book, name: str, until: str, why: str) -> None:
    """Leave an account alone until a day.

    It asks for no contact and no next step until then; the reason shows wherever the account does.
    """
    from kamtui.services.verbs.park import park

    _left(book, park(book, _account(book, name), typed_day(book, until).on, why).id)


@verb("unpark", 'kamtui unpark "ögmund"')
@_name
@json_option
@click.pass_obj
def command_unpark(book: Book, name: str) -> None:
    """Take a parked account up again."""
    from kamtui.services.verbs.park import unpark

    _left(book, unpark(book, _account(book, name)).id)


@verb("archive", 'kamtui archive delta --reason "closed the plant"')
@_name
@click.option("--reason", "why", metavar="WHY", required=True, help="Why it was lost; it goes to the note.")
@json_option
@click.pass_obj
def command_archive(book: Book, name: str, why: str) -> None:
    """Put a lost account away.

    It asks for nothing and its tasks are hidden; all else stays, and `kamtui reopen` brings it back.
    """
    from kamtui.services.verbs.park import archive

    _left(book, archive(book, _account(book, name), why).id)


@verb("reopen", 'kamtui reopen "lost ltd" --reason "new buyer"')
@_name
@click.option("--reason", "why", metavar="WHY", default="", help="Why; it goes to the note.")
@json_option
@click.pass_obj
def command_reopen(book: Book, name: str, why: str) -> None:
    """Bring an archived account back with everything it had."""
    from kamtui.services.verbs.park import reopen

    _left(book, reopen(book, _account(book, name), why).id)


def _who(book: Book, name: str) -> Who:
    text = clean(name).removeprefix("@")
    if not text:
        raise UsageError("Nobody was named.", "`kamtui accounts` lists the accounts.")
    with book.reading() as connection:
        return resolve(connection, text)


def _account(book: Book, name: str) -> int:
    """The account that is meant, and never a contact's: what changes one must name it."""
    who = _who(book, name)
    if who.contact_id is not None or who.account_id is None:
        raise NotFoundError(f"{who.label} is a contact, not an account.", "Name the account.")
    return who.account_id


def _contact(book: Book, name: str, account_id: int | None) -> int:
    """The contact that is meant, among those of an account where one is named."""
    if account_id is None:
        who = _who(book, name)
        if who.contact_id is None:
            raise NotFoundError(f"{who.label} is an account, not a contact.", "`kamtui account` shows its people.")
        return who.contact_id
    with book.reading() as connection:
        people = contacts(connection, account_id)
    key = name_key(clean(name))
    keys = {one.id: name_key(one.name) for one in people}
    found = [one for one in people if keys[one.id] == key] or [one for one in people if f" {key}" in f" {keys[one.id]}"]
    if not found:
        raise NotFoundError(f"Nobody there is called “{clean(name)}”.", "`kamtui account` shows who is there.")
    if len(found) > 1:
        raise AmbiguousError(f"“{clean(name)}” may be several there.", tuple(one.name for one in found), "Type more.")
    return found[0].id


def _row(book: Book, contact_id: int) -> ContactRow | None:
    with book.reading() as connection:
        return contact(connection, contact_id)


def _left(book: Book, account_id: int, *, undo: bool = True) -> None:
    """Prints an account as it is now."""
    with book.reading() as connection:
        found, totals = accounts_view(connection, book)
    view = next(one for one in found if one.row.id == account_id)
    if wants_json():
        emit_json(account_json(book, view, totals.currency))
    else:
        emit(account_line(book, view.row))
    say(UNDO if undo else "nothing changed")


def account_line(book: Book, row: AccountRow) -> str:
    """An account as one line."""
    state = ""
    if row.status is AccountStatus.LOST:
        state = "lost"
    elif row.parked_until is not None and is_parked(row, book.today):
        until = "" if row.parked_until == FOREVER else f" until {short_day(row.parked_until, book.today)}"
        state = f"parked{until}" + (f": {row.parked_why}" if row.parked_why else "")
    cadence = f"every {row.cadence} d" if row.cadence is not None else ""
    return "  ".join(part for part in (row.name, row.tier, row.city, row.segment, row.code, cadence, state) if part)


def _contact_left(book: Book, row: ContactRow, *, undo: bool) -> None:
    """Prints a contact."""
    if wants_json():
        emit_json(_shape(row))
    else:
        where = (row.account_name, row.department, row.title, row.role)
        emit("  ".join(part for part in (row.name, *where, row.email, row.phone, row.mobile, row.reach) if part))
    if undo:
        say(UNDO)


def _shape(row: ContactRow) -> dict[str, Any]:
    """A contact with the account it is at."""
    account = None if row.account_id is None else {"id": row.account_id, "name": row.account_name}
    return {**contact_json(row), "account": account}


def _removed(book: Book, contact_id: int, left: "RemovedContact") -> None:
    """Prints what became of a contact."""
    row = _row(book, contact_id)
    if wants_json():
        emit_json({"removed": left.gone, "contact": _shape(row) if row else None})
    else:
        kept = f"left the account; {_several(left.kept, 'entry', 'entries')} of plan and journal name it still"
        emit(f"{left.name}  {'removed' if left.gone else kept}")
    say(UNDO)


def _merged(merged: "Merged", what: str) -> None:
    moved: dict[str, Any] = {name: number for name, number in merged.moved.items() if number}
    if wants_json():
        shape = {"id": merged.kept_id, "name": merged.name}
        lists = {"filled": list(merged.filled), "dropped": list(merged.dropped)}
        emit_json({what: shape, "merged": merged.gone, "moved": dict(merged.moved), **lists})
    else:
        came = ", ".join(f"{number} {name}" for name, number in moved.items())
        emit(f"{merged.name}  took over {merged.gone}" + (f": {came}" if came else ""))
    if merged.filled:
        say(f"filled: {', '.join(merged.filled)}")
    if merged.dropped:
        say(f"not taken over: {', '.join(merged.dropped)}" + ("; the note has it" if what == "account" else ""))
    say(UNDO)


def _several(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
