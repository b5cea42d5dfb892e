"""Headings and fixed sentences of the printed questionnaire."""

from workbench.values import Text

TITLE = Text("Fragebogen zum gemeinsamen Besprechen", "Questionnaire to talk through together")
TITLE_OF_ONE = Text("Fragebogen „{questionnaire}“", "Questionnaire “{questionnaire}”")
TITLE_OF_SITE = Text("{title}\u00a0– {site}", "{title}\u00a0– {site}")
SUBJECT = Text("Papierfassung der Fragen mit ihren Codes", "Paper version of the questions with their codes")
EDITION = Text(
    "{content}, Fassung {version} · {kind} · Stand {date}", "{content}, edition {version} · {kind} · as of {date}"
)

DATE = Text("Datum", "Date")
PLACE = Text("Anlass und Ort", "Occasion and place")
MODERATION = Text("Moderation (Funktion)", "Moderation (function)")
PARTICIPANTS = Text("Teilnehmende (Funktionen, keine Namen)", "Participants (functions, no names)")

HOW = Text("So geht es", "How it works")
HOW_STEPS = (
    Text(
        "Gehen Sie die Fragen miteinander durch und kreuzen Sie überall die höchste Stufe an, "
        "deren Beschreibung heute ganz zutrifft.",
        "Go through the questions together and for each tick the highest level whose description is fully true today.",
    ),
    Text(
        "Schreiben Sie in die Notizen, woran Sie das sehen und worüber Sie sich nicht einig sind.",
        "Write in the notes what shows this, and what you do not agree on.",
    ),
    Text(
        "Übertragen Sie das Ergebnis danach in die Anwendung: Jede Frage hat dort denselben Code, zum Beispiel {code}.",
        "Then transfer the result to the application: every question has the same code there, for example {code}.",
    ),
)
CONTENTS = Text("Inhalt", "Contents")
NUMBERED = Text("{code}\u2002{title}", "{code}\u2002{title}")
SUPPLEMENTARY = Text(
    "Dieser Fragebogen ist eine Ergänzung: Er zählt nicht zur Gesamtstufe.",
    "This questionnaire is supplementary: it does not count towards the overall stage.",
)

OPTION = Text("<b>{name}:</b> {described}", "<b>{name}:</b> {described}")
TICK_ONE = Text("Bitte eine Antwort ankreuzen.", "Please tick one answer.")
TICK_SEVERAL = Text("Mehrere Antworten sind möglich.", "You may tick several answers.")
NUMBER = Text("Zahl", "Number")
NUMBER_OF = Text("Zahl ({unit})", "Number ({unit})")
ANSWER = Text("Antwort", "Answer")
ROWS = Text("Zeilen zu {code}", "Rows for {code}")
COLUMN = Text("{title} ({choices})", "{title} ({choices})")
NOT_APPLICABLE = Text("Trifft nicht zu, weil", "Not applicable because")
NOTES = Text("Notizen", "Notes")
EVIDENCE = Text("Nachweise", "Evidence")
