"""The options of a proposal: a line that adds or changes one, and the list of those there are."""

from collections.abc import Sequence
from datetime import date

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from kamtui.domain.keep.option_line import option_line
from kamtui.domain.keep.options import OptionRow
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.meanwhile import ChangedError, LineForm
from kamtui.services.negotiation import Negotiation, Wish, foresee_option, negotiation
from kamtui.store.reading import Connection
from kamtui.tui.bindings import key_here
from kamtui.tui.dialogs.line import complaint
from kamtui.tui.dialogs.listed import ListedDialog
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_START = "basic: give 5% get 3 years why budget certainty approval head of sales"
_HINT = "name: give … get … why it is worth it to them, approval by whom of ours. Two or three are a choice."
_LISTED = (
    "In the list (Tab or ↓): Enter or {e} changes, p is approved, {c} takes out; a name in the line changes it too."
)


class OptionsDialog(ListedDialog):
    """The options of one task."""

    BINDINGS = [
        Binding("e", "change", "change", show=False),
        Binding("p", "approve", "approved", show=False),
        Binding("c", "cut", "take out", show=False),
    ]

    SHARED = ("edit", "cut")

    def __init__(self, task_id: int, title: str) -> None:
        super().__init__(f"Options: {title}", _START, self._write, _HINT)
        self._task_id = task_id
        self._found: Negotiation | None = None
        self._editing: OptionRow | None = None
        self._told: OptionRow | None = None
        """The option as it was said to have become meanwhile."""

    async def rows(self) -> Sequence[Content]:
        """The options, and what speaks against them in the border."""
        found = await self.gateway.read(lambda connection, book: negotiation(connection, book, self._task_id))
        self._found = found
        self.query_one(".box").border_subtitle = content(" · ".join(found.warnings))
        listed = _LISTED.format(e=key_here(self, "change"), c=key_here(self, "cut"))
        self.hint(listed if found.options else _HINT)
        return [_line(row, self.gateway.book.today) for row in found.options]

    async def opened(self, place: int) -> None:
        """The option comes into the line."""
        self._editing, self._told = self._row(place), None
        field = self.query_one(Input)
        field.value = option_line(self._editing)
        field.focus()
        field.cursor_position = len(field.value)

    def action_change(self) -> None:
        """The highlighted option comes into the line."""
        self.action_open()

    async def _write(self, text: str) -> str:
        form = LineForm(self._editing, self._told) if self._editing is not None else None

        def verb(book: Book) -> str:
            from kamtui.services.verbs.options import write_option

            row, wish = write_option(book, self._task_id, text, form.row.id if form is not None else None, form)
            again = ", its approval is asked for again" if wish.reopens and row.approval else ""
            said = f"Option “{shortened(row.name)}” {'changed' if wish.row else 'added'}{again}"
            return " · ".join(filter(None, (said, form.stays if form is not None else "", undo_said())))

        try:
            return await self.gateway.write(verb)
        except ChangedError as error:
            self._told = error.now
            raise

    def saved(self, said: str) -> None:
        """The line is free for the next option."""
        self._editing = None
        self.query_one(Input).value = ""
        self.done(said)

    def _listen(self, text: str) -> None:
        """An emptied line is for a new option again; what was said of the one before stays."""
        if not text:
            self._editing = None
        if text or self.said is None:
            super()._listen(text)

    async def echo(self, text: str) -> Content:
        """What the line adds or changes."""
        if not text.strip():
            return Content("")
        editing = self._editing.id if self._editing is not None else None

        def query(connection: Connection, book: Book) -> Content:
            return _told(foresee_option(connection, self._task_id, text, editing))

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)

    # -- keys of the list ------------------------------------------------------------------------------------------

    def action_approve(self) -> None:
        """Who must agree to the highlighted option has agreed."""
        self.start_on_row(self.approve)

    def action_cut(self) -> None:
        """Takes the highlighted option out."""
        self.start_on_row(self.cut)

    async def approve(self, place: int) -> None:
        """Writes the approval down."""
        row = self._row(place)

        def verb(book: Book) -> str:
            from kamtui.services.verbs.options import approve_option

            left = approve_option(book, row.id)
            return f"“{shortened(left.name)}” {left.approval_words(book.today)} · {undo_said()}"

        self.done(await self.gateway.write(verb))

    async def cut(self, place: int) -> None:
        """Takes it out."""
        row = self._row(place)

        def verb(book: Book) -> str:
            from kamtui.services.verbs.options import remove_option

            return f"Took out “{shortened(remove_option(book, row.id).name)}” · {undo_said()}"

        self.done(await self.gateway.write(verb))

    def _row(self, place: int) -> OptionRow:
        assert self._found is not None
        return self._found.options[place]

    def action_back(self) -> None:
        """Leaves; what still speaks against the options is said last."""
        warnings = self._found.warnings if self._found is not None else ()
        head, _, tail = (self.said or "").rpartition(" · ")
        self.dismiss(" · ".join([head, *warnings, tail]) if self.said is not None else None)


def _line(row: OptionRow, today: date) -> Content:
    mark = content("! " if row.pending else "  ", "$text-warning")
    return joined(mark, content(row.name, "bold"), "  ", content(row.words(today)))


def _told(wish: Wish) -> Content:
    """The option as it will be; what changes stands out."""
    head = joined(content(wish.says("name"), "bold"), "  ", content("new" if wish.row is None else "changes", MUTED))
    parts = [
        joined(f"{word} ", content(said, "$text-success" if column in wish.columns else ""))
        for word, column in (("give", "give"), ("get", "gain"), ("why", "logic"), ("approval", "approval"))
        if (said := wish.says(column))
    ]
    rows = [head, Content("  ").join(parts)]
    if wish.reopens:
        rows.append(content("other terms: the approval is asked for again", "$text-warning"))
    return lines(*rows)
