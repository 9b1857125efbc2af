"""`grade`: how satisfied an account says it is, and why."""

import sys
from typing import TYPE_CHECKING, Any

import click

from kamtui.cli.days import typed_day
from kamtui.cli.jsons import grade_json, list_json, task_json
from kamtui.cli.options import complete_names, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, terminal_width, wants_json
from kamtui.cli.written import UNDO, say_task, seen
from kamtui.domain.keep.grade_rows import GradeRow, marked
from kamtui.domain.keep.grades import Letter, read_letter
from kamtui.domain.keep.strip import DAYS, LABEL, strip_lines
from kamtui.domain.text import clean, name_key
from kamtui.domain.words import TaskStatus
from kamtui.domain.workdays import month_day, short_day
from kamtui.errors import AmbiguousError, NotFoundError, UsageError
from kamtui.services.book import Book
from kamtui.services.grading import questions
from kamtui.services.names import Who, resolve
from kamtui.services.views.accounts import account_named
from kamtui.services.views.standing import AccountStanding, account_standing
from kamtui.store.reads.accounts import contacts

if TYPE_CHECKING:
    from kamtui.services.verbs.grades import GradeLeft


class LetterWord(click.ParamType[Letter]):
    """A grade from A to F."""

    name = "letter"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Letter:
        """The grade; a usage error for anything else."""
        found = read_letter(str(value))
        if found is None:
            self.fail(f"“{value}” is no grade: A to D, with + or - if you like, or F.", param, ctx)
        return found


@verb(
    "grade",
    """
    kamtui grade acme
    kamtui grade acme C late deliveries
    kamtui grade acme C late deliveries --feeling "let down" --target B- --by "18 dec"
    kamtui grade "rina shah" B+ --question "How easy is it to work with us?" -- quick answers
    """,
)
@click.argument("name", metavar="NAME", shell_complete=complete_names)
@click.argument("letter", metavar="[LETTER]", type=LetterWord(), required=False)
@click.argument("why", metavar="[WHY]...", nargs=-1)
@click.option("--feeling", metavar="F", default="", help="How they feel about it, in a word.")
@click.option("--target", metavar="T", type=LetterWord(), help="The grade to aim at, at most one whole letter up.")
@click.option("--by", metavar="DATE", help="Plan the call that asks again for this day.")
@click.option("--question", metavar="Q", default="", help="What was asked; else the question whose turn it is.")
@click.option("--contact", metavar="C", help="Who gave the grade.")
@json_option
@click.pass_obj
def command_grade(
    book: Book,
    name: str,
    letter: Letter | None,
    why: tuple[str, ...],
    feeling: str,
    target: Letter | None,
    by: str | None,
    question: str,
    contact: str | None,
) -> None:
    """Write down a grade an account gave, or show its grades.

    WHY is the reason in their words. Below B counts as failing (✗). A target without --by is asked for again when the
    next grade is due: the settings grade_days say how often, grade_questions what is asked in turn. An open call that
    was to ask is done with the grade.
    """
    who = _who(book, name, contact)
    assert who.account_id is not None
    if letter is None:
        if target is not None or by is not None or feeling or question:
            raise UsageError("There is no grade to save.", "Say the letter and why: kamtui grade acme C late again.")
        _show(book, who)
        return
    from kamtui.services.grading import Answer
    from kamtui.services.verbs.grades import grade

    words = " ".join(why)
    answer = Answer(
        letter,
        words.removeprefix("because ") if len(words.split()) > 1 else words,
        feeling,
        target,
        typed_day(book, by).on if by is not None else None,
        question,
        who.contact_id,
    )
    _left(book, grade(book, who.account_id, answer))


