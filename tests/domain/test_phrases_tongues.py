"""Dates in other languages: what reps type, English beside it, titles that keep every letter, and published phrases."""

import importlib
import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.capture import capture
from kamtui.domain.locale import show_in
from kamtui.domain.phrases import DateOrder, Moment, find_when, read_when
from kamtui.domain.phrases.calendar import short
from kamtui.domain.phrases.tongues import plain, tongue
from kamtui.domain.words import Language
from kamtui.domain.workdays import short_day

MONDAY = date(2026, 11, 23)
OTHERS = [language for language in Language if language is not Language.ENGLISH]

PHRASES = {
    "de": "heute; morgen; übermorgen; Freitag; nächsten Freitag; nächste Woche; in 3 Tagen; in drei Wochen; "
    "Ende des Monats; 12. Dezember; 1. März 2027; morgen um 10 Uhr; Fr 14:30; in 2 Arbeitstagen; maerz 3",
    "fr": "aujourd'hui; demain; après-demain; vendredi; vendredi prochain; la semaine prochaine; dans 3 jours; "
    "dans trois semaines; fin du mois; le 12 décembre; 1er mars 2027; demain à 10h; ven 14h30; dans 2 "
    "jours ouvrés; 3 mars",
    "es": "hoy; mañana; pasado mañana; viernes; el próximo viernes; la semana que viene; en 3 días; dentro de "
    "tres semanas; a fin de mes; el 12 de diciembre; 1 de marzo de 2027; mañana a las 10; vie 14:30; en 2 "
    "días hábiles; 3 de marzo",
    "it": "oggi; domani; dopodomani; venerdì; venerdì prossimo; la settimana prossima; tra 3 giorni; fra tre "
    "settimane; a fine mese; 12 dicembre; 1 marzo 2027; domani alle 10; ven 14:30; tra 2 giorni "
    "lavorativi; il 3 marzo",
    "pt": "hoje; amanhã; depois de amanhã; sexta-feira; sexta que vem; a próxima semana; em 3 dias; daqui a "
    "três semanas; no fim do mês; dia 12 de dezembro; 1 de março de 2027; amanhã às 10; sex 14:30; em 2 "
    "dias úteis; 3 de março",
    "nl": "vandaag; morgen; overmorgen; vrijdag; volgende vrijdag; volgende week; over 3 dagen; over drie "
    "weken; eind van de maand; 12 december; 1 maart 2027; morgen om 10 uur; vr 14:30; over 2 werkdagen; 3 "
    "maart",
    "pl": "dzisiaj; jutro; pojutrze; piątek; w następny piątek; w przyszłym tygodniu; za 3 dni; za trzy "
    "tygodnie; pod koniec miesiąca; 12 grudnia; 1 marca 2027; jutro o 10; pt 14:30; za 2 dni robocze; 3 "
    "marca",
}
"""The same fifteen phrases in every language."""

MEANT = (
    "2026-11-23; 2026-11-24; 2026-11-25; 2026-11-27; 2026-12-04; 2026-11-30; 2026-11-26; 2026-12-14; 2026-11-30"
    "; 2026-12-12; 2027-03-01; 2026-11-24 10:00; 2026-11-27 14:30; 2026-11-25; 2027-03-03"
)

LINES = [
    ("de", "Rückruf Anna bis Freitag", "Rückruf Anna", None, "2026-11-27"),
    ("de", "Termin am 12.12. um 10 Uhr mit Herrn Mai", "Termin mit Herrn Mai", "2026-12-12 10:00", None),
    ("de", "Angebot für 3 Monate schicken morgen", "Angebot für 3 Monate schicken", "2026-11-24", None),
    ("de", "so wie besprochen, bis 500 Euro", "so wie besprochen, bis 500 Euro", None, None),
    ("de", "Mo bis Mi Messe", "Mo bis Mi Messe", None, None),
    ("de", "Messe 9 bis 11 Uhr", "Messe 9 bis 11 Uhr", None, None),
    ("de", "Angebot morgen um 10 Uhr bis Freitag", "Angebot", "2026-11-24 10:00", "2026-11-27"),
    ("de", "the bank fri 10:00 by 12 dec", "the bank", "2026-11-27 10:00", "2026-12-12"),
    ("fr", "offre Mme Mars avant le 12 décembre", "offre Mme Mars", None, "2026-12-12"),
    ("fr", "un an de contrat, mer calme", "un an de contrat, mer calme", None, None),
    ("es", "oferta hasta el 12 de diciembre", "oferta", None, "2026-12-12"),
    ("it", "ora di punta al mar rosso", "ora di punta al mar rosso", None, None),
    ("it", "offerta entro venerdì", "offerta", None, "2026-11-27"),
    ("pt", "segunda opção até amanhã", "segunda opção", None, "2026-11-24"),
    ("nl", "offerte uiterlijk vrijdag, do it", "offerte, do it", None, "2026-11-27"),
    ("pl", "oferta dla Anny do 12 grudnia", "oferta dla Anny", None, "2026-12-12"),
]

