"""Whatever people write, nothing breaks the file, nothing gets into it, and what they wrote can be read."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.report import cohort_cases, referees
from tests.report.cohort_cases import CONTENT, NAMES, cohort
from tests.report.hostile import ATTACKS, dangers, written_by
from tests.report.reading import counts, document, run_together, spoken
from tests.report.specimen import BODY
from tests.unit.exports.comparison_cases import view_of
from workbench.report.build import Variant, render_report
from workbench.report.cohort import render_cohort_report
from workbench.report.fonts import markup, printable
from workbench.report.questionnaire import render_questionnaire
from workbench.report.tagged.paragraphs import P
from workbench.values import Language

DE = Language.GERMAN
ATTACK = " ".join(ATTACKS)

anybody = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
"""Any text at all, halves of surrogate pairs included."""
