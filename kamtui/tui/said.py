"""Keys in sentences: our texts name a verb in braces, `{undo} takes it back`, and say the key it has now.

Only for the program's own words: what a rep typed may hold braces, and stays as it is.
"""

import re

from kamtui.tui.verbs import shown_key, verb

_NAMED = re.compile(r"\{([a-z-]+)\}")


def key_said(name: str) -> str:
    """The key of a verb, by its id, as a rep reads it: the rep's own where there is one."""
    return shown_key(verb(name).keys[0])


def keyed(text: str) -> str:
    """A text of ours with the key of every verb that it names in braces. Raises `StopIteration` for no verb."""
    return _NAMED.sub(lambda found: key_said(found[1]), text)


def undo_said() -> str:
    """What a verb that wrote ends with: `u takes it back`."""
    return keyed("{undo} takes it back")
