"""Headings and fixed sentences of the report."""

from workbench.values import Text

TITLE = Text(
    "{site}: Engagementförderung\u00a0– Standort und Plan",
    "{site}: promoting civic engagement\u00a0– where we stand, what we plan",
)
SUBJECT = Text("Reifegrad und Maßnahmenplan", "Maturity and measure plan")
CONTENTS = Text("Inhalt", "Contents")
STAGE = Text("Gesamtstufe: {stage}", "Overall stage: {stage}")
NO_STAGE = Text("Gesamtstufe: noch offen", "Overall stage: still open")
OVERALL_LEVEL = Text(
    "Im Mittel aller Bereiche, nach ihrem Gewicht: Stufe {level} von {top}.",
    "Mean of all areas, by their weight: level {level} of {top}.",
)
HELD_BACK = Text("Zurückgehalten wird sie durch: {dimensions}.", "It is held back by: {dimensions}.")
CLARIFY = Text("Erst klären: {dimensions}.", "Clarify first: {dimensions}.")
LEVEL_BEFORE = Text("In der letzten Runde war es Stufe {level}.", "In the last round it was level {level}.")
PROFILE = Text("Profil", "Profile")
AREA = Text("{title}: Stufe {level}", "{title}: level {level}")
AREA_BEFORE = Text("Letzte Runde: Stufe {level}.", "Last round: level {level}.")
AREA_MEDIAN = Text(
    "In der Mitte der anderen Kommunen (Median): Stufe {level}.",
    "In the middle of the other municipalities (median): level {level}.",
)
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
LAST_ROUND = Text("Letzte Runde", "Last round")
STAR = Text(
    "* Verglichen nur über die Fragen, die in beiden Runden beantwortet sind.",
    "* Compared only across the questions that were answered in both rounds.",
)
STRENGTHS_NOTE = Text(
    "Die Dimensionen (Themen) mit den höchsten Stufen, ab Stufe 2, je mit der Frage, bei der am meisten erreicht ist.",
    "The dimensions (topics) with the highest levels, from level 2 up, each with the question where most has been "
    "reached.",
)
NEEDS_NOTE = Text(
    "Die Dimensionen mit dem größten Abstand zum Ziel, nach Gewicht, je mit der Frage, bei der am meisten fehlt.",
    "The dimensions furthest from their target, by weight, each with the question where most is missing.",
)
NEEDS_OF_PLAN_NOTE = Text(
    "Die Dimensionen mit dem größten Abstand zum Ziel, nach Gewicht, den eine Maßnahme des Plans verringert, je mit "
    "der Frage, bei der am meisten fehlt.",
    "The dimensions furthest from their target, by weight, that a measure in the plan brings closer to it, each with "
    "the question where most is missing.",
)
REACHED = Text("Erreicht", "Reached")
TOP_REACHED = Text("Die höchste Stufe ist erreicht.", "The highest level has been reached.")
STRENGTHS = Text("Stärken", "Strengths")
NEEDS = Text("Bedarfe", "Needs")
NO_STRENGTHS = Text("Noch erreicht keine Dimension Stufe 2.", "No dimension has reached level 2 yet.")
NO_NEEDS = Text("Keine Dimension liegt unter ihrem Ziel.", "No dimension is below its target.")
HIGHLIGHT = Text(
    "<b>{title}</b> (Stufe {level},\u00a0Ziel {target})", "<b>{title}</b> (level {level},\u00a0target {target})"
)
DIMENSION_AND_ITEM = Text("Dimension und Frage", "Dimension and question")
NEXT = Text("Als Nächstes", "Next")
STATUS = Text("Stand", "Status")
ANNEX = Text("Anhang: alle Antworten und Rechnungen", "Annex: all answers and calculations")
ANNEX_NOTE = Text(
    "Die Nummern sind dieselben wie im gedruckten Fragebogen. Bei jeder Frage steht die gemeinsame Antwort mit Notizen "
    "und Nachweisen, rechts, was sie zur Stufe beiträgt.",
    "The numbers are those of the printed questionnaire. Each question comes with the agreed answer, notes and "
    "evidence; on the right is what it adds to the level.",
)
NUMBER = Text("Nr.", "No.")
ANSWER = Text("Frage und gemeinsame Antwort", "Question and agreed answer")
TABLE_BELOW = Text("{answer}, siehe die Tabelle darunter", "{answer}, see the table below")
ITEM = Text("Frage", "Question")
ROW_TABLE = Text("Zeilen zu {code}: {item}", "Rows for {code}: {item}")
METHOD = Text("Zur Methode", "About the method")

