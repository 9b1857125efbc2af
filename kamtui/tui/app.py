"""The planner itself: places, the gateway, and what happens when something goes wrong."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.tui.first import First
from kamtui.tui.gateway import Gateway
from kamtui.tui.messages import DataChanged
from kamtui.tui.screens.base import Place
from kamtui.tui.screens.today import TodayScreen
from kamtui.tui.signals import end_politely
from kamtui.tui.text import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.screen import Screen

_POLL_SECONDS = 1.0
_THEMES = {"dark": "textual-dark", "light": "textual-light", "ansi": "textual-ansi"}
_COMMANDS = ("Theme", "Screenshot")


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


PLACES: dict[str, Callable[[], Place]] = {
    "accounts": _accounts,
    "matrix": _matrix,
    "plan": _plan,
    "review": _review,
}
"""Places beside Today, made when they are gone to for the first time."""


class KamtuiApp(App[int]):
    """The planner."""

    TITLE = "kamtui"
    CSS_PATH = ["styles/app.tcss", "styles/today.tcss"]
    COMMANDS = App.COMMANDS | {_palette}

    def __init__(self, book: Book, first: First | None = None, at: str = "") -> None:
        super().__init__()
        self.opens_at = at
        """The verb of the place the rep asked for, if it is not Today."""
        self.gateway = Gateway(book)
        self._first = first
        self._last_defect = ""

    def get_default_screen(self) -> TodayScreen:
        """Today is there from the first frame; a mode would parse the stylesheets once more."""
        return TodayScreen()

    def take_first(self) -> First | None:
        """What was read while the planner was starting; only once."""
        first, self._first = self._first, None
        return first

    def on_mount(self) -> None:
        """Starts watching the book for other writers and for midnight."""
        theme = _THEMES.get(self.gateway.book.settings.theme, self.gateway.book.settings.theme)
        if theme in self.available_themes:
            self.theme = theme
        if not self.is_headless:
            end_politely(self.exit)
        self.gateway.changed_elsewhere()
        self._day = self.gateway.book.today
        self.set_interval(_POLL_SECONDS, self._poll)

    def _poll(self) -> None:
        if self.gateway.changed_elsewhere():
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

    def complain(self, error: KamtuiError) -> None:
        """Shows an expected failure: what, where, what to do."""
        self.notify(line(f"{error.sentence} {error.hint}"), severity="error", markup=False, timeout=8)

    def go_to(self, name: str) -> None:
        """To a place by its verb's id. Today lies below the others."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, TodayScreen):
            self.pop_screen()
        if self.is_screen_installed(name):
            kept = self.get_screen(name, Place)
            self.push_screen(kept)
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
            self.notify(said, severity="error", markup=False, timeout=20)

    def _fatal_error(self) -> None:
        """A defect: the terminal is restored, a report without data is written, one sentence names it."""
        from kamtui.crash import report

        self.bell()
        error = self._exception
        self._exit_renderables.append(report(error) if error is not None else "kamtui stopped on an error of its own.")
        self._close_messages_no_wait()
