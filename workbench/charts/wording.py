"""What charts say instead of showing it, and the few words inside them."""

from workbench.values import Text

BARS = Text("Balkendiagramm, Stufen von 0 bis {top}: {values}.", "Bar chart, levels from 0 to {top}: {values}.")
TARGET = Text("Ziel {level}", "target {level}")
PREVIOUS = Text("letzte Runde {level}", "last round {level}")
RADAR = Text(
    "Netzdiagramm {area}, Stufen von 0 bis {top}: {values}.", "Radar chart {area}, levels from 0 to {top}: {values}."
)
TIMELINE = Text(
    "Zeitplan: {values}. Am meisten zu tun ist im {month} mit {hours} Stunden.",
    "Timeline: {values}. The busiest month is {month} with {hours} hours.",
)
TODAY = Text("heute", "today")
GOAL = Text("Ziel", "target")
LAST_ROUND = Text("letzte Runde", "last round")
LOAD = Text("Stunden je Monat (Linie: verfügbar)", "Hours a month (line: available)")