# Report of a cohort
COHORT_TITLE = Text(
    "{cohort}: Vergleich\u00a0der\u00a0Kommunen", "{cohort}: comparison of\u00a0the\u00a0municipalities"
)
COHORT_TITLE_LETTERS = Text("Vergleich der Kommunen", "Comparison of the municipalities")
COHORT_SUBJECT = Text("Bericht über die Kohorte", "Report on the cohort")
COHORT_AS_OF = Text("{round} · Stand {date}", "{round} · as of {date}")
COHORT_LETTERS = Text(
    "Buchstaben stehen für die Kommunen; ihre Reihenfolge sagt nichts über die Namen.",
    "Letters stand for the municipalities; their order says nothing about the names.",
)
COHORT_TOPIC = Text("<b>{title}</b> ({figure})", "<b>{title}</b> ({figure})")
COHORT_OVERALL = Text("Die Kohorte im Überblick", "The cohort at a glance")
COHORT_SITES = Text("Die Kommunen", "The municipalities")
COHORT_SITES_TABLE = Text(
    "Kommunen, die abgegeben haben, in der Reihenfolge der Namen",
    "Municipalities that have submitted, in the order of their names",
)
COHORT_LETTERS_TABLE = Text(
    "Kommunen, die abgegeben haben, in der Reihenfolge der Buchstaben",
    "Municipalities that have submitted, in the order of their letters",
)
SITE = Text("Kommune", "Municipality")
KIND = Text("Art", "Kind")
SIZE = Text("Größenklasse", "Size class")
OVERALL_STAGE = Text("Gesamtstufe", "Overall stage")
SPREAD = Text("Streuung", "Spread")
SPREAD_NOTE = Text(
    "Jeder Punkt ist eine Kommune; gleiche Werte stehen übereinander. Das Feld umfasst die mittlere Hälfte der "
    "Kommunen. Der Median ist die Mitte: So viele Kommunen liegen darunter wie darüber.",
    "Each dot is a municipality; equal values are stacked. The box holds the middle half of them. "
    "The median is the middle: as many municipalities lie below it as above.",
)
SPREAD_NOTE_MANY = Text(
    "Bei mehr als {most} Kommunen steht hier nicht jede einzelne; die Tabellendatei enthält alle. "
    "Die Linie reicht von der niedrigsten bis zur höchsten Stufe, das Feld umfasst die mittlere Hälfte der Kommunen. "
    "Der Median ist die Mitte: So viele Kommunen liegen darunter wie darüber.",
    "With more than {most} municipalities not every single one is shown here; the spreadsheet holds them all. "
    "The line reaches from the lowest to the highest level, the box holds the middle half of the municipalities. "
    "The median is the middle: as many of them lie below it as above.",
)
SPREAD_TABLE = Text("{area}: Streuung in Zahlen", "{area}: spread in figures")
VALUES = Text("Mit Wert", "With a value")
LEAST = Text("Niedrigste", "Lowest")
QUARTILES = Text("Mittlere Hälfte", "Middle half")
FROM_TO = Text("{lower} bis {upper}", "{lower} to {upper}")
MEDIAN = Text("Median", "Median")
OPEN = Text("noch offen", "still open")
GREATEST = Text("Höchste", "Highest")
HEATMAP = Text("Stufen aller Kommunen", "Levels of all municipalities")
HEATMAP_NOTE = Text(
    "Stufen von 0 bis {top}; je dunkler eine Zelle, desto höher die Stufe. Zellen ohne Farbe (–) sind noch offen.",
    "Levels from 0 to {top}; the darker a cell, the higher the level. Cells without colour (–) are still open.",
)
HEATMAP_TABLE = Text("{area}: Stufen der Kommunen", "{area}: levels of the municipalities")
HEATMAP_TABLE_PART = Text(
    "{area}: Stufen der Kommunen, Teil {part} von {parts}",
    "{area}: levels of the municipalities, part {part} of {parts}",
)
DEVELOPMENT = Text("Entwicklung seit: {before}", "Development since: {before}")
DEVELOPMENT_NOTE = Text(
    "„Damals“ und „heute“ ist der Median aller Kommunen, die in der jeweiligen Runde abgegeben haben. "
    "Die Veränderung ist die mittlere der Kommunen, die in beiden Runden einen Wert haben; "
    "sie muss deshalb nicht der Unterschied von damals und heute sein.",
    "“Then” and “now” stand for the median of all municipalities that submitted in the round in question. "
    "The change is the median change of the municipalities that have a value in both rounds, "
    "so it need not be the difference between then and now.",
)
DEVELOPMENT_NONE = Text("Keine Kommune hat einen Wert in beiden Runden.", "No municipality has a value in both rounds.")
DEVELOPMENT_TABLE = Text("{area}: Entwicklung in Zahlen", "{area}: development in figures")
BEFORE = Text("Damals", "Then")
NOW = Text("Heute", "Now")
MEDIAN_CHANGE = Text("Veränderung", "Change")
RISEN = Text("Gestiegen", "Risen")
FALLEN = Text("Gesunken", "Fallen")
IN_BOTH = Text("In beiden", "In both")
WHOLE_AREA = Text("Bereich im Ganzen", "Area as a whole")
COHORT_METHOD_TEXT = Text(
    "Verglichen wird, was die Kommunen bei der Abgabe über sich gesagt haben; die Stufen sind gewichtete Mittel ihrer "
    "Antworten. Gezeigte Stufen sind abgeschnitten, nicht gerundet. Viertel und Median teilen die Kommunen der Größe "
    "ihres Werts nach; zwischen zwei Kommunen wird im Verhältnis geteilt. Themen ergeben sich aus diesen Zahlen: gut, "
    "wo der Median am höchsten ist, nötig, wo er am niedrigsten ist, unterschiedlich, wo Höchste und Niedrigste am "
    "weitesten auseinanderliegen.",
    "What is compared is what the municipalities said about themselves when they submitted; levels are weighted means "
    "of their answers. Levels shown are truncated, not rounded. Quarters and median divide the municipalities by the "
    "size of their value, in proportion between two of them. Topics follow from these figures: good where the median "
    "is highest, needed where it is lowest, differing where highest and lowest lie furthest apart.",
)
