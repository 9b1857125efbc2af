"""The contacts of a book as cards for an address book."""

from kamtui.domain.text import clean
from kamtui.exchange.card_write import CardContact, write_cards
from kamtui.exchange.export_kinds import Asked, Made
from kamtui.exchange.own_uids import own_uid
from kamtui.services.book import Book
from kamtui.services.book_id import book_id
from kamtui.store.reads.phone import phone_contacts


def made(book: Book, asked: Asked) -> Made:
    """The cards, in the version that is asked for."""
    own = book_id(book)
    with book.reading() as connection:
        people = phone_contacts(connection)
    cards = [
        CardContact(
            uid=own_uid(own, "contact", one.id),
            name=clean(one.name),
            account=_clean(one.account),
            department=_clean(one.department),
            title=_clean(one.title),
            role=_clean(one.role),
            email=_clean(one.email),
            phone=_clean(one.phone),
            mobile=_clean(one.mobile),
            changed=one.last_at,
        )
        for one in people
    ]
    return Made(write_cards(cards, asked.form), () if cards else ("the book has no contacts",))


def _clean(text: str | None) -> str | None:
    """A text of the book on one line: another program may have written more."""
    return clean(text or "") or None
