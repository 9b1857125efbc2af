"""Merging one account or contact into another: the other is found by typing, and what moves is seen before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.widgets import Input

from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import NameHit, named
from kamtui.tui.dialogs.line import complaint
from kamtui.tui.dialogs.offers import MOST_OFFERS, Offer, OfferDialog
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

if TYPE_CHECKING:
    from kamtui.services.verbs.merge import Merged

_HINT = "↑ ↓ choose the one that stays; Enter merges into it, Tab writes it out"
_LOOKED_AT = 40

What = Literal["account", "contact"]


class MergeDialog(OfferDialog):
    """Everything of one goes to the one that is chosen."""

    def __init__(self, what: What, gone_id: int, name: str) -> None:
        super().__init__(f"Merge {name} into", f"the {what} that stays", self._merge, _HINT)
        self._what: What = what
        self._gone_id = gone_id
        self._hits: Sequence[NameHit] = ()
        self._of = ""
        self.kept = gone_id
        """The id of the one that stayed, once it is done."""

    async def _merge(self, text: str) -> str:
        keep_id = _id(await self._meant(text))
        what, gone_id = self._what, self._gone_id

        def verb(book: Book) -> "Merged":
            from kamtui.services.verbs.merge import merge_accounts, merge_contacts

            return (merge_accounts if what == "account" else merge_contacts)(book, keep_id, gone_id)

        merged = await self.gateway.write(verb)
        self.kept = merged.kept_id
        return f"“{shortened(merged.gone)}” is part of “{shortened(merged.name)}” now: {moves(merged)} · {undo_said()}"

    async def _meant(self, text: str) -> NameHit:
        """The chosen one. Raises `RejectedError` while nobody is."""
        if not text.strip():
            raise RejectedError(f"No {self._what} was named.", "Type the one that stays.")
        if text != self._of:  # Enter came before the list
            self._found(text, await self.gateway.read(lambda connection, _: self._look(connection, text)))
            if len(self._hits) > 1:
                raise RejectedError(f"“{text.strip()}” may be several.", "Choose one with ↑ ↓, then Enter.")
        if not self._hits:
            raise RejectedError(f"No other {self._what} is called “{text.strip()}”.", "Check the spelling.")
        return self._hits[self.chosen]

    async def echo(self, text: str) -> Content:
        """What moves to the chosen one."""
        hits = await self.gateway.read(lambda connection, _: self._look(connection, text)) if text.strip() else []
        self._found(text, hits)
        if not hits:
            return content(f"No other {self._what} is called so." if text.strip() else "", "$text-warning")
        return await self._preview(hits[self.chosen])

    def picked(self) -> None:
        """Another one is to stay."""
        self._listen(self.query_one(Input).value)

    def _found(self, text: str, hits: Sequence[NameHit]) -> None:
        self._of, self._hits = text, hits
        self.offer([Offer(hit.label, 0, hit.label) for hit in hits])

    def _look(self, connection: Connection, text: str) -> list[NameHit]:
        """Others of its kind by the start of a name; whole names, as a list says them, are found too."""
        typed = text.strip()
        hits = named(connection, typed, _LOOKED_AT)
        if not hits and typed.endswith(")"):
            hits = [one for one in named(connection, typed.rpartition("(")[0], _LOOKED_AT) if one.label == typed]
        is_contact = self._what == "contact"
        return [one for one in hits if (one.contact_id is not None) is is_contact and _id(one) != self._gone_id][
            :MOST_OFFERS
        ]

    async def _preview(self, hit: NameHit) -> Content:
        what, gone_id, keep_id = self._what, self._gone_id, _id(hit)

        def query(connection: Connection, _: Book) -> "Merged":
            from kamtui.services.verbs.merge import foresee_accounts, foresee_contacts

            return (foresee_accounts if what == "account" else foresee_contacts)(connection, keep_id, gone_id)

        try:
            found = await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)
        rows = [
            joined(content(hit.label, "bold"), " stays; ", content(found.gone, "bold"), " goes."),
            content(f"moves: {moves(found)}", "$text-success"),
        ]
        if found.filled:
            rows.append(content(f"filled: {', '.join(found.filled)}"))
        if found.dropped:
            into = "goes into the note" if what == "account" else "not taken over"
            rows.append(content(f"{into}: {', '.join(found.dropped)}", "$text-warning"))
        return lines(*rows, content("The one that stays keeps its own name and fields.", MUTED))


def moves(merged: "Merged") -> str:
    """`3 tasks, 5 touches`; `nothing to move`."""
    parts = [_counted(name, number) for name, number in merged.moved.items() if number]
    return ", ".join(parts) or "nothing to move"


def _counted(name: str, number: int) -> str:
    if name == "joined":
        return f"{number} contact{'s' if number > 1 else ''} joined"
    if name == "sales":
        return f"{number} sum{'s' if number > 1 else ''} of sales"
    return f"{number} {name if number > 1 else _ONE[name]}"


_ONE = {
    "tasks": "task",
    "touches": "touch",
    "promises": "promise",
    "grades": "grade",
    "contracts": "contract",
    "departments": "department",
    "contacts": "contact",
}


def _id(hit: NameHit) -> int:
    found = hit.account_id if hit.contact_id is None else hit.contact_id
    assert found is not None
    return found
