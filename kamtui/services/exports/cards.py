"""The contacts of a book as cards for an address book."""

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
            name=one.name,
            account=one.account,
            department=one.department,
            title=one.title,
            role=one.role,
            email=one.email,
            phone=one.phone,
            mobile=one.mobile,
            changed=one.last_at,
        )
        for one in people
    ]
    return Made(write_cards(cards, asked.form), () if cards else ("the book has no contacts",))
