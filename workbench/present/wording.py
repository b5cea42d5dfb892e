"""Every sentence and label that the views add to the content's own texts, in both languages.

Sentences with gaps are written with named fields and filled by `str.format`.
"""

from workbench.values import Text

# --- maturity -------------------------------------------------------------------------------------

STILL_OPEN = Text("noch offen", "still open")
NOT_APPLICABLE = Text("trifft nicht zu", "not applicable")
ANSWERED_OF = Text("{answered} von {asked} beantwortet", "{answered} of {asked} answered")
ANSWERED_SHORT = Text("{answered} von {asked}", "{answered} of {asked}")
COVERAGE = Text("{percent} beantwortet", "{percent} answered")
NOTHING_APPLIES = Text(
    "Alles ist als nicht zutreffend angegeben; deshalb gibt es keine Gesamtstufe.",
    "Everything was marked as not applicable, so there is no overall stage.",
)
CLARIFY_FIRST = Text(
    "Eine Gesamtstufe gibt es, sobald in jeder Dimension mindestens die Hälfte beantwortet ist.",
    "There is an overall stage once at least half of every dimension is answered.",
)

CRITERION_FULFILLED = Text("erfüllt", "fulfilled")
CRITERION_IN_PREPARATION = Text("in Vorbereitung", "in preparation")
CRITERION_OPEN = Text("offen", "open")
CRITERIA_MET = Text("Alle Kriterien sind erfüllt.", "All criteria are fulfilled.")
CRITERIA_READY = Text(
    "Kein Kriterium ist offen, aber noch nicht alle sind erfüllt.",
    "No criterion is open, but not all are fulfilled yet.",
)
CRITERIA_NOT_READY = Text("Mindestens ein Kriterium ist noch offen.", "At least one criterion is still open.")
CRITERIA_NONE = Text("Kein Kriterium trifft zu.", "No criterion applies.")

# --- answers --------------------------------------------------------------------------------------

LEVEL_ANSWER = Text("Stufe {level} ({name}): {described}", "Level {level} ({name}): {described}")
NOTHING_CHOSEN = Text("nichts davon", "none of these")
ROWS = Text("Zeilen: {rows}", "Rows: {rows}")
PROVIDED_BY = Text("Übernimmt für uns: {by}", "Done for us by: {by}")
REASON = Text("Begründung: {reason}", "Reason: {reason}")
FOR_THE_TEAM = Text("beantwortet; den Wortlaut liest nur das Team", "answered; only the team reads the wording")
NO_REASON = Text("keine angegeben", "none given")
NOTE = Text("Notiz: {note}", "Note: {note}")
EVIDENCE = Text("Nachweis: {evidence}", "Evidence: {evidence}")

# --- since the last round -------------------------------------------------------------------------

RISEN = Text("gestiegen von {before} auf {now}", "risen from {before} to {now}")
FALLEN = Text("gesunken von {before} auf {now}", "fallen from {before} to {now}")
SLIGHTLY_RISEN = Text("etwas gestiegen, weiterhin {now}", "risen a little, still {now}")
SLIGHTLY_FALLEN = Text("etwas gesunken, weiterhin {now}", "fallen a little, still {now}")
UNCHANGED = Text("unverändert bei {now}", "unchanged at {now}")
SINCE = Text("Seit der letzten Runde {movement}.", "Since the last round: {movement}.")
SINCE_OVER = Text(
    "Seit der letzten Runde {movement}, verglichen über {compared} von {all} Fragen.",
    "Since the last round: {movement}, compared across {compared} of {all} questions.",
)
OVER = Text("{movement} ({compared} von {all} Fragen)", "{movement} ({compared} of {all} questions)")
NOT_COMPARABLE = Text("nicht vergleichbar", "not comparable")
NOTHING_IN_BOTH = Text(
    "Kein Vergleich mit der letzten Runde: Keine Frage ist in beiden Runden beantwortet.",
    "No comparison with the last round: no question was answered in both rounds.",
)
ONLY_NOW = Text("{item} (nur in dieser Runde beantwortet)", "{item} (answered in this round only)")
ONLY_BEFORE = Text("{item} (nur in der letzten Runde beantwortet)", "{item} (answered in the last round only)")
TO_TARGET = Text("noch {distance}", "{distance} to go")
TARGET_REACHED = Text("erreicht", "reached")
TARGETS_REACHED = Text(
    "Ziel erreicht: {reached} von {all} Dimensionen.", "Target reached: {reached} of {all} dimensions."
)
ROUND_OF = Text("{title} ({date})", "{title} ({date})")

