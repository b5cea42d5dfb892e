"""The sites of a cohort side by side, for those who lead it: heat map, spread, profiles; and the projector view."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, current_app, render_template, request

from workbench.charts.figures import Chart, heatmap_chart, overlay_chart, spread_chart
from workbench.charts.heatmap import Heatmap, heatmap_of
from workbench.charts.overlay import area_overlay
from workbench.charts.spread import area_spreads
from workbench.present.comparison import ComparisonView, comparison_view
from workbench.present.comparison_order import arranged
from workbench.present.texts import Reader
from workbench.services.access import Action
from workbench.services.comparison import Compared, compare
from workbench.values import alphabetical
from workbench.web.forms.comparison import ComparisonForm, Tab
from workbench.web.i18n import language
from workbench.web.reader import any_reader
from workbench.web.signin import actor, needs

MANY = 50
"""With more sites than these the page shows spread and chosen sites instead of every row."""

FOUND = 20
"""So many sites that were searched for are offered at once."""

FILES = ("xlsx", "csv", "pdf")
FILES_ROUTE = "comparison_files.file"

blueprint = Blueprint("comparison", __name__, url_prefix="/kohorten/<int:cohort_id>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What one tab shows: its charts, and for the heat map what stands in its table."""

    charts: Sequence[Chart]
    heatmap: Heatmap | None = None


@blueprint.get("/vergleich")
@needs(Action.COMPARE)
def show(cohort_id: int) -> str:
    """The comparison in the round asked for, else in the latest."""
    compared = compare(actor(), cohort_id, number=request.args.get("runde", type=int))
    many = len(compared.sites) > MANY
    tab = _tab(request.args.get("ansicht", ""), many=many)
    form = _form(compared, many=many)
    reader = any_reader()
    chosen = form.sites.data if many or tab is Tab.PROFILES else None
    view = comparison_view(compared, reader, area=form.chosen_area, shown=chosen, changes=tab is Tab.SPREAD)
    return render_template(
        "comparison/comparison.html",
        cohort=compared.cohort,
        view=view,
        form=form,
        tab=tab,
        tabs=[each for each in Tab if not (many and each is Tab.HEATMAP)],
        many=many,
        drawn=_drawn(view, tab, form, reader),
        files=FILES if FILES_ROUTE in current_app.view_functions else (),
    )


@blueprint.get("/beamer")
@needs(Action.COMPARE)
def projector(cohort_id: int) -> str:
    """The topics in large type; with `buchstaben` no site is named."""
    compared = compare(actor(), cohort_id, number=request.args.get("runde", type=int), with_before=False)
    letters = request.args.get("buchstaben") == "1"
    view = comparison_view(compared, any_reader(), letters=letters, shown=(), changes=False)
    return render_template("comparison/projector.html", cohort=compared.cohort, round=compared.round, view=view)


def _tab(asked: str, *, many: bool) -> Tab:
    default = Tab.SPREAD if many else Tab.HEATMAP
    tab = Tab(asked) if asked in set(Tab) else default
    return Tab.SPREAD if many and tab is Tab.HEATMAP else tab


def _form(compared: Compared, *, many: bool) -> ComparisonForm:
    form = ComparisonForm.of(request.args, compared, many=many, language=language())
    offered = _found(compared, form.search.data, form.sites.data or ()) if many else compared.sites.keys()
    names = sorted(((site, compared.sites[site].name) for site in offered), key=lambda each: alphabetical(each[1]))
    form.offer(names)
    return form


def _found(compared: Compared, search: str, chosen: Collection[int]) -> Iterator[int]:
    """Those chosen already, and the first that have the words searched for in their name."""
    yield from (site for site in dict.fromkeys(chosen) if site in compared.sites)
    if not search:
        return
    wanted = search.casefold()
    matching = [site for site, scores in compared.sites.items() if wanted in scores.name.casefold()]
    matching.sort(key=lambda site: alphabetical(compared.sites[site].name))
    yield from [site for site in matching if site not in chosen][:FOUND]


def _drawn(view: ComparisonView, tab: Tab, form: ComparisonForm, reader: Reader) -> Drawn:
    if tab is Tab.HEATMAP:
        series = heatmap_of(view, arranged(view, by=form.ordered_by, grouping=form.grouped_by), reader)
        return Drawn(charts=[heatmap_chart("heatmap", series, reader.language)], heatmap=series)
    return Drawn(charts=list(_area_charts(view, tab, reader)))


def _area_charts(view: ComparisonView, tab: Tab, reader: Reader) -> Iterator[Chart]:
    """For each area its chart; profiles only of sites that were chosen."""
    for area in view.areas:
        if tab is Tab.SPREAD:
            series = area_spreads(area, view.top_level, reader)
            yield spread_chart(area.id, area.title, series, language=reader.language)
        elif view.sites:
            overlay = area_overlay(view, area, reader)
            yield overlay_chart(area.id, area.title, overlay, language=reader.language)
