"""Makes the pictures in `screenshots/` from the demo book on Monday, 23 November 2026.

    python -m tests.screenshots [NAME…]

Every picture is drawn by the planner itself without a terminal, as SVG and, where chromium is installed, as PNG.
"""

import asyncio
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.widgets import Input

from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.services.book import Book
from kamtui.services.demo import demo_book
from kamtui.tui.app import KamtuiApp

TODAY = date(2026, 11, 23)
FOLDER = Path(__file__).resolve().parent.parent / "screenshots"

_ABROAD = re.compile(r"@font-face\s*{[^}]*}|<!--.*?-->", re.DOTALL)
_FONT = re.compile(r"font-family:\s*[^;]+;")
_LOCAL_FONT = "font-family: 'Fira Code', monospace; font-variant-ligatures: none;"
_SCALE = 0.75
"""Of the size of the SVG: sharp, and small enough for a repository."""
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_NAMED = {" ": "space", "@": "at", "#": "number_sign", ">": "greater_than_sign", "~": "tilde", ":": "colon"}
_NAMED |= {
    '"': "quotation_mark",
    ",": "comma",
    ".": "full_stop",
    "-": "minus",
    "'": "apostrophe",
    "!": "exclamation_mark",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What is pressed and typed before the picture is taken."""

    name: str
    keys: Sequence[str] = ()
    typed: str = ""
    size: tuple[int, int] = (120, 40)
    theme: str = "textual-dark"


_NARROW = (80, 24)

PICTURES = (
    Picture("today"),
    Picture("done", ("x",), "agreed option B, will send the new price by fri #price >thu 10:00"),
    Picture("add", ("a",), 'call @"rina shah" new price list fri 10:00 by 12 dec ~30m ! every 2 weeks'),
    Picture("reschedule", ("r",), "thu"),
    Picture("review", ("v",)),
    Picture("matrix", ("2", "j")),
    Picture("accounts", ("3", "j", "j"), size=(120, 34)),
    Picture("coverage", ("3", "enter", "d", "end"), size=(120, 24)),
    Picture("production", ("3", "enter", "p"), size=(120, 34)),
    Picture("plan", ("4", "n", "g", "down", "down", "left"), size=(120, 36)),
    Picture("gaps", ("4", "n", "j"), size=(120, 30)),
    Picture("strategy", ("3", "enter", "S"), size=(120, 34)),
    Picture("pulse", ("5",)),
    Picture("help", ("question_mark",)),
    Picture("narrow", size=_NARROW),
    Picture("light", theme="textual-light"),
)
"""Every picture, in the order they are taken."""


async def settled(pilot: Pilot[int | None]) -> None:
    """Waits until nothing is read or written any more and the screen has caught up."""
    quiet = 0
    while quiet < 40:
        await pilot.pause(0.02)  # the panel follows the cursor a while later
        waiting = [w for w in pilot.app.workers if not w.is_finished and w.group not in ("deed", "save")]
        quiet = 0 if waiting else quiet + 1


async def taken(book: Book, picture: Picture) -> str:
    """The picture as SVG, fonts of this machine only."""
    app = KamtuiApp(replace(book, settings=replace(book.settings, theme=picture.theme)))
    async with app.run_test(size=picture.size) as pilot:
        await settled(pilot)
        for key in (*picture.keys, *keys_of(picture.typed)):
            await pilot.press(key)
            await settled(pilot) if key in picture.keys else None
        for line in app.screen.query(Input):
            line.cursor_blink = False
        await settled(pilot)
        return local(app.export_screenshot(title="kamtui", simplify=True))


def keys_of(typed: str) -> list[str]:
    """The names of the keys that type a text."""
    return [_NAMED.get(char, char) for char in typed]


def local(svg: str) -> str:
    """The SVG without web fonts and addresses: whoever looks at it asks nobody for anything."""
    svg = _FONT.sub(_LOCAL_FONT, _ABROAD.sub("", svg))
    svg = svg.replace('xmlns="http://www.w3.org/2000/svg"', 'xmlns="W3C"')
    assert "http" not in svg, re.findall(r"http\S{0,60}", svg)
    return svg.replace('xmlns="W3C"', 'xmlns="http://www.w3.org/2000/svg"')


def draw(chromium: str, svg: Path) -> None:
    """Draws the PNG beside an SVG, at its own size."""
    found = _SIZE.search(svg.read_text(encoding="utf-8"))
    assert found is not None, svg
    width, height = (round(float(number)) for number in found.groups())
    with TemporaryDirectory(prefix="kamtui-chromium-", ignore_cleanup_errors=True) as folder:
        subprocess.run(
            [
                chromium,
                *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
                f"--user-data-dir={folder}",
                f"--window-size={width},{height}",
                f"--force-device-scale-factor={_SCALE}",
                f"--screenshot={svg.with_suffix('.png')}",
                svg.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


async def main(names: Sequence[str]) -> None:
    """Takes all pictures, or those named."""
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("chromium is not installed: only the SVGs are made, the PNGs stay as they are.", file=sys.stderr)
    with TemporaryDirectory() as folder:
        nobody = Book(str(Path(folder) / "book.db"), Clock(TODAY), Settings())
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            with demo_book(nobody) as book:
                svg = FOLDER / f"{picture.name}.svg"
                svg.write_text(await taken(book, picture), encoding="utf-8")
            if chromium is not None:
                draw(chromium, svg)
            print(svg.relative_to(FOLDER.parent))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
