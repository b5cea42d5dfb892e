"""What files say beside what they hold: names of files, sheets, columns and headings, fixed sentences."""

from workbench.values import Language, Text


def say(text: Text, language: Language, **values: object) -> str:
    """A sentence of ours, its gaps filled."""
    return text.in_language(language).format(**values)


REPORT_OF = Text("Bericht {site}", "Report {site}")
REPORTS_OF = Text("Berichte {title}", "Reports {title}")
PLAN_OF = Text("{site}: Maßnahmenplan Engagementförderung", "{site}: measure plan for civic engagement")
AS_OF = Text("Stand {date}", "As of {date}")
PAGE_OF = Text("Seite {page} von {pages}", "Page {page} of {pages}")

# Sheets
SHEET_PLAN = Text("Plan", "Plan")
SHEET_TIMELINE = Text("Zeitplan", "Timeline")
SHEET_LOAD = Text("Auslastung", "Load")
SHEET_DECISIONS = Text("Entscheidungen", "Decisions")
SHEET_EXPECTATION = Text("Erwartung", "Expectation")
SHEET_LEFT_OUT = Text("Nicht im Plan", "Not in the plan")

# Columns
NUMBER = Text("Nr.", "No.")
FIELD = Text("Handlungsfeld", "Field of action")
MEASURE = Text("Maßnahme", "Measure")
SUMMARY = Text("Kurzbeschreibung", "Summary")
RESPONSIBLE = Text("Verantwortlich", "Responsible")
START = Text("Beginn", "Start")
END = Text("Ende", "End")
HOURS = Text("Stunden", "Hours")
COST = Text("Kosten €", "Cost €")
DECISION = Text("Entscheidung", "Decision")
DECIDE_BY = Text("Entscheidung bis", "Decide by")
INDICATOR = Text("Indikator", "Indicator")
STATUS = Text("Status", "Status")
PROGRESS = Text("Fortschritt", "Progress")
NOTE = Text("Bemerkung", "Note")
BASIS = Text("Grundlage", "Basis")
MONTH = Text("Monat", "Month")
PLANNED = Text("Stunden geplant", "Hours planned")
AVAILABLE = Text("Stunden verfügbar", "Hours available")
WHO_DECIDES = Text("Wer entscheidet", "Who decides")
UNTIL = Text("Bis", "By")
SENTENCE = Text("Beschlusstext", "Text of the decision")
AREA = Text("Bereich", "Area")
DIMENSION = Text("Dimension", "Dimension")
TODAY = Text("Heute", "Today")
EXPECTED = Text("Erwartet", "Expected")
IF_LATE = Text("Erwartet, wenn sich die zweite Hälfte verschiebt", "Expected if the second half slips")
TARGET = Text("Ziel", "Target")
REASON = Text("Grund", "Reason")
DETAIL = Text("Was im Weg steht", "What stands in the way")

# Beside the tables
SUM = Text("Summe", "Total")
GOAL = Text("Strategisches Ziel: {goal}", "Strategic goal: {goal}")
PERIOD = Text("Zeitraum: {period}", "Period: {period}")
NOTHING_LEFT_OUT = Text("Keine Maßnahme blieb außen vor.", "No measure was left out.")
NO_MEASURES = Text("Der Plan enthält noch keine Maßnahme.", "The plan holds no measure yet.")
NO_DIMENSIONS = Text("Noch ist keine Dimension beantwortet.", "No dimension has been answered yet.")
EVENTS = Text("Workshops", "Workshops")
MARK_RUNS = "■"
MARK_DECISION = Text("E", "D")
MARK_EVENT = "W"
LEGEND = Text(
    "{runs} Die Maßnahme läuft.   {decision} Bis zum Ende des Monats muss entschieden sein.",
    "{runs} The measure is running.   {decision} To be decided by the end of the month.",
)
LEGEND_EVENT = Text("   {event} Workshop", "   {event} Workshop")
HOURS_BY_MONTH = Text("Stunden je Monat", "Hours by month")
LOAD_ALT = Text(
    "Säulen: geplante Stunden je Monat; Linie: verfügbare Stunden. Die Zahlen stehen in der Tabelle daneben.",
    "Columns: hours planned in each month; line: hours available. The table beside it holds the figures.",
)

