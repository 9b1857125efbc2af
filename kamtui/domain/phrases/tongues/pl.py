"""Polish."""

WEEKDAYS = (
    "poniedziałek poniedziałku pon pn|wtorek wtorku wt|środa środę środy śr|czwartek czwartku czw"
    "|piątek piątku pt|sobota sobotę soboty sob|niedziela niedzielę niedzieli niedz nd"
)
MONTHS = (
    "stycznia styczeń styczniu sty|lutego luty lutym lut|marca marzec marcu mar|kwietnia kwiecień kwietniu kwi"
    "|maja maj maju|czerwca czerwiec czerwcu cze|lipca lipiec lipcu lip|sierpnia sierpień sierpniu sie"
    "|września wrzesień wrześniu wrz|października październik październiku paź|listopada listopad listopadzie lis"
    "|grudnia grudzień grudniu gru"
)
SHOWN_DAYS = "pon wt śr czw pt sob nd"
SHOWN_MONTHS = "sty lut mar kwi maj cze lip sie wrz paź lis gru"
SHOWN_WEEKDAYS = "poniedziałek wtorek środa czwartek piątek sobota niedziela"
SHOWN_MONTH_NAMES = "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
MONTH_OF_YEAR = "{month} {year}"
SHORT = "pon pn wt sr czw pt sob nd lut sie lip lis gru"
DAYS = {"today": "dziś dzisiaj", "tomorrow": "jutro", "yesterday": "wczoraj", "now": "teraz"}
PARTS = {
    "morning": "rano ranek",
    "afternoon": "popołudnie popołudniu",
    "evening": "wieczór wieczorem wieczorowi",
    "night": "noc nocy",
}
UNITS = {
    "day": "dzień dni dnia",
    "week": "tydzień tygodnie tygodni tygodnia tygodniu",
    "month": "miesiąc miesiące miesięcy miesiąca miesiącu",
    "quarter": "kwartał kwartały kwartałów kwartału",
    "year": "rok lata lat roku",
    "hour": "godzina godzinę godziny godzin godz",
    "minute": "minuta minutę minuty minut min",
    "weekend": "weekend weekendu",
}
NUMBERS = {
    "1": "jeden jedną jedna jednego", "2": "dwa dwie dwóch", "3": "trzy trzech", "4": "cztery czterech",
    "5": "pięć pięciu", "6": "sześć", "7": "siedem", "8": "osiem", "9": "dziewięć", "10": "dziesięć",
    "11": "jedenaście", "12": "dwanaście", "15": "piętnaście", "20": "dwadzieścia", "30": "trzydzieści",
}  # fmt: skip
NEAR = {
    "x": "następny następna następną następnego następnej następne przyszły przyszłą przyszłego przyszłej przyszłe"
    " przyszłym następnym",
    "s": "ten ta tę tą to tego tej tym",
    "l": "ostatni ostatnia ostatnią ostatniego ostatniej zeszły zeszłą zeszłego zeszłej zeszłym ubiegły ubiegłą"
    " ubiegłego poprzedni poprzedniego",
}
LEADS = {"until": "do", "on": "w we", "at": "o"}
HOURS = [
    "pierwszej",
    "drugiej",
    "trzeciej",
    "czwartej",
    "piątej",
    "szóstej",
    "siódmej",
    "ósmej",
    "dziewiątej",
    "dziesiątej",
    "jedenastej",
    "dwunastej",
    "trzynastej",
    "czternastej",
    "piętnastej",
    "szesnastej",
    "siedemnastej",
    "osiemnastej",
]
PHRASES = {
    "pojutrze": "day after tomorrow",
    "przedwczoraj": "day before yesterday",
    "w|we| {x} {d}": "next {d}",
    "w {x} {u}": "next {u}",
    "w {s} {u}": "this {u}",
    "w {s} {d}": "this {d}",
    "w {l} {u}": "last {u}",
    "w|we {l} {d}": "last {d}",
    "w|we {d}": "on {d}",
    "w| najbliższy|najbliższą|najbliższa {d}": "coming {d}",
    "za {n} {u}": "in {n} {u}",
    "w_ciągu {n} {u}": "within {n} {u}",
    "za {u}": "in 1 {u}",
    "{d} za tydzień": "{d} week",
    "{n} {u} temu": "{n} {u} ago",
    "{u} temu": "1 {u} ago",
    "{N} . {m}": "{N} {m}",
    "{N} ego|go {m}": "{N} {m}",
    "do {N} {m}": "by {N} {m}",
    "koniec|końca|na_koniec|pod_koniec|z_końcem {u}": "end of {u}",
    "koniec|pod_koniec|na_koniec {m}": "end of {m}",
    "koniec|pod_koniec|na_koniec {x} {u}": "end of next {u}",
    "początek|na_początku|początku {u}": "start of {u}",
    "początek|na_początku {m}": "start of {m}",
    "na_początku {x} {u}": "start of next {u}",
    "w_połowie|połowa {m}": "middle of {m}",
    "w {m}": "in {m}",
    "dziś|dzisiaj po południu": "today afternoon",
    "jutro po południu": "tomorrow afternoon",
    "{d} po południu": "{d} afternoon",
    "o godzinie|godz {N}": "at {N}",
    "o godz . {N}": "at {N}",
    "o {N} : {N2}": "at {N}~:~{N2}",
    "w południe": "noon",
    "co|każdy|każdą|każda {d}": "every {d}",
    "w_każdy|w_każdą {d}": "every {d}",
    "co|każdy {u}": "every {u}",
    "co {n} {u}": "every {n} {u}",
    "za| {n} dni|dzień robocze|roboczych|roboczy": "in {n} wd",
    "codziennie": "every day",
    "w_ciągu|przez|w {n} {u}": "within {n} {u}",
    "w_ciągu|w_przeciągu {u}": "within 1 {u}",
    "za_około|za_jakieś {n} {u}": "in {n} {u}",
    "za| pół godziny": "in half an hour",
    "po jutrze": "day after tomorrow",
    "pierwszy|pierwszego {m}": "1 {m}",
    "{N} - tego|go|ego {m}": "{N} {m}",
    "{N} tego|szy|wszego {m}": "{N} {m}",
    "kolejny|kolejną|kolejnego {d}": "next {d}",
    "kolejny|kolejnego {u}": "next {u}",
    "o {n} popołudniu|wieczorem": "at {n} in the afternoon",
    "o {n} po południu": "at {n} in the afternoon",
    "o| {n} rano": "at {n} in the morning",
    "{n} popołudniu|wieczorem": "{n} in the afternoon",
    "{n} po południu": "{n} in the afternoon",
    "około|koło {n}": "at {n}",
    **{f"o|około|koło {hour}": f"at {n}" for n, hour in enumerate(HOURS, 1)},
}
