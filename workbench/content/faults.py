"""The catalogue of faults: what can be wrong in content and answers, and how it is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from workbench.errors import WorkbenchError


class FaultCode(Enum):
    """Every fault with its message: what is wrong, and what was expected. Names are the codes."""

    # files and YAML
    STRAY_FILE = ("nobody reads this file", "questionnaires as *.yaml beside model.yaml, measures as measures/*.yaml")
    UNREADABLE = ("the file cannot be read ({reason})", "a UTF-8 text file of at most {limit}")
    NO_FOLDER = ("there is no such content folder", "a folder with model.yaml and questionnaires")
    NO_MODEL = ("model.yaml is missing", "the file that holds areas, scales and kinds of site")
    NOT_YAML = ("this is no YAML: {problem}", "keys and values, indented with spaces")
    EMPTY_FILE = ("the file holds nothing", "{expected}")
    SECOND_DOCUMENT = ("a second document begins", "one document per file")
    NOT_PLAIN = ("{what} is not used here", "plain values, written out")
    TOO_DEEP = ("nested deeper than {limit} levels", "the shape of the content format")
    DUPLICATE_KEY = ("the key `{key}` stands here again (first in line {first})", "each key once")
    # shape and values
    UNKNOWN_KEY = ("the key `{key}` is not known here{hint}", "{expected}")
    MISSING_KEY = ("the key `{key}` is missing", "{expected}")
    WRONG_SHAPE = ("{found} stands here", "{expected}")
    BAD_ID = ("`{id}` is no id", "{expected}")
    BAD_NUMBER = ("`{found}` is no number", "{expected}")
    OUT_OF_RANGE = ("{found} is out of range", "{expected}")
    BAD_WORD = ("`{found}` is not known here{hint}", "{expected}")
    LEVELS_WITH_GAPS = ("the levels {found} have gaps or do not fit", "{expected}")
    NOT_RISING = ("the threshold {found} does not lie above the one before ({before})", "thresholds that rise")
    ONLY_ONE_OF = ("{keys} stand together", "only one of them")
    # across files
    DUPLICATE_ID = ("the {kind} `{id}` is defined again (first in {first})", "each id once")
    UNKNOWN_REFERENCE = ("there is no {kind} `{id}`{hint}", "an id that the content defines")
    CYCLE = ("{chain} go round in a circle", "an order that begins somewhere")
    AREA_WITHOUT_QUESTIONNAIRE = ("no questionnaire fills the area `{area}`", "exactly one")
    AREA_TWICE = ("the area `{area}` has a questionnaire already ({first})", "exactly one")
    NO_LEVEL_OF_SCALE = ("`{item}` has no level {level}", "a level from 0 to {highest}")
    NOT_COMPARABLE = ("the {kind} item `{item}` cannot be compared by `{how}`", "{expected}")
    NOT_A_LEVEL_ITEM = ("`{item}` is a {kind} item", "a level item, as only these are lifted by measures")
    WIDER_THAN_AFTER = ("applies to {kinds}, unlike `{after}`, which must come before", "kinds of site among {allowed}")
    UNKNOWN_WORD = ("the word `{{{word}}}` is not defined by every kind of site{hint}", "one of {expected}")
    UNBALANCED_BRACE = ("a brace stands alone in the {language} text", "words in braces, such as {{{word}}}")
    # answers
    WRONG_QUESTIONNAIRE = ("the item `{item}` is not part of `{found}`", "under `{expected}`")
    NA_NOT_ALLOWED = ("`na` is not allowed for this item", "an answer, or nothing while it is open")
    NOT_A = ("`{found}` is no {what}", "{expected}")
    ANSWERED_TWICE = ("`{found}` is named twice", "each choice once")
    OTHER_KIND_OF_SITE = ("the measure `{measure}` is not for this kind of site", "a measure that applies to `{kind}`")
    # warnings
    MISSING_ENGLISH = ("the English text is missing", "`en` beside `de`; German is shown until then")
    NA_WITHOUT_REASON = ("`na` has no reason", "{{na: true, reason: …}}; the report says that none was given")
    NO_ANSWER = ("nothing stands here", "a value; until then this is open")
    NOT_ASKED = ("this is not asked of a `{kind}`", "no answer; it is kept and does not count")

    @property
    def is_warning(self) -> bool:
        """Whether work can go on in spite of it."""
        return self in _WARNINGS


_WARNINGS = {FaultCode.MISSING_ENGLISH, FaultCode.NA_WITHOUT_REASON, FaultCode.NO_ANSWER, FaultCode.NOT_ASKED}

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A line of a file, and where that is in words: `dimension leadership > item sf_x > levels`."""

    file: str
    line: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, with the values its message names."""

    code: FaultCode
    spot: Spot
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        problem, expected = (part.format(**dict(self.values)) for part in self.code.value)
        kind = "warning: " if self.code.is_warning else ""
        text = f"{self.spot.file}:{self.spot.line}: {self.spot.place}: {kind}{problem}, expected {expected}"
        return "".join(letter if letter.isprintable() else " " for letter in text)


class Faults:
    """Collects faults and goes on; whoever asked for the work looks at them at the end."""

    def __init__(self) -> None:
        self._found: list[Fault] = []
        self._count = 0

    def add(self, code: FaultCode, spot: Spot, **values: object) -> None:
        """Note a fault at that spot; `values` fill the message of its code."""
        self._found.append(Fault(code, spot, tuple((key, str(value)) for key, value in values.items())))
        self._count += not code.is_warning

    @property
    def count(self) -> int:
        """How many faults were noted so far, warnings aside; a part is sound if reading it adds none."""
        return self._count

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What must be mended, by file and line."""
        return _sorted(fault for fault in self._found if not fault.code.is_warning)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What should be mended, by file and line."""
        return _sorted(fault for fault in self._found if fault.code.is_warning)


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.spot, str(fault))))


def shortened(text: str) -> str:
    """What somebody wrote, short enough for a message."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"


def near_miss(word: str, known: Iterable[str]) -> str:
    """A hint such as ` (did you mean `levels`?)` where a known word is close, else nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean `{close[0]}`?)" if close else ""


class FaultyInputError(WorkbenchError):
    """Input that cannot be used; carries every fault found, by file and line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class ContentError(FaultyInputError):
    """The content is faulty; nothing of it is used."""


class AnswersError(FaultyInputError):
    """The answers file is faulty; nothing of it is used."""
