"""Looks: the planner's own light and dark theme, beside Textual's and the terminal's own colours."""

from collections.abc import Collection

from textual.theme import Theme

SHORT = {"dark": "textual-dark", "light": "textual-light", "ansi": "ansi-dark"}
"""What a rep may write for a theme of Textual's."""

OWN = (
    Theme(
        name="kamtui-dark",
        primary="#5B8DB8",
        secondary="#8FA8BF",
        accent="#E0A458",
        warning="#E0A458",
        error="#E06C75",
        success="#7DBE8A",
        foreground="#D8DEE6",
        background="#14181D",
        surface="#1B2027",
        panel="#262D36",
        dark=True,
    ),
    Theme(
        name="kamtui-light",
        primary="#2F6690",
        secondary="#5A7184",
        accent="#9A5B00",
        warning="#9A5B00",
        error="#B3261E",
        success="#2E6B3A",
        foreground="#1D242B",
        background="#FAF9F6",
        surface="#F1EFE9",
        panel="#E2DFD6",
        dark=False,
    ),
)
"""The planner's own, calm enough to look at all day."""


def theme_of(wanted: str, known: Collection[str], kept: str) -> tuple[str, str]:
    """The theme that the settings want, and no doubt; else the one that is kept, and what is said of that."""
    name = SHORT.get(wanted, wanted)
    return (name, "") if name in known else (kept, _no_theme(name, known, kept))


def _no_theme(wanted: str, known: Collection[str], kept: str) -> str:
    """What is said of a theme in the settings that nobody knows."""
    from kamtui.config import nearest
    from kamtui.domain.text import clean

    near = nearest(wanted, [*known, *SHORT])
    return f"theme: there is no theme “{clean(wanted, 60)}”{near}. It stays {kept}; the palette shows them all."
