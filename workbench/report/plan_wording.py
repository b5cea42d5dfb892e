"""Headings and fixed sentences of the plan in the report."""

from workbench.values import Text

PLAN = Text("Maßnahmenplan", "Measure plan")
PLAN_SUM = Text(
    "Zeitraum: {period}; Maßnahmen: {measures}; Arbeitszeit des Teams: {hours}; Kosten: {cost}",
    "Period: {period}; measures: {measures}; working time of the team: {hours}; cost: {cost}",
)
NO_MEASURES = Text("Der Plan enthält zurzeit keine Maßnahme.", "At present the plan contains no measure.")
OLDER_ANSWERS = Text(
    "Der Plan beruht auf den Antworten vom {plan}, das Profil in diesem Bericht auf denen vom {profile}.",
    "The plan is based on the answers of {plan}, the profile in this report on those of {profile}.",
)

# Timeline and load
TIMELINE = Text("Zeitplan und Auslastung", "Timeline and load")
IN_TIME = Text("Zeitplan", "Timeline")
EVENTS = Text("Termine im Zeitplan:", "Dates in the timeline:")
EVENT = Text("{title}, {when}", "{title}, {when}")
EVENT_AT = Text("{title}, {when}, {place}", "{title}, {when}, {place}")
BUSIEST = Text(
    "Am meisten zu tun ist im {month} ({planned} von {available}).",
    "The busiest month is {month} ({planned} of {available}).",
)
FULL_MONTHS = Text("Ganz verplant: {months}.", "Fully planned: {months}.")
OVER_MONTHS = Text("Mehr geplant als verfügbar: {months}.", "More planned than available: {months}.")
OVER_MONTH = Text("{month} ({planned} von {available})", "{month} ({planned} of {available})")
LOAD_TABLE = Text("Stunden je Monat: geplant und verfügbar", "Hours by month: planned and available")
HOURS = Text("Stunden", "Hours")
PLANNED_IN = Text("{year}, geplant", "{year}, planned")
AVAILABLE_IN = Text("{year}, verfügbar", "{year}, available")

# Decisions
DECISIONS = Text("Nötige Entscheidungen", "Decisions needed")
DECISIONS_TABLE = Text(
    "Was wer bis wann entscheidet, das Dringendste zuerst",
    "What is to be decided by whom and by when, most urgent first",
)
NUMBER = Text("Nr.", "No.")
UNTIL = Text("Bis", "By")
WHO_DECIDES = Text("Wer entscheidet", "Who decides")
SENTENCE = Text("Beschlusstext", "Text of the decision")
LATE = Text("überfällig", "overdue")

# How far it is
STANDING = Text("Stand der Umsetzung", "How far the plan has come")
NOTHING_BEGUN = Text("Noch hat keine Maßnahme begonnen.", "No measure has begun yet.")
OVERDUE = Text("Überfällig:", "Overdue:")
OVERDUE_MEASURE = Text("{number} {title}: {late}", "{number} {title}: {late}")
OVERDUE_DECISION = Text(
    "{number} {title}: Entscheidung ({body}) war {until} nötig",
    "{number} {title}: decision ({body}) was needed {until}",
)
STANDING_TABLE = Text("Maßnahmen, die begonnen haben oder erledigt sind", "Measures that have begun or are done")
MEASURE = Text("Maßnahme", "Measure")
STATE = Text("Stand", "Status")
REMARK = Text("Bemerkung", "Remark")
NEXT = Text("Als Nächstes beginnt:", "What begins next:")
NEXT_MEASURE = Text("{number} {title} ({period}, {responsible})", "{number} {title} ({period}, {responsible})")

# What to expect
EXPECTATION = Text("Erwartetes Profil", "Expected profile")
EXPECTATION_NOTE = Text(
    "Rechts steht, was nach dem Plan zu erwarten ist. Wo dort zwei Zahlen stehen, gilt die kleinere, falls nur die "
    "erste Hälfte der Maßnahmen rechtzeitig fertig wird.",
    "On the right is what can be expected after the plan. Where there are two figures, the smaller one applies if only "
    "the first half of the measures is finished in time.",
)

# Money and upkeep
MONEY = Text("Kosten und Folgeaufwand", "Cost and upkeep")
MONEY_TABLE = Text(
    "Kosten nach Jahren; eine Maßnahme zählt in dem Jahr, in dem sie beginnt",
    "Cost by year; a measure counts in the year in which it starts",
)
YEAR = Text("Jahr", "Year")
MEASURES = Text("Maßnahmen mit Kosten", "Measures that cost money")
COST_OF_MEASURE = Text("{number} {title}: {cost}", "{number} {title}: {cost}")
SUM = Text("Summe", "Total")
UPKEEP = Text(
    "Sind alle Maßnahmen umgesetzt, braucht ihr Fortbestand {hours}:",
    "Once all measures are carried out, keeping them up takes {hours}:",
)
UPKEEP_OF_MEASURE = Text("{number} {title}: {upkeep}", "{number} {title}: {upkeep}")
NO_UPKEEP = Text("Danach braucht keine Maßnahme weitere Stunden.", "Afterwards no measure takes any more hours.")

# Measures
NUMBERED = Text("{number} {title}", "{number} {title}")
RESPONSIBLE = Text("Verantwortlich", "Responsible")
PERIOD = Text("Zeitraum", "Period")
EFFORT = Text("Aufwand", "Effort")
COST = Text("Kosten", "Cost")
BASIS = Text("Grundlage", "Basis")
DECISION = Text("Entscheidung", "Decision")
DECISION_BY = Text("{decision}, nötig bis {date}", "{decision}, needed by {date}")
INDICATOR = Text("Woran wir es merken", "How we will notice")
LIFTS = Text("Bewirkt", "Improves")
LIFT = Text("Von „{before}“ zu „{after}“", "From “{before}” to “{after}”")
WAITS_FOR = Text("Wartet auf", "Waits for")
LINKS = Text("Links", "Links")
LINK = Text("{title}: {url}", "{title}: {url}")

# What is left out
LEFT_OUT = Text("Nicht im Plan", "Not in the plan")
LEFT_OUT_NOTE = Text(
    "Geprüft und nicht aufgenommen, jeweils mit dem Grund.", "Examined and not included, each with the reason."
)
OPEN_ANSWERS = Text(
    "Welche Fragen noch offen sind, zeigt der Anhang.", "The annex shows which questions are still open."
)
WITH_DETAIL = Text("{title}: {detail}", "{title}: {detail}")
