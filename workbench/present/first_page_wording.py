"""What page one of the report says, in both languages: plain words, for somebody who reads it in two minutes."""

from collections.abc import Mapping

from workbench.plan.living import Status
from workbench.values import Text

TITLE = Text("{site}: Bericht zur Engagementförderung", "{site}: report on promoting civic engagement")
DOCUMENT = Text("Bericht zur Engagementförderung", "Report on promoting civic engagement")
LOGO = Text("Logo: {site}", "Logo: {site}")
AS_OF = Text("Stand {date}", "As of {date}")
MADE_ON = Text("Bericht vom {date}", "Report of {date}")

STAGE = Text("Wo wir stehen: {stage}", "Where we stand: {stage}")
STAGE_OPEN = Text("Wo wir stehen: noch offen", "Where we stand: still open")
STAGES_ALT = Text(
    "Stufe {number} von {top} ist erreicht: {stage}. ", "Stage {number} of {top} has been reached: {stage}. "
)
STAGES_ALT_OPEN = Text("Welche Stufe erreicht ist, ist noch offen. ", "Which stage has been reached is still open. ")
STAGES_ALT_ALL = Text("Alle Stufen: {stages}.", "All stages: {stages}.")
STAGE_NAMED = Text("{number} {stage}", "{number} {stage}")
STAGE_NEEDS = Text(
    "Eine Gesamtstufe gibt es, sobald zu jedem Thema mindestens die Hälfte der Fragen beantwortet ist.",
    "There is an overall stage as soon as at least half of the questions on every topic are answered.",
)
MEAN = Text("Im Mittel aller Bereiche {level} von {top}.", "Mean of all areas: {level} of {top}.")
BEFORE = Text("Letzte Runde: „{stage}“, im Mittel {level}.", "Last round: “{stage}”, mean {level}.")
STAGE_BEFORE = Text("Letzte Runde: „{stage}“.", "Last round: “{stage}”.")
LEVEL_BEFORE = Text("Letzte Runde: im Mittel {level}.", "Last round: mean {level}.")
HELD_BACK = Text("Das hält uns zurück: {dimensions}.", "What holds us back: {dimensions}.")
MISSING = Text(
    "Bis zur Stufe „{stage}“ fehlt im Mittel noch {distance}.",
    "The mean is still {distance} short of the stage “{stage}”.",
)
MISSING_AND_HELD_BACK = Text(
    "Bis zur Stufe „{stage}“ fehlt im Mittel noch {distance}; außerdem ist hier mehr nötig: {dimensions}.",
    "The mean is still {distance} short of the stage “{stage}”; more is also needed here: {dimensions}.",
)
CLARIFY = Text("Erst klären: {dimensions}.", "Clarify first: {dimensions}.")
NAMED = Text("„{title}“", "“{title}”")
AND = Text("{first} und {last}", "{first} and {last}")
AND_ONE_MORE = Text("{first} und ein weiteres Thema", "{first} and one more topic")
AND_MORE = Text("{first} und {count} weitere Themen", "{first} and {count} more topics")

AREAS = Text("Die Bereiche", "The areas")
AREAS_ALT = Text("Stufen von 0 bis {top}. {areas}.", "Levels from 0 to {top}. {areas}.")
AREA_ALT = Text("{title}: heute {now}", "{title}: today {now}")
MARK = Text("{name} {level}", "{name} {level}")
TODAY = Text("heute", "today")
LAST_ROUND = Text("letzte Runde", "last round")
TARGET = Text("Ziel", "target")

STRENGTHS = Text("Darauf können wir bauen", "What we can build on")
NEEDS = Text("Hier ist am meisten zu tun", "Where there is most to do")
LEVEL = Text("Stufe\u00a0{level}", "level\u00a0{level}")
LEVEL_AND_TARGET = Text("Stufe\u00a0{level},\u00a0Ziel\u00a0{target}", "level\u00a0{level},\u00a0target\u00a0{target}")
TOO_FEW_ANSWERS = Text(
    "Dazu lässt sich noch nichts sagen: Es ist zu wenig beantwortet.",
    "Too little has been answered to say anything yet.",
)
NOTHING_APPLIES = Text(
    "Dazu lässt sich nichts sagen: Alles ist als nicht zutreffend angegeben.",
    "There is nothing to say about this: everything was marked as not applicable.",
)
NO_STRENGTHS = Text("Noch ist nirgends Stufe {level} erreicht.", "Level {level} has not been reached anywhere yet.")
NO_NEEDS = Text("Alle Ziele sind erreicht.", "All targets have been reached.")
NO_NEEDS_LIFTED = Text(
    "Was noch unter seinem Ziel liegt, verbessert keine Maßnahme des Plans.",
    "No measure in the plan improves what is still below its target.",
)

