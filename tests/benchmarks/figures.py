"""Figures of a measurement: many samples of one thing, and the table they end up in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

HEAD = ("measure", "n", "value", "floor", "ratio", "target", "ok")


@dataclass(slots=True)
class Samples:
    """One thing measured again and again, and the processor time it took where that is known."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, wall: float, cpu: float | None = None) -> None:
        """One more sample."""
        self.wall.append(wall)
        if cpu is not None:
            self.cpu.append(cpu)

    def shown(self, unit: str) -> str:
        """Median, least, and processor time."""
        cpu = f", cpu {median(self.cpu):.1f}" if self.cpu else ""
        return f"{median(self.wall):.1f} {unit} (min {min(self.wall):.1f}{cpu})"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    measure: str
    n: int
    value: str
    floor: str = "–"
    ratio: str = "–"
    target: str = "–"
    ok: bool | None = None
    """None where there is no target."""


def p95(values: Sequence[float]) -> float:
    """The value that one in twenty exceeds."""
    return sorted(values)[round(0.95 * (len(values) - 1))]


def against(measure: str, n: int, ours: Samples, floor: Samples, most: float, unit: str = "ms") -> Line:
    """A ratio of medians, with those of the least and of processor time beside it to judge the noise by."""
    ratio = median(ours.wall) / median(floor.wall)
    beside = [f"min {min(ours.wall) / min(floor.wall):.2f}"]
    if ours.cpu and floor.cpu:
        beside.append(f"cpu {median(ours.cpu) / median(floor.cpu):.2f}")
    shown = f"{ratio:.2f} ({', '.join(beside)})"
    return Line(measure, n, ours.shown(unit), floor.shown(unit), shown, f"≤ {most}", ratio <= most)


def spread_against(measure: str, n: int, ours: Samples, floor: Samples, most: tuple[float, float]) -> Line:
    """Median and p95, each against the floor's."""
    pairs = [(median(s.wall), p95(s.wall)) for s in (ours, floor)]
    ratios = [mine / theirs for mine, theirs in zip(*pairs, strict=True)]
    shown = [f"{middle:.1f} / {high:.1f} ms" for middle, high in pairs]
    ok = all(ratio <= limit for ratio, limit in zip(ratios, most, strict=True))
    ratio, target = f"{ratios[0]:.2f} / {ratios[1]:.2f}", f"≤ {most[0]} / {most[1]}"
    return Line(measure, n, shown[0], shown[1], ratio, target, ok)


def spread_within(measure: str, n: int, ours: Samples, most: tuple[float, float] | None) -> Line:
    """Median and p95, each against a number of ms, or for the record."""
    middle, high = median(ours.wall), p95(ours.wall)
    value = f"{middle:.1f} / {high:.1f} ms"
    if most is None:
        return Line(measure, n, value)
    return Line(measure, n, value, target=f"≤ {most[0]} / {most[1]} ms", ok=middle <= most[0] and high <= most[1])


def within(measure: str, n: int, ours: Samples, most: float | None, unit: str) -> Line:
    """The worst sample against a number, or for the record."""
    worst = max(ours.wall)
    value = f"{worst:.2f} {unit}"
    if most is None:
        return Line(measure, n, value)
    return Line(measure, n, value, target=f"≤ {most} {unit}", ok=worst <= most)


def table(lines: Iterable[Line]) -> str:
    """The lines as Markdown."""
    told = {True: "yes", False: "**no**", None: ""}
    rows = [(x.measure, f"{x.n:,}", x.value, x.floor, x.ratio, x.target, told[x.ok]) for x in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * len(HEAD), *rows))
