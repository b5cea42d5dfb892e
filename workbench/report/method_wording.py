"""How the figures of a report come about, in sentences for somebody who asks; and what names the data behind them."""

from workbench.values import Text

SCORED = Text(
    "<b>Wie gewertet wird.</b> Gezählt werden nur gemeinsame Antworten des Teams. Jede ergibt Punkte, und Punkte "
    "geteilt durch die höchsten möglichen sind ein Anteil. Eine Dimension ist das gewichtete Mittel ihrer Fragen, ein "
    "Bereich das seiner Dimensionen, der Gesamtwert das der Bereiche. Anteil mal {top} ist die Stufe. Gezeigt wird sie "
    "mit einer Stelle nach dem Komma, abgeschnitten und nicht gerundet. Der Anhang rechnet jede Stufe vor.",
    "<b>How it is scored.</b> Only the answers that the team agreed on count. Each gives points; these divided by the "
    "most that are possible are its share. A dimension is the weighted mean of its questions, an area that of its "
    "dimensions, the overall value that of the areas. The share times {top} is the level. It is shown with one "
    "decimal, truncated, not rounded. The annex works out every level.",
)
STAGE = Text("<b>Gesamtstufe.</b> {rule}", "<b>Overall stage.</b> {rule}")
NOT_APPLICABLE = Text(
    "<b>„Trifft nicht zu“.</b> Solche Fragen fallen aus der Rechnung heraus; sie nützen nicht und schaden nicht. "
    "Übernimmt jemand anderes eine Aufgabe, etwa der Kreis, zählt die Antwort wie jede andere.",
    "<b>“Not applicable”.</b> Such questions drop out of the calculation; they neither help nor harm. Where somebody "
    "else, such as the district, does a task, the answer counts like any other.",
)
OPEN = Text(
    "<b>„Noch offen“.</b> Eine offene Frage zählt nicht als null. Ist in einer Dimension weniger als die Hälfte "
    "beantwortet, nach Gewicht, dann steht dort keine Zahl. Eine Gesamtstufe gibt es erst, wenn jede Dimension, die "
    "zutrifft, eine hat.",
    "<b>“Still open”.</b> An open question does not count as zero. Where less than half of a dimension is answered, by "
    "weight, it has no figure. There is an overall stage only once every dimension that applies has one.",
)
LAST_ROUND = Text(
    "<b>Letzte Runde.</b> Eine Dimension wird nur über die Fragen verglichen, die in beiden Runden beantwortet sind; "
    "wo das nicht alle sind, steht es dabei. Ein Bereich zeigt, was damals herauskam.",
    "<b>Last round.</b> A dimension is compared only across the questions answered in both rounds; where these are not "
    "all, a note says so. An area shows its result at the time.",
)
OTHERS = Text(
    "<b>Median der anderen Kommunen.</b> Er ist die Mitte: Ebenso viele der anderen liegen darunter wie darüber. "
    "Berechnet wird er einmal, beim Schließen der Runde, auf halbe Stufen gerundet. Es gibt ihn nur, wo mindestens "
    "{needed} andere Kommunen einen Wert haben. Er soll zum Gespräch anregen, eine Rangliste ist er nicht.",
    "<b>Median of the other municipalities.</b> It is the middle: as many of the others lie below it as above. It is "
    "worked out once, when the round is closed, rounded to half levels. It is given only where at least {needed} "
    "other municipalities have a value. It is meant to start a conversation and is not a ranking.",
)
PLAN = Text(
    "<b>Wie der Plan entsteht.</b> Ein Rechenverfahren (OR-Tools CP-SAT) wählt Maßnahmen aus dem Katalog und legt sie "
    "so, dass Stunden, Mittel und Reihenfolge eingehalten sind. Es sucht den Plan, der die Dimensionen ihren Zielen am "
    "nächsten bringt, nach Gewicht; unter gleich guten den mit weniger Stunden, dann den günstigeren, dann den "
    "früheren.",
    "<b>How the plan comes about.</b> A solver (OR-Tools CP-SAT) chooses measures from the catalogue and places them "
    "so that hours and funds suffice and the order is kept. It looks for the plan that brings the dimensions closest "
    "to their targets, by weight; among equally good ones, for the one with fewer hours, then the cheaper, then the "
    "earlier one.",
)
PROVEN = Text(
    "Nachgewiesen ist: Kein anderer Plan in diesen Grenzen bringt mehr.",
    "It is proven that no other plan within these limits brings more.",
)
CHANGED = Text(
    "Das Team hat den Vorschlag danach geändert; was dafür nachgewiesen war, gilt nicht mehr.",
    "The team has changed the proposal since; what was proven for it no longer holds.",
)
ESTIMATES = Text(
    "<b>Was geschätzt ist.</b> Aufwand und Wirkung der Maßnahmen sind Schätzungen, wo keine Quelle dabeisteht. Was der "
    "Plan erwarten lässt, folgt daraus und ist kein Versprechen.",
    "<b>What is an estimate.</b> Effort and effect of the measures are estimates unless a source is given. What can "
    "be expected of the plan follows from them and is not a promise.",
)

DATA = Text("Worauf der Bericht beruht", "What the report is based on")
FEATURE = Text("Merkmal", "Item")
ENTRY = Text("Angabe", "Detail")
ANSWERS_OF = Text("Stand der Antworten", "Answers as of")
ROUND = Text("Erhebungsrunde", "Assessment round")
PREVIOUS = Text("Letzte Runde", "Last round")
PLAN_OF = Text("Plan nach den Antworten vom", "Plan based on the answers of")
MADE_ON = Text("Bericht erstellt am", "Report made on")
CATALOGUE = Text("Fragenkatalog", "Catalogue of questions")
VERSION = Text("{title}, Version {version}", "{title}, version {version}")
DIGEST = Text("Prüfsumme des Katalogs", "Checksum of the catalogue")
PREVIOUS_CATALOGUE = Text("Fragenkatalog der letzten Runde", "Catalogue of the last round")
PLAN_CATALOGUE = Text("Fragenkatalog des Plans", "Catalogue of the plan")
OTHER_CATALOGUE = Text("{catalogue}, Prüfsumme {digest}", "{catalogue}, checksum {digest}")
