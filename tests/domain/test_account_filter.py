"""The filter words of the accounts list: one reader for the screen and the shell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.account_filter import AccountFilter, account_filter_of, read_account_filter
from kamtui.domain.words import Tier


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", AccountFilter()),
        ("no next", AccountFilter(no_next=True)),
        ("no-next", AccountFilter(no_next=True)),
        ('"no next"', AccountFilter(no_next=True)),
        ("No Next SILENT", AccountFilter(no_next=True, silent=True)),
        ("Renewal", AccountFilter(renewal=True)),
        ("key", AccountFilter(tiers=(Tier.KEY,))),
        ("tier:a tier:B", AccountFilter(tiers=(Tier.A, Tier.B))),
        ("dormant parked lost", AccountFilter(dormant=True, parked=True, lost=True)),
        ('@"Acme Industrial" @rina', AccountFilter(who=("Acme Industrial", "rina"))),
        ("no leeds", AccountFilter(text=("no", "leeds"))),
        ("next", AccountFilter(text=("next",))),
        ("tier:X @", AccountFilter(text=("tier:X", "@"))),
        ('"Key Systems"', AccountFilter(text=("Key Systems",))),
        ('still "typing', AccountFilter(text=("still", '"typing'))),
    ],
)
def test_read(text: str, found: AccountFilter) -> None:
    assert read_account_filter(text) == found
    assert found.empty is (text == "")


@given(st.text(max_size=60))
def test_it_never_fails(text: str) -> None:
    read_account_filter(text)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_no_word_is_lost(words: list[str]) -> None:
    found = account_filter_of(words)
    assert found.empty is (not words)
