"""The account plan in one line each: objective, offering, counterpart, strategy. What was understood is said back."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from textual.content import Content

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, ObjectiveRow, PlanRow, fit_words
from kamtui.domain.text import clean
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.services.meanwhile import ChangedError, LineForm
from kamtui.services.planning import (
    check_ahead,
    counterpart_line,
    counterpart_wish,
    fit_line,
    fit_wish,
    objective_line,
    objective_wish,
)
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import key_said, undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

if TYPE_CHECKING:
    from kamtui.domain.phrases import When
    from kamtui.services.verbs.account_plan import PlanField
    from kamtui.tui.widgets.account_plan import PlanFact

_STYLE = "$text-success"


class PlanLineDialog(LineDialog):
    """One line of the plan of an account; subclasses say what it asks for, and do it."""

    form: LineForm[Any] | None = None
    """What the line of a record that is edited was opened on."""

    def __init__(self, account: AccountRow, title: str, example: str, hint: str, start: str = "") -> None:
        super().__init__(title, example, self._write, hint, start)
        self._account = account

    async def _write(self, text: str) -> str:
        try:
            return f"{await self.gateway.write(self.doing(text))} · {undo_said()}"
        except ChangedError as error:
            if self.form is not None:
                self.form.told = error.now  # shown below the line: what is saved next overwrites it on purpose
            raise

    def _saying(self, said: str) -> str:
        """What is said of a record that was changed, with what others changed and keep."""
        return f"{said} · {self.form.stays}" if self.form is not None and self.form.stays else said

    async def echo(self, text: str) -> Content:
        """What the line asks for."""
        if not text.strip():
            return Content("")
        try:
            return await self.gateway.read(lambda connection, book: self.told(connection, book, text))
        except KamtuiError as error:
            return complaint(error)

    def doing(self, text: str) -> Callable[[Book], str]:
        """What the line does, and what is said of it."""
        raise NotImplementedError

    def told(self, connection: Connection, book: Book, text: str) -> Content:
        """What the line would do."""
        raise NotImplementedError


class ObjectiveDialog(PlanLineDialog):
    """A new objective, or the one that is edited."""

    def __init__(self, account: AccountRow, row: ObjectiveRow | None = None) -> None:
        title = f"Objective of {account.name}" if row is None else f"Edit {row.text}"
        hint = "Its text once more gives it another day; met or drop in front of its start ends it." if not row else ""
        start = objective_line(row) if row is not None else ""
        super().__init__(account, title, "grow in stores by 31 mar", hint, start)
        self._row = row
        self.form = LineForm(row) if row is not None else None

    def doing(self, text: str) -> Callable[[Book], str]:
        """Adds, changes, meets or drops it."""

        def verb(book: Book) -> str:
            from kamtui.services.verbs.objectives import change_objective, objective

            if self._row is not None:
                after = change_objective(book, self._row.id, text, self.form)
                return self._saying(f"“{shortened(after.text)}”, {after.words(book.today)}")
            left = objective(book, self._account.id, text)
            said = f"“{shortened(left.objective.text)}”, {left.objective.words(book.today)}"
            return f"{said} · {key_said('serve')} on a task links it" if left.what == "add" else said

        return verb

    def told(self, connection: Connection, book: Book, text: str) -> Content:
        """The text and the day in full."""
        if self._row is not None and text.strip() == objective_line(self._row):
            return content("as it is", MUTED)
        wish = objective_wish(connection, book, self._account, text, self._row)
        if wish.what in ("met", "drop"):
            return joined(content(f"{wish.what} ", _STYLE), content(wish.text, "bold"))
        was = wish.row.words(book.today) if wish.row is not None else ""
        head = joined(content(wish.text, "bold"), content("  new" if wish.row is None else f"  was {was}", MUTED))
        return lines(head, content(wish.said or ("no date" if wish.due_on is None else "the same day"), _STYLE))


class OfferingDialog(PlanLineDialog):
    """Who an account buys an offering from."""

    def __init__(self, account: AccountRow, row: FitRow | None = None) -> None:
        title = f"Offering at {account.name}" if row is None else f"{row.offering} at {account.name}"
        hint = "A name, then ours, whitespace, or competitor and who; a note in brackets; gone takes it away."
        start = fit_line(row) if row is not None else ""
        super().__init__(account, title, "Scanners competitor Initech (until 2027)", hint, start)
        self.form = LineForm(row) if row is not None else None

    def doing(self, text: str) -> Callable[[Book], str]:
        """Says it of the account."""

        def verb(book: Book) -> str:
            from kamtui.services.verbs.account_plan import set_fit

            left = set_fit(book, self._account.id, text, self.form)
            return self._saying(f"“{shortened(left.name)}”: {shortened(left.fit.words) if left.fit else 'gone'}")

        return verb

    def told(self, connection: Connection, book: Book, text: str) -> Content:
        """The offering, its fit, and what stood there."""
        wish = fit_wish(connection, self._account, text)
        after = fit_words(wish.fit, wish.competitor) if wish.fit is not None else "gone"
        was = f"  was {wish.before.words}" if wish.before else "" if wish.offering_id else "  new in the catalogue"
        head = joined(content(wish.name, "bold"), "  ", content(after, _STYLE), content(was, MUTED))
        return lines(head, content(wish.note))


class CounterpartDialog(PlanLineDialog):
    """A competitor's person, new or the one that is edited."""

    def __init__(self, account: AccountRow, row: CounterpartRow | None = None) -> None:
        title = f"Competitor's person at {account.name}" if row is None else f"Edit {row.said}"
        hint = "Who, of whom, and whom they face there; a note in brackets; gone and a name takes one out."
        start = counterpart_line(row) if row is not None else ""
        super().__init__(account, title, "Ian Reed of Initech faces Rina (golf)", hint, start)
        self._row = row
        self.form = LineForm(row) if row is not None else None

    def doing(self, text: str) -> Callable[[Book], str]:
        """Adds, changes or takes out."""

        def verb(book: Book) -> str:
            from kamtui.services.verbs.account_plan import change_counterpart, counterpart

            if self._row is not None:
                return self._saying(f"“{shortened(change_counterpart(book, self._row.id, text, self.form).said)}”")
            left = counterpart(book, self._account.id, text)
            return f"“{shortened(left.counterpart.said)}”{' is out of the plan' if left.what == 'gone' else ''}"

        return verb

    def told(self, connection: Connection, book: Book, text: str) -> Content:
        """Who, of whom, and whom they face."""
        wish = counterpart_wish(connection, self._account, text, self._row)
        if wish.what == "gone":
            return joined(content("gone ", _STYLE), content(wish.name, "bold"))
        head = joined(content(wish.name, "bold"), content(" of ", MUTED), content(wish.competitor, "bold"))
        faces = content(f"faces {wish.contact}" if wish.contact else "faces nobody that is known", _STYLE)
        return lines(joined(head, content("  new" if wish.row is None else "", MUTED)), faces, content(wish.note))


