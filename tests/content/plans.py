"""Plans of typical sites on the shipped content, as they stand in docs/content.md.

`python -m tests.content.plans` writes them there anew; a test compares.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from workbench.answers.model import Answers, Given, LevelValue
from workbench.answers.wishes import PlanWishes
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, LevelItem
from workbench.maturity.scope import all_items
from workbench.plan.make import make_plan
from workbench.plan.model import Plan
from workbench.present.numbers import level_text
from workbench.values import Language, Month

PAGE = Path(__file__).parents[2] / "docs" / "content.md"
BEGIN, END = "<!-- plans: begin -->", "<!-- plans: end -->"

KINDS = {"stadt": "Stadt", "gemeinde": "Gemeinde", "kreis": "Kreis"}
YEAR = PlanWishes(start=Month(2026, 1), hours_per_month=Fraction(40))
TWO_YEARS = PlanWishes(start=Month(2026, 1), months=24, hours_per_month=Fraction(60), max_measures=24)


def all_zero(_: int) -> int:
    return 0


def all_two(_: int) -> int:
    return 2


def mixed(number: int) -> int:
    """Levels 1, 0, 2, 3, 1, 2, … in turn: something of everything."""
    return (1, 0, 2, 3, 1, 2)[number % 6]


PROFILES: dict[str, Callable[[int], int]] = {"all 0": all_zero, "all 2": all_two, "mixed": mixed}


def answers_of(content: Content, level: Callable[[int], int]) -> Answers:
    """Every level item answered by its number."""
    items = [item for item in all_items(content) if isinstance(item, LevelItem)]
    return {item.id: Given(value=LevelValue(level(number))) for number, item in enumerate(items)}


def cases(content: Content) -> Iterator[tuple[str, Plan]]:
    """The plans by title."""
    for kind, title in KINDS.items():
        for profile, level in PROFILES.items():
            yield (
                f"{title}, {profile}, 12 months of 40 hours",
                make_plan(content, kind, answers_of(content, level), YEAR),
            )
    answers = answers_of(content, all_zero)
    yield "Stadt, all 0, 24 months of 60 hours, 24 measures", make_plan(content, "stadt", answers, TWO_YEARS)


def as_markdown(content: Content) -> str:
    """All plans as tables."""
    return "\n".join(_table(content, title, plan) for title, plan in cases(content))


def _table(content: Content, title: str, plan: Plan) -> str:
    expected = plan.projected.overall.share
    level = "–" if expected is None else level_text(expected * content.model.top_level, Language.ENGLISH)
    lines = [
        f"**{title}** – {plan.hours} hours, {plan.cost_eur} euro, overall level expected afterwards: {level}",
        "",
        "| months | measure | field of action | hours |",
        "|---|---|---|---|",
    ]
    for planned in plan.measures:
        measure = content.measures[planned.measure]
        months = f"{planned.start_number}–{planned.end_number}"
        lines.append(
            f"| {months} | {measure.title.en} | {content.model.fields[measure.field].title.en} | {planned.hours} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    """Write the plans into the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    plans = as_markdown(load_content(packaged_content()))
    PAGE.write_text(f"{before}{BEGIN}\n\n{plans}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
