"""The sentences about the others of a closed round, in both languages."""

from workbench.values import Text

OVERALL = Text("Gesamtwert", "Overall value")
OVERVIEW = Text("Gesamtwert und Bereiche", "Overall value and areas")
UNKNOWN = Text("nicht gezeigt", "not shown")

YOU = Text("Sie: Stufe {own}.", "You: level {own}.")
YOU_OPEN = Text("Sie haben hier noch keinen Wert.", "You have no value here yet.")
MIDDLE_HALF = Text(
    "Von den anderen liegt die mittlere Hälfte zwischen Stufe {lower} und {upper}, die Mitte bei {median}.",
    "Of the others, the middle half lies between level {lower} and {upper}, the median at {median}.",
)
MIDDLE_TOGETHER = Text(
    "Von den anderen liegt die mittlere Hälfte bei Stufe {median}.",
    "Of the others, the middle half lies at level {median}.",
)
ABOVE = Text("Sie liegen höher als die meisten anderen.", "You are above most of the others.")
AMONG = Text("Sie liegen etwa so wie viele andere.", "You are about where many others are.")
BELOW = Text("Sie liegen niedriger als die meisten anderen.", "You are below most of the others.")

TOO_FEW = Text(
    "Die anderen werden hier nicht gezeigt: Dafür müssen mindestens {needed} andere Kommunen einen Wert haben.",
    "The others are not shown here: at least {needed} other municipalities need to have a value for that.",
)
HELD_BACK = Text(
    "Die anderen werden hier nicht gezeigt: Seit einer früheren Runde hat sich bei so wenigen Kommunen etwas geändert, "
    "dass sich am Unterschied einzelne erkennen ließen.",
    "The others are not shown here: since an earlier round, something has changed in so few municipalities that the "
    "difference would give single ones away.",
)
NOT_HANDED_IN = Text(
    "Ihre Kommune hat in dieser Runde nichts abgegeben. Einen Vergleich gibt es nur für abgegebene Erhebungen.",
    "Your municipality submitted nothing in this round. There is a comparison only for what was submitted.",
)
NOTHING_FROZEN = Text(
    "In dieser Runde werden die anderen nicht gezeigt. Entweder hatten beim Schließen weniger als {needed} andere "
    "Kommunen etwas abgegeben, oder Ihre Kommune kam erst danach dazu.",
    "In this round the others are not shown. Either fewer than {needed} other municipalities had submitted when it "
    "was closed, or your municipality joined later.",
)
UNNAMED = Text(
    "Namen stehen hier nicht: Sonst ließe sich erkennen, wo die einzige Kommune ohne Freigabe liegt.",
    "No names are shown here: they would tell where the only municipality without a release stands.",
)

LESS = Text("weniger als {needed}", "fewer than {needed}")
AREA_TABLE = Text("{area}: Sie und die anderen", "{area}: you and the others")
HEAD_AREA = Text("Bereich", "Area")
HEAD_DIMENSION = Text("Dimension", "Dimension")
HEAD_OWN = Text("Sie", "You")
HEAD_LOWER = Text("Unteres Viertel bis", "Lower quarter up to")
HEAD_MEDIAN = Text("Mitte (Median)", "Median")
HEAD_UPPER = Text("Oberes Viertel ab", "Upper quarter from")

NUMBERS = {
    5: Text("fünf", "five"),
    6: Text("sechs", "six"),
    7: Text("sieben", "seven"),
    8: Text("acht", "eight"),
    9: Text("neun", "nine"),
    10: Text("zehn", "ten"),
    11: Text("elf", "eleven"),
    12: Text("zwölf", "twelve"),
}
"""Small numbers as words, as a sentence has them."""
