"""The words of goals, account plans, offerings and market intelligence, as the book stores and `--json` prints them."""

from enum import StrEnum


class Aim(StrEnum):
    """What a goal is about."""

    RETENTION = "retention"
    """Revenue of last year's buyers that stays."""
    GROWTH = "growth"
    """Revenue beyond last year's."""


class ObjectiveState(StrEnum):
    """What became of an objective."""

    OPEN = "open"
    MET = "met"
    DROPPED = "dropped"


class Fit(StrEnum):
    """Who an account buys an offering from."""

    OURS = "ours"
    WHITESPACE = "whitespace"
    """Nobody yet."""
    COMPETITOR = "competitor"


class SoWhat(StrEnum):
    """Whom a piece of market intelligence means something to."""

    US = "us"
    THEM = "them"
    """The competitors."""
    CLIENT = "client"
