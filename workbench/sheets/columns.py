"""The columns of the sheets: what they are called, whether they must be filled, and examples for the template."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.sheets.model import Part
from workbench.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column: its head, other spellings that are understood, what is expected, and the template's example."""

    id: str
    title: Text
    expected: Text
    example: Text
    required: bool = False
    also: tuple[str, ...] = ()
    most: int = 120


EXAMPLE_NAME = Text("Beispielstadt", "Sample Town")
EXAMPLE_EMAIL = "ehrenamt@beispielstadt.example"

COLUMNS: Mapping[Part, tuple[Heading, ...]] = {
    Part.SITES: (
        Heading(
            id="name",
            title=Text("Name", "Name"),
            expected=Text("der Name der Kommune", "the name of the municipality"),
            example=EXAMPLE_NAME,
            required=True,
            also=("Kommune", "Municipality"),
        ),
        Heading(
            id="kind",
            title=Text("Art", "Kind"),
            expected=Text("Stadt, Gemeinde oder Kreis", "the kind, for example Stadt, Gemeinde or Kreis"),
            example=Text("Stadt", "Stadt"),
            required=True,
        ),
        Heading(
            id="population",
            title=Text("Einwohnerzahl", "Population"),
            expected=Text("eine ganze Zahl, zum Beispiel 41.000", "a whole number, for example 41,000"),
            example=Text("41000", "41000"),
            also=("Einwohner", "Einwohnerinnen und Einwohner", "Inhabitants"),
        ),
        Heading(
            id="region",
            title=Text("Region", "Region"),
            expected=Text("die Region oder der Kreis", "the region or the county"),
            example=Text("Münsterland", "Münsterland"),
        ),
        Heading(
            id="contacts",
            title=Text("Kontakt im Haus", "Contacts"),
            expected=Text(
                "Funktionen, keine Namen, zum Beispiel Stabsstelle Ehrenamt",
                "functions, no names, for example Stabsstelle Ehrenamt",
            ),
            example=Text("Stabsstelle Ehrenamt, Sozialamt", "Stabsstelle Ehrenamt, Sozialamt"),
            also=("Kontaktfunktionen", "Kontakt", "Kontakte", "Contact functions"),
            most=300,
        ),
    ),
    Part.PEOPLE: (
        Heading(
            id="email",
            title=Text("E-Mail", "E-mail"),
            expected=Text("eine E-Mail-Adresse wie name@kommune.de", "an e-mail address such as name@kommune.de"),
            example=Text(EXAMPLE_EMAIL, EXAMPLE_EMAIL),
            required=True,
            also=("E-Mail-Adresse", "Mail", "E-mail address"),
            most=254,
        ),
        Heading(
            id="function",
            title=Text("Funktion", "Function"),
            expected=Text("die Funktion, kein Name", "the function, no name"),
            example=Text("Stabsstelle Ehrenamt", "Stabsstelle Ehrenamt"),
        ),
        Heading(
            id="role",
            title=Text("Aufgabe", "Role"),
            expected=Text("Team oder Nur lesen", "Team or Read only"),
            example=Text("Team", "Team"),
            required=True,
            also=("Rolle",),
        ),
        Heading(
            id="site",
            title=Text("Kommune", "Municipality"),
            expected=Text("der Name der Kommune", "the name of the municipality"),
            example=EXAMPLE_NAME,
            required=True,
        ),
    ),
}
"""Most characters are those that the database keeps."""

ROLES: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "team": (Text("Team", "Team"), ("Entwicklungsteam",)),
    "reader": (Text("Nur lesen", "Read only"), ("Lesen", "Leserecht", "Reader")),
}
"""What a role is called in the sheet, and other spellings that are understood."""
