"""The words of contracts and trigger events, as the book stores and `--json` prints them."""

from enum import StrEnum


class ContractState(StrEnum):
    """What became of a contract."""

    RUNNING = "running"
    RENEWED = "renewed"
    """Another one follows it."""
    ENDED = "ended"
    """Not renewed."""


class EventTopic(StrEnum):
    """What kind of thing happened to an account."""

    ACQUISITION = "acquisition"
    FUNDING = "funding"
    EXECUTIVE = "executive"
    RELOCATION = "relocation"
    TENDER = "tender"
    REGULATION = "regulation"
    OTHER = "other"
