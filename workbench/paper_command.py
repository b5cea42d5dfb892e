"""The command `workbench questionnaire`: the printed questionnaire without a database."""

import argparse
import sys
from pathlib import Path
from typing import Any

from workbench.content.faults import ContentError
from workbench.content.load import load_content, packaged_content
from workbench.errors import NotFoundError
from workbench.exports.files import write_all
from workbench.report.questionnaire import render_questionnaire
from workbench.services.clock import today
from workbench.values import Language

BAD_CONTENT = 1
NOT_WRITTEN = 3
"""The exit codes of `workbench assess`."""


def add_command(commands: Any) -> None:
    """Add the command to the parser of `workbench`."""
    command = commands.add_parser("questionnaire", help="write the questionnaires as a form to print")
    command.add_argument("--pdf", metavar="FILE", type=Path, required=True, help="write the form as tagged PDF")
    command.add_argument(
        "--kind", metavar="KIND", help="kind of site, such as stadt (default: the first of the content)"
    )
    command.add_argument(
        "--questionnaire", metavar="ID", action="append", help="only this questionnaire; may be given more than once"
    )
    command.add_argument("--content", metavar="DIR", type=Path, help="content folder (default: as shipped)")
    command.add_argument("--lang", choices=[language.value for language in Language], default="de")
    command.set_defaults(run=_write)


def _write(options: argparse.Namespace) -> int:
    """Raises NotFoundError for a kind or a questionnaire that the content does not have."""
    try:
        content = load_content(options.content or packaged_content())
    except ContentError as error:
        sys.stderr.writelines(f"{fault}\n" for fault in error.faults)
        return BAD_CONTENT
    kinds = content.model.site_kinds
    kind = options.kind or next(iter(kinds))
    if kind not in kinds:
        raise NotFoundError(f"no kind of site {kind}, only {', '.join(kinds)}")
    unknown = [each for each in options.questionnaire or () if each not in content.questionnaires]
    if unknown:
        raise NotFoundError(f"no questionnaire {', '.join(unknown)}, only {', '.join(content.questionnaires)}")
    pdf = render_questionnaire(
        content,
        kind,
        Language(options.lang),
        questionnaires=options.questionnaire,
        made_on=today(),
    )
    try:
        write_all({options.pdf: pdf})
    except OSError as error:
        sys.stderr.write(f"workbench: nothing was written: {error}\n")
        return NOT_WRITTEN
    return 0
