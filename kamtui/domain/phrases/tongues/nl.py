"""Dutch."""

WEEKDAYS = "maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo"
MONTHS = (
    "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept"
    "|oktober okt|november nov|december dec"
)
SHOWN_DAYS = "ma di wo do vr za zo"
SHOWN_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec"
SHOWN_WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
SHOWN_MONTH_NAMES = "januari februari maart april mei juni juli augustus september oktober november december"
MONTH_OF_YEAR = "{month} {year}"
SHORT = "ma di wo do vr za zo"
DAYS = {"today": "vandaag", "tomorrow": "morgen", "yesterday": "gisteren", "now": "nu"}
PARTS = {
    "morning": "ochtend morgen vroeg",
    "afternoon": "middag namiddag",
    "evening": "avond",
    "night": "nacht",
}
UNITS = {
    "day": "dag dagen",
    "week": "week weken",
    "month": "maand maanden",
    "quarter": "kwartaal kwartalen",
    "year": "jaar jaren",
    "hour": "uur uren",
    "minute": "minuut minuten min",
    "wd": "werkdag werkdagen",
    "weekend": "weekend weekeinde",
}
NUMBERS = {
    "1": "een één", "2": "twee", "3": "drie", "4": "vier", "5": "vijf", "6": "zes", "7": "zeven", "8": "acht",
    "9": "negen", "10": "tien", "11": "elf", "12": "twaalf", "14": "veertien", "15": "vijftien", "20": "twintig",
    "30": "dertig",
}  # fmt: skip
NEAR = {
    "x": "volgende volgend aankomende komend",
    "s": "deze dit huidige",
    "l": "vorige afgelopen laatste",
}
LEADS = {"until": "tot", "by": "uiterlijk", "on": "op", "at": "om rond"}
HOURS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
PHRASES = {
    "overmorgen": "day after tomorrow",
    "eergisteren": "day before yesterday",
    "komende {d}": "coming {d}",
    "komende {u}": "next {u}",
    "de {x} {u}": "next {u}",
    "de {l} {u}": "last {u}",
    "op {d}": "on {d}",
    "vanochtend": "this morning",
    "vanmorgen": "this morning",
    "vanmiddag": "this afternoon",
    "vanavond": "this evening",
    "vannacht": "tonight",
    "morgenochtend": "tomorrow morning",
    "morgenmiddag": "tomorrow afternoon",
    "morgenavond": "tomorrow evening",
    "over|binnen {n} {u}": "in {n} {u}",
    "{n} {u} geleden": "{n} {u} ago",
    "{d} over een week": "{d} week",
    "{n} {u} na {d}": "{n} {u} from {d}",
    "{n} {u} vanaf nu": "in {n} {u}",
    "op|de {N} {m}": "{N} {m}",
    "de|op_de| {N} e|de|ste {m}": "{N} {m}",
    "de|op_de| {N} e|de|ste van {m}": "{N} {m}",
    "de|op_de {N} e|de|ste": "the {N}~th",
    "de {N}": "the {N}~th",
    "eind|einde van_de|van_het|van_deze|van| {u}": "end of {u}",
    "aan_het|het einde van_de|van_het|van_deze|van {u}": "end of {u}",
    "eind|einde {m}": "end of {m}",
    "eind {x} {u}": "end of next {u}",
    "begin van_de|van_het|van| {u}": "start of {u}",
    "begin {m}": "start of {m}",
    "begin {x} {u}": "start of next {u}",
    "midden|half {m}": "middle of {m}",
    "in {m}": "in {m}",
    "om|rond|circa|om_circa| {n} uur": "{n}~:~00",
    "om|rond {n}": "at {n}",
    "{N} u {N2}": "{N}~:~{N2}",
    "{N} uur {N2}": "{N}~:~{N2}",
    "' s ochtends|morgens": "in the morning",
    "' s middags|namiddags": "in the afternoon",
    "' s avonds": "in the evening",
    "in|van de morgen|ochtend": "in the morning",
    "in|van de middag|namiddag": "in the afternoon",
    "in|van de avond": "in the evening",
    "aanstaande {d}": "coming {d}",
    "komende {n} {u}": "in {n} {u}",
    "binnen de {n} {u}": "within {n} {u}",
    "over een_paar {u}": "in few {u}",
    "om| middernacht": "midnight",
    **{f"om| half {n}|{word}": f"{n - 1 or 12}~:~30" for n, word in enumerate(HOURS, 1)},
    "om {N} : {N2} uur": "{N}~:~{N2}",
    "iedere|elke|ieder|elk {d}": "every {d}",
    "iedere|elke|ieder|elk {u}": "every {u}",
    "om_de|elke|iedere {n} {u}": "every {n} {u}",
}
