"""What a grade would do, worked out before it is saved: the same for the line while it is typed and for the verb."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.keep.grades import NEEDS_WHY, Letter, check_target
from kamtui.domain.keep.questions import in_turn
from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean, clean_note
from kamtui.domain.words import AccountStatus, Tier
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account, contact
from kamtui.store.reads.grades import AskingCall, asked, asking_calls

TARGET_DAYS = 30
"""Calendar days until the call that asks again, where a target has no day and the tier no cadence of grading."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A grade as the rep gives it."""

    letter: Letter
    why: str
    feeling: str = ""
    target: Letter | None = None
    review_on: date | None = None
    question: str = ""
    """Empty: the one whose turn it is."""
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What will be written."""

    account: AccountRow
    contact_name: str
    answer: Answer
    """With its question, its texts cleaned, and the day of the call that asks again."""
    call_on: date | None
    """The working day of that call; None where nobody will ask."""
    by_rule: bool
    """The day was not named, but follows from the cadence."""
    answers: tuple[AskingCall, ...]
    """Open calls that were to ask, and are done with it."""


def foresee_grade(connection: Connection, book: Book, account_id: int, answer: Answer) -> Outlook:
    """Checks an answer and fills what it leaves open. Writes nothing.

    Raises `NotFoundError` for an account or contact that is gone, and `RejectedError` for a lost account, a missing
    reason, a target too high, and a day that is not ahead.
    """
    row = _account(connection, account_id)
    person = _person(connection, answer.contact_id)
    why, feeling = clean_note(answer.why), clean(answer.feeling)
    if not why.strip():
        raise RejectedError("The reason is missing.", NEEDS_WHY)
    if answer.target is not None:
        try:
            check_target(answer.letter, answer.target)
        except ValueError as error:
            raise RejectedError(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Aim at one step.") from None
    waiting = _calls(connection, book, account_id, answer.contact_id)
    question = clean(answer.question) or questions(connection, book, account_id, answer.contact_id)[0]
    review_on = answer.review_on or _by_rule(book, row.tier, answer.target)
    if review_on is not None and (review_on <= book.today or not is_plannable(review_on)):
        raise RejectedError(
            f"{short_day(review_on, book.today)} is not ahead: nobody can be asked again then.",
            "Name a later day, up to 2199.",
        )
    call_on = None
    if review_on is not None:
        calendar = book.calendar(connection, review_on)
        call_on = calendar.on_or_before(review_on)
        call_on = call_on if call_on > book.today else calendar.on_or_after(review_on)
    settled = Answer(answer.letter, why, feeling, answer.target, review_on, question, answer.contact_id)
    return Outlook(row, person, settled, call_on, answer.review_on is None and review_on is not None, waiting)


def questions(connection: Connection, book: Book, account_id: int, contact_id: int | None) -> list[str]:
    """The bank in the order to ask; what an open call is to ask again comes before."""
    turn = in_turn(book.settings.grade_questions, asked(connection, account_id, contact_id))
    waiting = [one.question for one in _calls(connection, book, account_id, contact_id)]
    return list(dict.fromkeys([*waiting[:1], *turn]))


def _calls(connection: Connection, book: Book, account_id: int, contact_id: int | None) -> tuple[AskingCall, ...]:
    """Open calls that are to ask, of the same person as far as anybody was named."""
    found = asking_calls(connection, account_id, book.settings.grade_questions)
    return tuple(one for one in found if _same(one, contact_id))


def _same(one: AskingCall, contact_id: int | None) -> bool:
    return one.contact_id is None or contact_id is None or one.contact_id == contact_id


def _by_rule(book: Book, tier: Tier, target: Letter | None) -> date | None:
    """A target is asked for again; where no day was named, when the next grade is due."""
    if target is None:
        return None
    return book.today + timedelta(days=book.rules.grade_days.get(tier, TARGET_DAYS))


def _account(connection: Connection, account_id: int) -> AccountRow:
    row = account(connection, account_id)
    if row is None:
        raise NotFoundError("The account is gone.", "Reload and try again.")
    if row.status is AccountStatus.LOST:
        raise RejectedError(f"{row.name} is lost: nobody there is asked.", "Reopen it first.")
    return row


def _person(connection: Connection, contact_id: int | None) -> str:
    """The contact's name, empty where nobody was named."""
    if contact_id is None:
        return ""
    person = contact(connection, contact_id)
    if person is None:
        raise NotFoundError("The contact is gone.", "Reload and try again.")
    return person.name
