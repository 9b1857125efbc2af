"""The rep's own words: what tasks are called and what was noted after them; `{thing}` is what the client buys."""

from random import Random

from kamtui.domain.words import Kind, Outcome, Tier

THINGS = {
    "Food & drink": ("trays", "lid film", "sleeves", "pouches", "bottle labels"),
    "Health & beauty": ("cartons", "leaflets", "tamper seals", "jar labels"),
    "Logistics": ("stretch film", "pallet labels", "edge guards", "mail bags"),
    "Manufacturing": ("foam inserts", "heavy cartons", "crate liners", "tape"),
    "Print & post": ("book wraps", "board envelopes", "shrink film", "mailers"),
    "Retail": ("gift boxes", "carrier bags", "swing tags", "recycled mailers"),
}
"""What each segment buys."""

TITLES = {
    Kind.CALL: (
        "reorder of {thing}",
        "how did the {thing} run?",
        "stock of {thing}",
        "price of {thing} next year",
        "second supplier for {thing}?",
        "samples of {thing}: verdict",
        "forecast for {thing}",
        "{thing} for the new line",
        "who signs for {thing} now?",
    ),
    Kind.VISIT: (
        "walk the packing line",
        "stores team",
        "{thing} on the line",
        "line review",
        "damage count in the warehouse",
        "bring samples of {thing}",
    ),
    Kind.EMAIL: (
        "{thing} spec sheet",
        "lead times for {thing}",
        "photos of the {thing}",
        "new price list",
        "test report, {thing}",
    ),
    Kind.MEETING: (
        "half-year review",
        "{thing} forecast with planning",
        "artwork round for {thing}",
        "cost review",
    ),
    Kind.PROPOSAL: ("annual price for {thing}", "{thing}: three options", "call-off stock of {thing}"),
    Kind.PROSPECTING: (
        "find out who buys {thing}",
        "warm up new names",
        "ring round the new estate",
        "trade list, A to F",
    ),
    Kind.RESEARCH: ("read their annual report", "who supplies their {thing}?", "their new site: what moves?"),
    Kind.INTERNAL: ("credit note with accounts", "{thing} lead time with production", "complaint file", "price file"),
}
"""Titles by kind."""

NOTES = {
    Outcome.REACHED: (
        "happy with the {thing}, reorder in three weeks",
        "wants a thinner gauge, sending two samples",
        "price fine if we hold it for six months",
        "new shift manager says the {thing} split at the fold, collecting a few",
        "asked for a recycled version of the {thing}",
        "stock for five weeks, no hurry",
        "budget frozen this quarter, keep in touch lightly",
        "somebody quoted 6% under us, stays for the service",
        "agreed option B, confirms in writing",
        "going to one supplier for {thing}, we are on a list of two",
        "liked the samples, trial on the night shift",
        "deliveries on Tuesdays only from now on",
        "small order, doubled it on the phone",
        "ten days' lead time is fine, seven would win the rest",
        "introduced me to the warehouse lead",
        "artwork signed off, print run next week",
        "short one, in a meeting, all well",
        "wants the invoice split by site",
        "two pallets dented, sent photos, credit agreed",
        "asked what the others in town use, told nothing",
        "their line is at 90%, may need {thing} earlier",
        "dog, holiday, then business: ready to sign for a year",
        "likes the idea of call-off stock",
        "minimum order too high, offered half pallets",
    ),
    Outcome.WAITING_THEM: (
        "has three options, chooses with the line manager",
        "samples on the desk, trial next week",
        "quote is with finance",
        "will ask production and say",
    ),
    Outcome.CALL_BACK: (
        "driving, asked me to try again",
        "after the stock count, please",
        "in the audit, wants a quiet moment",
    ),
}
"""Notes by the outcome of the touch."""

FIRST_NOTES = (
    "first talk: buys {thing} from two others, open to a quote",
    "found the right person at last",
    "contract runs another year, wants samples anyway",
    "liked smaller runs of {thing}, nobody offers them",
    "polite, busy, read the e-mail",
)
"""Notes of touches with prospects."""

FIRST_TITLES = (
    "who buys {thing} now?",
    "first price for {thing}",
    "a minute about {thing}",
    "samples of {thing}: wanted?",
    "introduce us: {thing}",
)
"""What tasks with prospects are called."""

CUT_WHY = ("samples of the old tray", "catalogue drop", "courtesy call before the move", "survey reminder")
"""Titles of tasks that were not worth doing."""


class Words:
    """Picks phrases, so that neighbours differ."""

    def __init__(self, seed: str) -> None:
        self._rng = Random(seed)
        self._recent: list[str] = []

    def title(self, kind: Kind, segment: str, tier: Tier = Tier.C) -> str:
        """What a task of this kind is called."""
        return self._pick(FIRST_TITLES if tier is Tier.PROSPECT else TITLES[kind], segment)

    def note(self, outcome: Outcome, tier: Tier, segment: str) -> str | None:
        """What was written down; nothing after no answer."""
        if outcome is Outcome.REACHED and tier is Tier.PROSPECT:
            return self._pick(FIRST_NOTES, segment)
        return self._pick(NOTES[outcome], segment) if outcome in NOTES else None

    def _pick(self, phrases: tuple[str, ...], segment: str) -> str:
        fresh = [phrase for phrase in phrases if phrase not in self._recent] or list(phrases)
        phrase = self._rng.choice(fresh)
        self._recent = [*self._recent[-7:], phrase]
        return phrase.format(thing=self._rng.choice(THINGS[segment]))
