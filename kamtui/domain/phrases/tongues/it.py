"""Italian."""

WEEKDAYS = "lunedì lun|martedì mar|mercoledì mer|giovedì gio|venerdì ven|sabato sab|domenica dom"
MONTHS = (
    "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set"
    "|ottobre ott|novembre nov|dicembre dic"
)
SHOWN_DAYS = "lun mar mer gio ven sab dom"
SHOWN_MONTHS = "gen feb mar apr mag giu lug ago set ott nov dic"
SHOWN_WEEKDAYS = "lunedì martedì mercoledì giovedì venerdì sabato domenica"
SHOWN_MONTH_NAMES = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
MONTH_OF_YEAR = "{month} {year}"
SHORT = "lun mar mer gio ven sab dom set ago giu lug dic"
DAYS = {"today": "oggi", "tomorrow": "domani", "yesterday": "ieri", "now": "ora adesso"}
PARTS = {"morning": "mattina mattino", "afternoon": "pomeriggio", "evening": "sera", "night": "notte"}
UNITS = {
    "day": "giorno giorni",
    "week": "settimana settimane",
    "month": "mese mesi",
    "quarter": "trimestre trimestri",
    "year": "anno anni",
    "hour": "ora ore h",
    "minute": "minuto minuti min",
    "weekend": "weekend",
}
NUMBERS = {
    "1": "un una uno", "2": "due", "3": "tre", "4": "quattro", "5": "cinque", "6": "sei", "7": "sette", "8": "otto",
    "9": "nove", "10": "dieci", "11": "undici", "12": "dodici", "15": "quindici", "20": "venti", "30": "trenta",
}  # fmt: skip
NEAR = {"x": "prossimo prossima", "s": "questo questa", "l": "scorso scorsa"}
LEADS = {"by": "entro", "on": "il", "at": "alle"}
PHRASES = {
    "dopodomani": "day after tomorrow",
    "dopo domani": "day after tomorrow",
    "l'altroieri": "day before yesterday",
    "altroieri": "day before yesterday",
    "il|la| {d} prossimo|prossima": "next {d}",
    "il|la {x} {d}": "next {d}",
    "il|la| {u} prossimo|prossima": "next {u}",
    "il|la {x} {u}": "next {u}",
    "il|la| {d} scorso|scorsa": "last {d}",
    "il|la| {u} scorso|scorsa": "last {u}",
    "il|la {l} {u}": "last {u}",
    "il|la {d}": "{d}",
    "{d} della_prossima_settimana": "{d} of next week",
    "il|questo| fine settimana": "this weekend",
    "il| prossimo fine settimana": "next weekend",
    "tra|fra|in {n} {u}": "in {n} {u}",
    "{n} {u} fa": "{n} {u} ago",
    "il {N} {m}": "{N} {m}",
    "l' {N} {m}": "{N} {m}",
    "il {N}": "the {N}~th",
    "il| primo {m}": "1 {m}",
    "il| primo di|del {m}": "1 {m}",
    "il| {N} di {m}": "{N} {m}",
    "a|alla|per_la| fine del|della|di|dell'|di_questo|di_questa {u}": "end of {u}",
    "a| fine mese": "end of month",
    "a| fine anno": "end of year",
    "a|alla| fine del|della {x} {u}": "end of next {u}",
    "all'| inizio del|della|di {u}": "start of {u}",
    "a| metà mese": "middle of month",
    "a| fine {m}": "end of {m}",
    "inizio {m}": "start of {m}",
    "a| metà {m}": "middle of {m}",
    "a|in {m}": "in {m}",
    "ore|alle_ore {N}": "at {N}",
    "alle|ore|alle_ore {N} : {N2}": "at {N}~:~{N2}",
    "a| mezzogiorno": "noon",
    "a| mezzanotte": "midnight",
    "alle {n}": "at {n}",
    "alle {n} e_mezza|e_mezzo": "at {n}~:~30",
    "di|del pomeriggio": "in the afternoon",
    "di|della|del mattina|mattino": "in the morning",
    "di|della sera": "in the evening",
    "tra|fra un'ora": "in 1 hour",
    "tra|fra mezz'ora": "in half an hour",
    "entro {n} {u}": "within {n} {u}",
    "il| {d} di_questa_settimana": "{d} of this week",
    "pomeriggio alle {n}": "{n} in the afternoon",
    "{w} nel {p}": "{w} {p}",
    "questa mattina": "this morning",
    "stamattina": "this morning",
    "stasera": "this evening",
    "ogni {d}": "every {d}",
    "ogni {u}": "every {u}",
    "ogni {n} {u}": "every {n} {u}",
    "tutti_i {d}": "every {d}",
    "tra|fra|in|entro| {n} giorni|giorno lavorativi|lavorativo": "in {n} wd",
}
