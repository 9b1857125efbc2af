"""What a test of the planner need not wait for: pauses, stylesheets it has read before, frames that nobody sees."""

from typing import Any
from weakref import WeakSet

import pytest
import textual._wait
from textual._compositor import Compositor
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from kamtui.tui.dialogs import filter as filter_dialog
from kamtui.tui.screens import today as today_screen

_PAINT = Compositor.render_update
_PARSE = Stylesheet._parse_rules
_CHANGED: WeakSet[Compositor] = WeakSet()
_RULES: dict[tuple[Any, ...], list[RuleSet]] = {}


def hurry(patch: pytest.MonkeyPatch) -> None:
    """No pauses, every stylesheet parsed once in a process, nothing painted but by `paint`."""
    patch.setattr(today_screen, "_PANEL_DELAY", 0.001)
    patch.setattr(today_screen, "_FIRST_PANEL_DELAY", 0.001)
    patch.setattr(today_screen, "_BRIEF_DELAY", 0.001)
    patch.setattr(filter_dialog, "_DELAY", 0.001)
    patch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.004)  # the pilot naps 20 ms three times a key
    patch.setattr(textual._wait, "SLEEP_IDLE", 0.001)
    patch.setattr(Compositor, "render_update", _later)
    patch.setattr(Stylesheet, "_parse_rules", _once)


def paint(app: App[Any]) -> None:
    """Paints the screen whole, with what lies under it, if anything changed since; what goes wrong there is raised.

    Without a terminal Textual paints five frames on the way from one rest to the next and throws each of them away.
    """
    screen = app.screen_stack[-1] if app.screen_stack else None
    if app.is_running and screen is not None and screen._compositor in _CHANGED:
        _CHANGED.discard(screen._compositor)
        _PAINT(screen._compositor, full=True, screen_stack=app._background_screens)


def _later(compositor: Compositor, full: bool = False, **how: Any) -> Any:
    """In place of a frame of the planner itself; a picture of it is asked for in `full`."""
    if full:
        return _PAINT(compositor, full=True, **how)
    compositor._dirty_regions.clear()
    _CHANGED.add(compositor)
    return None


def _once(sheet: Stylesheet, css: str, *how: Any, **more: Any) -> list[RuleSet]:
    key = (css, how, tuple(sorted(more.items())), tuple(sorted(sheet._variables.items())))
    if key not in _RULES:
        _RULES[key] = _PARSE(sheet, css, *how, **more)
    return _RULES[key]
