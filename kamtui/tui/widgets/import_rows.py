"""The preview of an import as rows: what came of each file, what was decided about it, and its first rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from kamtui.exchange.values import Decided, Options, Sheet
from kamtui.exchange.vocabulary import FIELDS
from kamtui.services.imports.aliases import Same
from kamtui.services.imports.overrides import Answer, Question, Setting, asked, settings_of
from kamtui.services.imports.plan import FileResult
from kamtui.services.imports.preview import Preview
from kamtui.tui.text import MUTED, content, fit, joined, paragraph

KEYS = {
    Setting.KIND: "t",
    Setting.SHEET: "s",
    Setting.ENCODING: "e",
    Setting.DELIMITER: "d",
    Setting.DATES: "o",
    Setting.DECIMALS: "p",
}
"""The key of each decision; that of a column is made on its row."""

_MANY = ("months", "values")
"""Fields that are many columns, and so are not given another."""

_SHOWN = 5
_PAIRS = 20
_SAMPLE_ROWS = 5
_CELL = 18
_NAME = 14
_HEADING = 24


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row, the decision it shows, and the answer it stands for."""

    text: Content
    question: Question | None = None
    answer: Answer | None = None
    same: Same | None = None
    """What the row says when a look-alike is the account it looks like."""


def preview_rows(found: Preview, width: int) -> list[PreviewRow]:
    """Everything about some files, the most important first."""
    if found.plan is None:
        return list(_refused(found))
    told = [list(_told(result, found.options, width)) for result in found.plan.results]
    rows = [row for n, of in enumerate(told) for row in (*([PreviewRow(Content(""))] if n else []), *of)]
    rows[1:1] = _look_alikes(found)
    left_out = [f"{one.file}: skipped, {one.reason}" for one in found.plan.skipped]
    return rows + [PreviewRow(content(text, MUTED)) for text in _few(left_out, "more skipped")]


def _look_alikes(found: Preview) -> Iterator[PreviewRow]:
    """New accounts that look like others, by name: an answer moves no row, and without one they stay apart."""
    alike = [one for result in found.plan.results for one in result.outcome.alike] if found.plan else []
    pairs = [(Same(one.name, one.known, one.known_id), one.words) for one in alike if not one.in_file]
    pairs = sorted([*pairs, *((one, "") for one in found.same)], key=lambda pair: pair[0].name)
    if pairs:
        yield PreviewRow(content("the same account? Space or m says so", "bold"))
    for same, words in pairs[:_PAIRS]:
        yield _pair(same, words, said=same in found.same)
    if len(pairs) > _PAIRS:
        yield PreviewRow(content(f"and {len(pairs) - _PAIRS} more that look like others", MUTED))
    both_new = [f"“{one.name}” looks like “{one.known}”, new too" for one in alike if one.in_file]
    for text in _few(both_new, "more that are both new"):
        yield PreviewRow(content(text, MUTED))


def _pair(same: Same, words: str, *, said: bool) -> PreviewRow:
    """`○ kept apart    Acme Inc ~ Acme Industrial  93 %`."""
    mark = content(("○ kept apart", "● same account")[said], "$text-success" if said else "")
    text = joined(
        mark, "  " if said else "    ", content(same.name), " ~ ", content(same.known), "  ", content(words, MUTED)
    )
    return PreviewRow(text, same=same)


def answer_text(answer: Answer, chosen: bool = False) -> Content:
    """An answer, marked when it is in force."""
    said = answer.value or answer.meaning
    meaning = answer.meaning if answer.value else ""
    return joined("● " if chosen else "  ", content(said), "  ", content(meaning, MUTED))


def _refused(found: Preview) -> Iterator[PreviewRow]:
    """The sentence, the answers when one would do, and everything that may be said otherwise."""
    error, question = found.error, found.question
    if error is not None:
        hint = f" {error.hint}" if question is None else ""
        yield PreviewRow(paragraph(f"{error.sentence}{hint}", "$text-warning"))
    if question is not None and found.answers:
        about = f"column of {_words(question.field)}" if question.field else question.setting
        yield PreviewRow(content(f"{about}: choose with ↓ and Enter", "bold"))
        now = asked(found.options, question)
        for answer in (one for one in found.answers if one.value is not None or now is not None):
            yield PreviewRow(answer_text(answer, answer.value == now), question, answer)
    yield from _look_alikes(found)
    for setting in settings_of(found.options.sort, workbook=found.workbook):
        if question is None or setting is not question.setting:
            said = asked(found.options, Question(setting))
            yield _setting(setting, said or "", "as asked" if said else "as kamtui finds out")