DECISIONS = Text("Was jetzt zu entscheiden ist", "What is to be decided now")
UNTIL = Text("Bis wann", "By when")
WHO = Text("Wer entscheidet", "Who decides")
DECISION = Text("Vorgeschlagener Beschluss", "Proposed decision")
MOST_URGENT = Text("Das Dringendste zuerst.", "Most urgent first.")
WHO_AND_UNTIL = Text("Wer, bis wann", "Who, by when")
COST = Text("Kosten", "Cost")
HOURS = Text("Aufwand", "Effort")
OVERDUE = Text("überfällig seit {date}", "overdue since {date}")
ONE_MORE_DECISION = Text("Eine weitere Entscheidung steht bis zum {date} an.", "One more decision is due by {date}.")
MORE_DECISIONS = Text(
    "{count} weitere Entscheidungen stehen bis zum {date} an.", "{count} more decisions are due by {date}."
)
ONE_MORE_OVERDUE = Text("Eine weitere Entscheidung ist überfällig.", "One more decision is overdue.")
MORE_OVERDUE = Text("{count} weitere Entscheidungen sind überfällig.", "{count} more decisions are overdue.")
NO_PLAN = Text(
    "Es gibt noch keinen Maßnahmenplan; deshalb ist nichts zu entscheiden.",
    "There is no measure plan yet, so there is nothing to decide.",
)
EMPTY_PLAN = Text(
    "Im Plan steht keine Maßnahme; deshalb ist nichts zu entscheiden.",
    "There is no measure in the plan, so there is nothing to decide.",
)
NO_DECISIONS = Text(
    "Zurzeit ist nichts zu entscheiden: Keine Maßnahme des Plans wartet auf einen Beschluss.",
    "There is nothing to decide at present: no measure in the plan is waiting for a decision.",
)
PLAN_SUM = Text(
    "Der ganze Plan, {period}: {measures} Maßnahmen, {hours} Arbeitszeit, {cost}.",
    "The whole plan, {period}: {measures} measures, {hours} of working time, {cost}.",
)
PLAN_SUM_ONE = Text(
    "Der ganze Plan, {period}: eine Maßnahme, {hours} Arbeitszeit, {cost}.",
    "The whole plan, {period}: one measure, {hours} of working time, {cost}.",
)

SINCE = Text("Seit dem Bericht vom {date}", "Since the report of {date}")
NOTHING_ASKED = Text("Damals stand keine Entscheidung an.", "There was nothing to decide then.")
GONE = Text("nicht mehr im Plan", "no longer in the plan")
WITH_REASON = Text("{state}: {reason}", "{state}: {reason}")
BECAME: Mapping[Status, Text] = {
    Status.PROPOSED: Text("noch nicht entschieden", "not decided yet"),
    Status.PLANNED: Text("angenommen, eingeplant für {period}", "accepted, scheduled for {period}"),
    Status.RUNNING: Text("läuft, zu {percent} erledigt, bis {end}", "running, {percent} done, until {end}"),
    Status.PAUSED: Text("begonnen, pausiert zurzeit", "begun, currently paused"),
    Status.DONE: Text("erledigt", "done"),
    Status.DROPPED: Text("aufgegeben", "dropped"),
    Status.REJECTED: Text("abgelehnt", "rejected"),
}
BECAME_LATE: Mapping[Status, Text] = {
    Status.PLANNED: Text("angenommen, {late}", "accepted, {late}"),
    Status.RUNNING: Text("läuft, zu {percent} erledigt, {late}", "running, {percent} done, {late}"),
    Status.PAUSED: Text("begonnen, pausiert zurzeit, {late}", "begun, currently paused, {late}"),
}
STILL_TO_DECIDE = Text(
    "eingeplant für {period}, Entscheidung steht noch aus", "scheduled for {period}, decision still pending"
)
