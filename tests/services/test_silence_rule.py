"""An attempt that reached nobody is no contact: it neither ends silence nor counts as the last touch."""

from datetime import timedelta

from kamtui.domain.overdue import Section
from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done, no_answer
from kamtui.services.views.accounts import accounts_view
from kamtui.services.views.panel import account_panel
from kamtui.services.views.today import today_head
from kamtui.store.tables.accounts import Account, Contact
from kamtui.store.tables.journal import Touch


def silent_book(book: Book) -> int:
    with book.work("start") as (work, _):
        account = work.add(Account, name="Acme", folded=name_key("Acme"), tier="K")
        contact = work.add(Contact, name="Rina", folded="rina", account_id=account)
        day = book.today - timedelta(days=10)
        work.add(Touch, account_id=account, contact_id=contact, day=day, at=0, kind="call", outcome="reached")
    task, _ = add(book, "call @rina prices tomorrow")
    return task.id


def silent(book: Book) -> int:
    with book.reading() as connection:
        return today_head(connection, book).counts[Section.SILENT]


def test_no_answer_leaves_an_account_silent_and_reaching_it_does_not(book: Book) -> None:
    task = silent_book(book)
    assert silent(book) == 1
    no_answer(book, [task])
    assert silent(book) == 1
    with book.reading() as connection:
        panel = account_panel(connection, book, account_id=1, contact_id=1)
        (view,), _totals = accounts_view(connection, book)
    assert panel.silence is not None
    assert view.silence is not None
    assert panel.silence.days == view.silence.days == 10
    assert view.row.last_touch_on == book.today - timedelta(days=10)
    done(book, task)
    assert silent(book) == 0
