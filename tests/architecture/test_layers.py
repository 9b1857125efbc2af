"""What the house promises of itself: who imports what when it runs, how long a file is, that names are explained."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from kit import ROOT

PACKAGE = ROOT / "kamtui"
FILES = sorted(path for path in PACKAGE.rglob("*.py"))
MODULES = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in FILES]

MOST_LINES = 400
MOST_DEFINITION_LINES = 60
MEDIAN_LINES = 120
DOCUMENTED = 0.95

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(*modules: str) -> set[str]:
    """Everything a fresh interpreter has imported after these modules."""
    code = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return set(subprocess.check_output([sys.executable, "-c", code], env=env, timeout=120).decode().split())


def under(modules: set[str], *roots: str) -> set[str]:
    return {module for module in modules for root in roots if module == root or module.startswith(f"{root}.")}


# -- layers, as they are when they run -----------------------------------------------------------------------------


def _of(*packages: str) -> tuple[str, ...]:
    """The modules of some packages."""
    return tuple(module for module in MODULES if under({module}, *packages))


SQL = ("sqlite3", "sqlalchemy", "sqlmodel", "alembic", "kamtui.store")
TERMINAL = ("textual", "rich", "click")
FACES = ("kamtui.cli", "kamtui.tui")

LAYERS = [
    ("domain", _of("kamtui.domain"), (*SQL, *TERMINAL, *FACES, "kamtui.services", "kamtui.exchange", "pendulum")),
    ("leaves", _of("kamtui.errors", "kamtui.clock", "kamtui.paths", "kamtui.zone"),
     (*SQL, *TERMINAL, *FACES, "kamtui.domain")),
    ("settings", _of("kamtui.config"), (*SQL, *TERMINAL, *FACES, "kamtui.services")),
    ("exchange", _of("kamtui.exchange"), (*SQL, *TERMINAL, *FACES, "kamtui.services")),
    ("store", tuple(m for m in _of("kamtui.store") if m != "kamtui.store.migrations.env"),
     (*TERMINAL, *FACES, "kamtui.services", "kamtui.exchange")),
    ("services", _of("kamtui.services"), (*TERMINAL, *FACES)),
    ("reads", _of("kamtui.store.reads", "kamtui.services.views", "kamtui.services.book"),
     ("sqlalchemy", "sqlmodel", "alembic", "pydantic", "kamtui.store.tables", "kamtui.store.work", *TERMINAL)),
    ("shell", _of("kamtui.cli"), ("textual", "rich", "kamtui.tui")),
    ("planner before its first frame", ("kamtui.tui.launch", "kamtui.tui.app", "kamtui.tui.screens.today"),
     ("click", "kamtui.cli", "sqlalchemy", "sqlmodel", "alembic", "pydantic", "pendulum", "holidays")),
    ("planner", _of("kamtui.tui"), ("click", "kamtui.cli", "sqlalchemy", "sqlmodel", "alembic", "holidays")),
]  # fmt: skip
"""Some modules imported together, and what must not come with them."""


@pytest.mark.parametrize(("modules", "forbidden"), [case[1:] for case in LAYERS], ids=[case[0] for case in LAYERS])
def test_a_layer_imports_only_what_lies_below_it(modules: tuple[str, ...], forbidden: tuple[str, ...]) -> None:
    assert modules
    assert not under(imported(*modules), *forbidden)


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_every_module_is_imported_in_any_order(backwards: bool) -> None:
    """No module works only because another one came before it."""
    wanted = [m for m in MODULES if m not in ("kamtui.__main__", "kamtui.store.migrations.env")]
    assert set(wanted) <= imported(*(reversed(wanted) if backwards else wanted))


# -- size ----------------------------------------------------------------------------------------------------------


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    long = {name(path): lines(path) for path in PACKAGE.rglob("*") if path.suffix in (".py", ".tcss", ".sql")}
    assert {path: count for path, count in long.items() if count > MOST_LINES} == {}
    counts = sorted(lines(path) for path in FILES)
    assert counts[len(counts) // 2] <= MEDIAN_LINES


def definitions(node: ast.AST) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield child
        yield from definitions(child)


def test_no_function_is_too_long() -> None:
    found = {
        f"{name(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in FILES
        for node in definitions(tree(path))
        if not isinstance(node, ast.ClassDef)
    }
    assert {where: count for where, count in found.items() if count > MOST_DEFINITION_LINES} == {}


# -- documentation -------------------------------------------------------------------------------------------------


def test_every_module_says_what_it_is() -> None:
    assert [name(path) for path in FILES if not (ast.get_docstring(tree(path)) or "").strip()] == []


def _public(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, bool]]:
    """Public functions, classes with what is in them, and constants of a body, and whether each is explained."""
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.name.startswith("_"):
                continue
            decorators = {ast.unparse(one).rpartition(".")[2] for one in node.decorator_list}
            if not {"overload", "override"} & decorators:
                yield f"{prefix}{node.name}", ast.get_docstring(node) is not None
            if isinstance(node, ast.ClassDef):
                yield from (one for one in _public(node.body, f"{prefix}{node.name}.") if one[0].count(".") < 3)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and ":" in prefix and "." not in prefix.partition(":")[2]:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            yield from ((f"{prefix}{t.id}", said) for t in targets if isinstance(t, ast.Name) and t.id.isupper())


def test_nearly_every_public_name_is_explained() -> None:
    found = [one for path in FILES for one in _public(tree(path).body, f"{name(path)}:")]
    found = [(where, said) for where, said in found if not where.rpartition(":")[2].startswith("_")]
    missing = [where for where, said in found if not said]
    assert len(found) > 500
    assert 1 - len(missing) / len(found) >= DOCUMENTED, missing
    assert [where for where in missing if where.rpartition(":")[2].split(".")[-1].islower()] == []  # functions: all


FORBIDDEN_WORDS = ("TODO", "FIXME", "XXX", "HACK", "print(")


@pytest.mark.parametrize("word", FORBIDDEN_WORDS)
def test_nothing_is_left_lying_about(word: str) -> None:
    found = re.compile(rf"(?<![A-Z]){re.escape(word)}")  # a VTODO is one of a calendar
    assert [name(path) for path in FILES if found.search(path.read_text(encoding="utf-8"))] == []
