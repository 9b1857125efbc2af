"""The note of a finished task: what happened, and what comes next.

    agreed option B, new price by fri #price >mon 10:00

`>DATE` sets the next step, `>them 5d` and `>us` say who has the ball, `>- until feb no budget` parks the account, and a
promise is a tag and a `by DATE` in one sentence. A word that only looks like a token stays in the note.
"""

import re
from dataclasses import dataclass

from kamtui.domain.capture import NEEDS_DATE, PROMISES, TAG, Role, Span
from kamtui.domain.phrases import Moment, When
from kamtui.domain.phrases.reading import Phrase, read_prefix, to_when
from kamtui.domain.phrases.tokens import CUT, Tokens
from kamtui.domain.phrases.values import Standing
from kamtui.domain.words import About, Waiting

_WINDOW = 120
"""Characters after a marker that can belong to it."""
_MOST_MARKERS = 40
_MARKER = re.compile(r"(?<!\S)>(?=[\w+-])")
_WAITING = re.compile(
    r">(them|us)(?:[ \t]+(\d{1,3})[ \t]*(wd|d|w|(?:working |business )?days?|weeks?))?(?![\w-])", re.IGNORECASE
)
_PARK = re.compile(r">-(?!\w)[ \t]*(?:until|till|to)?[ \t]*", re.IGNORECASE)
_WHY = re.compile(r"[ \t,:;(-]*(?:why|because|as)?[ \t:]*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\n|[.!?](?=\s)")
_BLANKS = re.compile(r"[ \t]*\x00[\x00 \t]*")
_BY = re.compile(r"(?<!\w)by(?=\s)", re.IGNORECASE)
_MOST_BYS = 10
_DAYS_A_WEEK = 5
_LONGEST_WAIT = 250


