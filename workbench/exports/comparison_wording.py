"""What the files of a comparison say beside the comparison itself: names of sheets, columns, fixed sentences."""

from workbench.values import Text

COMPARISON = Text("Vergleich der Kommunen, {round}", "Comparison of municipalities, {round}")
COMPARISON_OF = Text("{cohort}: Vergleich der Kommunen, {round}", "{cohort}: comparison of municipalities, {round}")

# Sheets
SHEET_HEATMAP = Text("Heatmap", "Heat map")
SHEET_SPREAD = Text("Streuung", "Spread")
SHEET_CHANGE = Text("Veränderung", "Change")
SHEET_CHANGES = Text("Veränderung je Kommune", "Change by municipality")
SHEET_TOPICS = Text("Themen", "Topics")
SHEET_SITES = Text("Kommunen", "Municipalities")

# Columns
COHORT = Text("Kohorte", "Cohort")
ROUND = Text("Runde", "Round")
SITE = Text("Kommune", "Municipality")
KIND = Text("Art", "Kind")
SIZE = Text("Größenklasse", "Size class")
POPULATION = Text("Einwohnerzahl", "Population")
STAGE = Text("Gesamtstufe", "Overall stage")
STAGE_TITLE = Text("Bezeichnung der Stufe", "Name of the stage")
AREA = Text("Bereich", "Area")
DIMENSION = Text("Dimension", "Dimension")
LEVEL = Text("Stufe", "Level")
CHANGE = Text("Veränderung", "Change")
VALUES = Text("Kommunen mit Wert", "Municipalities with a value")
LEAST = Text("Niedrigste", "Lowest")
LOWER = Text("Unteres Viertel bis", "Lowest quarter up to")
MEDIAN = Text("Mitte (Median)", "Median")
UPPER = Text("Oberes Viertel ab", "Highest quarter from")
GREATEST = Text("Höchste", "Highest")
MEDIAN_BEFORE = Text("Mitte, Runde davor", "Median, round before")
MEDIAN_NOW = Text("Mitte, diese Runde", "Median, this round")
MEDIAN_CHANGE = Text("Mittlere Veränderung", "Median change")
IN_BOTH = Text("Kommunen in beiden Runden", "Municipalities in both rounds")
RISEN = Text("Davon gestiegen", "Of these risen")
FALLEN = Text("Davon gesunken", "Of these fallen")
TOPIC = Text("Thema", "Topic")
FIGURE = Text("Zahl", "Figure")
TALK = Text("Wer könnte wem berichten", "Who could tell whom")

# Beside the tables
AREA_MEAN = Text("Bereich im Ganzen", "Area as a whole")
MIDDLE = Text("Mitte der Kohorte", "Median of the cohort")
LEVELS = Text(
    "Stufen von 0 bis {top}, nach der ersten Stelle abgeschnitten. Je dunkler eine Zelle, desto höher die Stufe.",
    "Levels from 0 to {top}, cut after the first decimal. The darker a cell, the higher the level.",
)
SPREAD_NOTE = Text(
    "Zwischen den beiden Vierteln liegt die mittlere Hälfte der Kommunen.",
    "The middle half of the municipalities lies between the two quarters.",
)
CHANGE_NOTE = Text(
    "Verglichen mit: {before}. Die mittlere Veränderung zählt nur Kommunen mit einem Wert in beiden Runden; "
    "die Mitte der Runde davor zählt alle, die damals teilgenommen haben.",
    "Compared with: {before}. The median change counts only municipalities with a value in both rounds; "
    "the median of the round before counts all that took part then.",
)
CHANGES_NOTE = Text(
    "Veränderung der Stufe seit: {before}. Blau: gestiegen, orange: gesunken. "
    "Leere Zellen: kein Wert in beiden Runden.",
    "Change of the level since: {before}. Blue: risen, orange: fallen. Empty cells: no value in both rounds.",
)
NO_SITES = Text("Noch hat keine Kommune abgegeben.", "No municipality has submitted yet.")
NO_VALUES = Text("Noch hat keine Dimension einen Wert.", "No dimension has a value yet.")
NO_CHANGE = Text("Keine Kommune hat einen Wert in beiden Runden.", "No municipality has a value in both rounds.")
