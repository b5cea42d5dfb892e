"""The form in which a site chooses what it shows by name."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectMultipleField

from workbench.comparison.model import dimensions_by_area
from workbench.content.model import Content
from workbench.present.numbers import level_text
from workbench.present.texts import Reader


class ReleaseForm(FlaskForm):
    """A list of boxes to tick for each area; `release_form` makes it."""

    def areas(self) -> Sequence[SelectMultipleField]:
        """The lists, in the order of the content."""
        return [field for field in self if isinstance(field, SelectMultipleField)]

    def chosen(self) -> list[str]:
        """The ids of the dimensions that are ticked."""
        return [dimension for field in self.areas() for dimension in field.data or ()]


def release_form(
    content: Content, reader: Reader, *, released: Collection[str], own: Mapping[str, Fraction], prefix: str
) -> ReleaseForm:
    """The form for one cohort; beside each dimension stands the level that others would see."""
    fields: dict[str, Any] = {}
    for area, dimensions in dimensions_by_area(content).items():
        choices = [
            SelectChoice(each.id, _label(reader.read(each.title), own.get(each.id), content, reader))
            for each in dimensions
        ]
        chosen = [each.id for each in dimensions if each.id in released]
        title = reader.read(content.model.areas[area].title)
        fields[area] = SelectMultipleField(title, choices=choices, default=chosen)
    made = type("ReleaseFormOfContent", (ReleaseForm,), fields)
    return cast("ReleaseForm", made(prefix=prefix))


def _label(title: str, share: Fraction | None, content: Content, reader: Reader) -> str:
    if share is None:
        return str(_("%(dimension)s (noch offen)", dimension=title))
    level = level_text(share * content.model.top_level, reader.language)
    return str(_("%(dimension)s (Stufe %(level)s)", dimension=title, level=level))