class PlanFactDialog(PlanLineDialog):
    """The strategy, the value proposition or the day of the review."""

    def __init__(self, account: AccountRow, fact: "PlanFact") -> None:
        examples = {"strategy": "one supplier for all stores", "proposition": "one invoice, next-day delivery"}
        hint = "An empty line takes it away."
        super().__init__(account, f"{fact.label} of {account.name}", examples.get(fact.field, "1 feb"), hint, fact.text)
        self._fact = fact
        shown: dict[str, Any] = {fact.field: fact.text}
        if fact.field == "review_on":
            shown = {fact.field: date.fromisoformat(fact.text) if fact.text else None}
        self.form = LineForm(PlanRow(**shown))

    def doing(self, text: str) -> Callable[[Book], str]:
        """Says it."""
        field, label = cast("PlanField", self._fact.field), self._fact.label

        def verb(book: Book) -> str:
            from kamtui.services.verbs.account_plan import set_plan

            value: str | date | None = text
            if field == "review_on":
                with book.reading() as connection:
                    when = _day(connection, book, text)
                value = when.on if when is not None else None
            row = set_plan(book, self._account.id, {field: value}, self.form)
            if field == "review_on":
                return self._saying(f"review {row.review_words(book.today) or 'on no day'}")
            said = row.strategy if field == "strategy" else row.proposition
            return self._saying(f"{label}: “{shortened(said)}”" if said else f"no {label} any more")

        return verb

    def told(self, connection: Connection, book: Book, text: str) -> Content:
        """The day of a review in full; a text is what it is."""
        if self._fact.field != "review_on":
            return Content("")
        from kamtui.domain.phrases import explain

        when = _day(connection, book, text)
        assert when is not None
        if text.strip() != self._fact.text:
            check_ahead(book, when.on)
        said = explain(when, book.moment(book.calendar(connection)))
        return content(said + (f" — {when.note}" if when.note else ""), _STYLE)


def _day(connection: Connection, book: Book, text: str) -> "When | None":
    """The day a phrase means; None for an empty line. Raises `RejectedError`."""
    from kamtui.domain.phrases import read_when

    phrase = clean(text)
    if not phrase:
        return None
    when = read_when(phrase, book.moment(book.calendar(connection)))
    if when is None:
        raise RejectedError(f"“{shortened(phrase)}” is not a day.", "Say it as 1 feb, fri, or 2027-02-01.")
    return when