def _who(book: Book, name: str, contact: str | None) -> Who:
    """The account, and who of it answered."""
    text = clean(name).removeprefix("@")
    if not text:
        raise UsageError("No account was named.", "`kamtui accounts` lists them.")
    with book.reading() as connection:
        if contact is None:
            found = account_named(connection, text)
            own = resolve(connection, text) if found.contact_id is not None else found
            return own if own.account_id == found.account_id else found
        account = account_named(connection, text)
        assert account.account_id is not None
        key = name_key(clean(contact).removeprefix("@"))
        people = [one for one in contacts(connection, account.account_id) if f" {key}" in f" {name_key(one.name)}"]
    exact = [one for one in people if name_key(one.name) == key] or people
    if not exact or not key:
        raise NotFoundError(f"Nobody there is called “{clean(contact)}”.", "`kamtui account` shows who is there.")
    if len(exact) > 1:
        names = tuple(one.name for one in exact)
        raise AmbiguousError(f"“{clean(contact)}” may be several there.", names, "Type more.")
    return Who(account.account_id, account.account_name, exact[0].id, exact[0].name)


def _show(book: Book, who: Who) -> None:
    """The strip, then the grades."""
    assert who.account_id is not None
    with book.reading() as connection:
        found = account_standing(connection, book, who.account_id)
        turn = questions(connection, book, who.account_id, who.contact_id)[0]
    if wants_json():
        emit_json(_standing_json(book, who, found, turn))
        return
    for line in strip_lines(found.strip, terminal_width() if sys.stdout.isatty() else DAYS + LABEL):
        emit(line)
    emit("")
    rows = [_cells(row, found) for row in found.grades]
    for line in table(rows, squeeze=(3, 2)):
        emit(line)
    if not rows:
        say(f"{who.account_name} was never graded.")
    if found.due_on is not None:
        say("grade due" + (f" since {short_day(found.due_on, book.today)}" if found.due_on < book.today else ""))
    say(f"ask next: {turn}")


def _cells(row: GradeRow, found: AccountStanding) -> tuple[str, ...]:
    """Day, grade, reason, question, who, what comes of it."""
    feels = f", feels {row.feeling}" if row.feeling else ""
    aim = f"→ {row.target}" if row.target else ""
    return (
        month_day(row.day, found.today),
        marked(row.letter),
        f"“{row.why.splitlines()[0]}”{feels}",
        row.question,
        row.contact_name or "",
        f"{aim} {review_words(row, found)}".strip(),
    )


def review_words(row: GradeRow, found: AccountStanding) -> str:
    """`asked again Fri 18 Dec`, `answered`, `by 18 Dec, the call was cut`; empty where nobody was to ask."""
    if row.review_on is None:
        return ""
    if row.task_status is TaskStatus.OPEN and row.task_on is not None:
        late = (found.today - row.task_on).days
        return f"asked again {short_day(row.task_on, found.today)}" + (f", {late} d late" if late > 0 else "")
    return "answered" if row.answered else f"by {month_day(row.review_on, found.today)}, the call was cut"


def _left(book: Book, left: "GradeLeft") -> None:
    """Prints the grade and what it left behind."""
    answered, call = seen(book, left.answered), seen(book, [left.call] if left.call else [])
    if wants_json():
        called = task_json(call[0]) if call else None
        emit_json({"grade": grade_json(left.grade), "call": called, "answered": [task_json(one) for one in answered]})
    else:
        feels = f", feels {left.grade.feeling}" if left.grade.feeling else ""
        emit(f"{left.outlook.account.name}  {left.grade.words(book.today)}{feels}")
    say(f"asked: {left.grade.question}")
    for one in answered:
        say_task(book, "done", one)
    for one in call:
        say_task(book, "asks again", one)
    say(UNDO)


def _standing_json(book: Book, who: Who, found: AccountStanding, turn: str) -> dict[str, Any]:
    strip = found.strip
    rows = (("touches", strip.touches), ("no_answer", strip.missed), ("broken", strip.broken), ("moves", strip.moves))
    return list_json(
        book.today,
        [grade_json(row) for row in found.grades],
        account={"id": who.account_id, "name": who.account_name},
        due_on=found.due_on.isoformat() if found.due_on else None,
        question=turn,
        strip={
            "first_on": strip.first.isoformat(),
            **{name: {day.isoformat(): count for day, count in sorted(days.items())} for name, days in rows},
        },
    )