@dataclass(frozen=True, slots=True)
class NotePromise:
    """Something the note says was promised to the client."""

    about: About
    text: str
    """The sentence of the note it stands in, without the tokens."""
    due: When


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What a note says."""

    text: str
    """The note to keep: what was typed without the `>` tokens and the promise tags."""
    next_on: When | None
    waiting: Waiting | None
    waiting_days: int | None
    """Working days to wait; None leaves it to the rule."""
    park_until: When | None
    parked: bool
    park_why: str
    promises: tuple[NotePromise, ...]
    notes: tuple[str, ...]
    """Sentences about what was ambiguous or only looked like a token."""
    spans: tuple[Span, ...]
    """The tokens, in order."""


class _Reading:
    """A note while its tokens are taken out."""

    def __init__(self, text: str, moment: Moment) -> None:
        self.text = text
        self.moment = moment
        self.spans: list[Span] = []
        self.notes: list[str] = []
        self.next_on: When | None = None
        self.waiting: Waiting | None = None
        self.waiting_days: int | None = None
        self.park_until: When | None = None
        self.parked = False
        self.park_why = ""


def read_note(text: str, moment: Moment) -> NoteReading:
    """Read a note of any length; only the first markers of a very long one are looked at."""
    reading = _Reading(text.replace(CUT, " "), moment)
    end = 0
    for count, match in enumerate(_MARKER.finditer(reading.text)):
        if count >= _MOST_MARKERS:
            break
        if match.start() >= end:
            end = _read_marker(reading, match.start())
    promises = _read_promises(reading)
    for when in (reading.next_on, reading.park_until, *(promise.due for promise in promises)):
        if when and when.note:
            reading.notes.append(when.note)
    return NoteReading(
        text=_without(reading.text, reading.spans, 0, len(reading.text), keep=Role.DUE),
        next_on=reading.next_on,
        waiting=reading.waiting,
        waiting_days=reading.waiting_days,
        park_until=reading.park_until,
        parked=reading.parked,
        park_why=reading.park_why,
        promises=tuple(promises),
        notes=tuple(reading.notes),
        spans=tuple(sorted(reading.spans, key=lambda span: span.start)),
    )


def _read_marker(reading: _Reading, start: int) -> int:
    """Take the token that begins with the `>` at `start`; gives the position after it."""
    for read in (_read_waiting, _read_park, _read_next):
        end = read(reading, start)
        if end:
            return end
    word = reading.text[start : start + 40].split()[0]
    if not word[1].isdigit():
        reading.notes.append(f"{word} is not understood and stays in the note")
    return start + 1


def _read_waiting(reading: _Reading, start: int) -> int:
    """`>them`, `>us 3d`."""
    match = _WAITING.match(reading.text, start)
    if match is None or reading.waiting is not None:
        return 0
    days = (
        int(match[2]) * (_DAYS_A_WEEK if match[3].lower().startswith("week") or match[3].lower() == "w" else 1)
        if match[2]
        else None
    )
    if days is not None and not 0 < days <= _LONGEST_WAIT:
        return 0
    reading.waiting, reading.waiting_days = Waiting(match[1].lower()), days
    reading.spans.append(Span(start, match.end(), Role.WAITING))
    return match.end()


def _read_park(reading: _Reading, start: int) -> int:
    """`>-`, `>- until feb no budget`: the rest of the line is the reason."""
    match = _PARK.match(reading.text, start)
    if match is None or reading.parked:
        return 0
    phrase, t = _phrase_at(reading, match.end())
    end = start + 2
    if phrase:
        reading.park_until = to_when(t, phrase)
        end = match.end() + t.ends[phrase.stop - 1]
    line_end = reading.text.find("\n", end)
    stop = line_end if line_end >= 0 else len(reading.text)
    other = _MARKER.search(reading.text, end, stop)
    stop = other.start() if other else stop
    why = _WHY.match(reading.text, end, stop)
    reading.park_why = reading.text[why.end() if why else end : stop].strip()
    reading.parked = True
    stop = start + len(reading.text[start:stop].rstrip())
    reading.spans.append(Span(start, stop, Role.PARK))
    return stop


def _read_next(reading: _Reading, start: int) -> int:
    """`>fri 10:00`, `>2w`."""
    phrase, t = _phrase_at(reading, start + 1)
    if phrase is None or reading.next_on is not None:
        return 0
    reading.next_on = to_when(t, phrase)
    end = start + 1 + t.ends[phrase.stop - 1]
    reading.spans.append(Span(start, end, Role.NEXT))
    return end


def _phrase_at(reading: _Reading, start: int) -> tuple[Phrase | None, Tokens]:
    """The date phrase that begins at a position; its tokens count from there."""
    t = Tokens(reading.text[start : start + _WINDOW].partition("\n")[0], language=reading.moment.language)
    return (read_prefix(t, 0, reading.moment, Standing.BARE) if t.count else None), t


def _read_promises(reading: _Reading) -> list[NotePromise]:
    """Every tag with the nearest `by DATE` of its sentence; a tag without one stays."""
    found: list[tuple[About, tuple[int, int], When]] = []
    for count, tag in enumerate(TAG.finditer(reading.text)):
        if count >= _MOST_MARKERS or any(span.start <= tag.start() < span.end for span in reading.spans):
            continue
        sentence = _sentence(reading.text, tag.start())
        dues = [due for due in _dues(reading, *sentence) if due[0] not in reading.spans]
        if not dues:
            reading.notes.append(NEEDS_DATE.format(tag.group()))
            continue
        span, due = min(dues, key=lambda one: min(abs(one[0].end - tag.start()), abs(one[0].start - tag.end())))
        reading.spans += [Span(*tag.span(), Role.PROMISE), span]
        found.append((PROMISES[tag.group().lower()], sentence, due))
    # the sentences are cut out last, when every token in them is known
    return [NotePromise(about, _plain(reading, *sentence), due) for about, sentence, due in found]


def _plain(reading: _Reading, start: int, end: int) -> str:
    """A sentence of the note without its tokens and the marks at its ends."""
    return _without(reading.text, reading.spans, start, end).strip(" .,;:!")


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence around a position."""
    low = max(0, at - 1000)
    start = low
    for match in _SENTENCE_END.finditer(text, low, at):
        start = match.end()
    after = _SENTENCE_END.search(text, at, at + 1000)
    end = after.end() if after else min(len(text), at + 1000)
    return start, end


def _dues(reading: _Reading, start: int, end: int) -> list[tuple[Span, When]]:
    """Every `by DATE` of a sentence that no other token holds."""
    found: list[tuple[Span, When]] = []
    for count, match in enumerate(_BY.finditer(reading.text, start, end)):
        if count >= _MOST_BYS or any(s.start <= match.start() < s.end for s in reading.spans if s.role is not Role.DUE):
            continue
        t = Tokens(reading.text[match.end() : min(end, match.end() + _WINDOW)], language=reading.moment.language)
        phrase = read_prefix(t, 0, reading.moment, Standing.LED) if t.count else None
        if phrase:
            span = Span(match.start(), match.end() + t.ends[phrase.stop - 1], Role.DUE)
            found.append((span, to_when(t, phrase)))
    return found


def _without(text: str, spans: list[Span], start: int, end: int, keep: Role | None = None) -> str:
    """A part of the text without its tokens, blanks collapsed only where one was taken out."""
    pieces: list[str] = []
    at = start
    for span in sorted(spans, key=lambda one: one.start):
        if span.role is keep or span.start < at or span.start >= end:
            continue
        pieces += [text[at : span.start], CUT]
        at = span.end
    joined = "".join([*pieces, text[at:end]])
    lines = [_BLANKS.sub(" ", line).strip() if CUT in line else line for line in joined.split("\n")]
    return re.sub(r" (?=[,.;:!?](?:\s|$))", "", "\n".join(lines)).strip() if CUT in joined else joined.strip()
