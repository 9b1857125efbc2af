"""The capture grammar: one line typed by the rep, read into the parts of a task.

    call @rina renewal pricing fri 10:00 by 12 dec ~30m ! every 2 weeks

Every part is taken out of the text by its own rule; what no rule takes is the title, to the letter. Nothing typed is
lost: each character is in the title or in exactly one span.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from kamtui.domain.phrases import Moment, When, explain
from kamtui.domain.phrases.calendar import short
from kamtui.domain.phrases.dated import next_in_year
from kamtui.domain.phrases.reading import Phrase, choose, fence_with, read_prefix, scan, to_when
from kamtui.domain.phrases.repeats import repeat_at
from kamtui.domain.phrases.spans import Role, Span, Taking
from kamtui.domain.phrases.tokens import CUT, Tokens
from kamtui.domain.phrases.values import Standing
from kamtui.domain.repeat import Repeat, occurrence_after
from kamtui.domain.words import About, DateOrder, Kind

__all__ = ["Capture", "Role", "Span", "capture", "echo"]


@dataclass(frozen=True, slots=True)
class Capture:
    """What a typed line says."""

    title: str
    """What no rule took, to the letter; blanks are collapsed only where something was taken out."""
    kind: Kind | None
    who: tuple[str, ...]
    """Names typed after `@`, without the `@` and the quotes, in order."""
    planned: When | None
    due: When | None
    minutes: int | None
    important: bool
    urgent: bool
    repeat: Repeat | None
    promise: About | None
    spans: tuple[Span, ...]
    """Every part of the text in order, title parts too."""
    notes: tuple[str, ...]
    """Sentences about what was ambiguous or only looked like a token."""


KIND_WORDS: dict[str, Kind] = {
    "call": Kind.CALL, "visit": Kind.VISIT, "email": Kind.EMAIL, "e-mail": Kind.EMAIL, "mail": Kind.EMAIL,
    "meeting": Kind.MEETING, "meet": Kind.MEETING, "proposal": Kind.PROPOSAL, "internal": Kind.INTERNAL,
    "research": Kind.RESEARCH, "prospecting": Kind.PROSPECTING, "prospect": Kind.PROSPECTING,
}  # fmt: skip
"""Leading words that name the kind of a task."""

PROMISES = {"#price": About.PRICE, "#delivery": About.DELIVERY, "#promise": About.OTHER}
"""Tags that make a due date a promise."""

NEEDS_DATE = "a promise needs `by` and a date, so {} stays where it is"
"""The sentence for a promise tag without a date."""

_MOST_MINUTES = 1440
_END = r"(?=[\s,;.!?)\]]|$)"
_WHO = re.compile(
    r"(?<![^\s(])@(?:\"([^\"\x00]+)\"|“([^”\x00]+)”|((?:[\w.\-'’&]|[^\x00-\x7f“”«»\s])+)(?!:\S)(?=[\s,;:.!?)\]]|$))"
)
_CLOCK = re.compile(r"\d{1,2}(?:[ap]m|h\d{0,2})", re.IGNORECASE)
_MINUTES = re.compile(
    r"(?<!\S)~(?:(\d{1,2})(?:[.,](5))?h(?:(\d{1,2})m?)?|(\d{1,4})(?:m|min|mins)?)" + _END, re.IGNORECASE
)
_FLAG = re.compile(r"(?<!\S)!{1,2}(?!\S)")
TAG = re.compile(r"(?<!\S)#(?:price|delivery|promise)" + _END, re.IGNORECASE)
"""A promise tag."""
_FIRST_WORD = re.compile(r"[\s\x00]*([A-Za-z-]+)(:?)(?=[\s\x00])")
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})(?:/(?:\d{4}|\d\d))?(?![\w/-])")
_BY_FENCE = fence_with("by")


def capture(text: str, moment: Moment) -> Capture:
    """Read one line; every text is understood as something, at least as a title."""
    taking = Taking(text.replace(CUT, " "))
    notes: list[str] = []
    who = _take_who(taking)
    minutes = _take_minutes(taking)
    flags = _take_flags(taking)
    t = Tokens(taking.masked, language=moment.language)
    repeat = _take_repeat(taking, t)
    due = take_due(taking, t, moment)
    planned, length = _take_planned(taking, t, moment, repeat, notes)
    promise = _take_promise(taking, due, notes)
    kind = _take_kind(taking, bool(who))
    title, pieces = taking.left()
    notes = [when.note for when in (planned, due) if when and when.note] + notes
    if planned and planned.on < moment.today:
        notes.append(f"{short(planned.on)} has passed")
    if planned and due and due.on < planned.on:
        notes.append("It is planned after the day it is due")
    hint = _other_order(title, moment)
    return Capture(
        title=title,
        kind=kind,
        who=who,
        planned=planned,
        due=due,
        minutes=minutes or length,
        important=bool(flags),
        urgent="!!" in flags,
        repeat=repeat,
        promise=promise,
        spans=tuple(sorted(taking.spans + pieces, key=lambda span: span.start)),
        notes=tuple(notes + hint),
    )


def echo(capture: Capture, moment: Moment) -> tuple[str, ...]:
    """What was understood, one short part each, in full words."""
    parts = [capture.kind.value if capture.kind else "", f"with {', '.join(capture.who)}" if capture.who else ""]
    if capture.planned:
        parts.append(explain(capture.planned, moment))
    if capture.due:
        what = "due" if capture.promise is None else "promised"
        about = f" ({capture.promise})" if capture.promise and capture.promise is not About.OTHER else ""
        parts.append(f"{what}{about} {explain(capture.due, moment)}")
    if capture.minutes:
        parts.append(f"{capture.minutes} minutes")
    if capture.important:
        parts.append("important and urgent" if capture.urgent else "important")
    if capture.repeat:
        parts.append(f"repeats {capture.repeat.said}")
    return tuple(part for part in parts if part)


def take_due(taking: Taking, t: Tokens, moment: Moment) -> When | None:
    """Take the first `by DATE`."""
    for i in range(t.count):
        if t.words[i] != "by" or not t.opens(i):
            continue
        phrase = read_prefix(t, i + 1, moment, Standing.LED)
        if phrase:
            taking.take(t.starts[i], t.ends[phrase.stop - 1], Role.DUE)
            t.cut(i, phrase.stop)
            return to_when(t, phrase)
    return None


def _take_who(taking: Taking) -> tuple[str, ...]:
    """Take every `@name`."""
    names: list[str] = []
    for match in _WHO.finditer(taking.text) if "@" in taking.text else ():
        quoted = match[1] or match[2]
        name = quoted.strip() if quoted else match[3].rstrip(".-'’&")
        if not name or (not quoted and _CLOCK.fullmatch(name)):
            continue
        taking.take(match.start(), match.end() if quoted else match.start() + 1 + len(name), Role.WHO)
        names.append(name)
    return tuple(names)


def _take_minutes(taking: Taking) -> int | None:
    """Take the first `~30m` that is a length of time within a day."""
    for match in _MINUTES.finditer(taking.masked) if "~" in taking.masked else ():
        hours, half, rest, alone = match.groups()
        minutes = int(alone) if alone else int(hours) * 60 + (30 if half else 0) + int(rest or 0)
        if 1 <= minutes <= _MOST_MINUTES and not (half and rest):
            taking.take(*match.span(), Role.MINUTES)
            return minutes
    return None


def _take_flags(taking: Taking) -> list[str]:
    """Take every `!` and `!!` that stands alone."""
    matches = list(_FLAG.finditer(taking.masked)) if "!" in taking.masked else []
    for match in matches:
        taking.take(*match.span(), Role.FLAG)
    return [match.group() for match in matches]


def _take_repeat(taking: Taking, t: Tokens) -> Repeat | None:
    """Take the first `every …`."""
    for i in range(t.count):
        if t.words[i] == "every" and t.opens(i) and (got := repeat_at(t, i)):
            taking.take(*t.span(i, got[1]), Role.REPEAT)
            t.cut(i, got[1])
            return got[0]
    return None


def _take_planned(
    taking: Taking, t: Tokens, moment: Moment, repeat: Repeat | None, notes: list[str]
) -> tuple[When | None, int | None]:
    """Take the best date phrase, and a time that stands apart from it: the day and the minutes until its end.

    A repeat without a day begins by itself.
    """
    phrases, ranged = scan(t, moment, _BY_FENCE)
    if ranged:
        said = t.said(ranged[0].start, ranged[-1].stop)
        end = f"{said} is one end of a range and stays in the title"
        notes.append(f"{said} is a range: name one day" if len(ranged) > 1 else end)
    best = choose(phrases, moment)
    if best is None or best.clock_only:
        planned = _first_of(repeat, moment)
        if planned is None:
            return (_take(taking, t, best), _minutes_of(best)) if best else (None, None)
    else:
        planned = _take(taking, t, best)
        others = [phrase for phrase in phrases if _other(phrase, best)]
        notes += [f"{t.said(p.start, p.stop)} is another day and stays in the title" for p in others]
        if best.day.minutes is not None or not best.day.exact:
            return planned, _minutes_of(best)
    clocks = [phrase for phrase in phrases if phrase.clock_only]
    if not clocks:
        return planned, None
    clock = _take(taking, t, clocks[-1])
    note = "; ".join(one for one in (planned.note, clocks[-1].told) if one)
    return When(planned.on, clock.at, f"{planned.said} {clock.said}", note), _minutes_of(clocks[-1])


def _minutes_of(phrase: Phrase) -> int | None:
    """Minutes from a time to the end that was said with it."""
    day = phrase.day
    return day.until - day.minutes if day.until is not None and day.minutes is not None else None


def _take(taking: Taking, t: Tokens, phrase: Phrase) -> When:
    """Take a phrase, and the brackets around it."""
    start, end = t.span(phrase.start, phrase.stop)
    if taking.text[start - 1 : start] == "(" and taking.text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    taking.take(start, end, Role.WHEN)
    return to_when(t, phrase)


def _other(phrase: Phrase, best: Phrase) -> bool:
    return phrase is not best and not phrase.clock_only and phrase.day.on != best.day.on


def _first_of(repeat: Repeat | None, moment: Moment) -> When | None:
    """The first day of a repeat, today included."""
    if repeat is None:
        return None
    day = occurrence_after(repeat.rrule, moment.today, moment.today - timedelta(days=1))
    return When(day, None, repeat.said) if day else None


def _take_promise(taking: Taking, due: When | None, notes: list[str]) -> About | None:
    """Take the first promise tag when there is a date to keep."""
    match = TAG.search(taking.masked) if "#" in taking.masked else None
    if match is None:
        return None
    if due is None:
        notes.append(NEEDS_DATE.format(match.group()))
        return None
    taking.take(*match.span(), Role.PROMISE)
    return PROMISES[match.group().lower()]


def _take_kind(taking: Taking, who: bool) -> Kind | None:
    """Take the leading kind word when something follows it; it stays in the title when the title would be empty."""
    match = _FIRST_WORD.match(taking.masked)
    kind = KIND_WORDS.get(match[1].lower()) if match else None
    if match is None or kind is None or not taking.text[match.end() :].strip():
        return None
    rest = taking.masked[match.end() :].replace(CUT, " ").strip()
    if rest or who:
        taking.take(match.start(1), match.end(), Role.KIND)
    return kind


def _other_order(title: str, moment: Moment) -> list[str]:
    """A word on numbers in the title that would be a date in another order than the stated one."""
    for match in _NUMERIC.finditer(title) if "/" in title else ():
        a, b = int(match[1]), int(match[2])
        day, month = (a, b) if moment.order is DateOrder.DMY else (b, a)
        if next_in_year(month, day, moment) is None and next_in_year(day, month, moment):
            return [f"{match.group()} is not a date {'day' if moment.order is DateOrder.DMY else 'month'} first"]
    return []