SHARE = {"de": 0.8, "fr": 0.6, "es": 0.8, "it": 0.42, "pt": 0.88, "nl": 0.84, "pl": 0.7}
"""How many of the published phrases for days mean the day they say; the others are holidays, seconds, nth weekdays."""


def moment(language: str, today: date = MONDAY, minutes: int = 540) -> Moment:
    return Moment(today, minutes, DateOrder.DMY, language=Language(language))


@pytest.mark.parametrize(
    ("language", "phrase", "meant"),
    [
        (language, phrase.strip(), meant.strip())
        for language, phrases in PHRASES.items()
        for phrase, meant in zip(phrases.split(";"), MEANT.split(";"), strict=True)
    ],
)
def test_what_reps_type(language: str, phrase: str, meant: str) -> None:
    when = read_when(phrase, moment(language))
    assert when is not None
    assert f"{when.on} {when.wall or ''}".strip() == meant
    assert when.said == phrase
    assert read_when(phrase, moment("en")) != when or phrase in ("12 december",)


@pytest.mark.parametrize(("language", "line", "title", "planned", "due"), LINES)
def test_a_line_keeps_what_is_no_date(
    language: str, line: str, title: str, planned: str | None, due: str | None
) -> None:
    read = capture(line, moment(language))
    assert read.title == title
    assert (f"{read.planned.on} {read.planned.wall or ''}".strip() if read.planned else None) == planned
    assert (str(read.due.on) if read.due else None) == due


@pytest.mark.parametrize("language", OTHERS)
def test_english_works_in_every_language(language: Language) -> None:
    for phrase in ("tomorrow", "friday 10:00", "next week", "in 3 days", "end of month", "12 dec", "by-law"):
        assert read_when(phrase, moment(language.value)) == read_when(phrase, moment("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_the_names_are_those_of_the_locale(language: Language) -> None:
    code = "pt_br" if language is Language.PORTUGUESE else language.value
    table = importlib.import_module(f"pendulum.locales.{code}.locale").locale["translations"]
    names = tongue(language).names
    english = importlib.import_module("pendulum.locales.en.locale").locale["translations"]
    for kind, ours in (("days", "d"), ("months", "m")):
        for n, name in table[kind]["wide"].items():
            assert names[ours][plain(name.lower().removesuffix("-feira"))] == english[kind]["wide"][n].lower()


@pytest.mark.parametrize("language", Language)
def test_what_is_shown_reads_back(language: Language) -> None:
    show_in(language)
    try:
        for n in range(0, 370, 5):
            day = MONDAY + timedelta(days=n)
            for said in (short(day), short_day(day, MONDAY)):
                when = read_when(said, moment(language.value))
                assert when is not None, said
                assert when.on == day
    finally:
        show_in(Language.ENGLISH)
    assert short_day(MONDAY) == "Mon 23 Nov"


@given(
    st.sampled_from(OTHERS),
    st.text(max_size=60)
    | st.lists(
        st.sampled_from([word for phrases in PHRASES.values() for word in phrases.replace(";", "").split()]), max_size=8
    ).map(" ".join),
)
def test_nothing_typed_is_lost(language: Language, text: str) -> None:
    read = capture(text, moment(language.value))
    assert all(0 <= span.start <= span.end <= len(text) for span in read.spans)
    assert all(one.end <= two.start for one, two in zip(read.spans, read.spans[1:], strict=False))
    left = {i for span in read.spans for i in range(span.start, span.end)}
    assert all(text[i].isspace() or text[i] == "\x00" for i in range(len(text)) if i not in left)


def day_of(text: str) -> date | None:
    """The day of an instant; a few rows name one that there is not."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


@pytest.mark.parametrize("language", SHARE)
def test_published_phrases(language: str, shared: Path) -> None:
    file = shared / "nldates" / "nl_dates_all.json"
    if not file.is_file():
        pytest.skip(f"the published phrases are not here: {file}")
    rows = json.loads(file.read_text(encoding="utf-8"))["duckling"]
    right = wrong = total = 0
    for row in rows:
        if row["lang"] != language or row.get("negative") or row.get("latent") or row.get("kind") != "instant":
            continue
        if row.get("grain") not in ("day", "week", "month"):
            continue
        ref, meant = datetime.fromisoformat(row["ref"][:19]), day_of(row["start"])
        if meant is None or not 0 <= (meant - ref.date()).days <= 400:
            continue
        total += 1
        when = read_when(row["phrase"], moment(language, ref.date(), ref.hour * 60 + ref.minute))
        right += when is not None and when.on == meant
        wrong += when is not None and when.on != meant
    assert total >= 25
    assert right / total >= SHARE[language]
    assert wrong <= 2  # “a week on Tuesday” said on a Tuesday, and a bare next weekday


def test_what_other_parsers_refuse_is_not_found_in_a_text(shared: Path) -> None:
    file = shared / "nldates" / "nl_dates_all.json"
    rows = json.loads(file.read_text(encoding="utf-8"))["duckling"] if file.is_file() else []
    found = {
        row["phrase"]
        for row in rows
        if row.get("negative") and row["lang"] in SHARE and find_when(f"x {row['phrase']} x", moment(row["lang"]))
    }
    assert found == set()
