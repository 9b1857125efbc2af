"""Verbs that change only what is shown."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def narrow(screen: "Place") -> None:
    """Narrows the lists while the rep types."""
    from kamtui.tui.dialogs.filter import FilterBar

    bar = FilterBar(screen.filter_text, screen.narrow_to, screen.FILTER_HINT)
    text: str | None = await screen.app.push_screen_wait(bar)
    if text is not None:
        screen.filter_text = text
    screen.narrow_to(screen.filter_text)


async def unmark(screen: "Place") -> None:
    """Takes marks off; without marks, the filter; without either, goes back."""
    if screen.tasks.unmark():
        return
    if screen.filtered:
        screen.filter_text = ""
        screen.narrow_to("")
    else:
        screen.leave()


async def reload(screen: "Place") -> None:
    """Reads the book again."""
    screen.reload("Read again.")


async def palette(screen: "Place") -> None:
    """Everything by name."""
    screen.app.action_command_palette()


async def show_help(screen: "Place") -> None:
    """What the screen shows and every key."""
    from kamtui.tui.dialogs.help import Help

    await screen.app.push_screen_wait(Help())


async def leave(screen: "Place") -> None:
    """Leaves; every verb was saved when it was given."""
    screen.app.exit(0)


DEEDS = {
    "filter": narrow,
    "unmark": unmark,
    "reload": reload,
    "palette": palette,
    "help": show_help,
    "quit": leave,
}
"""Deeds on the view by verb."""
