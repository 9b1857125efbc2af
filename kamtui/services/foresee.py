"""What a line of fields would make of an account or a contact, before it is saved. Writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamtui.domain.fieldline import (
    ACCOUNT_WORDS,
    CONTACT_WORDS,
    FieldLine,
    account_lead,
    contact_lead,
    read_fields,
)
from kamtui.domain.text import clean, clean_note, name_key
from kamtui.domain.words import Tier
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.views.fields import account_values, contact_values
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account, contact, named
from kamtui.store.reads.belongings import departments_of
from kamtui.store.reads.imports import known_segments


@dataclass(frozen=True, slots=True)
class Foreseen:
    """An account or contact as it is, and what a line would change."""

    values: Mapping[str, str]
    """The text of every field now; empty for one that is not there yet."""
    changes: Mapping[str, str]
    """The new text of each field that is said; an empty one is cleared."""
    notes: tuple[str, ...]
    """What a rep should know before saving."""

    @property
    def new(self) -> Mapping[str, str]:
        """The changes without those that are so already."""
        return {name: text for name, text in self.changes.items() if clean(text) != self.values.get(name, "")}


def foresee_account(connection: Connection, account_id: int | None, line: str) -> Foreseen:
    """What a line makes of an account, or of a new one. Raises what saving it would."""
    values = account_values(connection, account_id) if account_id is not None else {}
    if account_id is not None and not values:
        raise NotFoundError("The account is gone.", "Reload and try again.")
    read = read_fields(line, ACCOUNT_WORDS)
    if account_id is not None:
        _check_lead(read, "city: Leeds")
    changes, notes = dict(read.fields), _twice(read)
    if account_id is None and (read.lead or changes):
        said = {"tier": str(Tier.C), **account_lead(read.lead), **changes}
        changes = {name: said[name] for name in ACCOUNT_WORDS if name in said}
    if changes:
        changes |= _as_read(_account_columns(connection, account_id, changes), changes)
        notes += _notes(connection, account_id, changes)
        if _goes_on(values, changes):
            notes.append(f"note: a line below the {_lines(values['note'])} there are")
    return Foreseen(values, changes, tuple(notes))


def foresee_contact(
    connection: Connection, contact_id: int | None, account_id: int | None, line: str, given: Mapping[str, str]
) -> Foreseen:
    """What a line makes of a contact, or of a new one at an account. `given` is what the line need not say.

    Raises what saving it would.
    """
    values = contact_values(connection, contact_id) if contact_id is not None else {}
    if contact_id is not None and not values:
        raise NotFoundError("The contact is gone.", "Reload and try again.")
    read = read_fields(line, CONTACT_WORDS)
    if contact_id is not None:
        _check_lead(read, "role: decision maker")
    lead = contact_lead(read.lead) if contact_id is None else {}
    changes, notes = {**(given if lead or read.fields else {}), **lead, **read.fields}, _twice(read)
    if changes:
        changes |= _as_read(_contact_columns(connection, contact_id, account_id, changes), changes)
        team = clean(changes.get("department", ""))
        if team and account_id is not None and "account" not in changes:
            notes += _new("department", team, [name for _, name in departments_of(connection, account_id)])
    return Foreseen(values, changes, tuple(notes))


def account_changes(connection: Connection, account_id: int, line: str) -> Mapping[str, str]:
    """The changes that a line says, as `edit_account` takes them: a note of several lines gets one more.

    What is so already is left out. Raises `RejectedError` for a line that says none.
    """
    found = foresee_account(connection, account_id, line)
    _check_said(found.changes, "city: Leeds")
    if _goes_on(found.values, found.changes):
        return {**found.new, "note": f"{found.values['note']}\n{clean_note(found.changes['note'])}"}
    return found.new


def contact_changes(connection: Connection, contact_id: int, line: str) -> Mapping[str, str]:
    """The changes that a line says, as `edit_contact` takes them; what is so already is left out.

    Raises `RejectedError` for a line that says none.
    """
    found = foresee_contact(connection, contact_id, None, line, {})
    _check_said(found.changes, "role: decision maker")
    return found.new


def _account_columns(
    connection: Connection, account_id: int | None, changes: Mapping[str, str]
) -> Mapping[str, object]:
    """The columns that are meant. Raises what saving would."""
    from kamtui.services.verbs.account_edit import account_columns
    from kamtui.services.verbs.fields import Looking, title_of

    before = account(connection, account_id) if account_id is not None else None
    if before is None:
        title_of(changes.get("name", ""), "account")
    return account_columns(Looking(connection), before, changes)


def _contact_columns(
    connection: Connection, contact_id: int | None, account_id: int | None, changes: Mapping[str, str]
) -> Mapping[str, object]:
    """The columns that are meant. Raises what saving would."""
    from kamtui.services.verbs.contacts import contact_columns
    from kamtui.services.verbs.fields import Looking, title_of

    before = contact(connection, contact_id) if contact_id is not None else None
    if before is None:
        title_of(changes.get("name", ""), "contact")
    at = before.account_id if before is not None else account_id
    return contact_columns(Looking(connection), before, at, changes)


def _as_read(columns: Mapping[str, object], changes: Mapping[str, str]) -> dict[str, str]:
    """Words of a list as they are kept, however they were typed."""
    return {name: str(columns[name] or "") for name in ("tier", "role") if name in changes}


def _check_lead(read: FieldLine, example: str) -> None:
    if read.lead:
        raise RejectedError(f"“{clean(read.lead, 60)}” belongs to no field.", f"Say which, as in {example}.")


def _check_said(changes: Mapping[str, str], example: str) -> None:
    if not changes:
        raise RejectedError("The line says no field.", f"Say one, as in {example}.")


def _twice(read: FieldLine) -> list[str]:
    return [f"{name} stands there twice: the last one counts" for name in read.twice]


def _notes(connection: Connection, account_id: int | None, changes: Mapping[str, str]) -> list[str]:
    """A segment nobody has heard of, and accounts of nearly the same name as a new one."""
    segment, name = clean(changes.get("segment", "")), clean(changes.get("name", ""))
    found = _new("segment", segment, [one for _, one in known_segments(connection)]) if segment else []
    if account_id is None and name:
        like = [hit.label for hit in named(connection, name) if hit.contact_id is None and hit.rank < 2]
        found += [f"there is {label} already" for label in like[:1]]
    return found


def _new(what: str, name: str, known: Sequence[str]) -> list[str]:
    there = any(name_key(one) == name_key(name) for one in known)
    return [] if there else [f"“{name}” is a new {what}"]


def _goes_on(values: Mapping[str, str], changes: Mapping[str, str]) -> bool:
    """Whether a typed line goes below a note, which has more of them than can be typed."""
    return "\n" in values.get("note", "") and bool(clean_note(changes.get("note", "")))


def _lines(note: str) -> int:
    return note.count("\n") + 1