# Calendar
EVENT_START = Text("Beginn: {title}", "Start: {title}")
EVENT_END = Text("Abschluss: {title}", "Due: {title}")
EVENT_DONE = Text("Erledigt: {title}", "Done: {title}")
EVENT_DECISION = Text("Entscheidung nötig: {title}", "Decision needed: {title}")
EVENT_WHO = Text("Es entscheidet: {body}, {until}.", "To be decided by: {body}, {until}.")
EVENT_RESPONSIBLE = Text("Verantwortlich: {responsible}", "Responsible: {responsible}")
EVENT_EFFORT = Text("Aufwand: {hours}, {period}", "Effort: {hours}, {period}")
EVENT_STATUS = Text("Stand: {status}, {progress} %", "Status: {status}, {progress}%")
EVENT_OF_PLAN = Text("Maßnahme {number}, {field}", "Measure {number}, {field}")

# Draft of a council paper; its headings are those usual in North Rhine-Westphalia
FILL_IN = Text("[bitte ergänzen]", "[please complete]")
STYLE_TABLE = Text("Plantabelle", "Plan table")
STYLE_TABLE_TEXT = Text("Tabellentext", "Table text")
STYLE_TABLE_FIGURE = Text("Tabellenzahl", "Table figure")
PAPER = Text("Beschlussvorlage", "Draft resolution")
PAPER_SUBJECT = Text("Maßnahmenplan Engagementförderung", "Measure plan for civic engagement")
SITE = Text("Kommune", "Municipality")
PAPER_NUMBER = Text("Vorlagen-Nr.", "Paper no.")
PAPER_DATE = Text("Datum", "Date")
LEAD = Text("Federführung", "Lead department")
PUBLIC = Text("Öffentlich oder nicht öffentlich", "Public or not public")
PLAN_AS_OF = Text("Stand des Plans", "State of the plan")
BODIES = Text("Beratungsfolge", "Course of deliberation")
BODY = Text("Gremium", "Body")
SESSION = Text("Sitzung am", "Session on")
TASK = Text("Aufgabe", "Task")
LATEST = Text("Spätestens", "At the latest")
PREPARES = Text("Vorberatung", "preparation")
DECIDES = Text("Entscheidung", "decision")
TAKES_NOTE = Text("Kenntnisnahme", "taking note")
PROPOSAL = Text("Beschlussvorschlag", "Proposed resolution")
PROPOSED = Text("{sentence} (Maßnahme {number}, {until})", "{sentence} (measure {number}, {until})")
PLAN_NOTED = Text("Der Maßnahmenplan (Anlage 1) wird zur Kenntnis genommen.", "The measure plan (annex 1) is noted.")
BY_ADMINISTRATION = Text("Entscheidungen der Verwaltung", "Decisions of the administration")
BY_ADMINISTRATION_NOTE = Text(
    "Diese Entscheidungen trifft die Verwaltung selbst; sie stehen hier zur Kenntnis.",
    "The administration takes these decisions itself; they are listed here for information.",
)
FACTS = Text("Sachverhalt und Begründung", "Facts and reasons")
GOAL_HEADING = Text("Strategisches Ziel", "Strategic goal")
RESULTS = Text("Ergebnisse der Selbsteinschätzung", "Results of the self-assessment")
FIELDS = Text("Handlungsfelder", "Fields of action")
FIELD_RATIONALE = Text(": {rationale}", ": {rationale}")
MEASURES = Text("Maßnahmen", "Measures")
PLAN_SUM = Text(
    "Zeitraum: {period}; Maßnahmen: {measures}; Arbeitszeit: {hours}; Kosten: {cost}",
    "Period: {period}; measures: {measures}; working time: {hours}; cost: {cost}",
)
BASIS_NOTE = Text(
    "Worauf Aufwand und Wirkung beruhen, steht bei jeder Maßnahme in Anlage 1.",
    "Annex 1 says for every measure what effort and effect rest on.",
)
PERIOD_HEADING = Text("Zeitraum", "Period")
EFFORT = Text("Aufwand", "Effort")
COST_HEADING = Text("Kosten", "Cost")
ALTERNATIVES = Text("Alternativen", "Alternatives")
WITHOUT_DECISION = Text(
    "Ohne die Entscheidungen beginnen die betroffenen Maßnahmen nicht wie geplant.",
    "Without the decisions the measures concerned do not begin as planned.",
)
SEE_LEFT_OUT = Text(
    "Welche Maßnahmen geprüft wurden und nicht im Plan sind, steht mit dem Grund in Anlage 2.",
    "Annex 2 lists the measures that were examined and are not in the plan, with the reason.",
)
OTHER_ALTERNATIVES = Text("Weitere Alternativen: {fill_in}", "Other alternatives: {fill_in}")
FINANCES = Text("Finanzielle Auswirkungen", "Financial effects")
YEAR = Text("Jahr", "Year")
COST_STARTS = Text(
    "Kosten zählen in dem Jahr, in dem die Maßnahme beginnt. Kosten verursachen:",
    "Costs count in the year in which the measure starts. These cause costs:",
)
COST_OF_MEASURE = Text("{number} {title}: {cost} ({period})", "{number} {title}: {cost} ({period})")
BUDGET_ITEM = Text("Produkt und Sachkonto: {fill_in}", "Product and account: {fill_in}")
COVER = Text("Deckung: {fill_in}", "Cover: {fill_in}")
STAFF = Text("Personelle Auswirkungen", "Effects on staff")
STAFF_SUM = Text(
    "Die Maßnahmen brauchen zusammen {hours} Arbeitszeit im Zeitraum {period}.",
    "Together the measures take {hours} of working time in the period {period}.",
)
UPKEEP_HEADING = Text("Laufender Aufwand nach dem Abschluss:", "Continuing effort after completion:")
UPKEEP = Text("{number} {title}: {upkeep}", "{number} {title}: {upkeep}")
POSTS = Text("Auswirkungen auf den Stellenplan: {fill_in}", "Effects on the staffing plan: {fill_in}")
OTHER_EFFECTS = Text("Weitere Auswirkungen", "Other effects")
CLIMATE = Text("Klimaschutz", "Climate")
EQUALITY = Text("Gleichstellung", "Equality")
INCLUSION = Text("Inklusion und Barrierefreiheit", "Inclusion and accessibility")
ANNEXES = Text("Anlagen", "Annexes")
ANNEX_PLAN = Text("Anlage 1: Die Maßnahmen im Einzelnen", "Annex 1: the measures in detail")
ANNEX_LEFT_OUT = Text("Anlage 2: Nicht im Plan", "Annex 2: not in the plan")
WITH_DETAIL = Text("{title}: {detail}", "{title}: {detail}")
NUMBERED = Text("{number} {title}", "{number} {title}")
DECISION_BY = Text("{decision}, bis {date}", "{decision}, by {date}")
INDICATOR_HEADING = Text("Woran wir es merken", "How we will notice")
STATUS_AND_PROGRESS = Text("{status}, Fortschritt {progress} %", "{status}, progress {progress}%")
LIFTS = Text("Bewirkt", "Improves")
LIFT = Text("{item} Von „{before}“ zu „{after}“", "{item} From “{before}” to “{after}”")
WAITS_FOR = Text("Wartet auf", "Waits for")
LINKS = Text("Verweise", "Links")
LINK = Text("{title}: {url}", "{title}: {url}")
