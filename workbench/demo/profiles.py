"""What the sites of the demo answered in each round."""

from workbench.answers.model import Answers
from workbench.content.model import Content
from workbench.demo.sites import DemoSite, read_round

ROUNDS = 2
"""How many rounds every site of the demo has answered."""


def demo_answers(site: DemoSite, round_number: int, content: Content) -> Answers:
    """A site's agreed answers of a round, counted from 1; the file of a later round holds only what changed.

    Raises AnswersError where a file does not fit this content, ValueError for a round that the demo does not have.
    """
    if not 1 <= round_number <= ROUNDS:
        raise ValueError(f"the demo has rounds 1 to {ROUNDS}, not {round_number}")
    answers: Answers = {}
    for number in range(1, round_number + 1):
        answers = {**answers, **read_round(site.key, number, content).answers}
    return answers
