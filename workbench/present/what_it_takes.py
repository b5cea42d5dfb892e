"""What it would take for one more measure to join the plan, in a sentence."""

from workbench.content.model import Content
from workbench.plan.extra import Extra
from workbench.present.numbers import euro_text, hours_text
from workbench.present.texts import Reader
from workbench.values import Text

HOURS = Text("{hours} mehr im Monat", "{hours} more a month")
EURO = Text("{euro} mehr", "{euro} more")
ONE_MORE = Text("Platz für eine Maßnahme mehr", "room for one more measure")
MORE = Text("Platz für {measures} Maßnahmen mehr", "room for {measures} more measures")
AND = Text(" und ", " and ")
TAKES = Text(
    "„{title}“ käme hinzu, wenn es mindestens Folgendes gäbe: {what}.",
    "“{title}” could be added if there were at least: {what}.",
)
TAKES_NOTHING = Text(
    "„{title}“ passt auch so in Stunden und Mittel; sie bringt nur weniger als die gewählten Maßnahmen.",
    "“{title}” fits into hours and funds as it is; it just achieves less than the measures chosen.",
)
WITH_IT = Text(
    "Mit ihr müssten kommen: {titles}.",
    "These would have to come with it: {titles}.",
)
NEVER = Text(
    "Mehr Stunden oder Mittel helfen „{title}“ nicht: Dafür reichen die Monate nicht, es laufen schon genug Maßnahmen "
    "gleichzeitig, oder eine Voraussetzung fehlt.",
    "More hours or funds do not help “{title}”: there are too few months for it, enough measures already run at the "
    "same time, or something it builds on is missing.",
)


def extra_text(content: Content, key: str, extra: Extra | None, reader: Reader) -> str:
    """One or two sentences about measure `key`."""
    title = reader.read(content.measures[key].title)
    if extra is None:
        return reader.say(NEVER, title=title)
    wanted = []
    if extra.hours:
        wanted.append(reader.say(HOURS, hours=hours_text(extra.hours, reader.language)))
    if extra.euro:
        wanted.append(reader.say(EURO, euro=euro_text(extra.euro, reader.language)))
    if extra.measures:
        wanted.append(reader.say(ONE_MORE) if extra.measures == 1 else reader.say(MORE, measures=extra.measures))
    if not wanted:
        said = reader.say(TAKES_NOTHING, title=title)
    else:
        listed = ", ".join(wanted[:-1]) + (reader.say(AND) if len(wanted) > 1 else "") + wanted[-1]
        said = reader.say(TAKES, title=title, what=listed)
    if not extra.with_it:
        return said
    titles = "; ".join(reader.read(content.measures[other].title) for other in extra.with_it)
    return f"{said} {reader.say(WITH_IT, titles=titles)}"
