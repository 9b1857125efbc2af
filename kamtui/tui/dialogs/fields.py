"""Accounts and contacts in one line of fields: what is there, what will change, and names and values to complete."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from kamtui.domain.fieldline import ACCOUNT_WORDS, CONTACT_WORDS, as_text, read_fields, typing_at
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.services.foresee import Foreseen, foresee_account, foresee_contact
from kamtui.services.views.fields import account_values, contact_values, offers
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import complaint
from kamtui.tui.dialogs.offers import MOST_OFFERS, Offer, OfferDialog
from kamtui.tui.text import MUTED, content, fit, joined, line, lines, shortened

_HINT = "field: text, as many as you like; an empty text clears one · Tab completes names and texts"
_LABEL = 12
_SHOWN = 60
"""Characters of a text that is as it was."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line is about."""

    what: Literal["account", "contact"]
    id: int | None
    """None for one that is not there yet."""
    account_id: int | None = None
    """The account a new contact is at; that of the departments that are offered."""
    given: tuple[tuple[str, str], ...] = ()
    """Fields of a new contact that the line need not say."""

    @property
    def words(self) -> Sequence[str]:
        """Its fields."""
        return ACCOUNT_WORDS if self.what == "account" else CONTACT_WORDS

    def values(self, connection: Connection) -> Mapping[str, str]:
        """What is there."""
        if self.id is None:
            return {}
        return (account_values if self.what == "account" else contact_values)(connection, self.id)

    def foreseen(self, connection: Connection, text: str) -> Foreseen:
        """What the line would change. Raises what saving it would."""
        if self.what == "account":
            return foresee_account(connection, self.id, text)
        return foresee_contact(connection, self.id, self.account_id, text, dict(self.given))


class FieldsDialog(OfferDialog):
    """Adds or edits one account or contact; `write` saves the line and says so."""

    def __init__(
        self, title: str, placeholder: str, subject: Subject, write: Callable[[Book, str], str], start: str = ""
    ) -> None:
        super().__init__(title, placeholder, self._save_line, _HINT, start)
        self._subject = subject
        self._write = write
        self._known: dict[str, str] = {}
        """The fields as they were when the dialog opened, or were said to have become since."""

    async def _save_line(self, text: str) -> str:
        def verb(book: Book) -> str:
            with book.reading() as connection:
                self._check_meanwhile(connection, text)
            return self._write(book, text)

        return await self.gateway.write(verb)

    def _check_meanwhile(self, connection: Connection, text: str) -> None:
        """Raises `RejectedError` where somebody else changed a field that the line changes; once for each value."""
        now = self._subject.values(connection)
        said = read_fields(text, self._subject.words).fields
        news = [name for name in said if name in self._known and now.get(name, "") != self._known[name]]
        self._known |= now
        told = [f"{name} became “{shortened(now.get(name, ''))}”" for name in news if now.get(name, "") != said[name]]
        if told:
            raise RejectedError(f"Meanwhile {', '.join(told)}.", "Enter again saves yours all the same.")

    async def echo(self, text: str) -> Content:
        """What changes, each from what to what, what a rep should know, and what stays as it is."""
        before, subject = self.before_cursor, self._subject

        def query(connection: Connection, _: Book) -> tuple[Mapping[str, str], list[Offer], Foreseen | KamtuiError]:
            values = subject.values(connection)
            offered = _offers(connection, subject, before, values)
            try:
                said = bool(text.strip())
                return values, offered, subject.foreseen(connection, text) if said else Foreseen(values, {}, ())
            except KamtuiError as error:
                return values, offered, error

        try:
            values, offered, found = await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)
        self._known = self._known or {name: values.get(name, "") for name in subject.words} if values else {}
        self.offer(offered)
        if isinstance(found, KamtuiError):
            said = read_fields(text, subject.words).fields
            naming = offered and typing_at(before, subject.words).field is None  # the name of a field is being typed
            return lines(Content("") if naming else complaint(found), *_staying(subject.words, values, said))
        rows = [_change(name, values.get(name, ""), new) for name, new in found.changes.items()]
        rows += [content(note, "$text-warning") for note in found.notes]
        return lines(*rows, *_staying(subject.words, values, found.changes))


def _offers(connection: Connection, subject: Subject, before: str, values: Mapping[str, str]) -> list[Offer]:
    """What Tab may put in at the cursor: texts of the field that is typed, or fields that begin so."""
    typing, found = typing_at(before, subject.words), list[Offer]()
    if typing.field is not None:
        now = values.get(typing.field, "")
        texts = offers(connection, typing.field, typing.value, subject.account_id, MOST_OFFERS, whose=subject.what)
        first = [now] if now and "\n" not in now and not typing.value and now not in texts else []
        blank = "" if before[typing.start - 1 :].startswith(" ") or typing.value else " "
        put_in = [(one, as_text(one, subject.words, typing.field)) for one in (*first, *texts)]
        found = [Offer(line(one), typing.start, blank + text) for one, text in put_in]
    if typing.word and (not found or typing.field is None):
        said = read_fields(before, subject.words).fields
        names = [name for name in subject.words if name.startswith(typing.word.lower()) and name not in said]
        found += [
            Offer(f"{name}: {line(values.get(name))}", len(before) - len(typing.word), f"{name}: ") for name in names
        ]
    return found[:MOST_OFFERS]


def _change(name: str, before: str, after: str) -> Content:
    """`city        Leeds → York`."""
    if after and after == before:
        return joined(Content.styled(fit(name, _LABEL), "$text-accent"), content(f"{before}, as it is", MUTED))
    new = content(after, "bold $text-success") if after.strip() else content("cleared", "bold $text-warning")
    was = joined(content(_short(before), MUTED), " → ") if before else Content("")
    return joined(Content.styled(fit(name, _LABEL), "$text-accent"), was, new)


def _staying(words: Sequence[str], values: Mapping[str, str], changes: Mapping[str, str]) -> list[Content]:
    """The other fields in one paragraph, then the names of the empty ones."""
    left = [name for name in words if name not in changes]
    full = [joined(content(name, MUTED), " ", content(_short(values[name]))) for name in left if values.get(name)]
    empty = [name for name in left if not values.get(name)]
    rows = [Content(" · ").join(full)] if full else []
    return [*rows, Content.styled(f"empty: {' '.join(empty)}", MUTED)] if empty else rows


def _short(text: str) -> str:
    first = line(text.partition("\n")[0])
    cut = f"{first[:_SHOWN]}…" if len(first) > _SHOWN else first
    more = text.count("\n")
    return f"{cut} (and {more} more line{'s' if more > 1 else ''})" if more else cut
