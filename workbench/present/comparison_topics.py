"""What a comparison makes of topics, in words: what a cohort is good at, what most need, who could tell whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.comparison.spread import Difference, Spread, Topics
from workbench.present import comparison_wording as words
from workbench.present.compared import Case
from workbench.values import alphabetical


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A dimension worth talking about: what it is called, the figure, and who could tell whom (else empty)."""

    key: str
    title: str
    figure: str
    talk: str

    @property
    def sentence(self) -> str:
        """All of it in a line."""
        return f"{self.title}: {self.figure}{f'; {self.talk}' if self.talk else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    """One sort of topics under its heading; `empty` is said where there are none."""

    title: str
    topics: tuple[TopicView, ...]
    empty: str


def _titles(case: Case) -> Mapping[str, str]:
    return {
        dimension.id: case.reader.read(dimension.title)
        for questionnaire in case.compared.content.questionnaires.values()
        for dimension in questionnaire.dimensions
    }


def _middle(case: Case, keys: Sequence[str], spreads: Mapping[str, Spread]) -> tuple[TopicView, ...]:
    titles = _titles(case)
    return tuple(
        TopicView(
            key=key,
            title=titles[key],
            figure=case.reader.say(words.MIDDLE, level=case.level(spreads[key].median)),
            talk="",
        )
        for key in keys
    )


def good(case: Case, topics: Topics, spreads: Mapping[str, Spread]) -> TopicsView:
    return TopicsView(
        title=case.reader.say(words.GOOD),
        topics=_middle(case, topics.good, spreads),
        empty=case.reader.say(words.NOTHING_GOOD),
    )


def needed(case: Case, topics: Topics, spreads: Mapping[str, Spread]) -> TopicsView:
    target = case.compared.content.model.top_level - 1
    return TopicsView(
        title=case.reader.say(words.NEEDED),
        topics=_middle(case, topics.needed, spreads),
        empty=case.reader.say(words.NOTHING_NEEDED, target=target),
    )


def differing(case: Case, topics: Topics, spreads: Mapping[str, Spread]) -> TopicsView:
    titles = _titles(case)
    return TopicsView(
        title=case.reader.say(words.DIFFERING),
        topics=tuple(
            TopicView(
                key=found.key,
                title=titles[found.key],
                figure=case.reader.say(
                    words.FROM_TO,
                    least=case.level(spreads[found.key].least),
                    greatest=case.level(spreads[found.key].greatest),
                ),
                talk=_talk(case, found),
            )
            for found in topics.differing
        ),
        empty=case.reader.say(words.NOTHING_DIFFERS),
    )


def _talk(case: Case, found: Difference) -> str:
    sentence = words.COULD_TELL if len(found.tellers) == 1 else words.COULD_TELL_MANY
    return case.reader.say(sentence, tellers=_joined(case, found.tellers), askers=_joined(case, found.askers))


def _joined(case: Case, sites: Sequence[int]) -> str:
    """One or two names (comparison/spread.py names no more)."""
    names = sorted((case.name(site) for site in sites), key=alphabetical)
    return names[0] if len(names) == 1 else case.reader.say(words.AND, first=names[0], second=names[1])
