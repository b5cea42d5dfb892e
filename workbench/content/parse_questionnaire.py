"""A questionnaire file as a Questionnaire (design section 3)."""

from fractions import Fraction

from workbench.content.faults import FaultCode
from workbench.content.fields import Fields
from workbench.content.model import Dimension, Model, Questionnaire, ResultKind
from workbench.content.notes import Kind
from workbench.content.parse_items import parse_item
from workbench.content.parse_model import SOURCE
from workbench.content.readers import BOOLEAN, TEXT, new_id, number, objects, one_of, reference, whole


def parse_questionnaire(fields: Fields, model: Model) -> Questionnaire:
    """One questionnaire with its dimensions and items."""
    questionnaire = Questionnaire(
        id=fields.required("id", new_id(Kind.QUESTIONNAIRE)),
        version=fields.required("version", whole(at_least=1)),
        area=fields.optional("area", reference(Kind.AREA)),
        result=fields.default("result", one_of(ResultKind), ResultKind.MEAN),
        title=fields.required("title", TEXT),
        dimensions=fields.required("dimensions", objects(lambda inner: _dimension(inner, model))),
    )
    result = fields.find("result")
    if result is not None and questionnaire.area is not None and questionnaire.result is ResultKind.ALL_MET:
        expected = "`mean`, as the area needs a share"
        result.fault(FaultCode.BAD_WORD, found="all_met", hint="", expected=expected)
    return questionnaire


def _dimension(fields: Fields, model: Model) -> Dimension:
    dimension_id = fields.required("id", new_id(Kind.DIMENSION))
    source = fields.required("source", SOURCE)
    return Dimension(
        id=dimension_id,
        title=fields.required("title", TEXT),
        weight=fields.default("weight", number(above=0), Fraction(1)),
        essential=fields.default("essential", BOOLEAN, value=False),
        source=source,
        items=fields.required("items", objects(lambda inner: parse_item(inner, model, source))),
    )
