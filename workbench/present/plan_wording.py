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

_ADOPTED = Text(
    "Der {council} beschließt die Maßnahme „{title}“ und beauftragt die Verwaltung, sie ab {start} umzusetzen. {money}",
    "The {council} adopts the measure “{title}” and instructs the administration to carry it out from {start}. {money}",
)

DECISION_SENTENCES: Mapping[DecisionBody, Text] = {
    DecisionBody.ADMINISTRATION: Text(
        "Die Verwaltungsspitze gibt die Maßnahme „{title}“ ab {start} frei. {money}",
        "The head of administration approves the measure “{title}” from {start}. {money}",
    ),
    DecisionBody.COUNCIL: _ADOPTED,
    DecisionBody.BUDGET: _ADOPTED,
}
"""The sentence that a body can adopt as it stands."""

MONEY_NEEDED = Text("Dafür werden {cost} benötigt.", "It needs {cost}.")
NO_MONEY_NEEDED = Text("Zusätzliche Mittel sind nicht nötig.", "No additional funds are needed.")
MONEY_IN_BUDGET = Text(
    "Die Mittel von {cost} werden im Haushalt {year} bereitgestellt.",
    "The funds of {cost} are provided in the budget of {year}.",
)
NO_MONEY_IN_BUDGET = Text(
    "Die Maßnahme wird im Haushalt {year} berücksichtigt.", "The measure is taken into account in the budget of {year}."
)
BODIES: Mapping[DecisionBody, Text] = {
    DecisionBody.NONE: Text("niemand", "nobody"),
    DecisionBody.ADMINISTRATION: Text("Verwaltungsspitze", "head of administration"),
    DecisionBody.COUNCIL: Text("{council}", "{council}"),
    DecisionBody.BUDGET: Text("{council} (Haushalt)", "{council} (budget)"),
}
DECIDE_BY = Text("bis {date}", "by {date}")

RESTS_ON = Text(
    "Diese Maßnahme fiele aus dem Plan, wenn hier heute schon Stufe {level} erreicht wäre: {item}.",
    "This measure would drop out of the plan if level {level} had already been reached here: {item}.",
)
RESTS_ON_ALL = Text(
    "Diese Maßnahme fiele aus dem Plan, wenn all das heute schon erreicht wäre: {items}.",
    "This measure would drop out of the plan if all of this had already been reached: {items}.",
)
RESTS_ON_BUT_STAYS = Text(
    "Diese Maßnahme würde selbst nichts mehr verbessern, wenn hier heute schon Stufe {level} erreicht wäre: {item}.",
    "This measure itself would improve nothing more if level {level} had already been reached here: {item}.",
)
RESTS_ON_ALL_BUT_STAYS = Text(
    "Diese Maßnahme würde selbst nichts mehr verbessern, wenn all das heute schon erreicht wäre: {items}.",
    "This measure itself would improve nothing more if all of this had already been reached: {items}.",
)
NOTHING_TO_DECIDE = Text("Derzeit ist nichts zu entscheiden.", "Nothing has to be decided at present.")
NO_COST = Text("Für die Maßnahmen sind keine Kosten angesetzt.", "No costs are planned for the measures.")
QUOTED = Text("„{name}“", "“{name}”")
QUOTED_LEVEL = Text("„{name}“ Stufe {level}", "“{name}” level {level}")
OWN_MEASURE = Text(
    "Eigene Maßnahme: Sie zählt bei Stunden und Kosten mit. Am erwarteten Profil ändert sie nichts, "
    "denn ihre Wirkung steht nicht im Maßnahmenkatalog.",
    "Own measure: it counts towards hours and cost. It does not change the expected profile, "
    "because its effect is not in the catalogue of measures.",
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
    LeftOutReason.CLARIFY_FIRST: Text(
        "Erst klären: Es fehlen noch Antworten", "Clarify first: answers are still missing"
    ),
    LeftOutReason.NO_GAIN: Text("Bringt gegenüber heute nichts Neues", "Adds nothing to where you are today"),
    LeftOutReason.NEED_NOT_MET: Text("Eine Voraussetzung fehlt", "Something it builds on is missing"),
    LeftOutReason.NO_MONEY: Text("Kostet mehr, als Mittel da sind", "Costs more than the funds available"),
    LeftOutReason.NO_CAPACITY: Text("Passt nicht in Zeitraum und Stunden", "Does not fit into the months and hours"),
    LeftOutReason.OUTWEIGHED: Text(
        "Hätte nur Platz anstelle einer Maßnahme, die mehr bewirkt", "Would fit only in place of one that achieves more"
    ),
}

