"""The report as PDF: which variants there are, and what their files are called."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, send_file
from flask_babel import force_locale
from flask_babel import lazy_gettext as _l

from workbench.errors import NotFoundError
from workbench.exports.plain import one_line
from workbench.report.build import Variant, render_report
from workbench.report_case import ReportCase
from workbench.values import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantTexts:
    """What a variant is called on a page, what is in it, and what its files are called."""

    title: object
    holds: object
    file: object


VARIANTS: Mapping[Variant, VariantTexts] = {
    Variant.SHORT: VariantTexts(
        title=_l("Kurzfassung"),
        holds=_l("Zwei Seiten: wo wir stehen, was zu entscheiden ist und der Plan auf einen Blick."),
        file=_l("Kurzbericht %(site)s"),
    ),
    Variant.FULL: VariantTexts(
        title=_l("Bericht mit Profil, Plan und Anhang"),
        holds=_l("Alles zum Nachschlagen: jede Maßnahme, jede Antwort und wie jede Zahl zustande kommt."),
        file=_l("Bericht %(site)s"),
    ),
    Variant.BRIEFING: VariantTexts(
        title=_l("Einführung für eine neue Verwaltungsspitze"),
        holds=_l("Zwei Seiten: worum es geht, was läuft und was in den ersten 100 Tagen zu entscheiden ist."),
        file=_l("Einführung %(site)s"),
    ),
}
"""The variants, the most read one first."""


def report_file(case: ReportCase, variant: str, language: str) -> Response:
    """The report as a file to keep. Raises NotFoundError for a variant or a language that there is not."""
    if variant not in set(Variant) or language not in set(Language):
        raise NotFoundError(f"no report {variant} in {language}")
    wanted, spoken = Variant(variant), Language(language)
    with force_locale(spoken.value):
        name = str(VARIANTS[wanted].file) % {"site": one_line(case.assessment.site.name)}
    return send_file(
        io.BytesIO(render_report(case, spoken, wanted)),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{name} {case.made_on.isoformat()}.pdf",
    )
