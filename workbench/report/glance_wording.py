"""Headings and sentences of the plan at a glance."""

from workbench.values import Text

TITLE = Text("Der Plan auf einen Blick", "The plan at a glance")
CAPTION = Text("Alle Maßnahmen, {period}", "All measures, {period}")
NUMBER = Text("Nr.", "No.")
MEASURE = Text("Maßnahme", "Measure")
WHEN = Text("Zeitraum", "Period")
WHO = Text("Entscheidung", "Decision")
NO_DECISION = Text("keine nötig", "none needed")
STATUS = Text("Stand", "Status")
HOURS = Text("Aufwand", "Effort")
COST = Text("Kosten", "Cost")
SUM = Text("Zusammen {measures} Maßnahmen", "{measures} measures in total")
SUM_ONE = Text("Zusammen eine Maßnahme", "One measure in total")
MONEY = Text("Kosten nach Jahren: {years}.", "Cost by year: {years}.")
YEAR = Text("{year}\u00a0– {cost}", "{year}\u00a0– {cost}")
ESTIMATES = Text(
    "Aufwand ist Arbeitszeit des Entwicklungsteams. Aufwand und Wirkung sind geschätzt, wo der Plan keine Quelle hat.",
    "Effort is working time of the development team. Effort and effect are estimates where the plan gives no source.",
)
