"""What the comparison of a cohort's sites says in its own words, in both languages."""

from workbench.values import Text

HANDED_IN = Text(
    "{submitted} von {invited} Kommunen haben abgegeben.", "{submitted} of {invited} municipalities have submitted."
)
NO_RANKING = Text(
    "Der Vergleich ist keine Rangliste: „DEN Königsweg gibt es nicht.“ Er zeigt, wer wem etwas berichten kann.",
    "The comparison is no ranking: “There is no single best way.” It shows who has something to tell whom.",
)
SITE_LETTER = Text("Kommune {letter}", "Municipality {letter}")
OVERALL = Text("Gesamtwert", "Overall value")

# --- size of a site -------------------------------------------------------------------------------

UP_TO = Text("bis {most}", "up to {most}")
MORE_THAN = Text("über {most}", "more than {most}")
SIZE_UNKNOWN = Text("Einwohnerzahl unbekannt", "population unknown")

# --- change ---------------------------------------------------------------------------------------

CHANGE = Text(
    "gestiegen: {risen}, gesunken: {fallen}, unverändert: {same}; mittlere Veränderung {median}",
    "risen: {risen}, fallen: {fallen}, unchanged: {same}; median change {median}",
)
CHANGE_SHORT = Text("{median} ({risen} ↑, {fallen} ↓)", "{median} ({risen} ↑, {fallen} ↓)")

# --- topics ---------------------------------------------------------------------------------------

GOOD = Text("Das kann die Kohorte gut", "What the cohort is good at")
NEEDED = Text("Das brauchen die meisten", "What most need")
DIFFERING = Text("Hier liegen die Kommunen am weitesten auseinander", "Where the municipalities differ most")
NOTHING_GOOD = Text(
    "Noch erreicht keine Dimension in der Mitte der Kohorte Stufe 2.",
    "In no dimension does the middle of the cohort reach level 2 yet.",
)
NOTHING_NEEDED = Text(
    "In keiner weiteren Dimension liegt die Mitte der Kohorte unter Stufe {target}.",
    "In no other dimension does the middle of the cohort lie below level {target}.",
)
NOTHING_DIFFERS = Text(
    "In keiner Dimension liegen die Kommunen eine ganze Stufe auseinander.",
    "In no dimension are the municipalities a whole level apart.",
)
MIDDLE = Text("mittlere Stufe {level}", "median level {level}")
FROM_TO = Text("Stufe {least} bis {greatest}", "levels {least} to {greatest}")
COULD_TELL = Text("{tellers} könnte {askers} berichten", "{tellers} could tell {askers}")
COULD_TELL_MANY = Text("{tellers} könnten {askers} berichten", "{tellers} could tell {askers}")
AND = Text("{first} und {second}", "{first} and {second}")
