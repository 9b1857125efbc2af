"""The line above the accounts table and the one with its totals."""

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.basis import beside_index
from kamtui.domain.keep.grade_rows import FAILING
from kamtui.domain.money import short_money, short_sum
from kamtui.domain.production import LINE, TOP, percent, whole_percent
from kamtui.services.views.account_list import AccountList
from kamtui.services.views.today import Horizon
from kamtui.tui.said import keyed
from kamtui.tui.text import MUTED, joined
from kamtui.tui.verbs import verb
from kamtui.tui.widgets.bars import apart, places, reach_forms

_PERIODS = {"all": "all sales", "12m": "12 months"}


class AccountsBar(Static):
    """The places; at the right what the revenue is of, the order, and whether a filter is in force."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._said: tuple[Content, ...] = ()

    def say(
        self, listed: AccountList, sort: str, *, backwards: bool, filtered: bool, horizon: Horizon | None = None
    ) -> None:
        """Shows the period and the order, each changed by its key or a click, and how far the plan reaches."""
        arrow = "↑" if backwards else "↓"
        words = ((_PERIODS.get(listed.period, listed.period), f"by {sort} {arrow}"), (listed.period, f"{sort} {arrow}"))
        told = [[_button("period", period), _button("sort", order)][not listed.has_sales :] for period, order in words]
        flag = [Content.styled("filtered", "reverse")] if filtered else []
        full, short = ([*parts, *flag] for parts in told)
        tellings = [full, short, flag]
        if horizon is not None:
            far, near, *least = reach_forms(horizon, listed.today)[1:]
            tellings = [[*full, far], [*full, near], *([*short, said] for said in (near, *least)), *tellings]
        self._said = tuple(Content("  ").join(parts) for parts in tellings)
        self.refresh()

    def render(self) -> Content:
        """One line with two ends; the right one gives way, word by word."""
        width, left = self.size.width, places("3")
        fitting = (said for said in self._said if left.cell_length + said.cell_length + 2 <= width)
        return apart(left, joined(next(fitting, Content("")), " "), width)


class TotalsBar(Static):
    """What the whole book counts up to, whatever the filter shows."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._listed: AccountList | None = None
        self._most_key = 0

    def show(self, listed: AccountList, most_key: int) -> None:
        """Shows new totals."""
        self._listed, self._most_key = listed, most_key
        self.refresh()

    def render(self) -> Content:
        """As many words as there is room for."""
        if self._listed is None:
            return Content("")
        width = self.size.width
        for gap, parts in _tellings(self._listed, self._most_key):
            said = joined(" ", Content(gap).join(parts))
            if said.cell_length < width:
                break
        return said.truncate(max(width, 1), ellipsis=True)


def _tellings(listed: AccountList, most_key: int) -> list[tuple[str, list[Content]]]:
    """The same totals in ever fewer words, each with what stands between them."""
    count, sold, tail = Content(_counted(listed)), _sold(listed), _followed(listed, most_key)
    short = [[count, *(few for _, few in sold[least:]), *(few for _, few in tail)] for least in range(len(sold) + 1)]
    full = [count, *(many for many, _ in sold), *(many for many, _ in tail)]
    return [(" · ", full), (" · ", short[0]), *(("  ", parts) for parts in short)]


def _counted(listed: AccountList) -> str:
    of = listed.totals.accounts
    return f"{of} accounts" if len(listed.rows) == of else f"{len(listed.rows)} of {of} accounts"


def _sold(listed: AccountList) -> list[tuple[Content, Content]]:
    """What the sales say, in more and in fewer words; what can be missed first stands first."""
    totals = listed.totals
    if not listed.has_sales:
        return [(Content("no sales loaded"), Content("no sales"))]
    minor, code = totals.revenue, totals.currency
    whole, in_all = ("·", f"· {code}") if minor is None else (short_money(minor, code), short_sum(minor, code))
    top, line_share = whole_percent(TOP), whole_percent(LINE)
    share, steady = percent(totals.top20_share), "·" if totals.consistent is None else totals.consistent
    line = totals.accounts_to_80 or "·"
    beside = [beside_index(totals.yoy, totals.index)] if totals.index else []
    said = [
        *((words, words) for words in beside),
        (f"{totals.with_sales} with sales", f"{totals.with_sales} sold"),
        (f"revenue {in_all}", whole),
        (f"top {top} ({totals.top20_accounts}) hold {share}", f"top {top} {share}"),
        (f"{line} make {line_share}", f"{line} → {line_share}"),
        (f"{steady} consistent ●", f"{steady} ●"),
    ]
    return [(Content(long), Content(short)) for long, short in said]


def _followed(listed: AccountList, most_key: int) -> list[tuple[Content, Content]]:
    """Who is looked after: key accounts against how many there should be at most, and whom nobody looks after."""
    many = listed.key > most_key
    key = Content.styled(f"{listed.key} key", "bold $text-warning" if many else "")
    at_most = joined(key, Content.styled(f", {most_key} at most", MUTED)) if many else key
    left = Content.styled(f"{listed.neglected} neglected", "bold $text-warning" if listed.neglected else "")
    told = [(at_most, key), (left, left)]
    if listed.alike is not None:
        words, few = keyed("{tier} gives tiers"), keyed(f"all {listed.alike.tier}: {{tier}} tiers")
        told[:1] = [(_warned(f"{listed.alike.words}: {words}"), _warned(few))]
    if listed.failing:
        failing = Content.styled(f"{listed.failing} below B {FAILING}", "bold $text-error")
        told.append((failing, Content.styled(f"{listed.failing} {FAILING}", "bold $text-error")))
    return told


def _warned(said: str) -> Content:
    return Content.styled(said, "bold $text-warning")


def _button(name: str, said: str) -> Content:
    """A verb's key, and what it is set to; a click does the same. `said` is the program's own."""
    found = verb(name)
    return Content.from_markup(f"[@click={found.action}][b]$key[/b] $said[/]", key=found.shown_keys, said=said)
