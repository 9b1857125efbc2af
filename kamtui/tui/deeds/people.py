"""Verbs on the people and departments of an account."""

from typing import TYPE_CHECKING

from kamtui.domain.account_rows import ContactRow
from kamtui.services.book import Book
from kamtui.tui.deeds.records import asked, changed_words, one_account
from kamtui.tui.said import keyed, undo_said
from kamtui.tui.text import shortened

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def add_contact(screen: "Place") -> None:
    """Adds a contact to the account; on a department, to that one."""
    row = one_account(screen)
    if row is None:
        return
    from kamtui.tui.dialogs.fields import FieldsDialog, Subject

    team = screen.department
    subject = Subject("contact", None, row.id, (("department", team),) if team else ())

    def write(book: Book, text: str) -> str:
        from kamtui.services.foresee import foresee_contact
        from kamtui.services.verbs.contacts import add_contact

        with book.reading() as connection:
            found = foresee_contact(connection, None, row.id, text, dict(subject.given))
        made = add_contact(book, found.changes.get("name", ""), row.id, found.changes)
        where, team = made.account_name or "no account", f", {shortened(made.department)}" if made.department else ""
        return f"Added “{shortened(made.name)}” to {shortened(where)}{team} · {undo_said()}"

    where = f"{row.name}, {team}" if team else row.name
    example = "Rina Shah rina@acme.example role: booker reach: calls before 10"
    await asked(screen, FieldsDialog(f"New contact of {where}", example, subject, write))


async def edit_contact(screen: "Place", person: ContactRow) -> None:
    """Changes fields of a contact."""
    from kamtui.tui.dialogs.fields import FieldsDialog, Subject

    def write(book: Book, text: str) -> str:
        from kamtui.services.foresee import contact_changes
        from kamtui.services.verbs.contacts import edit_contact

        with book.reading() as connection:
            changes = contact_changes(connection, person.id, text)
        edited = edit_contact(book, person.id, changes)
        stays = f" · {edited.stays} entries stay with the old account" if edited.stays else ""
        return changed_words(edited.contact.name, changes, changed=edited.changed, more=stays)

    subject = Subject("contact", person.id, person.account_id)
    example = "role: decision maker reach: e-mail up to 5 lines, after 15:00"
    await asked(screen, FieldsDialog(f"Edit {person.name}", example, subject, write))


async def add_department(screen: "Place") -> None:
    """Adds a department to the account."""
    row = one_account(screen)
    if row is None:
        return
    from kamtui.tui.dialogs.line import LineDialog

    async def save(text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.account_edit import add_department

            add_department(book, row.id, text)
            return f"Added department “{shortened(text)}” to {shortened(row.name)} · {undo_said()}"

        return await screen.gateway.write(verb)

    hint = keyed("A team that buys or could buy. {edit} on its row renames it, {contact} there adds a contact.")
    await asked(screen, LineDialog(f"New department of {row.name}", "Logistics", save, hint))


async def rename_department(screen: "Place", account_id: int, name: str) -> None:
    """Gives a department another name."""
    from kamtui.tui.dialogs.line import LineDialog

    async def save(text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.account_edit import rename_department

            rename_department(book, account_id, name, text)
            return f"“{shortened(name)}” is called “{shortened(text)}” now · {undo_said()}"

        return await screen.gateway.write(verb)

    await asked(screen, LineDialog(f"Rename department {name}", "its name", save, start=name))


DEEDS = {"contact": add_contact, "department": add_department}
"""Deeds on people and departments by verb."""
