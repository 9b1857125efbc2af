"""Importing files: their names in one line, folders to choose from, and what would come in before anything does."""

import os
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from kamtui.domain.locale import shown
from kamtui.domain.tiering import Alike
from kamtui.errors import KamtuiError
from kamtui.exchange.progress import Step
from kamtui.exchange.values import Options, Sort
from kamtui.services.book import Book
from kamtui.services.files import Entry, entries, resolve, words
from kamtui.services.imports.aliases import Same
from kamtui.services.imports.decisions import decided_line, read_decided
from kamtui.services.imports.overrides import Question, Setting, asked, override
from kamtui.services.imports.plan import FileResult, ImportPlan
from kamtui.services.imports.preview import Preview, offered, preview
from kamtui.services.views.tiers import all_alike
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.dialogs.choose import ChooseDialog
from kamtui.tui.dialogs.line import INPUT_LIMIT
from kamtui.tui.said import keyed, undo_said
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.unsaved import drop
from kamtui.tui.widgets.choices import Choices
from kamtui.tui.widgets.import_rows import KEYS, PreviewRow, answer_text, preview_rows
from kamtui.tui.widgets.line_input import LineInput

_HINT = "CSV files and workbooks of Salesforce, HubSpot, Dynamics, Odoo or your own; .ics, .vcf, .json, .txt; a ZIP"
_BUTTONS = Content.from_markup(
    "[@click=screen.save][b]Enter[/b] import[/]  [@click=screen.complete][b]Tab[/b] look[/]  "
    "[b]Space[/b] change  [@click=screen.back][b]Esc[/b] back[/]"
)
_TICK = 0.2
_HEIGHT = 0.94
"""Of the screen, what the box may take; as its style has it."""
_FRAME = 8
"""Cells beside what is said."""


class _Stopped(Exception):
    """Nobody waits for this any more."""


