"""Headings and sentences of the plan at a glance."""

from workbench.values import Text

TITLE = Text("Der Plan auf einen Blick", "The plan at a glance")
GOAL = Text("Strategisches Ziel: {goal}", "Strategic goal: {goal}")
NO_PLAN = Text("Es gibt noch keinen Maßnahmenplan.", "There is no measure plan yet.")
EMPTY = Text("Im Plan steht keine Maßnahme.", "There is no measure in the plan.")
CAPTION = Text("Alle Maßnahmen, {period}", "All measures, {period}")
NUMBER = Text("Nr.", "No.")
MEASURE = Text("Maßnahme", "Measure")
WHEN = Text("Zeitraum", "Period")
WHO = Text("Entscheidung", "Decision")
NO_DECISION = Text("keine nötig", "none needed")
STATUS = Text("Stand", "Status")
HOURS = Text("Aufwand", "Effort")
COST = Text("Kosten", "Cost")
SUM = Text("Zusammen, Zahl der Maßnahmen: {measures}", "Altogether, number of measures: {measures}")
MONEY = Text("Kosten nach Jahren: {years}.", "Cost by year: {years}.")
YEAR = Text("{year}\u00a0– {cost}", "{year}\u00a0– {cost}")
ESTIMATES = Text(
    "Aufwand ist Arbeitszeit des Entwicklungsteams. Aufwand und Wirkung sind geschätzt, wo der Plan keine Quelle hat.",
    "Effort is working time of the development team. Effort and effect are estimates where the plan names no source.",
)
