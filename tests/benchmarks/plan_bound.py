"""What CP-SAT finds for a month under the rules of the plan: the most touches placed, and the most even load.

The rules are written here once more, from their wording and not from the engine's code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ortools.sat.python import cp_model
from plan_books import PlanBook

from kamtui.domain.plan.touch import PlannedTouch, TouchId

Plan = Mapping[TouchId, date]


@dataclass(frozen=True, slots=True)
class Search:
    """How long and with how many threads a bound is searched for."""

    seconds: float
    workers: int = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a search: the best plan's value, and the value no plan can pass."""

    best: int
    bound: int
    plan: Plan


class Model:
    """The rules for some touches of a book, as CP-SAT reads them."""

    def __init__(self, book: PlanBook, touches: Iterable[PlannedTouch], reserved: float) -> None:
        self.book, self.touches = book, tuple(touches)
        self.model = cp_model.CpModel()
        self.days = book.days.working()
        self.x = {(touch.id, day): self.model.new_bool_var("") for touch in self.touches for day in self._may(touch)}
        self.on = {touch.id: [(day, self.x[touch.id, day]) for day in self._may(touch)] for touch in self.touches}
        for touch in self.touches:
            self.model.add_at_most_one(x for _, x in self.on[touch.id])
        self._room()
        self._distance()
        held = sum(touch.minutes * x for touch in self.touches if touch.key for _, x in self.on[touch.id])
        whole = book.days.capacity * len(self.days)
        self.model.add(held + book.days.key_minutes <= whole - round(whole * reserved))

    def _may(self, touch: PlannedTouch) -> list[date]:
        met = self.book.days.met.get(touch.who or "", ())
        return [
            day
            for day in self.days
            if touch.earliest <= day <= touch.latest
            and (touch.weekdays is None or day.weekday() in touch.weekdays)
            and all(abs((day - other).days) >= touch.min_gap for other in met)
        ]

    def _room(self) -> None:
        days = self.book.days
        for day in self.days:
            there = [(touch, self.x[touch.id, day]) for touch in self.touches if (touch.id, day) in self.x]
            self.model.add(sum(t.minutes * x for t, x in there) + days.taken.get(day, 0) <= days.capacity)
            for part, taken in days.bound.items():
                bound = sum(t.minutes * x for t, x in there if t.part == part)
                self.model.add(bound + taken.get(day, 0) <= days.capacity // 2)

    def _distance(self) -> None:
        kin: dict[str, list[PlannedTouch]] = {}
        for touch in self.touches:
            kin.setdefault(touch.who or "", []).append(touch)
        for group in kin.values():
            gap = max(touch.min_gap for touch in group)
            if len(group) > 1 and all(touch.min_gap == gap for touch in group):
                for day in self.days:  # never two within any stretch of so many days
                    near = [x for t in group for other, x in self.on[t.id] if 0 <= (other - day).days < gap]
                    self.model.add_at_most_one(near)
                continue
            for one, two in combinations(group, 2):
                gap = max(one.min_gap, two.min_gap)
                for day, x in self.on[one.id]:
                    for other, y in self.on[two.id]:
                        if abs((day - other).days) < gap:
                            self.model.add_at_most_one(x, y)

    def count(self, rank: int) -> cp_model.LinearExprT:
        """How many touches of a rank are placed."""
        return sum(x for touch in self.touches if touch.important == rank for _, x in self.on[touch.id])

    def hint(self, plan: Plan) -> None:
        """Starts the search from a plan."""
        for (touch, day), x in self.x.items():
            self.model.add_hint(x, plan.get(touch) == day)

    def solve(self, search: Search) -> Found:
        """Searches; raises `RuntimeError` when the seconds do not do to find any plan, which there always is."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = search.seconds
        solver.parameters.num_workers = search.workers
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise RuntimeError(f"CP-SAT found no plan in {search.seconds} s: {solver.status_name(status)}")
        plan = {touch: day for (touch, day), x in self.x.items() if solver.boolean_value(x)}
        return Found(round(solver.objective_value), round(solver.best_objective_bound), plan)


def most_placed(book: PlanBook, plan: Plan, search: Search, reserved: float) -> dict[int, Found]:
    """By rank, the most touches that can be placed while no better rank has fewer than the best plan found gives it."""
    found: dict[int, Found] = {}
    ranks = {touch.id: touch.important for touch in book.touches}
    for rank in sorted(set(ranks.values())):
        model = Model(book, [touch for touch in book.touches if touch.important <= rank], reserved)
        for better, most in found.items():
            model.model.add(model.count(better) >= most.best)
        model.hint(plan)
        model.model.maximize(model.count(rank))
        found[rank] = model.solve(search)
        if found[rank].best > sum(ranks[touch] == rank for touch in plan):
            plan = found[rank].plan
    return found


def most_even(book: PlanBook, plan: Plan, search: Search, reserved: float) -> Found:
    """The least unevenness with the touches of `plan` placed, times the number of days squared: a whole number."""
    model = Model(book, [touch for touch in book.touches if touch.id in plan], reserved)
    for touch in model.touches:
        model.model.add_exactly_one(x for _, x in model.on[touch.id])
    n = len(model.days)
    whole = sum(touch.minutes for touch in model.touches) + sum(book.days.taken.get(day, 0) for day in model.days)
    far = []
    for day in model.days:
        placed = sum(t.minutes * model.x[t.id, day] for t in model.touches if (t.id, day) in model.x)
        off = model.model.new_int_var(0, n * max(whole, 1), "")
        model.model.add_abs_equality(off, n * (placed + book.days.taken.get(day, 0)) - whole)
        far.append(off)
        there = sum(t.minutes for t in model.touches if plan[t.id] == day) + book.days.taken.get(day, 0)
        model.model.add_hint(off, abs(n * there - whole))
    model.hint(plan)
    model.model.minimize(sum(far))
    return model.solve(search)
