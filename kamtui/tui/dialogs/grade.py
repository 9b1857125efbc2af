"""Grading an account in one line, with the strip of its last ninety days in sight before an answer is planned."""

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.domain.keep.grade_line import GradeLine, read_grade
from kamtui.domain.keep.grade_rows import marked
from kamtui.domain.keep.strip import Strip, strip_lines
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.services.grading import Answer, Outlook, foresee_grade, questions
from kamtui.services.views.standing import account_strip
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_HINT = "C because late, feels sad -> B- by 18 dec · ↑ ↓ other question"
_SHORT = 22
"""Lines of a terminal below which the strip is told in a sentence."""


class GradeDialog(LineDialog):
    """One grade of one account, by one of its contacts where one is known."""

    BINDINGS = [
        Binding("down", "choose(1)", "next question", show=False, priority=True),
        Binding("up", "choose(-1)", "question before", show=False, priority=True),
    ]

    def __init__(self, account_id: int, account: str, contact_id: int | None = None, contact: str = "") -> None:
        whose = f"{contact}, {account}" if contact else account
        super().__init__(f"Grade of {whose}", "C because …", self._write, _HINT)
        self._account_id = account_id
        self._contact_id = contact_id
        self._account = account
        self._bank: list[str] = []
        self._choice = 0

    def on_mount(self) -> None:
        """The question stands above the line, the strip below what it will do."""
        box, field = self.query_one(".box"), self.query_one(Input)
        box.mount(Static(id="question", markup=False), before=field)
        box.mount(Static(id="strip", markup=False), before=self.query_one("#hint"))
        self.run_worker(self._ground(), group="ground", exit_on_error=False)
        super().on_mount()

    async def _ground(self) -> None:
        """Reads the questions and the strip."""

        def query(connection: Connection, book: Book) -> tuple[list[str], Strip]:
            turn = questions(connection, book, self._account_id, self._contact_id)
            return turn, account_strip(connection, book, self._account_id)

        try:
            self._bank, strip = await self.gateway.read(query)
        except KamtuiError as error:
            self.show(complaint(error))
            return
        if self.is_mounted:
            self._ask()
            self.query_one("#strip", Static).update(self._drawn(strip))

    def _drawn(self, strip: Strip) -> Content:
        told = strip_lines(strip, self.query_one("#strip", Static).size.width)
        rows = told if self.app.size.height >= _SHORT else [strip.words]
        return lines(*(joined(row) for row in rows)).stylize(MUTED)

    def action_choose(self, step: int) -> None:
        """To another question of the bank."""
        if self._bank:
            self._choice = (self._choice + step) % len(self._bank)
            self._ask()

    def _ask(self) -> None:
        count = f"  {self._choice + 1} of {len(self._bank)}" if len(self._bank) > 1 else ""
        said = joined(content(self._question, "bold"), content(count, MUTED))
        self.query_one("#question", Static).update(said)

    @property
    def _question(self) -> str:
        return self._bank[self._choice] if self._bank else ""

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.grades import grade

            with book.reading() as connection:
                answer = self._answer(_read(connection, book, text))
            left = grade(book, self._account_id, answer)
            told = f"Graded “{shortened(self._account)}” {marked(left.grade.letter)}"
            if left.answered:
                told += f", {len(left.answered)} call done"
            if left.call is not None and left.call.planned_on is not None:
                told += f", asked again {short_day(left.call.planned_on, book.today)}"
            return f"{told} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """What was understood, part by part."""
        if not text.strip():
            return Content("")

        def query(connection: Connection, book: Book) -> Content:
            read = _read(connection, book, text)
            return _told(foresee_grade(connection, book, self._account_id, self._answer(read)), book)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)

    def _answer(self, read: GradeLine) -> Answer:
        assert read.letter is not None
        by = read.by.on if read.by is not None else None
        return Answer(read.letter, read.why, read.feeling, read.target, by, self._question, self._contact_id)


def _read(connection: Connection, book: Book, text: str) -> GradeLine:
    """The line. Raises `RejectedError` with what keeps it from being saved."""
    read = read_grade(text, book.moment(book.calendar(connection)))
    if read.problem:
        sentence, _, hint = read.problem.partition(": ")
        raise RejectedError(f"{sentence}:" if hint else sentence, hint)
    return read


def _told(outlook: Outlook, book: Book) -> Content:
    """The grade and why, what is aimed at, who asks again, and what is done with it."""
    said = outlook.answer
    failing = said.letter.is_failing
    grade = joined(
        content(marked(said.letter), "bold $text-error" if failing else "bold $text-success"),
        Content.styled(" counts as failing" if failing else "", "$text-error"),
        "  because ",
        content(f"“{said.why}”"),
        *((", feels ", content(said.feeling)) if said.feeling else ()),
    )
    rows = [grade]
    if said.target is not None:
        rows.append(content(f"aims at {said.target}", "$text-success"))
    if outlook.call_on is not None and said.review_on is not None:
        why = " as no day was named" if outlook.by_rule else ""
        moved = "" if outlook.call_on == said.review_on else f" ({short_day(said.review_on)} is not worked)"
        rows.append(content(f"asked again {short_day(outlook.call_on, book.today)}{moved}{why}", "$text-success"))
    else:
        rows.append(content("nobody asks again: by 18 dec plans that call", MUTED))
    asked = (f"“{shortened(asking.question)}” was to ask: it is done with this" for asking in outlook.answers)
    rows += [content(one, "$text-success") for one in asked]
    return lines(*rows)
