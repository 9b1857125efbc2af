"""A page to read: it scrolls with the keys of the lists, and closes with the key that opened it."""

from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.tui.dialogs.base import Dialog

T = TypeVar("T")


class Page(Dialog[T], Generic[T]):
    """One scrolling text in a box; subclasses say it for a width."""

    BINDINGS = [
        Binding("enter,q,question_mark,f1", "close", "close", show=False),
        Binding("j", "scroll(1)", "down", show=False),
        Binding("k", "scroll(-1)", "up", show=False),
    ]

    SHARED: ClassVar[tuple[str, ...]] = ("help", "quit", "cursor-down", "cursor-up")

    def compose(self) -> ComposeResult:
        """The box."""
        with VerticalScroll(classes="page"):
            yield Static(id="page", markup=False)

    async def on_mount(self) -> None:
        """Reads what the page needs and shows it."""
        await self.read()
        self.query_one(VerticalScroll).focus()
        self.call_after_refresh(self._show)

    def on_resize(self, event: events.Resize) -> None:
        """Another width breaks the lines elsewhere."""
        self.call_after_refresh(self._show)

    async def read(self) -> None:
        """Reads what `text` needs."""

    def text(self, width: int) -> Content:
        """The page for a width in cells."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Closes the page."""
        self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        """A line down or up."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def _show(self) -> None:
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        self.query_one("#page", Static).update(self.text(max(width, 20)))
