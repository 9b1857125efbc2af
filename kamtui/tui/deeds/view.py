"""Verbs that change only what is shown."""

from typing import TYPE_CHECKING

from kamtui.domain.filters import Filter, read_filter

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def narrow(screen: "Place") -> None:
    """Narrows the lists while the rep types."""
    from kamtui.tui.dialogs.filter import FilterBar

    before = screen.wanted
    bar = FilterBar(screen.filter_text, lambda typed: screen.narrow(read_filter(typed)))
    text: str | None = await screen.app.push_screen_wait(bar)
    if text is None:
        screen.narrow(before)
    else:
        screen.filter_text = text
        screen.narrow(read_filter(text))


async def unmark(screen: "Place") -> None:
    """Takes marks off; without marks, the filter; without either, goes back to Today."""
    if screen.tasks.unmark():
        return
    if not screen.wanted.empty:
        screen.filter_text = ""
        screen.narrow(Filter())
    else:
        screen.planner.go_to("today")


async def today(screen: "Place") -> None:
    """To Today."""
    screen.planner.go_to("today")


async def matrix(screen: "Place") -> None:
    """To the matrix."""
    screen.planner.go_to("matrix")


async def review(screen: "Place") -> None:
    """To the review."""
    screen.planner.go_to("review")


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
    "today": today,
    "matrix": matrix,
    "review": review,
    "reload": reload,
    "palette": palette,
    "help": show_help,
    "quit": leave,
}
"""Deeds on the view by verb."""
