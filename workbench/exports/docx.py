"""A plan as draft of a council paper (Beschlussvorlage) in Word: the usual headings, filled with what the plan knows.

What only the municipality can say stands there as "[please complete]", never as an invention of ours.
"""

import datetime as dt

from workbench.content.model import DecisionBody
from workbench.exports import wording
from workbench.exports.docx_paper import Paper, new_paper
from workbench.exports.plain import one_line
from workbench.present import plan_wording
from workbench.present.numbers import date_text
from workbench.present.plan import DecisionView, LeftOutView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.values import Language, Text

_OF_THE_COUNCIL = frozenset({DecisionBody.COUNCIL, DecisionBody.BUDGET})


def plan_docx(view: PlanView, language: Language, *, made_on: dt.date) -> bytes:
    """The draft as DOCX file; the same view and day give the same bytes."""
    site = one_line(view.site)
    title = wording.say(wording.PLAN_OF, language, site=site)
    paper = new_paper(title, site, language=language, made_on=made_on)
    council = [decision for decision in view.decisions if decision.body_id in _OF_THE_COUNCIL]
    _add_head(paper, view, made_on)
    _add_bodies(paper, council)
    _add_proposal(paper, view, council)
    _add_facts(paper, view)
    _add_measures(paper, view)
    _add_alternatives(paper, view)
    _add_finances(paper, view)
    _add_staff(paper, view)
    _add_other_effects(paper)
    _add_annexes(paper, view)
    return paper.finish()


def _add_head(paper: Paper, view: PlanView, made_on: dt.date) -> None:
    paper.heading(0, paper.say(wording.PAPER))
    paper.paragraph(paper.say(wording.PAPER_SUBJECT), "Subtitle")
    fill_in = paper.say(wording.FILL_IN)
    paper.facts(
        [
            (paper.say(wording.SITE), one_line(view.site)),
            *((paper.say(name), fill_in) for name in _BLANKS),
            (paper.say(wording.PLAN_AS_OF), date_text(made_on, paper.language)),
        ]
    )


_BLANKS = (wording.PAPER_NUMBER, wording.PAPER_DATE, wording.LEAD, wording.PUBLIC)


def _add_bodies(paper: Paper, council: list[DecisionView]) -> None:
    """Who deliberates when; the first decision of a body says until when it has to meet."""
    fill_in = paper.say(wording.FILL_IN)
    first: dict[str, DecisionView] = {}
    for decision in council:
        first.setdefault(decision.body, decision)
    rows = [
        (body, fill_in, paper.say(wording.DECIDES), date_text(decision.date, paper.language))
        for body, decision in first.items()
    ]
    task = wording.PREPARES if rows else wording.TAKES_NOTE
    heads = [paper.say(name) for name in (wording.BODY, wording.SESSION, wording.TASK, wording.LATEST)]
    paper.heading(1, paper.say(wording.BODIES))
    paper.table(heads, [(fill_in, fill_in, paper.say(task), ""), *rows], widths=(5.6, 4.3, 3.3, 3.3))


def _add_proposal(paper: Paper, view: PlanView, council: list[DecisionView]) -> None:
    paper.heading(1, paper.say(wording.PROPOSAL))
    paper.numbers([_proposed(paper, decision) for decision in council] or [paper.say(wording.PLAN_NOTED)])
    others = [decision for decision in view.decisions if decision.body_id not in _OF_THE_COUNCIL]
    if others:
        paper.heading(2, paper.say(wording.BY_ADMINISTRATION))
        paper.paragraph(paper.say(wording.BY_ADMINISTRATION_NOTE))
        paper.numbers([_proposed(paper, decision) for decision in others])


def _proposed(paper: Paper, decision: DecisionView) -> str:
    return paper.say(
        wording.PROPOSED,
        sentence=one_line(decision.sentence),
        number=decision.measure.number,
        until=decision.until,
    )


def _add_facts(paper: Paper, view: PlanView) -> None:
    expectation = view.expectation
    paper.heading(1, paper.say(wording.FACTS))
    paper.heading(2, paper.say(wording.GOAL_HEADING))
    paper.paragraph(view.goal)
    paper.heading(2, paper.say(wording.RESULTS))
    paper.paragraph(" ".join(each for each in (expectation.sentence, expectation.range) if each))
    if expectation.dimensions:
        heads = [paper.say(name) for name in (wording.DIMENSION, wording.TODAY, wording.EXPECTED, wording.TARGET)]
        rows = [(one_line(each.title), each.today, each.expected, each.target) for each in expectation.dimensions]
        paper.table(heads, rows, widths=(9, 2.5, 2.5, 2.5), figures=3)
    if view.fields:
        paper.heading(2, paper.say(wording.FIELDS))
    for field in view.fields:
        title = paper.say(wording.NUMBERED, number=field.number, title=one_line(field.title))
        rationale = paper.say(wording.FIELD_RATIONALE, rationale=field.rationale) if field.rationale else ""
        paper.lead_in(title, rationale, style="Normal")


def _add_measures(paper: Paper, view: PlanView) -> None:
    paper.heading(1, paper.say(wording.MEASURES))
    if not view.measures:
        paper.paragraph(paper.say(wording.NO_MEASURES))
        return
    paper.paragraph(
        paper.say(wording.PLAN_SUM, period=view.period, measures=view.measures_number, hours=view.hours, cost=view.cost)
    )
    paper.paragraph(paper.say(wording.BASIS_NOTE))
    paper.table(
        [paper.say(name) for name in _OVERVIEW],
        [
            (each.number, one_line(each.title), one_line(each.responsible), each.period, each.hours, each.cost)
            for each in view.measures
        ],
        widths=(1.1, 4.9, 3.9, 2.8, 1.8, 2),
        figures=2,
    )


