"""The report as PDF: which variants there are, and what their files are called."""

from collections.abc import Mapping

from flask import Response
from flask_babel import force_locale
from flask_babel import lazy_gettext as _l

from workbench.errors import NotFoundError
from workbench.exports.plain import one_line
from workbench.report.build import Variant, render_report
from workbench.report_case import ReportCase
from workbench.values import Language

VARIANTS: Mapping[Variant, object] = {
    Variant.SHORT: _l("Kurzfassung"),
    Variant.FULL: _l("Bericht mit Profil, Plan und Anhang"),
    Variant.BRIEFING: _l("Einführung für eine neue Verwaltungsspitze"),
}
"""What each variant is, the most read one first."""

NAMES: Mapping[Variant, object] = {
    Variant.SHORT: _l("Kurzbericht %(site)s"),
    Variant.FULL: _l("Bericht %(site)s"),
    Variant.BRIEFING: _l("Einführung %(site)s"),
}
"""What the files are called."""


def report_file(case: ReportCase, variant: str, language: str) -> Response:
    """The report as a file to keep. Raises NotFoundError for a variant or a language that there is not."""
    if variant not in set(Variant) or language not in set(Language):
        raise NotFoundError(f"no report {variant} in {language}")
    wanted, spoken = Variant(variant), Language(language)
    with force_locale(spoken.value):
        name = str(NAMES[wanted]) % {"site": one_line(case.assessment.site.name)}
    response = Response(render_report(case, spoken, wanted), mimetype="application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name} {case.made_on.isoformat()}.pdf")
    return response
