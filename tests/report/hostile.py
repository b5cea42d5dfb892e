"""A report in which every field that a person can fill says what the caller wants, and what no file may hold."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pikepdf

from tests.report.cases import events
from workbench.answers.model import Answer, Evidence, Given, LevelValue, NotApplicable, TableValue, TextValue
from workbench.assessment import Assessment
from workbench.content.model import DecisionBody
from workbench.plan.living import Link, LivingMeasure, Status, as_it_stands, content_with
from workbench.report_case import Asked, AskedMeasure, PreviousRound, ReportCase
from workbench.values import Text

Write = Callable[[str], str]
"""What somebody writes into the field of that name."""

ATTACKS = (
    '<b>fett</b> & "böse" \'q\' </para> <br/> <font size="99"> <para alignment=',
    '<a href="javascript:alert(1)">x</a> <a href="file:///etc/hosts">y</a> <img src="/etc/hostname"/> <seq id=1/>',
    "<script>alert(1)</script> <onDraw name=x/> <index item=y/> &amp; &#x202e; &lt;b&gt; &unknown;",
    ") Tj ET EMC Q endstream endobj 1 0 obj << /S /JavaScript /JS (app.alert(1)) >> \\) \\\\ \\101",
    ']]> <?xpacket end="w"?> </rdf:li> %s %(name)s {site} {0.__class__} {{ 7*7 }} {% raw %} $(id)',
    "\x00\x01\x08\x1b[31m\x7f\x85 \u202eabc\u202c \u2066x\u2069 שלום مرحبا 🎉👩🏽\u200d💻 \ufeff\ufffe\ud800 a\u0308 ﬁ",
    "A\u0301\u0323" + "\u0301" * 30,
)
"""Markup of ReportLab, operators and objects of PDF, templates, control characters, other scripts and emoji."""

ATTACK = " ".join(ATTACKS)


def attacking(field: str) -> str:
    """All of it, behind the name of the field."""
    return f"{field}: {ATTACK}"


def harmless(field: str) -> str:
    return f"{field}: nichts weiter"


_FORBIDDEN = {"/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/AcroForm", "/URI", "/F", "/EF", "/RichMediaContent"}
"""What would make a file act; `/F` is a file too, but for its other meaning in an annotation."""

_CATALOG = {
    *("/Type", "/Pages", "/Lang", "/Metadata", "/MarkInfo", "/StructTreeRoot", "/ViewerPreferences"),
    *("/Outlines", "/PageMode", "/Dests", "/PageLabels", "/Names"),
}


def written_by(base: ReportCase, write: Write) -> ReportCase:
    """The report in which one person filled each of the fields once."""
    assessment = _assessment(base.assessment, write)
    first, second, *_ = base.assessment.measures
    measures = (_own(first, write), replace(second, status=Status.REJECTED, reason=write("reason of rejection")))
    return replace(
        base,
        assessment=assessment,
        round_title=write("round"),
        previous=PreviousRound(title=write("last round"), assessment=base.assessment),
        planned=_planned(assessment, measures),
        changed=True,
        asked=Asked(
            on=date(2025, 12, 1), measures=(AskedMeasure(key=second.key, title=Text(write("measure asked for"))),)
        ),
        events=tuple(replace(each, title=write("event"), place=write("place")) for each in events(assessment.date)),
        introduction=write("introduction"),
    )


def _assessment(base: Assessment, write: Write) -> Assessment:
    kinds = {
        sort: next(item for item, answer in base.answers.items() if _is(answer, sort))
        for sort in (LevelValue, TextValue, TableValue, NotApplicable)
    }
    evidence = Evidence(
        type=write("type of evidence"),
        reference=write("reference"),
        date=date(2025, 9, 30),
        link=write("address of evidence"),
    )
    table = base.answers[kinds[TableValue]]
    assert isinstance(table, Given)
    assert isinstance(table.value, TableValue)
    rows = tuple(dict.fromkeys(row, write("cell")) for row in table.value.rows[:1])
    level = base.answers[kinds[LevelValue]]
    assert isinstance(level, Given)
    answers: dict[str, Answer] = {
        kinds[LevelValue]: replace(
            level, note=write("note"), evidence=(evidence,), provided_by=write("who does it instead")
        ),
        kinds[TextValue]: Given(value=TextValue(write("text"))),
        kinds[TableValue]: Given(value=TableValue(rows)),
        kinds[NotApplicable]: NotApplicable(reason=write("reason"), note=write("note on what does not apply")),
    }
    return replace(base, site=replace(base.site, name=write("site")), answers={**base.answers, **answers})


def _is(answer: Answer, sort: type) -> bool:
    return isinstance(answer.value if isinstance(answer, Given) else answer, sort)


def _own(model: LivingMeasure, write: Write) -> LivingMeasure:
    """A measure of the team's own that asks for a decision."""
    measure = replace(
        model.measure,
        id="own",
        title=Text(write("title")),
        summary=Text(write("summary")),
        steps=(Text(write("step")),),
        responsible=Text(write("responsible")),
        indicator=Text(write("indicator")),
        decision=DecisionBody.COUNCIL,
        raises={},
        needs={},
        after=(),
    )
    link = Link(title=write("title of link"), url=write("address of link"))
    return replace(
        model, measure=measure, is_own=True, status=Status.PLANNED, note=write("note at the measure"), links=(link,)
    )


def _planned(base: Assessment, measures: tuple[LivingMeasure, ...]) -> Assessment:
    assert base.plan is not None
    known = content_with(base.content, measures)
    plan = as_it_stands(known, base.site.kind, base.answers, base.plan.wishes, measures, frozenset())
    return replace(base, content=known, plan=plan, measures=measures)


def dangers(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What makes a file do something, or reach outside of itself."""
    yield from (f"catalog {key}" for key in pdf.Root.keys() - _CATALOG)
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary):
            keys = set(found.keys())
            if "/Subtype" in keys and found.Subtype == "/Link":
                keys -= {"/F"}
                if "/Dest" not in keys or "/A" in keys:
                    yield "a link that leads outside"
            elif "/Type" in keys and found.Type in ("/Action", "/Annot"):
                yield f"action {found!r}"
            yield from (f"key {key}" for key in keys & _FORBIDDEN)
