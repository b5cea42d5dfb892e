"""What the views of a plan say beside the texts of its measures, in both languages."""

from collections.abc import Mapping

from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.plan.model import LeftOutReason
from workbench.values import Text

DECISION_BODIES: Mapping[DecisionBody, Text] = {
    DecisionBody.NONE: Text("keine Entscheidung nötig", "no decision needed"),
    DecisionBody.ADMINISTRATION: Text("Entscheidung der Verwaltungsspitze", "decision of the head of administration"),
    DecisionBody.COUNCIL: Text("Beschluss im {council}", "decision of the {council}"),
    DecisionBody.BUDGET: Text("Beschluss zum Haushalt im {council}", "budget decision of the {council}"),
}

STATUSES: Mapping[Status, Text] = {
    Status.PROPOSED: Text("vorgeschlagen", "proposed"),
    Status.PLANNED: Text("geplant", "planned"),
    Status.RUNNING: Text("läuft", "running"),
    Status.PAUSED: Text("pausiert", "paused"),
    Status.DONE: Text("erledigt", "done"),
    Status.DROPPED: Text("aufgegeben", "dropped"),
    Status.REJECTED: Text("abgelehnt", "rejected"),
}

DECISION_SENTENCES: Mapping[DecisionBody, Text] = {
    DecisionBody.ADMINISTRATION: Text(
        "Die Verwaltungsspitze gibt die Maßnahme „{title}“ zum {start} frei. {money}",
        "The head of administration releases the measure “{title}” as of {start}. {money}",
    ),
    DecisionBody.COUNCIL: Text(
        "Der {council} beschließt die Maßnahme „{title}“ und beauftragt die Verwaltung, sie ab {start} umzusetzen. "
        "{money}",
        "The {council} adopts the measure “{title}” and instructs the administration to carry it out from {start}. "
        "{money}",
    ),
    DecisionBody.BUDGET: Text(
        "Der {council} beschließt die Maßnahme „{title}“ ab {start} und stellt die Mittel im Haushalt {year} bereit. "
        "{money}",
        "The {council} adopts the measure “{title}” from {start} and provides the funds in the budget of {year}. "
        "{money}",
    ),
}
"""The sentence that a body can adopt as it stands."""

MONEY_NEEDED = Text("Dafür werden {cost} benötigt.", "It needs {cost}.")
NO_MONEY_NEEDED = Text("Zusätzliche Mittel sind nicht nötig.", "No additional funds are needed.")
BODIES: Mapping[DecisionBody, Text] = {
    DecisionBody.NONE: Text("niemand", "nobody"),
    DecisionBody.ADMINISTRATION: Text("Verwaltungsspitze", "head of administration"),
    DecisionBody.COUNCIL: Text("{council}", "{council}"),
    DecisionBody.BUDGET: Text("{council} (Haushalt)", "{council} (budget)"),
}
DECIDE_BY = Text("bis {date}", "by {date}")

RESTS_ON = Text(
    "Diese Maßnahme fiele aus dem Plan, wenn die Antwort schon Stufe {level} wäre: „{item}“.",
    "This measure would drop out of the plan if the answer were level {level} already: “{item}”.",
)
RESTS_ON_ALL = Text(
    "Diese Maßnahme fiele aus dem Plan, wenn alle diese Antworten schon so hoch wären: {items}.",
    "This measure would drop out of the plan if all these answers were that high already: {items}.",
)
RESTS_ON_ONE = Text("„{item}“ Stufe {level}", "“{item}” level {level}")
OWN_MEASURE = Text(
    "Eigene Maßnahme: Sie zählt bei Stunden und Kosten mit. Auf das erwartete Profil wirkt sie nicht, "
    "weil der Katalog über sie nichts weiß.",
    "Own measure: it counts in hours and cost. It does not change the expected profile, "
    "because the catalogue knows nothing about it.",
)
OTHER_FIELD = Text("Weitere Maßnahmen", "Further measures")
DROPPED_BY_PEOPLE = Text("Aufgegeben", "Dropped")

IF_LATE = Text(
    "Wird nur die erste Hälfte der Maßnahmen rechtzeitig fertig, sind es voraussichtlich {late}.",
    "If only the first half of the measures is finished in time, it will probably be {late}.",
)
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
