"""Pulse: the figures with their rules, what is behind each, what a rep without sales or a plan sees; and the report."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Open, Planner
from hostile import HOSTILE, dangerous
from textual.widgets import Input, Static

from kamtui.domain.pulse.figures import Chart, Figure, Key, Series, Shape, Unit
from kamtui.domain.text import clean
from kamtui.services.book import Book
from kamtui.services.views.pulse import PulseView
from kamtui.tui.deeds.pulse import BEHIND
from kamtui.tui.said import keyed
from kamtui.tui.screens import pulse as pulse_screen
from kamtui.tui.screens.accounts import AccountsScreen
from kamtui.tui.screens.pulse import PulseScreen
from kamtui.tui.widgets.pulse_board import PulseBoard
from kamtui.tui.widgets.pulse_cards import WAYS, board, lines_of, verdict

pytestmark = pytest.mark.asyncio

FIRST, *_, LAST = Key


def _screen(p: Planner) -> PulseScreen:
    found = p.app.screen
    assert isinstance(found, PulseScreen)
    return found


def _here(p: Planner) -> Key:
    figure = _screen(p).figure
    assert figure is not None
    return figure.key


def _rule(p: Planner) -> str:
    return str(p.app.screen.query_one("#rule", Static).render())


async def _go(p: Planner, key: Key) -> None:
    await p.press("home")
    for _ in Key:
        if _here(p) is key:
            return
        await p.press("tab")
    raise AssertionError(key)


async def test_the_demo_book_is_full_of_figures(planner: Open, demo: Book) -> None:
    async with planner(demo, (200, 50)) as p:
        await p.press("5")
        shown = p.text()
        assert "5 Pulse" in shown
        for words in ("Retention", "Growth", "Base of accounts", "✓ 80–100", "Follow-up punctuality", "●"):
            assert words in shown, words
        first, second = shown.index("Retention"), shown.index("Growth")
        assert first < second < shown.index("Base of accounts")
        view = _screen(p)._view
        assert view is not None
        assert sum(figure.is_known for figure in view.figures.values()) >= 9


async def test_a_rep_without_sales_or_a_plan_sees_what_brings_them(planner: Open, small: Book) -> None:
    async with planner(small, (200, 50)) as p:
        await p.press("5")
        shown = p.flat()
        for key in (Key.RETENTION, Key.PACE, Key.TIME):
            assert "".join(keyed(WAYS[key]).split()) in shown, key
        assert "0%" not in shown.partition("Growth")[0].partition("Retention")[2]


async def test_an_empty_book(planner: Open, book: Book) -> None:
    async with planner(book, (80, 24)) as p:
        await p.press("5")
        assert "Retention" in p.text()
        for _ in Key:
            await p.press("j")
        assert _here(p) is LAST
        assert p.app.return_code is None


@pytest.mark.parametrize("size", [(50, 15), (120, 40)])
async def test_moving_reaches_every_figure_and_shows_it(planner: Open, small: Book, size: tuple[int, int]) -> None:
    async with planner(small, size) as p:
        await p.press("5")
        seen = []
        for _ in Key:
            figure = _screen(p).figure
            assert figure is not None
            seen.append(figure.key)
            assert f"▸ {figure.title}" in p.text()
            assert figure.rule.split()[0] in _rule(p)
            await p.press("tab")
        assert sorted(seen) == sorted(Key)
        assert _here(p) is seen[0]
        await p.press("end")
        assert _here(p) is LAST
        await p.press("home")
        assert _here(p) is FIRST
        for _ in range(60):  # a long figure is scrolled through first
            await p.press("j")
        down = _here(p)
        for _ in range(60):
            await p.press("k")
        assert _here(p) is FIRST is not down
        await p.press("pagedown")
        assert _here(p) is not FIRST
        await p.press("pageup", "space")
        assert _here(p) is FIRST


async def test_columns_by_width_and_folding(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        await p.press("5", "right")
        assert _here(p) is Key.RETENTION
        titles = [figure.title for figure in _screen(p).tasks._figures]
        assert sum(title in p.text() for title in titles) > len(titles) // 2  # folded
        for size, columns in (((120, 40), 2), ((200, 50), 3), ((80, 24), 1)):
            await p.pilot.resize_terminal(*size)
            await p.settle()
            assert len(_screen(p).tasks._board.widths) == columns
            assert _here(p) is Key.RETENTION
        await p.pilot.resize_terminal(200, 50)
        await p.settle()
        await p.press("right")
        assert _here(p) is Key.GROWTH
        await p.press("right", "right", "left", "left", "left")
        assert _here(p) is Key.RETENTION
        await p.pilot.resize_terminal(40, 10)
        await p.settle()
        assert "Too small" in p.text()


async def test_the_position_is_kept_and_a_change_is_seen(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("5")
        await _go(p, Key.BASE)
        before = _screen(p).figure
        await p.press("A")
        await p.type("Fjord Marine A")
        await p.press("enter")
        after = _screen(p).figure
        assert before is not None
        assert after is not None
        assert (before.value, after.value) == (5, 6)
        await p.press("1", "5")
        assert _here(p) is Key.BASE
        await p.press("u")
        assert _screen(p).figure == before
        await p.press("escape")
        assert p.app.screen is p.today


async def test_help_says_every_rule(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("5")
        rules = dict(_screen(p).rules_here)
        assert len(rules) == len(Key)
        await p.press("question_mark")
        assert "What this place shows" in p.text()
        title, rule = next(iter(rules.items()))
        assert title in p.text()
        assert "".join(rule.split())[:60] in p.flat()


async def test_what_is_behind_a_figure(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("5")
        for key in Key:
            await _go(p, key)
            _screen(p).status.hush()  # what the figure before said
            await p.press("enter")
            if key not in BEHIND:
                assert "No list" in _screen(p).status.said, key
                continue
            assert type(p.app.screen).__name__ == f"{BEHIND[key].place.capitalize()}Screen"
            if key is Key.COVERAGE:
                assert isinstance(p.app.screen, AccountsScreen)
                assert "Acme Industrial" in p.text()
                assert "Borealis" not in p.text()
                assert "filtered" in p.text()
                await p.press("escape")
                assert "Borealis" in p.text()
            await p.press("5")
            assert _here(p) is key


async def test_verbs_for_rows_do_nothing_here(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        steps = p.count("steps")
        await p.press("5", "x", "n", "c", "r", "space")
        assert p.count("steps") == steps
        assert len(p.app.screen_stack) == 2


async def test_clicks(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        await p.pilot.click(offset=(p.text().splitlines()[0].index("5 Pulse") + 2, 0))
        await p.settle()
        line = next(n for n, text in enumerate(p.text().splitlines()) if "Base of accounts" in text)
        await p.pilot.click(offset=(10, line))
        await p.settle()
        assert _here(p) is Key.BASE
        line = next(n for n, text in enumerate(p.text().splitlines()) if "Coverage of key" in text)
        await p.pilot.click(offset=(10, line), times=2)
        await p.settle()
        assert isinstance(p.app.screen, AccountsScreen)


async def test_the_goals_of_the_whole_book(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("5", "y")
        assert "Goals of the whole book" in p.text()
        await p.press("enter")
        assert p.count("goals") == 1
        await p.press("u")
        assert p.count("goals") == 0


async def test_every_theme_and_no_colour_say_the_same(
    planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = set()
    for theme, plain in (("dark", False), ("light", False), ("ansi", False), ("dark", True), ("ansi", True)):
        if plain:
            monkeypatch.setenv("NO_COLOR", "1")
        async with planner(replace(small, settings=replace(small.settings, theme=theme)), (200, 50)) as p:
            await p.press("5", "tab", "tab")
            said.add(p.text())
    (text,) = said
    assert "▸ Base of accounts" in text
    assert "✗ under 80" in text


# -- hostile text ------------------------------------------------------------------------------------------------------


async def test_every_payload_in_every_text_of_a_figure(
    planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = {key: _hostile_figure(key, payload) for key, payload in zip(Key, HOSTILE * len(Key), strict=False)}
    real = pulse_screen.pulse_view

    def poisoned(connection: object, book: Book) -> PulseView:
        return replace(real(connection, book), figures=figures)  # type: ignore[arg-type]

    monkeypatch.setattr(pulse_screen, "pulse_view", poisoned)
    async with planner(small, (200, 50)) as p:
        await p.press("5")
        for _ in Key:
            assert not dangerous(p.text()), ascii(dangerous(p.text()))
            await p.press("tab")


def _hostile_figure(key: Key, payload: str) -> Figure:
    text = clean(payload) or "blank"
    charts = tuple(
        Chart(
            shape,
            payload,
            payload,
            payload,
            Unit.COUNT,
            (payload, text),
            (Series(payload, (3, 4)), Series(text, (5, 6))),
        )
        for shape in Shape
    )
    return Figure(key, payload, 3, Unit.COUNT, payload, words=payload, source=payload, charts=charts)


# -- cards, without a screen -------------------------------------------------------------------------------------------


def _figure(**more: object) -> Figure:
    return replace(Figure(Key.BASE, "Base", 41, Unit.COUNT, "a rule"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "41"),
        ({"low": 80, "high": 100}, "41 ✗ under 80"),
        ({"value": 120, "low": 80, "high": 100}, "120 ✗ over 100"),
        ({"value": 80, "low": 80, "high": 100}, "80 ✓ 80–100"),
        ({"value": 0.9, "unit": Unit.SHARE, "low": 0.9}, "90% ✓ 90%"),
        ({"value": None, "missing": "no sales"}, "·"),
    ],
)
async def test_whether_a_value_is_what_is_wanted_is_said_in_words(more: dict[str, object], said: str) -> None:
    assert verdict(_figure(**more))[0] == said


async def test_a_figure_that_does_not_count_yet_is_grey_and_says_why() -> None:
    figure = _figure(grey="retention first", words="of last year", parts=())
    rows = lines_of(figure, 60, 24)
    assert "retention first · 41" in "".join(text for text, _ in rows[0])
    assert {style for row in rows[:-1] for _, style in row} == {"dim"}


async def test_cards_keep_apart_and_to_their_columns() -> None:
    figures = [_figure(key=key, title=str(key), words="word " * n) for n, key in enumerate(Key)]
    for width in (1, 12, 50, 99, 100, 167, 168, 250):
        found = board(figures, width, 40, "EUR")
        assert [card.key for card in found.cards] == list(Key)
        for card in found.cards:
            assert all(sum(len(text) for text, _ in line) == found.widths[card.column] for line in card.lines)
            for other in found.cards:
                if card is not other and card.column == other.column:
                    assert card.bottom <= other.top or other.bottom <= card.top
        assert sum(found.widths) <= max(width, len(found.widths))


# -- the report --------------------------------------------------------------------------------------------------------


async def _report(p: Planner, line: str) -> None:
    await p.press("W")
    p.app.screen.query_one(Input).value = ""
    await p.paste(line)


async def test_a_report_is_written_and_another_name_asked_for(planner: Open, small: Book, home: Path) -> None:
    async with planner(small) as p:
        await p.press("W")
        assert "23 to 29 Nov 2026  html" in p.text()
        await p.press("enter")
        path = home / "report-2026-W48.html"
        assert "report-2026-W48.html" in p.today.status.said
        assert path.stat().st_mode & 0o777 == 0o600
        assert "<html" in path.read_text("utf-8")
        kept = path.read_bytes()
        await p.press("W")
        assert "istherealready" in p.flat()
        await p.press("enter")
        assert len(p.app.screen_stack) == 2
        assert p.app.screen.query_one(Input).value == "week html "
        assert path.read_bytes() == kept
        await p.paste("~/another.html")
        await p.press("enter")
        assert (home / "another.html").exists()


@pytest.mark.parametrize(
    ("line", "name", "start"),
    [
        ("day text", "report-2026-11-23.txt", b"23 Nov"),
        ("yesterday md", "report-2026-11-22.md", b"# "),
        ("last month csv", "report-2026-10.csv", "\ufeff".encode()),
        ("month november ~/x.md", "x.md", b"# November 2026"),
        ("month xlsx", "report-2026-11.xlsx", b"PK"),
        ("week html ~/october.xlsx", "october.xlsx", b"PK"),
        ("week w47 ~/sub/", "sub/report-2026-W47.html", b"<html"),
    ],
)
async def test_each_stretch_and_format(
    planner: Open, small: Book, home: Path, line: str, name: str, start: bytes
) -> None:
    (home / "sub").mkdir()
    async with planner(small) as p:
        await _report(p, line)
        await p.press("enter")
        assert len(p.app.screen_stack) == 1, p.text()
        assert start in (home / name).read_bytes()


@pytest.mark.parametrize("line", ["week of nonsense html", "week html ~/gone/x.html", "month 99 md"])
async def test_a_line_that_cannot_be_written_stays(planner: Open, small: Book, home: Path, line: str) -> None:
    async with planner(small) as p:
        await _report(p, line)
        await p.press("enter")
        assert len(p.app.screen_stack) == 2
        assert p.app.screen.query_one(Input).value == line
        assert not list(home.glob("report*"))


async def test_a_link_is_not_followed(planner: Open, small: Book, home: Path) -> None:
    (home / "target").write_text("mine")
    os.symlink(home / "target", home / "report-2026-W48.html")
    async with planner(small) as p:
        await p.press("W", "enter")
        assert len(p.app.screen_stack) == 2
        assert (home / "target").read_text() == "mine"


async def test_tab_completes_words_and_folders(planner: Open, small: Book, home: Path) -> None:
    (home / "Reports").mkdir()
    async with planner(small) as p:
        await p.press("W")
        p.app.screen.query_one(Input).value = ""
        await p.type("mo")
        await p.press("tab")
        await p.type("xl")
        await p.press("tab")
        await p.type("~/Rep")
        await p.press("tab")
        assert p.app.screen.query_one(Input).value == "month xlsx ~/Reports/"
        await p.press("enter")
        assert (home / "Reports" / "report-2026-11.xlsx").exists()


async def test_the_report_is_written_from_anywhere(planner: Open, small: Book, home: Path) -> None:
    async with planner(small) as p:
        for place in ("2", "3", "4", "5"):
            await p.press(place, "W")
            assert "Report" in p.text()
            await p.press("escape")
        assert isinstance(p.app.screen.query_one(PulseBoard), PulseBoard)
