"""What an empty book shows: three ways in, each one key."""

from textual.content import Content

from kamtui.tui.said import keyed
from kamtui.tui.text import MUTED, joined, lines
from kamtui.tui.verbs import verb

_WAYS = (
    ("tour", "be shown the three rituals in six steps, in an invented book"),
    ("demo", "look around in an invented book; yours stays empty"),
    ("import", "bring your accounts, contacts, sales and tasks in from a file"),
    ("account", "add your first account by hand"),
    ("add", "or just add a task: call the bank fri 10:00"),
)


def welcome() -> Content:
    """The page."""
    rows = [Content.styled("This book is empty.", "bold"), Content("")]
    for name, what in _WAYS:
        found = verb(name)
        rows.append(
            joined(
                Content.from_markup(f"[@click={found.action}][b] $key [/b][/]", key=found.shown_keys),
                Content(f" {what}"),
            )
        )
    rows += [Content(""), Content.styled(keyed("{help} help   {quit} quit"), MUTED)]
    return lines(*rows)
