"""What the briefing for a new head of administration says, in both languages: plain words for somebody new in office.

What the Entwicklungswerkstatt is, and why it turns to the head, is told after the source
5-entwicklungswerkstatt-und-lemgoer-massnahmeplan (goals, conditions, success factors, sustainability).
"""

from workbench.values import Text

TITLE = Text("{site}: zum\u00a0Amtsantritt", "{site}: on\u00a0taking\u00a0office")
DOCUMENT = Text("Engagementförderung auf zwei Seiten", "Promoting civic engagement on two pages")
AS_OF = Text("Stand {date}", "As of {date}")

ABOUT = Text("Worum es geht", "What this is about")
WHAT = Text(
    "Unsere Kommune arbeitet mit den Fragen der Entwicklungswerkstatt für kommunale Engagementstrategien. In ihr "
    "lernen etwa zehn Städte, Gemeinden und Kreise miteinander und voneinander: in sechs zweitägigen Workshops, "
    "verteilt über zwölf Monate. Jede Verwaltung schickt ein Entwicklungsteam aus zwei hauptamtlich Beschäftigten. "
    "Ein Patentrezept gibt es nicht; jede Kommune findet ihren eigenen Weg.",
    "Our municipality works with the questions of the Entwicklungswerkstatt, a development workshop for municipal "
    "engagement strategies. In it, about ten towns, municipalities and districts learn with and from each other, in "
    "six two-day workshops spread over twelve months. Each administration sends a development team of two salaried "
    "members of staff. There is no single recipe; every municipality finds its own way.",
)
STRATEGIC = Text(
    "Strategische Engagementförderung heißt: Die Kommune unterstützt Menschen, die sich freiwillig einsetzen, nicht "
    "nur von Fall zu Fall. Sie hat ein Ziel, eine zuständige Stelle und einen Plan mit Zeit und Geld, und sie prüft, "
    "was er bewirkt.",
    "Promoting engagement strategically means more than case-by-case support for people who volunteer. The "
    "municipality has a goal, an office in charge and a plan with time and money, and it checks what the plan "
    "achieves.",
)
WHY = Text("Warum das Ihre Aufgabe ist", "Why this is a task for you")
WHY_TEXT = Text(
    "Unter den Faktoren des Gelingens nennt die Entwicklungswerkstatt die Unterstützung durch die Verwaltungsspitze "
    "an erster Stelle. Sie geben den Auftrag, Sie entscheiden über Arbeitszeit und Geld, Sie bringen Vorlagen in den "
    "{council}. Und gerade beim Wechsel im Amt bleibt leicht liegen, was begonnen ist.",
    "Among the success factors, the Entwicklungswerkstatt names support by the head of administration first. You give "
    "the mandate, you decide on working time and money, you bring proposals before the {council}. And when the office "
    "changes hands, work that has begun is easily left unfinished.",
)
SELF_ASSESSMENT = Text(
    "Wo wir stehen, schätzt das Entwicklungsteam gemeinsam ein, auf Stufen von 0 bis {top}: was es schon gibt, was "
    "zum Gelingen beiträgt und was auf Dauer trägt. Das sind die Bereiche:",
    "The development team assesses together where we stand, on levels from 0 to {top}: what already exists, what helps "
    "it succeed and what makes it last. These are the areas:",
)
TOPICS = Text("{count} Themen, zum Beispiel {examples}", "{count} topics, for example {examples}")
ONE_TOPIC = Text("ein Thema, {examples}", "one topic, {examples}")
QUOTED = Text("„{name}“", "“{name}”")
AND = Text("{first} und {second}", "{first} and {second}")

RUNNING = Text("Was läuft und was als Nächstes kommt", "What is running and what comes next")
MEASURES = Text("Laufende Maßnahmen zuerst, dann die nächsten.", "Running measures first, then the next ones.")
MEASURE = Text("Maßnahme", "Measure")
RESPONSIBLE = Text("Verantwortlich", "Responsible")
UNTIL = Text("Bis", "Until")
STATE = Text("Stand", "Status")
LATE = Text("{state}, {late}", "{state}, {late}")
RUNS = Text("läuft", "running")
RUNS_SO_FAR = Text("läuft, zu {percent} erledigt", "running, {percent} done")
PAUSED = Text("begonnen, pausiert zurzeit", "begun, currently paused")
BEGINS = Text("beginnt im {month}", "begins in {month}")
NO_PLAN = Text("Es gibt noch keinen Maßnahmenplan.", "There is no measure plan yet.")
EMPTY_PLAN = Text("Im Plan steht noch keine Maßnahme.", "There is no measure in the plan yet.")
ALL_DONE = Text("Alle Maßnahmen des Plans sind erledigt.", "All measures of the plan are done.")
ONE_MORE_MEASURE = Text("Eine weitere Maßnahme steht im Plan.", "One more measure is in the plan.")
MORE_MEASURES = Text("{count} weitere Maßnahmen stehen im Plan.", "{count} more measures are in the plan.")
ONE_DONE = Text("Eine Maßnahme ist schon erledigt.", "One measure is already done.")
SOME_DONE = Text("{count} Maßnahmen sind schon erledigt.", "{count} measures are already done.")

DECISIONS = Text("Was in Ihren ersten 100 Tagen zu entscheiden ist", "What is to be decided in your first 100 days")
COUNTED = Text("Gezählt vom {start} bis zum {end}.", "Counted from {start} to {end}.")
TODAY = Text("bis {date} (heute)", "by {date} (today)")
ONE_DAY = Text("bis {date} (noch\u00a01\u00a0Tag)", "by {date} (1\u00a0day\u00a0left)")
DAYS = Text("bis {date} (noch\u00a0{days}\u00a0Tage)", "by {date} ({days}\u00a0days\u00a0left)")
NOTHING_TO_DECIDE = Text("In dieser Zeit ist nichts zu entscheiden.", "There is nothing to decide in this period.")
DECIDE_ON_A_PLAN = Text(
    "Ohne Plan liegt noch kein Beschluss bereit. Zuerst braucht das Entwicklungsteam von Ihnen den Auftrag und die "
    "Arbeitszeit, einen aufzustellen.",
    "Without a plan, no decision is ready to be taken yet. First the development team needs your mandate to draw one "
    "up, and the working time for it.",
)
ONE_MORE_NOW = Text("Eine weitere Entscheidung ist in dieser Zeit fällig.", "One more decision is due in this period.")
MORE_NOW = Text(
    "{count} weitere Entscheidungen sind in dieser Zeit fällig.", "{count} more decisions are due in this period."
)
ONE_LATER = Text("Eine Entscheidung folgt danach.", "One decision follows afterwards.")
LATER = Text("{count} Entscheidungen folgen danach.", "{count} decisions follow afterwards.")

PEOPLE = Text("Mit wem Sie sprechen sollten", "Who you should talk to")
TEAM = Text("Entwicklungsteam", "Development team")
TEAM_KNOWS = Text(
    "kennt alle Antworten und hält den Plan zusammen", "knows all the answers and keeps the plan together"
)
AND_OTHERS = Text("{count} weitere", "{count} more")
AND_MORE_PEOPLE = Text("Weitere Verantwortliche nennt der Plan.", "The plan names others who are responsible.")
