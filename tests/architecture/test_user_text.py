"""User text reaches widgets through `kamtui/tui/text.py` only: Textual parses plain strings and passes bytes on."""

import ast
import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from kit import ROOT

TUI = ROOT / "kamtui" / "tui"
FILES = sorted(path for path in TUI.rglob("*.py") if path.name != "text.py")

PARSING = {"Static", "Label", "OptionList", "Option", "Button", "Select", "Checkbox", "Collapsible", "Markdown", "Log"}
"""Widgets that read a plain string as markup."""

LITERAL_ONLY = {"Static", "Input", "LineInput"}
"""Of the widgets that show text, those the planner uses."""

TITLES = {"border_title", "border_subtitle", "tooltip"}
"""Attributes that read a plain string as markup."""


@cache
def _tree(path: Path) -> ast.Module:
    """A file's syntax; collecting garbage in the middle of a parse upsets some Pythons (cpython#106905)."""
    gc.disable()
    try:
        return ast.parse(path.read_text("utf-8"))
    finally:
        gc.enable()


def _calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call):
            yield node, _name(node.func)


def _name(node: ast.expr) -> str:
    """`Static`, `Content.from_markup`, `self.notify`; the last part alone of anything longer."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = node.value.id + "." if isinstance(node.value, ast.Name) else ""
        return before + node.attr
    return ""


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((one.value for one in call.keywords if one.arg == name), None)


def _says_false(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _constant(call: ast.Call) -> bool:
    """Whether a widget shows a constant of the program."""
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id.isupper()


def _names(node: ast.AST) -> set[str]:
    """Everything a formatted string is made of, as the source says it."""
    return {ast.unparse(one.value) for one in ast.walk(node) if isinstance(one, ast.FormattedValue)}


OWN = {"action", "verb.action", "found.action", "verb.tooltip", "verb.title", "verb.shown_keys", "scope"}
"""Expressions whose text is the registry's own."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TUI)))
def test_user_text_goes_through_one_door(path: Path) -> None:
    source = path.read_text("utf-8")
    assert "rich.text" not in source
    assert "rich.markup" not in source
    assert "import escape" not in source
    for call, name in _calls(path):
        where = f"{path.name}:{call.lineno} {ast.unparse(call)[:80]}"
        last = name.rpartition(".")[2]
        if last in PARSING and last[0].isupper():
            assert last in LITERAL_ONLY, where
            assert _says_false(_keyword(call, "markup")) or _constant(call), where
        if last == "notify":
            _notified(call, path, where)
        if last == "from_markup":
            assert _names(call.args[0]) <= OWN, where
        if last in ("render_str", "to_content"):
            raise AssertionError(where)
        if name in ("Content", "Content.styled") and call.args:
            _plain_content(call.args[0], where)


def _notified(call: ast.Call, path: Path, where: str) -> None:
    """Every widget says what it has to say through the planner's own `notify`, which alone knows Textual's."""
    if ast.unparse(call.func) != "super().notify":
        assert ast.unparse(call.func) == "self.notify", where
        assert _keyword(call, "markup") is None, where
        return
    assert path.name == "app.py", where
    assert [ast.unparse(one) for one in call.args] == ["line(message)"], where
    assert ast.unparse(_keyword(call, "title") or call) == "line(title)", where
    assert _says_false(_keyword(call, "markup")), where


def _plain_content(text: ast.expr, where: str) -> None:
    """`Content` made without cleaning holds the program's own words only: no attribute of a row or view."""
    for value in _names(text):
        if not value.startswith(("line(", "fit(")):
            assert not any(part in value for part in (".row.", "name", "note", "city", "text")), where


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TUI)))
def test_titles_are_content(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES:
                    assert isinstance(node.value, ast.Call), f"{path.name}:{node.lineno}"
                    assert _name(node.value.func) in ("content", "joined", "Content"), f"{path.name}:{node.lineno}"


def test_every_line_that_is_typed_into_is_the_safe_one() -> None:
    for path in FILES:
        if path.name != "line_input.py":
            assert "Input" not in {name for _, name in _calls(path)}, path.name
            assert "TextArea" not in path.read_text("utf-8"), path.name
