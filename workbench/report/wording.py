"""Headings and fixed sentences of the report."""

from workbench.values import Text

TITLE = Text(
    "{site}: Engagementförderung\u00a0– Standort und Plan",
    "{site}: promoting civic engagement\u00a0– where we stand, what we plan",
)
SUBJECT = Text("Reifegrad und Maßnahmenplan", "Maturity and measure plan")
AS_OF = Text("Stand {date} · {kind}", "As of {date} · {kind}")
CONTENTS = Text("Inhalt", "Contents")
STAGE = Text("Gesamtstufe: {stage}", "Overall stage: {stage}")
NO_STAGE = Text("Gesamtstufe: noch offen", "Overall stage: still open")
OVERALL_LEVEL = Text(
    "Stufe {level} von {top} im gewichteten Mittel aller Bereiche.",
    "Level {level} of {top} as the weighted mean of all areas.",
)
HELD_BACK = Text("Das hält die Gesamtstufe zurück: {dimensions}.", "What holds the stage back: {dimensions}.")
CLARIFY = Text("Erst klären: {dimensions}.", "Clarify first: {dimensions}.")
PROFILE = Text("Profil", "Profile")
DIMENSION = Text("Dimension", "Dimension")
LEVEL = Text("Stufe", "Level")
TARGET = Text("Ziel", "Target")
ANSWERED = Text("Beantwortet", "Answered")
ESSENTIAL = Text("{title} (entscheidend)", "{title} (essential)")
DIMENSION_TABLE = Text("{area}: die Dimensionen in Zahlen", "{area}: the dimensions in figures")
SUPPLEMENTARY = Text("Ergänzende Fragebögen", "Supplementary questionnaires")
SUPPLEMENTARY_NOTE = Text(
    "Sie haben ein eigenes Ergebnis und zählen nicht zur Gesamtstufe.",
    "They have a result of their own and do not count towards the overall stage.",
)
STRENGTHS = Text("Stärken", "Strengths")
NEEDS = Text("Bedarfe", "Needs")
TOO_FEW_ANSWERS = Text(
    "Dazu lässt sich noch nichts sagen: Es ist zu wenig beantwortet.",
    "Too little has been answered to say anything yet.",
)
NO_STRENGTHS = Text("Noch erreicht keine Dimension Stufe 2.", "No dimension reaches level 2 yet.")
NO_NEEDS = Text("Keine Dimension liegt unter ihrem Ziel.", "No dimension lies below its target.")
HIGHLIGHT = Text("<b>{title}</b> (Stufe {level})", "<b>{title}</b> (level {level})")
NEXT = Text("Als Nächstes: {next}", "Next: {next}")
PLAN = Text("Maßnahmenplan", "Measure plan")
GOAL = Text("Strategisches Ziel: {goal}", "Strategic goal: {goal}")
PLAN_SUM = Text(
    "{period}. Maßnahmen: {measures}. Arbeitszeit des Teams: {hours}. Kosten: {cost}.",
    "{period}. Measures: {measures}. Working time of the team: {hours}. Cost: {cost}.",
)
TIMELINE = Text("Zeitplan", "Timeline")
LOAD_TABLE = Text("Auslastung je Monat", "Load by month")
MONTH = Text("Monat", "Month")
PLANNED = Text("geplant", "planned")
AVAILABLE = Text("verfügbar", "available")
LEFT_OUT = Text("Nicht im Plan", "Not in the plan")
MEASURE_TABLE = Text("Maßnahme „{title}“ im Überblick", "The measure “{title}” at a glance")
RESPONSIBLE = Text("Verantwortlich", "Responsible")
PERIOD = Text("Zeitraum", "Period")
EFFORT = Text("Aufwand", "Effort")
COST = Text("Kosten", "Cost")
DECISION = Text("Entscheidung", "Decision")
INDICATOR = Text("Woran wir es merken", "How we will notice")
STATUS = Text("Stand", "Status")
LIFTS = Text("Bewirkt", "Lifts")
LIFT = Text("{item} Von „{before}“ zu „{after}“", "{item} From “{before}” to “{after}”")
WAITS_FOR = Text("Wartet auf", "Waits for")
FEATURE = Text("Merkmal", "Feature")
CONTENT = Text("Angabe", "Entry")
ANNEX = Text("Anhang: alle Antworten", "Annex: all answers")
ITEM = Text("Frage", "Question")
ROW_TABLE = Text("Zeilen zu: {item}", "Rows of: {item}")
METHOD = Text("Zur Methode", "About the method")
METHOD_TEXT = Text(
    "Jede Frage ergibt einen Anteil an ihrer höchsten Stufe; Dimensionen und Bereiche sind gewichtete Mittel davon. "
    "Was nicht zutrifft, zählt nicht mit. "
    "Wo weniger als die Hälfte beantwortet ist, steht „noch offen“ statt einer Zahl. "
    "Gezeigte Stufen sind abgeschnitten, nicht gerundet. Fragenkatalog: {content}, Prüfsumme {digest}.",
    "Every question gives a share of its highest level; dimensions and areas are weighted means of these. "
    "What does not apply is not counted. Where less than half is answered, “still open” stands instead of a figure. "
    "Levels shown are truncated, not rounded. Catalogue of questions: {content}, checksum {digest}.",
)
