"""Cards (vCard 2.1, 3.0, 4.0) as contacts, and as the accounts they work for; each card is read by itself."""

from collections import Counter

from kamtui.domain.text import clean, folded_name
from kamtui.errors import RejectedError
from kamtui.exchange.calendars import check_options
from kamtui.exchange.card_people import Card, read_card
from kamtui.exchange.cells import Remarks, Unfit
from kamtui.exchange.components import components, decoded, telling
from kamtui.exchange.encodings import Decoded
from kamtui.exchange.progress import Progress, silent
from kamtui.exchange.sources import Source
from kamtui.exchange.values import AccountRecord, Decided, Options, Record, Rejected, Sheet, Sort

_COLUMNS = {
    Sort.ACCOUNTS: (("name", "ORG"),),
    Sort.CONTACTS: (
        ("code", "UID"),
        ("name", "FN / N"),
        ("account", "ORG"),
        ("department", "ORG"),
        ("title", "TITLE"),
        ("role", "ROLE"),
        ("email", "EMAIL"),
        ("phone", "TEL"),
        ("mobile", "TEL"),
    ),
}
_NAMED = 8
_FIRST = 5


def read(source: Source, options: Options, progress: Progress = silent) -> tuple[Sheet, ...]:
    """The sheets of accounts and of contacts that cards are. `row` is the line that a card begins on.

    Raises `RejectedError` when something else is asked for, `UsageError` for options that only tables have.
    """
    if options.sort not in (None, *_COLUMNS):
        raise RejectedError(f"{source.name} holds cards: contacts, not {options.sort}.", "Leave the kind out.")
    check_options(source, options)
    text = decoded(source, options.encoding)
    remarks, ignored = Remarks(), Counter[str]()
    cards: list[Card] = []
    rejected: list[Rejected] = []
    for one in telling(list(components(source.name, text.text, frozenset({"VCARD"}))), source.name, progress):
        try:
            cards.append(read_card(one, remarks, ignored))
        except Unfit as unfit:
            rejected.append(Rejected(one.line, unfit.name or None, unfit.reason))
    notes = (*remarks.lines, *_left(ignored))
    people = tuple(card.contact for card in cards if card.contact is not None)
    contacts = Sheet(
        source.name, _decided(Sort.CONTACTS, text, options, ignored), people, tuple(rejected), notes, _preview(cards)
    )
    if options.sort is Sort.CONTACTS:
        return (contacts,)
    firms = _accounts(cards)
    accounts = Sheet(source.name, _decided(Sort.ACCOUNTS, text, options, ignored), firms, (), (), _preview(cards))
    if options.sort is Sort.ACCOUNTS:
        return (accounts,)
    return (accounts, contacts) if firms else (contacts,)


def _accounts(cards: list[Card]) -> tuple[Record, ...]:
    """The companies of the cards, each once. Their addresses are left alone: they are of a person's office."""
    found: dict[str, AccountRecord] = {}
    for card in cards:
        if card.company:
            record = AccountRecord(card.line, None, card.company, None, None, None, None, None, None, None)
            found.setdefault(folded_name(card.company), record)
    return tuple(found.values())


def _left(ignored: Counter[str]) -> tuple[str, ...]:
    if not ignored:
        return ()
    count = sum(ignored.values())
    names = ", ".join(clean(name, 40) for name, _ in ignored.most_common(_NAMED))
    more = f" and {len(ignored) - _NAMED} more" if len(ignored) > _NAMED else ""
    one = count == 1
    said = f"{count} propert{'y' if one else 'ies'} a contact has no place for stay{'s' if one else ''} out"
    return (f"{said}: {names}{more}",)


def _decided(sort: Sort, text: Decoded, options: Options, ignored: Counter[str]) -> Decided:
    return Decided(
        sort=sort,
        sort_from="asked" if options.sort else "content",
        encoding=text.encoding,
        encoding_from=text.why,
        delimiter="vCard",
        delimiter_from="its content",
        columns=_COLUMNS[sort],
        ignored=tuple(dict.fromkeys(clean(name, 40) for name in ignored)),
        date_order=None,
        date_order_from=None,
    )


def _preview(cards: list[Card]) -> tuple[tuple[str, ...], ...]:
    people = [card.contact for card in cards if card.contact is not None][:_FIRST]
    rows = [
        (one.name, "".join(one.account_names[:1]), one.title or "", one.email or "", one.phone or "") for one in people
    ]
    return (("FN", "ORG", "TITLE", "EMAIL", "TEL"), *rows)
