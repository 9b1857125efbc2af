"""Where kamtui keeps things: the book in the platform's data directory, settings in its config directory.

The two common platforms are answered without a library, because a shell prompt asks on every line; `platformdirs`
answers the rest the same way.
"""

import os
import sys


def data_dir() -> str:
    """Folder of the book."""
    return _dir("XDG_DATA_HOME", ".local/share", "Library/Application Support", "user_data_dir")


def config_dir() -> str:
    """Folder of the settings file."""
    return _dir("XDG_CONFIG_HOME", ".config", "Library/Application Support", "user_config_dir")


def state_dir() -> str:
    """Folder of logs and crash reports."""
    return _dir("XDG_STATE_HOME", ".local/state", "Library/Application Support", "user_state_dir")


def default_book() -> str:
    """The book that opens when none is named: `KAMTUI_BOOK`, else `book.db` in the data directory."""
    return os.path.expanduser(os.environ.get("KAMTUI_BOOK") or os.path.join(data_dir(), "book.db"))


def _dir(variable: str, linux: str, mac: str, function: str) -> str:
    platform: str = sys.platform  # a plain string: every branch is checked, whatever the platform of the checker
    if platform.startswith("linux"):
        base = os.environ.get(variable)
        if not base or not os.path.isabs(base):
            base = os.path.join(os.path.expanduser("~"), linux)
        return os.path.join(base, "kamtui")
    if platform == "darwin":
        return os.path.join(os.path.expanduser("~"), mac, "kamtui")
    import platformdirs

    return str(getattr(platformdirs, function)("kamtui", appauthor=False))