def _told(result: FileResult, options: Options, width: int) -> Iterator[PreviewRow]:
    counted = result.outcome
    counts = f"{counted.new} new, {counted.changed} changed, {counted.unchanged} unchanged"
    out = f", {len(result.rejected)} rejected" if result.rejected else ""
    head = joined(content(result.file, "bold"), "  ", content(f"{result.sort}: {counts}", "$text-success"))
    yield PreviewRow(joined(head, content(out, "$text-warning")))
    yield from _decisions(result.sheet.decided)
    for text in _few(list(counted.notes), "more notes"):
        yield PreviewRow(content(text, MUTED))
    for text in counted.first_back:
        yield PreviewRow(paragraph(text))
    rejected = [f"row {row.row}{f', {row.column}' if row.column else ''}: {row.reason}" for row in result.rejected]
    for text in _few(rejected, "more rows rejected"):
        yield PreviewRow(content(text, "$text-warning"))
    yield from _columns(result.sheet, options, width)
    yield from (PreviewRow(row) for row in _sample(result.sheet, width))


def _decisions(decided: Decided) -> Iterator[PreviewRow]:
    told = {
        Setting.KIND: (decided.sort, "as asked" if decided.sort_from == "asked" else f"by its {decided.sort_from}"),
        Setting.SHEET: (decided.sheet, ""),
        Setting.ENCODING: (decided.encoding, decided.encoding_from),
        Setting.DELIMITER: (decided.delimiter, decided.delimiter_from),
        Setting.DATES: (decided.date_order, decided.date_order_from),
        Setting.DECIMALS: (decided.decimal, decided.decimal_from),
    }
    for setting in settings_of(decided.sort, workbook=decided.sheet is not None):
        said, why = told[setting]
        yield _setting(setting, said or "", (why or "") if said else "no cell needs one")


def _setting(setting: Setting, said: str, why: str) -> PreviewRow:
    key = content(f"{KEYS[setting]} ", "$text-accent")
    return PreviewRow(joined(key, fit(setting, _NAME - 2), content(said), "  ", content(why, MUTED)), Question(setting))


def _columns(sheet: Sheet, options: Options, width: int) -> Iterator[PreviewRow]:
    """Every field: its column with the first cells of it, or that it has none."""
    read = dict(sheet.decided.columns)
    fields = [*read, *(one.name for one in FIELDS[sheet.sort] if one.name not in read)]
    yield PreviewRow(content("field ← column", "bold"))
    for name in fields:
        heading = read.get(name)
        left = "left alone" if dict(options.columns).get(name) == "" else "–"
        cells = _cells(sheet, heading) if heading else ""
        text = joined(
            Content(fit(_words(name), _NAME)),
            content(fit(heading, _HEADING)) if heading else content(left, MUTED),
            "  ",
            content(fit(cells, max(width - _NAME - _HEADING - 2, 0)).rstrip(), MUTED),
        )
        yield PreviewRow(text, Question(Setting.COLUMN, name) if name not in _MANY else None)
    if sheet.decided.ignored:
        yield PreviewRow(content(f"not read: {', '.join(sheet.decided.ignored)}", MUTED))


def _cells(sheet: Sheet, heading: str) -> str:
    """The first cells below a heading; of several, below the first of them."""
    headings, *rows = sheet.preview
    place = next((n for n, text in enumerate(headings) if text and heading.startswith(text)), None)
    found = (row[place] for row in rows) if place is not None else ()
    return " · ".join(list(dict.fromkeys(text.strip() for text in found if text.strip()))[:_SAMPLE_ROWS])


def _sample(sheet: Sheet, width: int) -> Iterator[Content]:
    """The first rows as they stand in the file, as many columns as fit."""
    rows = sheet.preview[: _SAMPLE_ROWS + 1]
    widths = [min(max(max(len(row[n].strip()) for row in rows), 3), _CELL) for n in range(len(rows[0]))]
    used, left = 0, width
    while used < len(widths) and (used == 0 or left >= widths[used]):
        left -= widths[used] + 2
        used += 1
    more = f" and {len(widths) - used} more columns" if used < len(widths) else ""
    yield content(f"first rows{more}", "bold")
    for n, row in enumerate(rows):
        text = "  ".join(fit(row[place].strip(), widths[place]) for place in range(used))
        yield Content.styled(text.rstrip(), MUTED if n == 0 else "")


def _few(texts: list[str], more: str) -> list[str]:
    left = len(texts) - _SHOWN
    return [*texts[:_SHOWN], f"and {left} {more}"] if left > 0 else texts


def _words(name: str) -> str:
    return name.replace("_", " ")
