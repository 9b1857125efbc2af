"""Verbs that change only what is shown."""

from typing import TYPE_CHECKING

from kamtui.tui.text import MUTED

if TYPE_CHECKING:
    from kamtui.tui.jump import Spot
    from kamtui.tui.screens.base import Place


async def narrow(screen: "Place") -> None:
    """Narrows the lists while the rep types, where there are lists."""
    if not screen.FILTER_HINT:
        screen.status.say("Every card is faced: a filter is for the lists.", MUTED)
        return
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

    await screen.app.push_screen_wait(Help(screen.rules_here))


async def leave(screen: "Place") -> None:
    """Leaves; every verb was saved when it was given."""
    screen.app.exit(0)


async def maximise(screen: "Place") -> None:
    """What has the focus on the whole screen, or the screen as it was."""
    if screen.maximized is not None:
        screen.minimize()
    elif screen.focused is None or not screen.maximize(screen.focused):
        screen.status.say("There is nothing here to make larger.")


async def jump(screen: "Place") -> None:
    """Shows a letter on everything in sight that can be gone to, and goes where one is typed."""
    from kamtui.tui.dialogs.jump import Jump
    from kamtui.tui.verbs import Scope, of
    from kamtui.tui.widgets.lines import Lines

    spots = [spot for shown in screen.query(Lines) for spot in shown.spots()]
    if not spots:
        screen.status.say("There is no row in sight.")
        return
    scopes = [one for one in (Scope.PLACE, Scope.ACCOUNT) if one in screen.SCOPES]
    tabs = {key: found.id for found in of(*scopes) for key in found.keys}
    chosen: Spot | str | None = await screen.app.push_screen_wait(Jump(spots, tabs))
    if isinstance(chosen, str):
        screen.action_verb(chosen)
    elif chosen is not None:
        chosen.go()


async def suspend(screen: "Place") -> None:
    """Sleeps until the shell wakes it; the terminal is the shell's meanwhile."""
    screen.app.action_suspend_process()
    screen.status.say("Here again.")


DEEDS = {
    "filter": narrow,
    "unmark": unmark,
    "reload": reload,
    "palette": palette,
    "help": show_help,
    "jump": jump,
    "maximise": maximise,
    "suspend": suspend,
    "quit": leave,
}
"""Deeds on the view by verb."""
