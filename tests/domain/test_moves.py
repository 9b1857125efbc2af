"""Moves: two are free, from the third on a reason is required."""

import pytest

from kamtui.domain.moves import REASON_KEYS, check_move, needs_reason, reasons_offered
from kamtui.domain.rules import DEFAULT_RULES, Rules
from kamtui.domain.words import Reason
from kamtui.errors import RejectedError


@pytest.mark.parametrize(("so_far", "needed"), [(0, False), (1, False), (2, True), (3, True), (40, True)])
def test_from_the_third_move_on_a_reason_is_needed(so_far: int, needed: bool) -> None:
    assert needs_reason(so_far, DEFAULT_RULES) is needed
    for reason in Reason:
        check_move(so_far, reason, DEFAULT_RULES)
    if needed:
        with pytest.raises(RejectedError):
            check_move(so_far, None, DEFAULT_RULES)
    else:
        check_move(so_far, None, DEFAULT_RULES)


@pytest.mark.parametrize(("free", "so_far", "times"), [(1, 1, "once"), (2, 2, "twice"), (2, 5, "5 times")])
def test_the_refusal_counts_the_moves_and_lists_the_reasons(free: int, so_far: int, times: str) -> None:
    with pytest.raises(RejectedError) as refused:
        check_move(so_far, None, Rules(free_moves=free))
    assert refused.value.sentence == f"This task was moved {times} already: moving it again needs a reason."
    assert all(f"{key} {reason.value}" in refused.value.hint for key, reason in REASON_KEYS.items())


def test_only_the_reasons_of_the_settings_are_offered() -> None:
    rules = Rules(reasons=(Reason.OBSOLETE, Reason.CLIENT))
    assert reasons_offered(rules) == {"o": Reason.OBSOLETE, "c": Reason.CLIENT}
    with pytest.raises(RejectedError) as refused:
        check_move(2, None, rules)
    assert refused.value.hint == "Give one of: o obsolete, c client."
    check_move(2, Reason.EVENT, rules)


def test_every_reason_has_one_key_its_first_letter() -> None:
    assert sorted(REASON_KEYS.values()) == sorted(Reason)
    assert all(key == reason.value[0] for key, reason in REASON_KEYS.items())