# --- how a figure comes about ---------------------------------------------------------------------

HOW = Text("Wie kommt die Stufe {level} zustande?", "How does level {level} come about?")
HOW_STAGE = Text("Wie kommt die Gesamtstufe zustande?", "How does the overall stage come about?")
HOW_OVERALL = Text("Wie kommt der Gesamtwert {level} zustande?", "How does the overall value {level} come about?")
WHY = Text("Warum steht hier „{word}“?", "Why does it say “{word}” here?")
WHY_NO_STAGE = Text("Warum gibt es noch keine Gesamtstufe?", "Why is there no overall stage yet?")
FIGURES_OF = Text("{title}: die Rechnung", "{title}: the calculation")
STAGES_OF = Text("Gesamtstufe: was jede Stufe verlangt", "Overall stage: what each stage asks for")
CLARIFY_OF = Text("Gesamtstufe: erst zu klären", "Overall stage: to be clarified first")

QUESTION = Text("Frage", "Question")
DIMENSION = Text("Dimension", "Dimension")
AREA = Text("Bereich", "Area")
POINTS = Text("Punkte", "Points")
LEVEL = Text("Stufe", "Level")
SHARE = Text("Anteil", "Share")
WEIGHT = Text("Gewicht", "Weight")
PRODUCT = Text("Gewicht × Anteil", "Weight × share")
SUM = Text("Summe", "Sum")
ANSWERED_HEAD = Text("Beantwortet", "Answered")
TARGET_HEAD = Text("Ziel", "Target")
DISTANCE_HEAD = Text("Bis zum Ziel", "To the target")
SINCE_HEAD = Text("Seit der letzten Runde", "Since the last round")
ESSENTIAL = Text("{title} (entscheidend)", "{title} (essential)")
LAST_ROUND_HEAD = Text("Letzte Runde", "Last round")
AREAS_IN_FIGURES = Text("Die Bereiche in Zahlen", "The areas in figures")
DISTANCES_IN_FIGURES = Text("Abstand zum Ziel, der größte zuerst", "Distance to the target, the largest first")
IN_FIGURES = Text("{area}: die Dimensionen in Zahlen", "{area}: the dimensions in figures")

POINTS_OF = Text("{points} von {maximum}", "{points} of {maximum}")
OPEN_ITEM = Text("offen, zählt noch nicht", "open, does not count yet")
NA_ITEM = Text("trifft nicht zu, zählt nicht", "not applicable, does not count")
NONE = Text("–", "–")

