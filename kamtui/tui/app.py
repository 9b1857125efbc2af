"""The planner itself: places, the gateway, and what happens when something goes wrong."""

from asyncio import to_thread
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key, Paste

from kamtui.domain.text import clean_note
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.tui.first import First
from kamtui.tui.gateway import Gateway
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed
from kamtui.tui.screens.base import Place
from kamtui.tui.screens.today import TodayScreen
from kamtui.tui.signals import GONE, end_at_last, end_politely, terminal_gone
from kamtui.tui.text import line
from kamtui.tui.themes import OWN, theme_of
from kamtui.tui.tour import Tour, remembered
from kamtui.tui.unsaved import Hand, Unsaved, keep
from kamtui.tui.verbs import use_keys, verb
from kamtui.zone import zone_doubt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.driver import Driver
    from textual.events import Event
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

_POLL_SECONDS = 1.0
_COMMANDS = ("Theme", "Screenshot")
_SAVED = ("Saved screenshot to [$text-success]", "Saved screenshot to ")
"""What Textual says with markup in it, and without."""
_TOLD = 3
"""Faults of the settings that are told at the start; there is no room for more."""


def _palette() -> "type[Provider]":
    from kamtui.tui.palette import VerbProvider

    return VerbProvider


def _review() -> Place:
    from kamtui.tui.screens.review import ReviewScreen

    return ReviewScreen()


def _matrix() -> Place:
    from kamtui.tui.screens.matrix import MatrixScreen

    return MatrixScreen()


def _accounts() -> Place:
    from kamtui.tui.screens.accounts import AccountsScreen

    return AccountsScreen()


def _plan() -> Place:
    from kamtui.tui.screens.plan import PlanScreen

    return PlanScreen()


def _pulse() -> Place:
    from kamtui.tui.screens.pulse import PulseScreen

    return PulseScreen()


PLACES: dict[str, Callable[[], Place]] = {
    "accounts": _accounts,
    "matrix": _matrix,
    "plan": _plan,
    "pulse": _pulse,
    "review": _review,
}
"""Places beside Today, made when they are gone to for the first time."""


