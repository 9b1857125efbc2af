"""French."""

WEEKDAYS = (
    "lundi lundis lun|mardi mardis mar|mercredi mercredis mer|jeudi jeudis jeu|vendredi vendredis ven"
    "|samedi samedis sam|dimanche dimanches dim"
)
MONTHS = (
    "janvier janv jan|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre sept sep"
    "|octobre oct|novembre nov|décembre déc"
)
SHOWN_DAYS = "lun mar mer jeu ven sam dim"
SHOWN_MONTHS = "janv févr mars avr mai juin juil août sept oct nov déc"
SHOWN_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
SHOWN_MONTH_NAMES = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
MONTH_OF_YEAR = "{month} {year}"
SHORT = "lun mar mer jeu ven sam dim"
DAYS = {"today": "aujourd'hui aujourdhui", "tomorrow": "demain", "yesterday": "hier", "now": "maintenant"}
PARTS = {"morning": "matin matinée", "afternoon": "aprem", "evening": "soir soirée", "night": "nuit"}
UNITS = {
    "day": "jour jours",
    "week": "semaine semaines",
    "month": "mois",
    "quarter": "trimestre trimestres",
    "year": "an ans année années",
    "hour": "heure heures",
    "minute": "minute minutes min mn",
    "weekend": "weekend",
}
NUMBERS = {
    "1": "un une", "2": "deux", "3": "trois", "4": "quatre", "5": "cinq", "6": "six", "7": "sept", "8": "huit",
    "9": "neuf", "10": "dix", "11": "onze", "12": "douze", "15": "quinze", "20": "vingt", "30": "trente",
}  # fmt: skip
NEAR = {"x": "prochain prochaine prochains prochaines", "s": "ce cet cette", "l": "dernier dernière"}
LEADS = {"by": "avant", "until": "jusqu'à", "on": "le", "at": "à vers"}
PHRASES = {
    "après - demain": "day after tomorrow",
    "avant - hier": "day before yesterday",
    "le|la|ce|cette| {d} prochain": "next {d}",
    "le|la| {u} prochain|prochaine": "next {u}",
    "le| {d} dernier|passé": "last {d}",
    "le|la| {u} dernier|dernière|passé|passée": "last {u}",
    "{d} de_la_semaine_prochaine": "{d} of next week",
    "{w} après - midi": "{w} afternoon",
    "{d} après - midi": "{d} afternoon",
    "le {d}": "{d}",
    "le|ce| week - end prochain": "next weekend",
    "le|ce week - end": "this weekend",
    "dans|d'ici|sous {n} {u}": "in {n} {u}",
    "d'ici_à|d'ici_là {n} {u}": "in {n} {u}",
    "il_y_a {n} {u}": "{n} {u} ago",
    "{d} en huit": "{d} week",
    "le|au| {N} er|ème|e|° {m}": "{N} {m}",
    "le {n} {m}": "{n} {m}",
    "le| {d} {N} er {m}": "{d} {N} {m}",
    "le {N}": "the {N}~th",
    "le {N} er": "the {N}~th",
    "la|à_la|en| fin du|de_la|de|d'|de_cette|de_ce| {u}": "end of {u}",
    "fin {m}": "end of {m}",
    "fin de {m}": "end of {m}",
    "à_la|la| fin de_la|du {u} prochain|prochaine": "end of next {u}",
    "au|le| début du|de_la|de {u}": "start of {u}",
    "début {m}": "start of {m}",
    "début de|du|de_la {u} prochain|prochaine": "start of next {u}",
    "mi - {m}": "middle of {m}",
    "en|au_mois_de|au_mois_d' {m}": "in {m}",
    "dans {N} h": "in {N} hour",
    "à|vers {N} h": "{N}~:~00",
    "à|vers {N} h {N2}": "{N}~:~{N2}",
    "à|vers {n} heures|heure": "at {n}~:~00",
    "à|vers| {N} heures {N2}": "at {N}~:~{N2}",
    "à|vers {n} heures|heure et_demie": "at {n}~:~30",
    "à|vers {n} heures|heure et_quart": "at {n}~:~15",
    "cet après - midi": "this afternoon",
    "du|au|le matin": "in the morning",
    "du|au|le soir": "in the evening",
    "de|dans l'après - midi": "in the afternoon",
    "le| premier {m}": "1 {m}",
    "le {d} {N}": "{d} the {N}~th",
    "à| minuit": "midnight",
    "les {n} {x} {u}": "{n} {u}",
    "{d} d'après|suivant": "next {d}",
    "le|la| {u} suivant|suivante": "next {u}",
    "{d} de_la_semaine_d'après": "{d} of next week",
    "{d} en 8": "{d} week",
    "à| midi": "noon",
    "tous_les {d}": "every {d}",
    "tous_les|toutes_les|chaque {u}": "every {u}",
    "tous_les|toutes_les {n} {u}": "every {n} {u}",
    "chaque {d}": "every {d}",
    "{n} jours|jour ouvrés|ouvrables|ouvré|ouvrable": "{n} wd",
    "dans|sous|d'ici {n} jours|jour ouvrés|ouvrables|ouvré|ouvrable": "in {n} wd",
}