_OVERVIEW = (
    wording.NUMBER,
    wording.MEASURE,
    wording.RESPONSIBLE,
    wording.PERIOD_HEADING,
    wording.EFFORT,
    wording.COST_HEADING,
)


def _add_alternatives(paper: Paper, view: PlanView) -> None:
    paper.heading(1, paper.say(wording.ALTERNATIVES))
    sentences = [
        view.fit,
        paper.say(wording.WITHOUT_DECISION) if view.decisions else "",
        paper.say(wording.SEE_LEFT_OUT) if view.left_out else "",
    ]
    for sentence in sentences:
        if sentence:
            paper.paragraph(sentence)
    paper.paragraph(_fill_in(paper, wording.OTHER_ALTERNATIVES))


def _add_finances(paper: Paper, view: PlanView) -> None:
    paper.heading(1, paper.say(wording.FINANCES))
    if view.money:
        rows = [(str(each.year), each.cost) for each in view.money]
        total = (paper.say(wording.SUM), view.cost)
        heads = [paper.say(wording.YEAR), paper.say(wording.COST_HEADING)]
        paper.sum_table(heads, [*rows, total], widths=(5, 4))
        paper.paragraph(paper.say(wording.COST_STARTS))
        paper.bullets([_with_cost(paper, each) for each in view.measures if each.cost_number])
    else:
        paper.paragraph(paper.say(plan_wording.NO_COST))
    paper.paragraph(_fill_in(paper, wording.BUDGET_ITEM))
    paper.paragraph(_fill_in(paper, wording.COVER))


def _with_cost(paper: Paper, measure: MeasureView) -> str:
    return paper.say(
        wording.COST_OF_MEASURE,
        number=measure.number,
        title=one_line(measure.title),
        cost=measure.cost,
        period=measure.period,
    )


def _add_staff(paper: Paper, view: PlanView) -> None:
    paper.heading(1, paper.say(wording.STAFF))
    paper.paragraph(paper.say(wording.STAFF_SUM, hours=view.hours, period=view.period))
    lasting = [
        paper.say(wording.UPKEEP, number=each.number, title=one_line(each.title), upkeep=each.upkeep)
        for each in view.measures
        if each.upkeep
    ]
    if lasting:
        paper.paragraph(paper.say(wording.UPKEEP_HEADING))
        paper.bullets(lasting)
    paper.paragraph(_fill_in(paper, wording.POSTS))


def _add_other_effects(paper: Paper) -> None:
    paper.heading(1, paper.say(wording.OTHER_EFFECTS))
    for name in (wording.CLIMATE, wording.EQUALITY, wording.INCLUSION):
        paper.heading(2, paper.say(name))
        paper.paragraph(paper.say(wording.FILL_IN))


def _add_annexes(paper: Paper, view: PlanView) -> None:
    names = [wording.ANNEX_PLAN, *([wording.ANNEX_LEFT_OUT] if view.left_out else [])]
    paper.heading(1, paper.say(wording.ANNEXES))
    paper.bullets([paper.say(name) for name in names])
    paper.heading(1, paper.say(wording.ANNEX_PLAN), on_new_page=True)
    for field in view.fields:
        paper.heading(2, paper.say(wording.NUMBERED, number=field.number, title=field.title))
        for measure in field.measures:
            _add_measure(paper, measure)
    if view.left_out:
        paper.heading(1, paper.say(wording.ANNEX_LEFT_OUT), on_new_page=True)
    for left_out in view.left_out:
        _add_left_out(paper, left_out)


def _add_measure(paper: Paper, measure: MeasureView) -> None:
    paper.heading(3, paper.say(wording.NUMBERED, number=measure.number, title=measure.title))
    paper.paragraph(measure.summary)
    paper.numbers(measure.steps, keep_with_next=True)
    effort = f"{measure.hours}, {measure.upkeep}" if measure.upkeep else measure.hours
    decision = measure.decision
    if measure.decide_by:
        decision = paper.say(wording.DECISION_BY, decision=decision, date=measure.decide_by)
    lifts = [paper.say(wording.LIFT, item=each.item, before=each.before, after=each.after) for each in measure.lifts]
    links = [paper.say(wording.LINK, title=one_line(each.title), url=one_line(each.url)) for each in measure.links]
    rows = (
        (wording.RESPONSIBLE, measure.responsible),
        (wording.PERIOD_HEADING, measure.period),
        (wording.EFFORT, f"{effort}\n{measure.basis}"),
        (wording.COST_HEADING, measure.cost),
        (wording.DECISION, decision),
        (wording.INDICATOR_HEADING, measure.indicator),
        (wording.STATUS, paper.say(wording.STATUS_AND_PROGRESS, status=measure.status, progress=measure.progress)),
        (wording.NOTE, measure.note),
        (wording.LIFTS, "\n".join(lifts)),
        (wording.WAITS_FOR, "\n".join(measure.waits_for)),
        (wording.LINKS, "\n".join(links)),
    )
    paper.facts([(paper.say(name), text) for name, text in rows if text])


def _add_left_out(paper: Paper, left_out: LeftOutView) -> None:
    """What stands in the way of a measure, one by one; where nothing more is to be said of them, their titles."""
    paper.heading(2, left_out.reason)
    explained = [
        paper.say(wording.WITH_DETAIL, title=one_line(each.title), detail=one_line(each.detail))
        for each in left_out.measures
        if each.detail
    ]
    paper.bullets(explained)
    titles = [one_line(each.title) for each in left_out.measures if not each.detail]
    if titles:
        paper.paragraph("; ".join(titles))


def _fill_in(paper: Paper, text: Text) -> str:
    return paper.say(text, fill_in=paper.say(wording.FILL_IN))
