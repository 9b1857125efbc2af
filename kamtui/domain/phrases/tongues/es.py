"""Spanish."""

WEEKDAYS = "lunes lun|martes mar|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom"
MONTHS = (
    "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sept sep"
    "|octubre oct|noviembre nov|diciembre dic"
)
SHOWN_DAYS = "lun mar mié jue vie sáb dom"
SHOWN_MONTHS = "ene feb mar abr may jun jul ago sept oct nov dic"
SHOWN_WEEKDAYS = "lunes martes miércoles jueves viernes sábado domingo"
SHOWN_MONTH_NAMES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
MONTH_OF_YEAR = "{month} de {year}"
SHORT = "lun mar mie jue vie sab dom ago dic"
DAYS = {"today": "hoy", "tomorrow": "mañana", "yesterday": "ayer", "now": "ahora ahorita"}
PARTS = {"morning": "temprano", "afternoon": "tarde", "night": "noche"}
UNITS = {
    "day": "día días",
    "week": "semana semanas",
    "month": "mes meses",
    "quarter": "trimestre trimestres",
    "year": "año años",
    "hour": "hora horas h",
    "minute": "minuto minutos min",
}
NUMBERS = {
    "1": "un una uno", "2": "dos", "3": "tres", "4": "cuatro", "5": "cinco", "6": "seis", "7": "siete", "8": "ocho",
    "9": "nueve", "10": "diez", "11": "once", "12": "doce", "15": "quince", "20": "veinte", "30": "treinta",
}  # fmt: skip
NEAR = {"x": "próximo próxima siguiente", "s": "este esta", "l": "último última"}
LEADS = {"until": "hasta", "on": "el", "at": "a"}
PHRASES = {
    "pasado mañana": "day after tomorrow",
    "anteayer": "day before yesterday",
    "antes de ayer": "day before yesterday",
    "el|este| {d} que_viene|próximo": "next {d}",
    "la|el| {u} que_viene|próximo|próxima|entrante": "next {u}",
    "el|la {x} {u}": "next {u}",
    "el {x} {d}": "next {d}",
    "el {d}": "{d}",
    "el| {d} pasado": "last {d}",
    "la|el| {u} pasado|pasada": "last {u}",
    "el {d} de_la_próxima_semana|de_la_semana_que_viene": "{d} of next week",
    "este|el| fin_de_semana": "this weekend",
    "el| próximo fin_de_semana": "next weekend",
    "el| fin_de_semana que_viene": "next weekend",
    "en|dentro_de {n} {u}": "in {n} {u}",
    "hace {n} {u}": "{n} {u} ago",
    "el| {n} de {m}": "{n} {m}",
    "el| {n} de {m} de|del {N}": "{n} {m} {N}",
    "el {N}": "the {N}~th",
    "el| primero de {m}": "1 {m}",
    "a|al|para| fin|final|finales|fines de|del|de_la|de_este|de_esta {u}": "end of {u}",
    "a|al| fin|final|finales|fines de {m}": "end of {m}",
    "al| fin|final|finales de|del|de_la {x} {u}": "end of next {u}",
    "a|al| principio|principios|comienzo|inicio de|del|de_la {u}": "start of {u}",
    "a|al| principio|principios|comienzo|inicio de {m}": "start of {m}",
    "a| mediados de|del|de_la {u}": "middle of {u}",
    "a| mediados de {m}": "middle of {m}",
    "en {m}": "in {m}",
    "a_las|a_la {n}": "at {n}",
    "a_las|a_la {n} horas|hora": "at {n}~:~00",
    "de|por|en la tarde": "in the afternoon",
    "de|por|en la mañana": "in the morning",
    "de|por|en la noche": "in the evening",
    "esta mañana": "this morning",
    "esta tarde": "this afternoon",
    "esta noche": "tonight",
    "el|este {d} de_esta_semana": "{d} of this week",
    "{d} de_la_próxima_semana": "{d} of next week",
    "el|la| {u} siguiente": "next {u}",
    "día|el_día {N}": "the {N}~th",
    "el| uno de {m}": "1 {m}",
    "medio día": "noon",
    "en algunos|unos {u}": "in few {u}",
    "{m} {N} del|de {N2}": "{N} {m} {N2}",
    "a_las|a_la {N} : {N2}": "at {N}~:~{N2}",
    "a_las {n} y_media": "at {n}~:~30",
    "a_las {n} y_cuarto": "at {n}~:~15",
    "al mediodía": "noon",
    "mediodía": "noon",
    "{w} por_la mañana": "{w} morning",
    "{d} por_la mañana": "{d} morning",
    "{w} por_la {p}": "{w} {p}",
    "{d} por_la {p}": "{d} {p}",
    "cada|todos_los {d}": "every {d}",
    "cada|todos_los|todas_las {u}": "every {u}",
    "cada {n} {u}": "every {n} {u}",
    "en|dentro_de| {n} días|día hábiles|hábil|laborables|laborable": "in {n} wd",
}