class ImportDialog(Dialog[str]):
    """A line with files, and below it the folder of the last one, or the preview. The answer is what came in."""

    heading = "Import"

    BINDINGS = [
        Binding("tab", "complete", "complete", show=False, priority=True),
        Binding("down", "go(1)", "down", show=False, priority=True),
        Binding("up", "go(-1)", "up", show=False, priority=True),
        Binding("enter", "save", "import", show=False),
        Binding("m", "same", "same account", show=False),
        *(Binding(key, f"ask('{setting}')", str(setting), show=False) for setting, key in KEYS.items()),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._paths: tuple[str, ...] = ()
        self._options = Options()
        self._same: tuple[Same, ...] = ()
        self._entries: list[Entry] = []
        self._rows: list[PreviewRow] = []
        self._found: Preview | None = None
        self._turn = 0
        self._step: Step | None = None
        self._saving = False
        self._told = Content(_HINT)
        self._failed: Content | None = None
        """Why nothing could be read."""
        self._kept = ""
        """The file of the line that is taken up here."""

    @property
    def typed(self) -> str:
        """The files, and what was decided about them."""
        line = next((field.value for field in self.query(Input)), "")
        return decided_line(line, self._options, self._same) if line.strip() else ""

    def compose(self) -> ComposeResult:
        """A box with the line, the list, and what is going on."""
        with Vertical(classes="box import") as box:
            box.border_title = content("Import")
            yield LineInput(placeholder="~/Downloads/Account.csv", max_length=INPUT_LIMIT, select_on_focus=False)
            yield Choices(id="choices")
            yield Static(_HINT, id="echo", markup=False)
            yield Static(_BUTTONS, id="buttons")

    def on_mount(self) -> None:
        """Offers the home directory, or takes up the files that were named when the planner had to end."""
        self.set_interval(_TICK, self._tell)
        found = self.planner.taking_up
        if found is not None and found[1].dialog == type(self).__name__:
            self.planner.taking_up, self._kept = None, found[0]
            field = self.query_one(Input)
            files, self._options, self._same = read_decided(found[1].text)
            self._paths = _paths(files)
            field.value, field.cursor_position = files, len(files)
        self._look()

    # -- the line --------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another line is other files: what was decided about those before is forgotten."""
        paths = _paths(event.value)
        if paths != self._paths:
            self._paths, self._options, self._same = paths, Options(), ()
            self._look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes what is chosen, else imports."""
        self.action_save()

    def action_complete(self) -> None:
        """Puts the chosen entry, or the first, into the line; with nothing to complete goes to the preview and back."""
        choices, field = self.query_one(Choices), self.query_one(Input)
        if self._entries and field.has_focus:
            self._take(self._entries[choices.highlighted or 0])
        elif self._rows and field.has_focus:
            choices.focus()
            choices.highlighted = choices.highlighted or 0
        else:
            field.focus()

    def action_go(self, step: int) -> None:
        """To another row of the list; from the first back to the line."""
        choices = self.query_one(Choices)
        if self._rows and choices.highlighted is None:
            choices.focus()
            choices.highlighted = next((n for n, row in enumerate(self._rows) if row.answer), 0)
        elif step < 0 and not choices.highlighted:
            self.query_one(Input).focus()
            choices.highlighted = None
        elif step > 0:
            if self._rows:
                choices.focus()
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def _take(self, entry: Entry) -> None:
        """Puts an entry where the unfinished word stands."""
        field = self.query_one(Input)
        field.value = field.value[: words(field.value)[-1].start] + entry.typed
        field.cursor_position = len(field.value)
        field.focus()

    # -- the preview -----------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Reads again; of several readings the newest wins, and those before it end."""
        self._turn += 1
        self._found, self._step, self._failed = None, None, None
        self.newest("look", partial(self._read, self._turn, self.query_one(Input).value))

    async def _read(self, turn: int, line: str) -> None:
        """Offers a folder or shows the preview; what fails is said here, and told as any failure."""
        try:
            await self._offer_or_show(turn, line)
        except _Stopped:
            return
        except Exception as error:
            if turn == self._turn:
                own = f"an error of kamtui's own ({type(error).__name__})."
                why = f"{error.sentence} {error.hint}" if isinstance(error, KamtuiError) else own
                self._failed = content(f"It could not be read: {why}", "$text-error")
                self._say(self._failed)
            raise
        finally:
            self._step = None

    async def _offer_or_show(self, turn: int, line: str) -> None:
        paths, options, same, last = self._paths, self._options, self._same, words(line)[-1].text
        found = await self.gateway.ask(lambda _: _folder(last)) if last or not paths else None
        if found is not None and not (found[0] == [] and paths):
            self._offer(*found)
            return
        self._entries = []
        if not paths:
            return
        tell = partial(self._hear, turn)
        self._show(await self.gateway.ask(lambda book: preview(book, paths, options, tell, same)))

    def _hear(self, turn: int, step: Step) -> None:
        """Called in the thread that reads or writes: the only place where it can be stopped."""
        if turn != self._turn:
            raise _Stopped
        self._step = step

    def _offer(self, found: list[Entry], more: int) -> None:
        self._entries, self._rows = found, []
        self.query_one(Choices).offer([content(entry.name) for entry in found])
        self._say(content(f"and {more} more: type on" if more else _HINT, MUTED))

    def _show(self, found: Preview) -> None:
        choices = self.query_one(Choices)
        at = choices.highlighted if choices.has_focus else None
        self._found, self._entries = found, []
        self._rows = preview_rows(found, max(choices.scrollable_content_region.width - 2, 20))
        choices.offer([row.text for row in self._rows], at)
        self._say(content("" if found.plan is not None else "Nothing is imported until that is answered.", MUTED))

    def on_resize(self, event: events.Resize) -> None:
        """Another width fits other columns, another height more rows."""
        self._fit()
        if self._found is not None:
            self._show(self._found)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click or space takes an entry or an answer, or asks what else a decision may be."""
        if self._entries:
            self._take(self._entries[event.option_index])
        elif self._rows and not self._joined(event.option_index) and not self._answered(event.option_index):
            question = self._rows[event.option_index].question
            if question is not None:
                self._ask(question)

    def action_ask(self, setting: str) -> None:
        """Asks what a decision should be."""
        if self._found is not None and not self._saving:
            self._ask(Question(Setting(setting)))

    def action_same(self) -> None:
        """Says that the look-alike under the cursor is the account it looks like, or that it is not after all."""
        self._joined(self.query_one(Choices).highlighted)

    def _joined(self, place: int | None) -> bool:
        """Turns the answer of a look-alike, if the row is one."""
        same = self._rows[place].same if place is not None and place < len(self._rows) else None
        if same is None or self._saving:
            return False
        others = tuple(one for one in self._same if one.name != same.name)
        self._same = others if same in self._same else (*others, same)
        self._look()
        return True

    def _answered(self, place: int | None) -> bool:
        """Takes the answer of a row, if it is one."""
        row = self._rows[place] if place is not None and place < len(self._rows) else None
        if row is None or row.answer is None or row.question is None:
            return False
        self._override(row.question, row.answer.value)
        return True

    def _ask(self, question: Question) -> None:
        self.newest("choose", partial(self._choose, question))

    async def _choose(self, question: Question) -> None:
        paths, options = self._paths, self._options
        try:
            found = await self.gateway.ask(lambda book: offered(book, paths, options, question))
        except KamtuiError as error:
            self._say(content(f"{error.sentence} {error.hint}", "$text-warning"))
            return
        now = asked(options, question)
        at = next((n for n, answer in enumerate(found) if answer.value == now), 0)
        rows = [answer_text(answer, n == at) for n, answer in enumerate(found)]
        title = f"Column of {question.field.replace('_', ' ')}" if question.field else question.setting.capitalize()

        def picked(place: int | None) -> None:
            if place is not None:
                self._override(question, found[place].value)

        self.app.push_screen(ChooseDialog(title, rows, at), picked)

    def _override(self, question: Question, value: str | None) -> None:
        self._options = override(self._options, question, value)
        self._look()

    # -- the import ------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Takes the chosen entry or answer; else imports what the preview shows, once at a time."""
        place = self.query_one(Choices).highlighted
        if self._saving:
            return
        if self._entries and place is not None:
            self._take(self._entries[place])
        elif self._entries:
            self._say(content("↓ chooses one of these, Enter takes it.", MUTED))
        elif self._found is None:
            waiting = content("Still reading: look first, then Enter." if self._paths else _HINT, MUTED)
            self._say(self._failed or waiting)
        elif self._found.plan is not None:
            self._saving = True
            self.run_worker(self._submit(self._found.plan), group="save", exit_on_error=False)
        else:
            self._answered(place)

    def action_back(self) -> None:
        """Leaves without writing; what is being read or written is stopped."""
        self._turn += 1
        if not self._saving:
            self.dismiss(None)

    async def _submit(self, plan: ImportPlan) -> None:
        tell = partial(self._hear, self._turn)

        def verb(book: Book) -> tuple[tuple[FileResult, ...], Alike | None]:
            from kamtui.services.imports.run import run_import

            results = run_import(book, plan, tell)
            with book.reading() as connection:
                return results, all_alike(connection)

        try:
            results, found = await self.gateway.write(verb)
        except _Stopped:
            self._say(content("Stopped: nothing was written.", "$text-warning"))
        except KamtuiError as error:
            self._say(joined(content(error.sentence, "$text-error"), " ", content(error.hint)))
        else:
            if self._kept:
                drop(self._kept)
            self.dismiss(_said(results, found))
        finally:
            self._saving, self._step = False, None

    def _tell(self) -> None:
        """Says how far it is."""
        step = self._step
        if step is not None:
            share = f", {step.share:.0%}" if step.whole else ""
            rows = f": {shown().whole(step.rows)} rows{share} · Esc stops" if step.rows else " …"
            self._say(content(f"{step.doing} {step.name}{rows}", MUTED))

    def _say(self, said: Content) -> None:
        if self.is_mounted:
            self._told = said
            echo = self.query_one("#echo", Static)
            echo.update(said)
            echo.display = bool(said.plain)
            self._fit()

    def _fit(self) -> None:
        """The list is as high as its rows, as far as the box has room beside the line, the buttons and what is said."""
        choices = self.query_one(Choices)
        rows = -(-self._told.cell_length // max(self.size.width - _FRAME, 1))
        choices.styles.max_height = max(int(self.size.height * _HEIGHT) - 4 - min(rows, 3), 1)


def _paths(line: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(line) if word.text)


def _folder(last: str) -> tuple[list[Entry], int] | None:
    """What the last word may become; None when it is the name of a file already."""
    if last and not os.path.isdir(resolve(last)) and os.path.lexists(resolve(last)):
        return None
    return entries(last)


def _said(results: tuple[FileResult, ...], found: Alike | None) -> str:
    told = ", ".join(_many(found.outcome.new, found.sort) for found in results)
    changed = sum(found.outcome.changed for found in results)
    rejected = sum(len(found.rejected) for found in results)
    if found is not None and any(one.outcome.new and one.sort in (Sort.ACCOUNTS, Sort.SALES) for one in results):
        which = f"all {found.accounts} are tier {found.tier}"
        return keyed(f"Imported {told} · {which}: {{accounts}} {{tier}} gives tiers · {{undo}} undoes")
    return f"Imported {told}; {changed} changed, {rejected} rejected · {undo_said()}"


def _many(new: int, sort: Sort) -> str:
    return f"{new} new {sort.removesuffix('s') if new == 1 else sort}"
