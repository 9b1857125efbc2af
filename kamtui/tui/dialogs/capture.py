"""Adding and editing in one line, with what was understood below it and names to complete."""

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.domain.rows import TaskRow
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.names import NOBODY, Who
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import NameHit, named
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_HINT = "call @name about it · fri 10:00 · by 12 dec · ~30m · ! · every 2 weeks · #price by fri    Tab completes @"
_NAMES = 5


def _titled(about: Who) -> str:
    """`Add for Rina Shah (Acme)`."""
    return f"Add for {shortened(about.label)}" if about.label else "Add"


class CaptureDialog(LineDialog):
    """The capture line; `row` is the task that is edited, None for a new one, which is for `about` by itself."""

    BINDINGS = [
        Binding("tab", "complete", "complete", show=False, priority=True),
        Binding("down", "choose(1)", "next name", show=False, priority=True),
        Binding("up", "choose(-1)", "name before", show=False, priority=True),
        Binding("backspace", "for_nobody", "for nobody", show=False, priority=True),
    ]

    def __init__(self, row: TaskRow | None, start: str = "", about: Who = NOBODY) -> None:
        if row is not None:
            from kamtui.services.understand import as_line

            start = f"{as_line(row)} "  # what is typed behind it is a word of its own
        title = _titled(about) if row is None else f"Edit {row.id}"
        placeholder = "call about … fri 10:00" if about.label else "call @name about …"
        super().__init__(title, placeholder, self._write, _HINT, start)
        self._about = about
        self._row = row
        self._told: TaskRow | None = None
        """The task as it was said to have become meanwhile."""
        self._hits: list[NameHit] = []
        self._choice = 0

    def on_mount(self) -> None:
        """Names stand between the line and the echo."""
        self.query_one(".box").mount(Static(id="names", markup=False), after=self.query_one(Input))
        super().on_mount()

    @property
    def typed(self) -> str:
        """The line; taken up later, elsewhere, it says itself whom it is for."""
        said, name = super().typed, self._about.contact_name or self._about.account_name
        return said if not said or not name or "@" in said else f'{said.rstrip()} @"{name.replace(chr(34), "")}"'

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody is left out but from an empty line."""
        if action == "for_nobody":
            return bool(self._about.label) and not self.query_one(Input).value
        return super().check_action(action, parameters)

    def action_for_nobody(self) -> None:
        """The line is for whom it names, or for nobody."""
        self._for_nobody()
        self._listen("")

    def _for_nobody(self) -> None:
        self._about = NOBODY
        self.query_one(".box").border_title = content(_titled(NOBODY))

    def _take_up(self, field: Input) -> None:
        """A line that was kept says itself whom it is for."""
        super()._take_up(field)
        if self._kept:
            self._for_nobody()

    async def _write(self, text: str) -> str:
        row, known, about = self._row, self._told, self._about

        def verb(book: Book) -> str:
            from kamtui.services.meanwhile import Opened
            from kamtui.services.verbs.tasks import add, edit

            if row is None:
                saved, draft = add(book, text, about)
            else:
                saved, draft = edit(book, row.id, text, whole=True, opened=Opened(row, known))
            said = "Added" if row is None else "Changed"
            series, title = draft.series, f"“{shortened(saved.title)}”"
            parts = [draft.meanwhile, *(part for part in draft.echo if part != series.said)]
            told = ", ".join([part for part in parts if part][:4])
            if series.scope:  # what follows comes first, where it is seen on a narrow terminal too
                told = f"{series.scope}, {told}" if series.then else told
                return f"{said}, {series.then or series.scope}: {title}, {told} · {undo_said()}"
            return f"{said} {title}: {told} · {undo_said()}"

        from kamtui.services.meanwhile import ChangedError

        try:
            return await self.gateway.write(verb)
        except ChangedError as error:
            self._told = error.now  # shown below the line: what is saved next overwrites it on purpose
            raise

    async def echo(self, text: str) -> Content:
        """What was understood, part by part, and what a rep should know before saving."""
        partial = self._partial()
        self._hits = (
            await self.gateway.read(lambda connection, _: named(connection, partial, _NAMES)) if partial else []
        )
        self._choice = min(self._choice, max(len(self._hits) - 1, 0))
        self._show_names()
        row, about = self._row, self._about
        if not text.strip():
            return content(f"for {about.label}; Backspace: for nobody", MUTED) if about.label else Content("")

        def query(connection: Connection, book: Book) -> Content:
            from kamtui.services.understand import draft

            found = draft(connection, book, text, row, whole=row is not None, near=about)
            rows = [joined(content(found.title, "bold"), content(f"  {found.kind}", MUTED))]
            rows.append(content(" · ".join(part for part in found.echo if part != found.kind), "$text-success"))
            rows += [content(note, "$text-warning") for note in found.notes]
            return lines(*rows)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)

    def action_complete(self) -> None:
        """Puts the chosen name where the unfinished one stands."""
        if not self._hits:
            return
        hit = self._hits[self._choice]
        name = hit.contact_name or hit.account_name or ""
        field, partial = self.query_one(Input), self._partial()
        end = field.cursor_position
        start = end - len(partial) - 1
        if field.value[start : start + 1] == '"':
            start -= 1
        whole = f'@"{name.replace(chr(34), "")}" ' if " " in name else f"@{name} "
        field.value = f"{field.value[:start]}{whole}{field.value[end:].lstrip()}"
        field.cursor_position = start + len(whole)

    def action_choose(self, step: int) -> None:
        """To another name of the list."""
        if self._hits:
            self._choice = (self._choice + step) % len(self._hits)
            self._show_names()

    def _partial(self) -> str:
        """The unfinished name before the cursor, without its `@`; empty when there is none."""
        field = self.query_one(Input)
        before = field.value[: field.cursor_position]
        at = before.rfind("@")
        if at < 0 or (at > 0 and not before[at - 1].isspace()):
            return ""
        name = before[at + 1 :]
        if name.startswith('"'):
            return "" if '"' in name[1:] else name[1:]
        return "" if " " in name else name

    def _show_names(self) -> None:
        rows = [
            content(f"{'▸' if n == self._choice else ' '} {hit.label}", "reverse" if n == self._choice else "")
            for n, hit in enumerate(self._hits)
        ]
        self.query_one("#names", Static).update(lines(*rows) if rows else "")
