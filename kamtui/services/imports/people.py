"""Whom a row means: from the codes, names and addresses of a file to the accounts and contacts of the book."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.domain.text import folded_name
from kamtui.exchange.cells import Remarks
from kamtui.exchange.values import ContactRecord, TaskRecord
from kamtui.services.imports.known import Known

NO_ACCOUNT = "points at an account that is not in the book, and comes in without it"
NO_CONTACT = "points at a contact that is not in the book, and comes in without it"
MANY_ACCOUNTS = "names an account that there are several of, and comes in without it"
MANY_CONTACTS = "names a contact that there are several of, and comes in without it"
"""What is remarked of a row that points nowhere, or at more than one."""

_WORDS_OF_A_TITLE = 40
_WORDS_OF_A_NAME = 8
_LETTERS_OF_A_NAME = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """The account and contact of a row."""

    account_id: int | None
    contact_id: int | None = None
    lent: bool = False
    """Whether the account is not the file's own word but that of its contact."""


def of_contact(record: ContactRecord, known: Known, remarks: Remarks) -> Meant:
    """The account of a person."""
    account_id, doubt = _account(record.account_codes, record.account_names, known)
    if doubt:
        remarks.add(doubt)
    return Meant(account_id)


def of_task(record: TaskRecord, known: Known, remarks: Remarks) -> Meant:
    """The account and contact of a task; without an account of its own it has its contact's."""
    account_id, account_doubt = _account(record.account_codes, record.account_names, known)
    contact_id, contact_doubt = _contact(record, account_id, known)
    of_accounts, of_contacts = {*record.account_codes, *record.account_names}, _contact_words(record)
    if contact_doubt and not (account_id is not None and of_contacts <= of_accounts):
        remarks.add(contact_doubt)  # a column that may name either did name the account
    if contact_id is not None and account_id is None:
        lent = known.contacts.row(contact_id).account_id
        if lent is not None:
            return Meant(lent, contact_id, lent=True)
    if account_doubt and not (contact_id is not None and of_accounts <= of_contacts):
        remarks.add(account_doubt)
    if account_id is None and contact_id is None and not of_accounts and not of_contacts:
        return _about(record, known, remarks)
    return Meant(account_id, contact_id)


def _about(record: TaskRecord, known: Known, remarks: Remarks) -> Meant:
    """The people that a task may be about by its addresses, names and title; nobody where that is not plain."""
    people = [known.contacts.find("email", email.lower()) for email in record.about_emails]
    people += [known.contacts.find("name", folded_name(name)) for name in record.about_names]
    contact = next((rows[0] for rows in people if len(rows) == 1), None)
    named = [known.accounts.find("name", folded_name(name)) for name in record.about_names]
    account_id = next((rows[0].id for rows in named if len(rows) == 1), None)
    if account_id is not None and (contact is None or contact.account_id in (None, account_id)):
        return Meant(account_id, contact.id if contact else None)
    if contact is not None:
        return Meant(contact.account_id, contact.id, lent=contact.account_id is not None)
    if record.appointment or record.about_names or record.about_emails:
        account_id = _in_title(record.title, known)
        if account_id is not None:
            remarks.add("takes its account from the words of its title")
    return Meant(account_id)


def _in_title(title: str, known: Known) -> int | None:
    """The one account whose whole name stands in a title, the longest name first."""
    words = folded_name(title).split()[:_WORDS_OF_A_TITLE]
    for length in range(min(len(words), _WORDS_OF_A_NAME), 0, -1):
        found: set[int] = set()
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if len(name) >= _LETTERS_OF_A_NAME:
                found.update(row.id for row in known.accounts.find("name", name))
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _contact_words(record: TaskRecord) -> set[str]:
    return {*record.contact_codes, *record.contact_names, *([record.contact_email] if record.contact_email else [])}


def _account(codes: Sequence[str], names: Sequence[str], known: Known) -> tuple[int | None, str | None]:
    """The account that a code, else a name, means; without one what to remark."""
    for code in codes:
        if (row := known.accounts.coded(code)) is not None:
            return row.id, None
    several = False
    for name in names:
        rows = known.accounts.find("name", folded_name(name))
        if len(rows) == 1:
            return rows[0].id, None
        several = several or len(rows) > 1
    called = [(code, None) for code in codes] + [(None, name) for name in names]
    aliases = (known.aliases.find(code, name, known.accounts) for code, name in called)
    if (alias := next(filter(None, aliases), None)) is not None:
        return alias.id, None
    if not codes and not names:
        return None, None
    return None, MANY_ACCOUNTS if several else NO_ACCOUNT


def _contact(record: TaskRecord, account_id: int | None, known: Known) -> tuple[int | None, str | None]:
    """The contact that a code, an address, a name at the account or a name means; without one what to remark."""
    for code in record.contact_codes:
        if (row := known.contacts.coded(code)) is not None:
            return row.id, None
    looks = [known.contacts.find("email", record.contact_email.lower())] if record.contact_email else []
    for name in record.contact_names:
        if account_id is not None:
            looks.append(known.contacts.find("name and account", (folded_name(name), account_id)))
        looks.append(known.contacts.find("name", folded_name(name)))
    found = next((rows[0].id for rows in looks if len(rows) == 1), None)
    if found is not None or not _contact_words(record):
        return found, None
    return None, MANY_CONTACTS if any(looks) else NO_CONTACT
