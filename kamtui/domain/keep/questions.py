"""The bank of questions that grades answer: in turn, so that nobody is asked the same one every time."""

from collections.abc import Mapping, Sequence
from datetime import date

QUESTIONS = (
    "How happy are you with us, A to F?",
    "How well do we deliver what we promised, A to F?",
    "How easy is it to work with us, A to F?",
    "How much does what we do help your business, A to F?",
    "How likely are you to choose us again, A to F?",
)
"""The bank as long as the rep has set no other."""

KEEP_IN_TOUCH = "keep in touch"
"""Title of the step after a call that asked: the question itself comes again with the next grade."""


def in_turn(bank: Sequence[str], asked: Mapping[str, date]) -> list[str]:
    """The bank in the order to ask: what was never asked first, as the bank has it, then what was asked longest ago."""
    return sorted(dict.fromkeys(bank), key=lambda question: asked.get(question, date.min))
