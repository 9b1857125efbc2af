"""German."""

WEEKDAYS = "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so"
MONTHS = (
    "januar jänner jan|februar feber feb|märz maerz mär mrz|april apr|mai|juni juno jun|juli julei jul|august aug"
    "|september sept sep|oktober okt|november nov|dezember dez"
)
SHOWN_DAYS = "Mo Di Mi Do Fr Sa So"
SHOWN_MONTHS = "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"
SHOWN_WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"
SHOWN_MONTH_NAMES = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
MONTH_OF_YEAR = "{month} {year}"
SHORT = "mo di mi do fr sa so"
DAYS = {"today": "heute", "tomorrow": "morgen", "yesterday": "gestern", "now": "jetzt"}
PARTS = {
    "morning": "früh morgen vormittag morgens vormittags",
    "afternoon": "nachmittag nachmittags",
    "evening": "abend abends",
    "night": "nacht nachts",
}
UNITS = {
    "day": "tag tage tagen tages",
    "week": "woche wochen",
    "month": "monat monate monaten monats",
    "quarter": "quartal quartale quartalen quartals",
    "year": "jahr jahre jahren jahres",
    "hour": "stunde stunden std",
    "minute": "minute minuten min",
    "wd": "arbeitstag arbeitstage arbeitstagen werktag werktage werktagen",
    "weekend": "wochenende wochenendes",
}
NUMBERS = {
    "1": "ein eine einen einem einer eines eins", "2": "zwei", "3": "drei", "4": "vier", "5": "fünf", "6": "sechs",
    "7": "sieben", "8": "acht", "9": "neun", "10": "zehn", "11": "elf", "12": "zwölf", "14": "vierzehn",
    "15": "fünfzehn", "20": "zwanzig", "30": "dreißig",
}  # fmt: skip
NEAR = {
    "x": "nächste nächsten nächster nächstes nächstem",
    "s": "diese diesen dieser dieses diesem",
    "l": "letzte letzten letzter letztes letztem vergangene vergangenen vorige vorigen",
}
LEADS = {"until": "bis", "on": "am den", "at": "um gegen"}
HOURS = ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
PHRASES = {
    "übermorgen": "day after tomorrow",
    "vorgestern": "day before yesterday",
    "morgen früh": "tomorrow morning",
    "vor {n} {u}": "{n} {u} ago",
    "kommende|kommenden|kommender|kommendes {d}": "coming {d}",
    "kommende|kommenden|kommender|kommendes {u}": "next {u}",
    "am|im|an|in|in_der|zum| {x} {u}": "next {u}",
    "am|im|in|in_der| {s} {u}": "this {u}",
    "am {d}": "on {d}",
    "am wochenende": "this weekend",
    "{d} in einer woche": "{d} week",
    "heute|ab_heute in {n} {u}": "in {n} {u}",
    "{d} in {n} {u}": "{n} {u} from {d}",
    "am|den|zum|der| {N} . {m}": "{N} {m}",
    "am|der| {N} . des monats|": "the {N}~th",
    "am|den|zum|der| {N} . {m} . {N2}": "{N} {m} {N2}",
    "{d} , den {N} . {m}": "{d} {N} {m}",
    "{d} , den {N} . {m} {N2}": "{d} {N} {m} {N2}",
    "am| ende des|der|vom|dieses|diesen| {u}": "end of {u}",
    "ende {m}": "end of {m}",
    "ende {x} {u}": "end of next {u}",
    "anfang des|der|dieses| {u}": "start of {u}",
    "anfang {m}": "start of {m}",
    "anfang {x} {u}": "start of next {u}",
    "mitte des|der|dieses| {u}": "middle of {u}",
    "mitte {m}": "middle of {m}",
    "zum|am|bis_zum| monatsende": "end of month",
    "zum|am| jahresende": "end of year",
    "um|gegen|so_um|so_gegen| {n} uhr": "{n}~:~00",
    "um|gegen| {N} uhr {N2}": "{N}~:~{N2}",
    "mittags": "noon",
    "um| mitternacht": "midnight",
    "am|der|den| ersten|erster|erste {m}": "1 {m}",
    "um|gegen {n}": "at {n}",
    "circa|zirka|ca|etwa|ungefähr um| {N} uhr": "{N}~:~00",
    "am nachmittag": "in the afternoon",
    "am abend": "in the evening",
    "am morgen|vormittag": "in the morning",
    "in einigen|ein_paar {u}": "in few {u}",
    "in einer halben stunde": "in half an hour",
    "{d} in acht tagen": "{d} week",
    "der|die|das {x} {u}": "next {u}",
    **{f"um|gegen| halb {n}|{word}": f"{n - 1 or 12}~:~30" for n, word in enumerate(HOURS, 1)},
    "jeden|jeder|jedes|jede {d}": "every {d}",
    "jeden|jede|jedes|jeder {u}": "every {u}",
    "alle {n} {u}": "every {n} {u}",
    "innerhalb|innert von|der|des| {n} {u}": "within {n} {u}",
    "im {m}": "in {m}",
}
