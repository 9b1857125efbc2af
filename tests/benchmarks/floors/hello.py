"""Floor: the least a Textual program does before it shows a word."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One word on the screen, one key to leave."""

    BINDINGS = [("q", "quit", "Quit")]
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """One label."""
        yield Static("hello world")


Hello().run()
