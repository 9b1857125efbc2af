"""A book in German: days, numbers and money for readers in its signs, and what machines read as it always was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kit import Here

from kamtui.domain.locale import show_in
from kamtui.domain.words import Language

MACHINES = [
    ("--json", "pulse"),
    ("--json", "report", "month", "oct"),
    ("--json", "contract"),
    ("--json", "list"),
    ("report", "month", "oct", "--format", "csv"),
]


@pytest.fixture
def german(home: Path, run_here: Here) -> Iterator[Path]:
    """The settings file, still empty; the book has a contract and a goal."""
    run_here.ok("contract", "acme", "frame", "until", "31", "jan", "2027", "worth", "1,234.50")
    run_here.ok("goal", "growth", "12.5%")
    file = home / "config" / "kamtui" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    yield file
    show_in(Language.ENGLISH)


@pytest.mark.usefixtures("small")
def test_machines_read_the_same_in_every_language(run_here: Here, german: Path) -> None:
    english = [run_here.ok(*words) for words in MACHINES]
    german.write_text('language = "de"\n')
    assert [run_here.ok(*words) for words in MACHINES] == english


@pytest.mark.usefixtures("small")
def test_what_is_shown_is_german_and_may_be_typed(run_here: Here, german: Path) -> None:
    german.write_text('language = "de"\n')

    def said(*words: str) -> str:
        return run_here.ok(*words).replace("\u00a0", " ")

    assert "1,23 k EUR" in said("contract")
    assert "+12,5 %" in said("goal")
    assert said("report", "month", "Dezember 2025").startswith("Dezember 2025\n  1 to 31 Dez 2025; closed\n")
    assert said("report", "day", "16", "Okt").startswith("Freitag 16 Okt 2026\n")
    assert "1,25 k EUR" in said("goal", "growth", "1,250k")
    assert "2,50 M EUR" in said("goal", "growth", "2.500.000,00")
