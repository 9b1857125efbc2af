"""A process that is killed at any moment loses nothing that it had told, and leaves nothing half done.

`python tests/benchmarks/kill_rounds.py` kills five hundred times.
"""

from pathlib import Path

from killing import kill_rounds, warm

ROUNDS = 30


def test_thirty_killed_children(tmp_path: Path, small_template: Path) -> None:
    with warm(tmp_path) as children:
        found = kill_rounds(children, tmp_path, small_template, ROUNDS, seed=7)
    assert found.rounds == ROUNDS
    assert found.told > ROUNDS
