"""All that the planner says, with hostile text in it: corners, the status line, a defect, and the settings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hostile import HOSTILE, dangerous
from hostile_walk import HUGE, PACKED, Walk, walking
from textual.widgets._toast import Toast

from kamtui.config import Settings
from kamtui.crash import report
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.tui.messages import DataChanged
from kamtui.tui.screens.base import Place
from kamtui.tui.text import line
from kamtui.tui.verbs import use_keys

pytestmark = pytest.mark.asyncio


@pytest.fixture(autouse=True)
def _defaults() -> Iterator[None]:
    yield
    use_keys({})


@pytest.fixture
def hostile_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of crash reports that no sentence should name raw."""
    state = home / "st\x1b]52;c;eA==\x07\n[@click=app.quit]ate[/]"
    state.mkdir(parents=True)
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    return state


async def test_every_text_through_every_way_of_saying(
    small: Book, hostile_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = replace(small, settings=replace(small.settings, morning_review=False))
    async with walking(calm, monkeypatch) as walk:
        for text in (*PACKED, *HUGE):
            await _say(walk, text)
        await walk.press("ctrl+c")
        assert _corner(walk) == ["q leaves; everything is saved already."]
        walk.app.clear_notifications()
        picture = "/tmp/[/] \x1b]52;c;eA==\x07 [@click=app.quit]"
        walk.app.notify(f"Saved screenshot to [$text-success]{picture!r}")  # as Textual does
        await walk.calm()
        assert _corner(walk) == [line(f"Saved screenshot to {picture!r}")]
        walk.app.clear_notifications()
        walk.app.failed(RuntimeError("nobody expected this"))
        await walk.calm()
        assert "Report: " in _corner(walk)[0]
        assert not dangerous(report(RuntimeError())) | {"\n"} & set(report(RuntimeError()))
    assert list(hostile_home.rglob("crash.txt"))
    assert "app.quit" not in " ".join(walk.clicks)


def _corner(walk: Walk) -> list[str]:
    """What is said in the corner, drawn and judged already."""
    return [str(toast.render()) for toast in walk.app.screen.query(Toast)]


async def _say(walk: Walk, text: str) -> None:
    """One text by each of them; a corner shows all of what its line may hold, as it is."""
    app = walk.app
    place = app.screen
    assert isinstance(place, Place)
    app.notify(text, title=text)
    place.notify(text, markup=True)
    app.failed(KamtuiError(text, text))
    place.status.say(f"{text} · {text}")
    await walk.calm()
    assert {f"{line(text)}\n{line(text)}", line(text)} <= {*_corner(walk)}
    app.clear_notifications()
    place.status.ask({"y": text}, text, text)
    await walk.calm()
    place.status.hush()
    place.post_message(DataChanged(text))
    await walk.calm()


async def test_settings_that_cannot_be_had(small: Book, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text[:2_000] for text in HOSTILE]
    keys = {**{text: (text,) for text in texts[::2]}, **dict.fromkeys(("add", "help"), tuple(texts[1::2]))}
    own = Settings(theme="\x1b[31m" + " ".join(texts), keys=MappingProxyType(keys), grade_questions=tuple(texts))
    async with walking(replace(small, settings=replace(own, morning_review=False)), monkeypatch) as walk:
        assert "keys: there is no verb" in walk.text
        assert "more of the settings that cannot be: `kamtui config` names them." in _corner(walk)[-1]
        await walk.press("question_mark", "pagedown", "escape")
