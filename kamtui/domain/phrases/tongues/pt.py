"""Portuguese."""

WEEKDAYS = "segunda seg|terça ter|quarta qua|quinta qui|sexta sex|sábado sáb|domingo dom"
MONTHS = (
    "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set"
    "|outubro out|novembro nov|dezembro dez"
)
SHOWN_DAYS = "seg ter qua qui sex sáb dom"
SHOWN_MONTHS = "jan fev mar abr mai jun jul ago set out nov dez"
SHOWN_WEEKDAYS = "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
SHOWN_MONTH_NAMES = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
MONTH_OF_YEAR = "{month} de {year}"
SHORT = "seg ter qua qui sex sab dom set out mar segunda terca quarta quinta sexta"
DAYS = {"today": "hoje", "tomorrow": "amanhã", "yesterday": "ontem", "now": "agora"}
PARTS = {"morning": "cedo", "afternoon": "tarde", "night": "noite"}
UNITS = {
    "day": "dia dias",
    "week": "semana semanas",
    "month": "mês meses",
    "quarter": "trimestre trimestres",
    "year": "ano anos",
    "hour": "hora horas h",
    "minute": "minuto minutos min",
}
NUMBERS = {
    "1": "um uma", "2": "dois duas", "3": "três", "4": "quatro", "5": "cinco", "6": "seis", "7": "sete", "8": "oito",
    "9": "nove", "10": "dez", "11": "onze", "12": "doze", "15": "quinze", "20": "vinte", "30": "trinta",
}  # fmt: skip
NEAR = {
    "x": "próximo próxima",
    "s": "este esta esse essa neste nesta nesse nessa deste desta",
    "l": "último última",
}
LEADS = {"until": "até", "on": "em no na dia", "at": "às as à"}
PHRASES = {
    "{d} - feira": "{d}",
    "{d} feira": "{d}",
    "{x} {d} feira": "next {d}",
    "{d} da_semana_que_vem|da_próxima_semana": "{d} of next week",
    "{n} {m} de {N}": "{n} {m} {N}",
    "dia {n} às {N}": "the {n}~th at {N}",
    "meia - noite": "midnight",
    "na|no|em| {d} - feira que_vem": "next {d}",
    "na|no|em| {d} que_vem": "next {d}",
    "na|no|em| {x} {d} - feira": "next {d}",
    "na|no {x} {d}": "next {d}",
    "na|no|esta|nesta {d} - feira": "{d}",
    "na|no {d}": "on {d}",
    "{d} - feira {p}": "{d} {p}",
    "depois de amanhã": "day after tomorrow",
    "anteontem": "day before yesterday",
    "antes de ontem": "day before yesterday",
    "a|na|o|no| {u} que_vem|seguinte": "next {u}",
    "a|na|o|no {x} {u}": "next {u}",
    "a|na|o|no| {u} passado|passada": "last {u}",
    "na| {d} passado|passada": "last {d}",
    "na| {d} - feira passada": "last {d}",
    "este|neste|no| fim_de_semana": "this weekend",
    "no| próximo fim_de_semana": "next weekend",
    "em|daqui_a|dentro_de|daqui {n} {u}": "in {n} {u}",
    "há|faz {n} {u}": "{n} {u} ago",
    "há {n} {u} atrás": "{n} {u} ago",
    "{n} {u} atrás": "{n} {u} ago",
    "dia| {n} de {m}": "{n} {m}",
    "dia| {n} de {m} de|do {N}": "{n} {m} {N}",
    "dia|no_dia {N}": "the {N}~th",
    "no_dia {n} de {m}": "{n} {m}",
    "primeiro de {m}": "1 {m}",
    "{N} º de {m}": "{N} {m}",
    "no|ao| fim|final do|da|de|deste|desta {u}": "end of {u}",
    "no|ao| fim|final de {m}": "end of {m}",
    "no| fim|final do|da {x} {u}": "end of next {u}",
    "no|ao| começo|início do|da|de|deste {u}": "start of {u}",
    "no| começo|início de {m}": "start of {m}",
    "em| meados de {m}": "middle of {m}",
    "em {m}": "in {m}",
    "às {N} horas|hora|h": "{N}~:~00",
    "às {N} h {N2}": "{N}~:~{N2}",
    "às|as|à|a {n} e_meia": "at {n}~:~30",
    "às|as {n}": "at {n}",
    "da|pela|de tarde": "in the afternoon",
    "da|pela|de manhã": "in the morning",
    "da|pela|de noite": "in the evening",
    "esta|nesta|hoje manhã": "this morning",
    "esta|nesta tarde": "this afternoon",
    "esta|nesta noite": "tonight",
    "à|a| meia - noite": "midnight",
    "ao| meio - dia": "noon",
    "{w} de_manhã": "{w} morning",
    "{d} de_manhã": "{d} morning",
    "{w} à|de {p}": "{w} {p}",
    "{d} à|de {p}": "{d} {p}",
    "toda|todo|cada {d}": "every {d}",
    "toda|cada {d} - feira": "every {d}",
    "toda|todo|todos_os|todas_as|cada {u}": "every {u}",
    "a_cada|cada {n} {u}": "every {n} {u}",
    "em|dentro_de| {n} dias|dia úteis|útil": "in {n} wd",
}
