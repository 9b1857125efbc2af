"""Makes the films of the three rituals in `screenshots/`: SVGs that show one key after the other, each with its words.

    python -m tests.films [NAME…]

A film is the planner's own pictures of the demo book laid over each other; CSS shows one at a time. Where nothing moves
(a printer, a viewer without CSS, whoever asked for less motion) the last picture stays.
"""

import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.widgets import Input

from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.services.book import Book
from kamtui.services.demo import demo_book
from kamtui.tui.app import KamtuiApp
from tests.screenshots import FOLDER, TODAY, keys_of, local, settled

_SECONDS = 3.5
"""How long a picture stands."""
_BAR = 44
"""Height of the line of words below, in the SVG's own unit."""
_CLIPS = re.compile(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*| clip-path="url\(#[^"]*-line-\d+\)"', re.DOTALL)
"""What cuts each line at its own height: a third of a picture's size, and nothing is taller."""
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Scene:
    """What is pressed, or typed, and what the rep should see in it."""

    key: str
    words: str
    typed: str = ""


FILMS = {
    "tick": (
        Scene("", "You hang up after a call. Its task is under the cursor."),
        Scene("x", "x: the sheet to tick it off, with a line for the note."),
        Scene("", "What was said; a promise is read from it.", "agreed option B, new price by fri #price"),
        Scene("enter", "Enter: ticked, noted, and the next step stands on its day. u takes all of it back."),
    ),
    "morning": (
        Scene("v", "v: what was missed, one card at a time, with why it is here."),
        Scene("t", "t: today."),
        Scene("2", "2: in two working days."),
        Scene("w", "w: the lightest day of next week."),
        Scene("S", "S: where all the rest would go, by room and importance."),
        Scene("enter", "Enter: moved in one undo step."),
    ),
    "month": (
        Scene("4", "4: the month with the load of every day."),
        Scene("n", "n: why each account wants a touch, and which step to take."),
        Scene("g", "g: the month is drafted from gaps and cadences, on working days with room."),
        Scene("L", "L: the baseline, seen before it is frozen."),
        Scene("enter", "Enter: locked. From here on a move asks why in one key."),
    ),
}
"""The rituals: after each call, each morning, once a month."""


async def filmed(book: Book, scenes: Sequence[Scene]) -> list[str]:
    """The planner after each scene, as SVG."""
    app, pictures = KamtuiApp(book), []
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        for scene in scenes:
            for key in (*((scene.key,) if scene.key else ()), *keys_of(scene.typed)):
                await pilot.press(key)
            await settled(pilot)
            for line in app.screen.query(Input):
                line.cursor_blink = False
            pictures.append(local(app.export_screenshot(title="kamtui", simplify=True)))
    return pictures


def film(scenes: Sequence[Scene], pictures: Sequence[str]) -> str:
    """One SVG of them all."""
    found = _BOX.search(pictures[0])
    assert found is not None, scenes[0].words
    width, height = (float(number) for number in found.groups())
    count, long = len(scenes), len(scenes) * _SECONDS
    frames = "".join(
        f'<g class="scene" style="animation-delay:{n * _SECONDS - long:g}s">{_sized(picture, width, height)}'
        f'<rect y="{height:g}" width="{width:g}" height="{_BAR}" fill="#1e1e1e"/>'
        f'<text x="{width / 2:g}" y="{height + 29:g}">{n + 1}/{count}  {escape(scene.words)}</text></g>'
        for n, (scene, picture) in enumerate(zip(scenes, pictures, strict=True))
    )
    return f"""<svg viewBox="0 0 {width:g} {height + _BAR:g}" xmlns="http://www.w3.org/2000/svg">
<style>
.scene {{ animation: scene {long:g}s step-end infinite; }}
.scene > text {{ fill: #e0e0e0; font: 20px sans-serif; text-anchor: middle; }}
@keyframes scene {{ 0% {{ visibility: visible; }} {100 / count:.4g}% {{ visibility: hidden; }} }}
@media (prefers-reduced-motion: reduce) {{ .scene {{ animation: none; }} }}
</style>
{frames}</svg>
"""


def _sized(picture: str, width: float, height: float) -> str:
    return _CLIPS.sub("", picture).replace("<svg ", f'<svg width="{width:g}" height="{height:g}" ', 1)


async def main(names: Sequence[str]) -> None:
    """Makes all films, or those named."""
    with TemporaryDirectory() as folder:
        nobody = Book(str(Path(folder) / "book.db"), Clock(TODAY), Settings())
        for name, scenes in FILMS.items():
            if names and name not in names:
                continue
            with demo_book(nobody) as book:
                target = FOLDER / f"ritual-{name}.svg"
                target.write_text(film(scenes, await filmed(book, scenes)), encoding="utf-8")
            print(target.relative_to(FOLDER.parent))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