ESTIMATE = Text(
    "Aufwand und Wirkung sind geschätzt.",
    "Effort and effect are estimates.",
)
SOURCED = Text("Aufwand nach Quelle: {source}.", "Effort according to the source: {source}.")
NOTHING_FITS = Text(
    "Mit diesen Stunden und Mitteln passt keine Maßnahme in den Zeitraum.",
    "With these hours and funds, no measure fits into the period.",
)
NOTHING_TO_LIFT = Text(
    "Nach den vorliegenden Antworten kommt derzeit keine Maßnahme infrage.",
    "Going by the answers given, no measure is suitable at present.",
)
NO_MORE_FITS = Text("Mehr passt nicht in {limit}.", "More does not fit into {limit}.")
NO_MORE_MONEY = Text("Mehr ist mit {budget} nicht zu bezahlen.", "More cannot be paid for with {budget}.")
NO_MORE_FITS_LIMITS = Text(
    "Mehr passt nicht in diese Grenzen: {limits}.", "More does not fit into these limits: {limits}."
)
HOURS = Text("{hours} Std.", "{hours} h")
HOURS_A_MONTH = Text("{hours} Stunden im Monat", "{hours} hours a month")
HOURS_BY_MONTH = Text("die Stunden, die je Monat zur Verfügung stehen", "the hours available in each month")
AT_A_TIME = Text("höchstens {measures} Maßnahmen gleichzeitig", "at most {measures} measures at a time")
ONE_AT_A_TIME = Text("immer nur eine Maßnahme gleichzeitig", "only one measure at a time")
BUDGET_OF_YEAR = Text("{budget} im Jahr {year}", "{budget} in {year}")
MOST_MEASURES = Text(
    "Mehr als {measures} Maßnahmen sollen es nicht sein.", "There should be no more than {measures} measures."
)
ONE_MEASURE = Text("Mehr als eine Maßnahme soll es nicht sein.", "There should be no more than one measure.")
EVERYTHING_FITS = Text(
    "Alle Maßnahmen, die infrage kommen, haben Platz.",
    "There is room for all suitable measures.",
)
NOT_PROVEN = Text(
    "Ob es noch einen besseren Plan gibt, ist nicht abschließend geprüft; er brächte höchstens {percent} mehr.",
    "Whether there is a better plan has not been fully checked; it would achieve at most {percent} more.",
)
EXPECTATION_OPEN = Text(
    "Was der Plan insgesamt erwarten lässt, zeigt sich, sobald genug beantwortet ist.",
    "What can be expected of the plan overall will show once enough has been answered.",
)
EXPECTATION = Text(
    "Heute {today}, nach dem Plan voraussichtlich {expected} von {top}. "
    "Das ist eine Erwartung nach dem Maßnahmenkatalog, kein Versprechen.",
    "Today {today}, after the plan probably {expected} of {top}. "
    "This is an expectation based on the catalogue of measures, not a promise.",
)
UPKEEP = Text("danach {hours} im Jahr", "{hours} a year afterwards")
HOURS_A_YEAR = Text("{hours} im Jahr", "{hours} a year")

STANDING = Text(
    "Maßnahmen im Plan: {measures}, davon {counts}.", "Measures in the plan: {measures}, of these {counts}."
)
COUNTS: Mapping[Status, Text] = {
    Status.DONE: Text("{number} erledigt", "{number} done"),
    Status.RUNNING: Text("{number} in Arbeit", "{number} running"),
    Status.PAUSED: Text("{number} pausiert", "{number} paused"),
    Status.PLANNED: Text("{number} geplant", "{number} planned"),
    Status.PROPOSED: Text("{number} vorgeschlagen", "{number} proposed"),
}
"""What is out is not counted; where a measure stands, the furthest first."""

STATUS_AND_PROGRESS = Text("{status}, zu {percent} fertig", "{status}, {percent} complete")
SHOULD_HAVE_ENDED = Text("sollte im {month} fertig sein", "should have been finished in {month}")
SHOULD_HAVE_STARTED = Text("sollte im {month} beginnen", "should have started in {month}")
