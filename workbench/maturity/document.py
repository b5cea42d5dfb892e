"""Scores in the form that is stored at submission: exact fractions as text, ids as keys (design section 4)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from workbench.maturity.model import CriteriaResult, Maturity, QuestionnaireResult


def scores_document(maturity: Maturity) -> dict[str, Any]:
    """Everything a comparison or a trend needs without the answers; the same maturity gives the same document."""
    overall = maturity.overall
    return {
        "top_level": maturity.top_level,
        "overall": {
            "share": _written(overall.share),
            "stage": overall.stage,
            "held_back_by": list(overall.held_back_by),
            "clarify": list(overall.clarify),
        },
        "areas": {area: _questionnaire(result) for area, result in maturity.areas.items()},
        "supplementary": {
            key: _criteria(result) if isinstance(result, CriteriaResult) else _questionnaire(result)
            for key, result in maturity.supplementary.items()
        },
    }


def read_share(written: str | None) -> Fraction | None:
    """A share out of a scores document; None where there was no value."""
    return None if written is None else Fraction(written)


def _questionnaire(result: QuestionnaireResult) -> Mapping[str, Any]:
    return {
        "share": _written(result.share),
        "coverage": _written(result.coverage),
        "dimensions": {
            key: {"share": _written(dimension.share), "coverage": _written(dimension.coverage)}
            for key, dimension in result.dimensions.items()
        },
    }


def _criteria(result: CriteriaResult) -> Mapping[str, Any]:
    return {"met": result.met, "ready": result.ready}


def _written(share: Fraction | None) -> str | None:
    return None if share is None else str(share)