class KamtuiApp(App[int]):
    """The planner."""

    TITLE = "kamtui"
    CSS_PATH = ["styles/app.tcss", "styles/today.tcss"]
    COMMANDS = App.COMMANDS | {_palette}

    def __init__(self, book: Book, first: First | None = None, at: str = "", newcomer: bool = False) -> None:
        super().__init__()
        self.opens_at = at
        """The verb of the place the rep asked for, if it is not Today."""
        self.gateway = Gateway(book)
        self.tour: Tour | None = remembered()
        """How far the rep is in the tour; None for one who never heard of it."""
        self.newcomer = newcomer
        """Whether somebody who never heard of the tour is to be told."""
        self.search_line = ""
        """What was searched for last."""
        self.hand = Hand()
        """What the verb that was given last works on."""
        self.taking_up: tuple[str, Unsaved] | None = None
        """A line that was not saved, with its file, for the dialog that is about to open."""
        self._kept = 0
        self._theme_in_file = ""
        """The theme the settings know; empty until the planner has taken it up."""
        self._wrong = self._take_keys(book)
        """What is wrong in the settings, a sentence each."""
        self._first = first
        self._last_defect = ""

    def _take_keys(self, book: Book) -> list[str]:
        """Gives the verbs the rep's own keys; returns a sentence for each one that cannot be."""
        if not book.settings.keys:
            use_keys({})
            return []
        from kamtui.tui.keymap import take_keys

        wrong = take_keys(book.settings.keys)
        if self.COMMAND_PALETTE_BINDING not in verb("palette").keys:
            self._bindings.key_to_bindings.pop(self.COMMAND_PALETTE_BINDING, None)
        return wrong

    def get_driver_class(self) -> "type[Driver]":
        """Textual's own, but for what a Unix terminal sends."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from kamtui.tui.terminal_input import TerminalInput

        return TerminalInput

    def get_default_screen(self) -> TodayScreen:
        """Today is there from the first frame; a mode would parse the stylesheets once more."""
        return TodayScreen()

    def take_first(self) -> First | None:
        """What was read while the planner was starting; only once."""
        first, self._first = self._first, None
        return first

    async def on_event(self, event: "Event") -> None:
        """What is pasted is safe in any line, the palette's is Textual's own; what is typed ahead waits."""
        if isinstance(event, Paste):
            event.text = clean_note(event.text)
        if isinstance(event, Key) and self._waits(event):
            return
        await super().on_event(event)

    def _waits(self, event: Key) -> bool:
        """Whether a key is meant for a dialog that is about to open."""
        places = [place for place in self.screen_stack if isinstance(place, Place)]
        if event.is_forwarded:
            return any(place.ahead.came_late(event) for place in places)
        return any(place.ahead.keeps(event) for place in places)

    def on_mount(self) -> None:
        """Starts watching the book for other writers and for midnight."""
        for own in OWN:
            self.register_theme(own)
        self.theme, doubt = theme_of(self.gateway.book.settings.theme, self.available_themes, self.theme)
        self._wrong += [doubt] if doubt else []
        self._theme_in_file = self.theme
        self.set_class(self.gateway.book.settings.compact, "-compact")
        if not self.is_headless:
            end_politely(self.keep_unsaved, self.exit)
        doubt = zone_doubt()
        if doubt:
            self.notify(doubt, severity="warning", timeout=20)
        self.gateway.changed_elsewhere()
        self._day = self.gateway.book.today
        self.set_interval(_POLL_SECONDS, self._poll)
        for wrong in self._wrong[:_TOLD]:
            self.notify(wrong, severity="warning", timeout=12)
        if len(self._wrong) > _TOLD:
            said = f"and {len(self._wrong) - _TOLD} more of the settings that cannot be: `kamtui config` names them."
            self.notify(said, severity="warning", timeout=12)

    def get_css_variables(self) -> dict[str, str]:
        """Textual's and `$here`, the ground of the place one is in: the terminal's own colours have no shades."""
        variables = super().get_css_variables()
        variables["here"] = "ansi_bright_black" if self.current_theme.ansi else variables["primary-muted"]
        return variables

    def watch_theme(self, theme: str) -> None:
        """The rep chose another theme: the settings remember it."""
        if self._theme_in_file and theme != self._theme_in_file:
            self._theme_in_file = theme
            self.run_worker(self._remember_theme(theme), group="settings", exit_on_error=False)

    async def _remember_theme(self, theme: str) -> None:
        from kamtui.config_file import remember

        try:
            await to_thread(remember, "theme", theme)
        except KamtuiError as error:
            self.complain(error)

    def _poll(self) -> None:
        if not self.is_headless and terminal_gone():
            self.panic()
        elif self.gateway.changed_elsewhere():
            self.spread(DataChanged("The book was changed elsewhere; this is how it is now."))
        elif self.gateway.book.today != self._day:
            self.spread(DataChanged("A new day: what is shown was read anew."))
        self._day = self.gateway.book.today

    def get_system_commands(self, screen: "Screen[object]") -> "Iterable[SystemCommand]":
        """Of Textual's own commands those that are no verb already."""
        return (found for found in super().get_system_commands(screen) if found.title in _COMMANDS)

    def spread(self, message: DataChanged) -> None:
        """Tells every open screen that the book holds something new."""
        for screen in self.screen_stack:
            screen.post_message(DataChanged(message.why))

    def on_unmount(self) -> None:
        """Lets go of the book."""
        self.gateway.close()

    def keep_unsaved(self) -> int:
        """Writes down, once, what is being typed into dialogs; returns how many lines are safe."""
        from kamtui.tui.dialogs.base import Dialog

        if not self._kept:
            open_ones = [screen for screen in self.screen_stack if isinstance(screen, Dialog) and screen.typed]
            at = self.gateway.book.clock.stamp()
            path = self.gateway.book.path
            self._kept = keep(
                [Unsaved(path, at, type(one).__name__, one.heading, one.typed, self.hand) for one in open_ones]
            )
        return self._kept

    def line_taken(self) -> bool:
        """Whether a dialog took the line that was to be taken up; it is not offered to another one."""
        left, self.taking_up = self.taking_up, None
        return left is None

    def panic(self, *renderables: object) -> None:
        """The terminal is gone without a signal: reading from it failed."""
        self.keep_unsaved()
        end_at_last(GONE)
        self.exit(GONE)

    def complain(self, error: KamtuiError) -> None:
        """Shows an expected failure: what, where, what to do."""
        self.notify(f"{error.sentence} {error.hint}", severity="error", timeout=8)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: "SeverityLevel" = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """The one door of everything that is said in the corner, by whatever widget: safe text, never markup."""
        message = message.replace(*_SAVED)
        super().notify(line(message), title=line(title), severity=severity, timeout=timeout, markup=False)

    def action_help_quit(self) -> None:
        """Whoever is used to ctrl+c is told the key."""
        self.notify(keyed("{quit} leaves; everything is saved already."))

    def go_to(self, name: str) -> None:
        """To a place by its verb's id. Today lies below the others."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, TodayScreen):
            self.pop_screen()
        if self.is_screen_installed(name):
            kept = self.get_screen(name, Place)
            self.push_screen(kept)
            if not kept.is_up_to_date:
                kept.call_after_refresh(kept.reload)
        elif name in PLACES:
            place = PLACES[name]()
            if place.KEPT:
                self.install_screen(place, name)
            self.push_screen(place)

    def open_account(self, account_id: int) -> None:
        """The page of an account, over the place the rep is in."""
        from kamtui.tui.screens.account import AccountScreen

        self.push_screen(AccountScreen(account_id))

    def failed(self, error: BaseException) -> None:
        """A worker's failure: an expected one is a sentence, any other a defect."""
        if isinstance(error, KamtuiError):
            self.complain(error)
        else:
            self.defect(error)

    def defect(self, error: BaseException) -> None:
        """Shows a failure nobody expected: it is reported without data, and the planner goes on."""
        from kamtui.crash import report

        said = report(error)
        if said != self._last_defect:
            self._last_defect = said
            self.notify(said, severity="error", timeout=20)

    def _fatal_error(self) -> None:
        """A defect: the terminal is restored, a report without data is written, one sentence names it."""
        from kamtui.crash import report

        self.bell()
        error = self._exception
        said = report(error) if error is not None else "kamtui stopped on an error of its own."
        self._exit_renderables.append(said + self._kept_words())
        self._close_messages_no_wait()

    def _kept_words(self) -> str:
        """What is said of what was being typed; a defect in keeping it must not hide the first one."""
        try:
            kept = self.keep_unsaved()
        except Exception:
            return ""
        return " What you were typing is kept: the next start offers it." if kept else ""
