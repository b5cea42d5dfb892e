"""What every text of the report goes through before it is set: no line ends between what belongs together.

In and out goes markup; only spaces and quotation marks change.
"""

import re
from functools import cache

from workbench.present.numbers import month_text
from workbench.present.quotes import with_inner_quotes
from workbench.values import Language, Month

_NUMBERED = "Stufe|Stufen|Runde|Ziel|Version|Fassung|[Ll]evels?|[Ss]tage|[Tt]arget|[Rr]ound|[Vv]ersion|[Ee]dition"
_UNITS = r"€|%|Std\.|h\b"


def typeset(text: str, language: Language) -> str:
    """The text with quotes within quotes in single marks and spaces that hold where a line must not end.

    Those stand between a number and its unit, a word such as `Stufe` and its number, the parts of a date, and before
    a dash.
    """
    return _spaces(language).sub("\\1\\2\u00a0", with_inner_quotes(text, language))


@cache
def _spaces(language: Language) -> re.Pattern[str]:
    months = "|".join(month_text(Month(2000, number), language).split()[0] for number in range(1, 13))
    return re.compile(rf"(\d) (?=(?:{_UNITS}|{months}))|\b({_NUMBERED}|{months}) (?=\d)| (?=– )")