DIMENSION_RULE = Text(
    "Jede Antwort ergibt einen Anteil: ihre Punkte geteilt durch die höchsten, die möglich sind. "
    "Die Dimension ist das gewichtete Mittel der Anteile.",
    "Each answer gives a share: its points divided by the most that are possible. "
    "The dimension is the weighted mean of the shares.",
)
AREA_RULE = Text(
    "Gezählt werden die Dimensionen, die einen Wert haben, jede mit ihrem Gewicht.",
    "The dimensions that have a value are counted, each with its weight.",
)
OVERALL_RULE = Text(
    "Der Gesamtwert ist das gewichtete Mittel der Bereiche.", "The overall value is the weighted mean of the areas."
)
EXACTLY = Text("= {number}", "= {number}")
NEARLY = Text("≈ {number}", "≈ {number}")
SHARE_STEP = Text(
    "Anteil: {numerator} ÷ {denominator} {result} (Zähler: Summe der letzten Spalte; Nenner: Summe der Gewichte).",
    "Share: {numerator} ÷ {denominator} {result} (numerator: sum of the last column; denominator: sum of the weights).",
)
LEVEL_STEP = Text("Stufe: Anteil × {top} {result}.", "Level: share × {top} {result}.")
LEVEL_STEP_CUT = Text(
    "Stufe: Anteil × {top} {result}; gezeigt wird {level}, nach der ersten Stelle abgeschnitten.",
    "Level: share × {top} {result}; shown as {level}, cut after the first decimal.",
)
LEVEL_BRIEF = Text(
    "Stufe: {numerator} ÷ {denominator} × {top} {result}.", "Level: {numerator} ÷ {denominator} × {top} {result}."
)
LEVEL_BRIEF_CUT = Text(
    "Stufe: {numerator} ÷ {denominator} × {top} {result}, gezeigt als {level}.",
    "Level: {numerator} ÷ {denominator} × {top} {result}, shown as {level}.",
)
COVERAGE_STEP = Text(
    "Beantwortet ist ein Gewicht von {answered} aus {asked}, das sind {percent}.",
    "A weight of {answered} out of {asked} is answered, that is {percent}.",
)
MEAN_COVERAGE_STEP = Text(
    "Beantwortet sind {percent}, im gewichteten Mittel der Dimensionen.",
    "{percent} is answered, as the weighted mean of the dimensions.",
)
BELOW_HALF = Text(
    "Das ist weniger als die Hälfte; deshalb steht hier noch keine Zahl.",
    "That is less than half, so there is no figure here yet.",
)
AREA_BELOW_HALF = Text(
    "Dimensionen mit einem Wert haben zusammen das Gewicht {valued} von {all}, also weniger als die Hälfte; "
    "deshalb steht hier noch keine Zahl.",
    "Dimensions with a value have a weight of {valued} out of {all}. That is less than half, so there is no figure "
    "here yet.",
)
OVERALL_MISSING = Text(
    "Einen Gesamtwert gibt es erst, wenn jeder Bereich einen Wert hat. Es fehlt noch: {areas}.",
    "There is an overall value only once every area has a value. Still missing: {areas}.",
)
ALL_NA = Text(
    "Alles ist als nicht zutreffend angegeben und zählt deshalb nicht mit.",
    "Everything was marked as not applicable and so does not count.",
)

STAGE = Text("Gesamtstufe", "Overall stage")
STAGE_NAMED = Text("{level}: {title}", "{level}: {title}")
STAGE_OVERALL = Text("Gesamtwert", "Overall value")
STAGE_ESSENTIAL = Text("Jede entscheidende Dimension", "Every essential dimension")
STAGE_CONDITION_MET = Text("mindestens {needed}: ja", "at least {needed}: yes")
STAGE_CONDITION_FAILED = Text("mindestens {needed}: nein ({found})", "at least {needed}: no ({found})")
NAMED_LEVEL = Text("{title} {level}", "{title} {level}")
STAGE_RULE = Text(
    "Die Gesamtstufe ist die höchste, für die beides gilt: Der Gesamtwert liegt höchstens eine halbe Stufe darunter, "
    "und keine entscheidende Dimension liegt mehr als eine Stufe darunter. "
    "So verdeckt ein guter Durchschnitt keine Lücke, auf die es ankommt.",
    "The overall stage is the highest for which both hold: the overall value is at most half a level below it, "
    "and no essential dimension is more than one level below it. "
    "So a good average cannot hide a gap where it matters.",
)
STAGE_OF = Text("Der Gesamtwert ist {level}.", "The overall value is {level}.")
STAGE_HELD_BACK = Text(
    "Der Gesamtwert allein würde für die nächste Stufe reichen. Es fehlt an: {dimensions}.",
    "The overall value alone would be enough for the next stage. What is missing: {dimensions}.",
)
