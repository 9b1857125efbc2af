"""The wheel holds everything an installed kamtui needs, and nothing else."""

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from kit import ROOT

from kamtui import __version__

_GENERATED = ("__pycache__", ".pyc")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from a copy of the tree without network; skips where hatchling is not installed."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed: no wheel can be built without network")
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "kamtui", source / "kamtui", ignore=shutil.ignore_patterns("__pycache__"))
    if importlib.util.find_spec("build") is not None:
        command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    else:
        command = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(out), str(source)]
    subprocess.run([sys.executable, *command], check=True, capture_output=True, timeout=120)
    (path,) = out.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    held = {name for name in wheel.namelist() if name.startswith("kamtui/")}
    files = (path for path in (ROOT / "kamtui").rglob("*") if path.is_file())
    assert held == {str(path.relative_to(ROOT)) for path in files if not any(part in str(path) for part in _GENERATED)}


NEEDED = ["kamtui/py.typed", "kamtui/tui/styles/*.tcss", "kamtui/store/migrations/**/*.sql", "kamtui/**/*.mako"]


@pytest.mark.parametrize("pattern", NEEDED)
def test_what_is_no_python_is_there_too(pattern: str, wheel: zipfile.ZipFile) -> None:
    assert {str(path.relative_to(ROOT)) for path in ROOT.glob(pattern)} & set(wheel.namelist())


def test_the_wheel_brings_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {Path(name).parts[0] for name in wheel.namelist()}
    assert tops == {"kamtui", f"kamtui-{__version__}.dist-info"}


def test_what_the_wheel_says_of_itself(wheel: zipfile.ZipFile) -> None:
    folder = f"kamtui-{__version__}.dist-info"
    meta = Parser().parsestr(wheel.read(f"{folder}/METADATA").decode())
    assert (meta["Name"], meta["Version"], meta["Requires-Python"]) == ("kamtui", __version__, ">=3.11")
    assert "Typing :: Typed" in meta.get_all("Classifier", [])
    assert meta.get_payload().startswith("# kamtui")
    needed = [line for line in meta.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert needed
    for line in needed:
        assert ">=" in line, line
        assert "<" in line, line
    entries = wheel.read(f"{folder}/entry_points.txt").decode()
    assert "kamtui = kamtui.__main__:main" in entries
