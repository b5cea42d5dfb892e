"""What charts say instead of showing it, and the few words inside them."""

from workbench.values import Text

BARS = Text("Balkendiagramm, Stufen von 0 bis {top}: {values}.", "Bar chart, levels from 0 to {top}: {values}.")
TARGET = Text("Ziel {level}", "target {level}")
PREVIOUS = Text("letzte Runde {level}", "last round {level}")
OTHERS_MEDIAN = Text("Median der anderen Kommunen {level}", "median of the other municipalities {level}")
RADAR = Text(
    "Netzdiagramm {area}, Stufen von 0 bis {top}: {values}.", "Radar chart {area}, levels from 0 to {top}: {values}."
)
RADAR_ENDS = Text(
    "Am höchsten liegt {highest}, am niedrigsten {lowest}.", "{highest} is the highest, {lowest} the lowest."
)
RADAR_TARGETS = Text(
    "Ihr Ziel erreichen {reached} von {all} Dimensionen.", "{reached} of {all} dimensions reach their target."
)
RADAR_PREVIOUS = Text(
    "Seit der letzten Runde sind {risen} gestiegen und {fallen} gesunken.",
    "Since the last round {risen} have risen and {fallen} have fallen.",
)
TIMELINE_ROWS = Text("Zeitplan nach Handlungsfeldern: {values}.", "Timeline by field of action: {values}.")
TIMELINE_PART = Text(
    "Zeitplan nach Handlungsfeldern, Teil {part} von {parts}: {values}.",
    "Timeline by field of action, part {part} of {parts}: {values}.",
)
TIMELINE_DECISIONS = Text("Nötige Entscheidungen: {values}.", "Decisions needed: {values}.")
TIMELINE_EVENTS = Text("Termine: {values}.", "Dates: {values}.")
LOAD_COLUMNS = Text("Säulendiagramm, Stunden je Monat: {values}.", "Column chart, hours a month: {values}.")
LOAD_OF_MONTH = Text("{month} {planned} von {available}", "{month} {planned} of {available}")
LOAD_OVER = Text("Mehr als verfügbar: {values}.", "More than available: {values}.")
EXPECTATION = Text(
    "Balkendiagramm {area}, Stufen von 0 bis {top}: {values}.", "Bar chart {area}, levels from 0 to {top}: {values}."
)
EXPECTED_LEVEL = Text(
    "{title}: heute {today}, nach dem Plan {expected}", "{title}: today {today}, after the plan {expected}"
)
LATE_LEVEL = Text("wenn sich die zweite Hälfte verzögert {level}", "if the second half slips {level}")

TODAY = Text("heute", "today")
GOAL = Text("Ziel", "target")
LAST_ROUND = Text("letzte Runde", "last round")
OTHERS = Text("Median der anderen Kommunen", "median of the other municipalities")
EXPECTED = Text("nach dem Plan erwartet (Zahl rechts)", "expected after the plan (number on the right)")
IF_LATE = Text("wenn sich die zweite Hälfte verzögert", "if the second half slips")
WHOLE_AREA = Text("Bereich im Ganzen", "Area as a whole")
AFTER = Text("nach dem Plan", "after the plan")
EXPECTED_BAR = Text("nach dem Plan erwartet", "expected after the plan")
TODAY_LEVEL = Text("heute {level}", "today {level}")
DECISION = Text("bis dahin zu entscheiden: {body}", "to be decided by then: {body}")
EVENT = Text("Termin (Nummer siehe Liste)", "date (number as in the list)")
EARLIER = Text("begann früher", "began earlier")
EVENTS = Text("Termine", "Dates")
PLANNED = Text("geplant", "planned")
AVAILABLE = Text("verfügbar", "available")
PLANNED_HOURS = Text("Stunden geplant", "hours planned")
AVAILABLE_HOURS = Text("Stunden verfügbar", "hours available")
OVER = Text("mehr als verfügbar", "more than available")

HEATMAP = Text(
    "Heatmap: {sites} Kommunen und {dimensions} Dimensionen, Stufen von 0 bis {top}. Die Tabelle enthält alle Zahlen.",
    "Heat map: {sites} municipalities and {dimensions} dimensions, levels from 0 to {top}. The table has all numbers.",
)
SPREAD = Text("Streuung {area}, Stufen von 0 bis {top}: {values}.", "Spread {area}, levels from 0 to {top}: {values}.")
SPREAD_OF = Text(
    "{title}: {least} bis {greatest}, Median {median}, mittlere Hälfte {lower} bis {upper}",
    "{title}: {least} to {greatest}, median {median}, middle half {lower} to {upper}",
)
OVERLAY = Text(
    "Profile {area}, Stufen von 0 bis {top}: {values}.", "Profiles {area}, levels from 0 to {top}: {values}."
)
NO_VALUE = Text("noch offen", "still open")
LEVELS = Text("Stufe {first} bis {last}", "levels {first} to {last}")
LEVEL = Text("Stufe {level}", "level {level}")
SITE = Text("eine Kommune", "a municipality")
MIDDLE_HALF = Text("mittlere Hälfte der Kommunen", "middle half of the municipalities")
MEDIAN = Text("Median (Zahl rechts)", "median (number on the right)")
MEDIAN_BEFORE = Text("Median der Runde davor", "median of the round before")
RANGE = Text("von der niedrigsten bis zur höchsten", "from the lowest to the highest")
