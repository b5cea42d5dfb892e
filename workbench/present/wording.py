"""Every sentence and label that the views add to the content's own texts, in both languages.

Sentences with gaps are written with named fields and filled by `str.format`.
"""

from collections.abc import Mapping

from workbench.answers.wishes import MeasureState
from workbench.content.model import DecisionBody
from workbench.plan.model import LeftOutReason
from workbench.values import Text

# --- maturity -------------------------------------------------------------------------------------

STILL_OPEN = Text("noch offen", "still open")
NOT_APPLICABLE = Text("trifft nicht zu", "not applicable")
ANSWERED_OF = Text("{answered} von {asked} beantwortet", "{answered} of {asked} answered")
COVERAGE = Text("{percent} beantwortet", "{percent} answered")
NOTHING_APPLIES = Text(
    "Alles ist als nicht zutreffend angegeben; deshalb gibt es keine Gesamtstufe.",
    "Everything was declared not applicable; so there is no overall stage.",
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

# --- plan -----------------------------------------------------------------------------------------

DECISION_BODIES: Mapping[DecisionBody, Text] = {
    DecisionBody.NONE: Text("keine Entscheidung nötig", "no decision needed"),
    DecisionBody.ADMINISTRATION: Text("Entscheidung der Verwaltungsspitze", "decision of the head of administration"),
    DecisionBody.COUNCIL: Text("Beschluss im {council}", "decision of the {council}"),
    DecisionBody.BUDGET: Text("Beschluss zum Haushalt im {council}", "budget decision of the {council}"),
}

MEASURE_STATES: Mapping[MeasureState | None, Text] = {
    None: Text("vorgeschlagen", "proposed"),
    MeasureState.ACCEPTED: Text("angenommen", "accepted"),
    MeasureState.RUNNING: Text("läuft", "running"),
    MeasureState.DONE: Text("erledigt", "done"),
    MeasureState.REJECTED: Text("abgelehnt", "rejected"),
}

LEFT_OUT_REASONS: Mapping[LeftOutReason, Text] = {
    LeftOutReason.OTHER_KIND: Text("Für andere Kommunen gedacht", "Meant for other kinds of municipality"),
    LeftOutReason.REJECTED: Text("Abgelehnt", "Rejected"),
    LeftOutReason.DONE: Text("Schon erledigt", "Already done"),
    LeftOutReason.CLARIFY_FIRST: Text("Erst klären: eine Antwort fehlt noch", "Clarify first: an answer is missing"),
    LeftOutReason.NO_GAIN: Text("Bringt gegenüber heute nichts Neues", "Adds nothing to where you are today"),
    LeftOutReason.NEED_NOT_MET: Text("Eine Voraussetzung fehlt", "Something it builds on is missing"),
    LeftOutReason.NO_MONEY: Text("Kostet mehr, als Mittel da sind", "Costs more than the money there is"),
    LeftOutReason.NO_CAPACITY: Text("Passt nicht in Zeitraum und Stunden", "Does not fit into the months and hours"),
    LeftOutReason.OUTWEIGHED: Text(
        "Hätte nur Platz anstelle einer Maßnahme, die mehr bewirkt", "Would fit only in place of one that brings more"
    ),
}

ESTIMATE = Text(
    "Aufwand und Wirkung sind geschätzt.",
    "Effort and effect are estimates.",
)
SOURCED = Text("Aufwand nach Quelle: {source}.", "Effort according to the source: {source}.")
NOTHING_FITS = Text(
    "Mit diesen Stunden und Mitteln passt keine Maßnahme in den Zeitraum.",
    "With these hours and this money no measure fits into the period.",
)
NOTHING_TO_LIFT = Text(
    "Nach den Antworten, die vorliegen, gibt es noch nichts, was eine Maßnahme anheben könnte.",
    "According to the answers given there is nothing yet that a measure could lift.",
)
NO_MORE_FITS = Text(
    "Mehr passt nicht in {hours} im Monat.",
    "More does not fit into {hours} a month.",
)
MOST_MEASURES = Text(
    "Mehr als {measures} Maßnahmen sollen es nicht sein.", "There should be no more than {measures} measures."
)
EVERYTHING_FITS = Text(
    "Alle Maßnahmen, die gegenüber heute etwas bewirken, haben Platz.",
    "All measures that change something have found their place.",
)
NO_MORE_FITS_BY_MONTH = Text(
    "Mehr passt nicht in die Stunden, die je Monat zur Verfügung stehen.",
    "More does not fit into the hours there are in each month.",
)
NOT_PROVEN = Text(
    "Ob es noch einen besseren Plan gibt, ist nicht abschließend geprüft; er brächte höchstens {percent} mehr.",
    "Whether there is a better plan was not fully checked; it would bring at most {percent} more.",
)
EXPECTATION_OPEN = Text(
    "Was der Plan insgesamt erwarten lässt, zeigt sich, sobald genug beantwortet ist.",
    "What can be expected of the plan overall will show once enough has been answered.",
)
EXPECTATION = Text(
    "Heute {today}, nach dem Plan voraussichtlich {expected} von {top}. "
    "Das ist eine Erwartung nach dem Maßnahmenkatalog, kein Versprechen.",
    "Today {today}, after the plan probably {expected} of {top}. "
    "This is an expectation by the catalogue of measures, not a promise.",
)
UPKEEP = Text("danach {hours} im Jahr", "{hours} a year afterwards")

# --- answers --------------------------------------------------------------------------------------

LEVEL_ANSWER = Text("Stufe {level} ({name}): {described}", "Level {level} ({name}): {described}")
NOTHING_CHOSEN = Text("nichts davon", "none of these")
ROWS = Text("Zeilen: {rows}", "Rows: {rows}")
PROVIDED_BY = Text("Übernimmt für uns: {by}", "Done for us by: {by}")
REASON = Text("Begründung: {reason}", "Reason: {reason}")
NO_REASON = Text("keine angegeben", "none given")
NOTE = Text("Notiz: {note}", "Note: {note}")
EVIDENCE = Text("Nachweis: {evidence}", "Evidence: {evidence}")
