"""The command `workbench`: read arguments, call, print, exit code (design sections 6 and 8)."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from workbench import installation, paper_command
from workbench.answers.file import read_answers
from workbench.assessment import Assessment, assess
from workbench.content.faults import AnswersError, ContentError, Fault
from workbench.content.load import check_content, load_content, packaged_content
from workbench.errors import WorkbenchError
from workbench.exports.docx import plan_docx
from workbench.exports.files import write_all
from workbench.exports.ics import plan_ics
from workbench.exports.json import assessment_json
from workbench.exports.xlsx import plan_xlsx
from workbench.present.plan import plan_view
from workbench.present.texts import Reader
from workbench.report.build import Variant, render_report
from workbench.report_case import case_of
from workbench.values import Language

BAD_CONTENT = 1
BAD_ANSWERS = 2
NOT_WRITTEN = 3
FAILED = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbench", description="Engagement strategy workbench.")
    parser.add_argument("--version", action="version", version=version("engagement-workbench"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="check questionnaires and measures, and name every fault")
    check.add_argument("directory", metavar="DIR", nargs="?", type=Path, help="content folder (default: as shipped)")
    check.set_defaults(run=_check)

    one_site = commands.add_parser("assess", help="score, plan and report one site from an answers file")
    one_site.add_argument("answers", metavar="ANSWERS.yaml", type=Path)
    one_site.add_argument("--content", metavar="DIR", type=Path, help="content folder (default: as shipped)")
    one_site.add_argument("--json", metavar="FILE", type=Path, help="write the result as JSON")
    one_site.add_argument("--pdf", metavar="FILE", type=Path, help="write the report as tagged PDF")
    one_site.add_argument(
        "--variant",
        choices=[variant.value for variant in Variant],
        default=Variant.FULL.value,
        help="how much the report holds: everything, two pages, or a briefing for a new head of administration",
    )
    one_site.add_argument("--xlsx", metavar="FILE", type=Path, help="write the plan as spreadsheet")
    one_site.add_argument("--docx", metavar="FILE", type=Path, help="write the plan as draft of a council paper")
    one_site.add_argument("--ics", metavar="FILE", type=Path, help="write the dates of the plan as calendar file")
    one_site.add_argument("--lang", choices=[language.value for language in Language], default="de")
    one_site.set_defaults(run=_assess)
    paper_command.add_command(commands)
    installation.add_commands(commands)
    return parser


def _check(options: argparse.Namespace) -> int:
    result = check_content(options.directory or packaged_content())
    _print_faults(result.faults)
    _print_faults(result.warnings)
    if result.content is None:
        return BAD_CONTENT
    content = result.content
    items = sum(len(d.items) for q in content.questionnaires.values() for d in q.dimensions)
    print(f"{len(content.questionnaires)} questionnaires, {items} items, {len(content.measures)} measures: no fault.")
    return 0


def _assess(options: argparse.Namespace) -> int:
    try:
        content = load_content(options.content or packaged_content())
        answers = read_answers(options.answers, content)
    except ContentError as error:
        _print_faults(error.faults)
        return BAD_CONTENT
    except AnswersError as error:
        _print_faults(error.faults)
        return BAD_ANSWERS
    _print_faults(answers.warnings)
    if answers.plan is None and (options.xlsx or options.docx or options.ics):
        print(f"workbench: {options.answers} asks for no plan: there is none to write", file=sys.stderr)
        return BAD_ANSWERS
    assessment = assess(content, answers.site, on=answers.date, answers=answers.answers, wishes=answers.plan)
    document = assessment_json(assessment)
    files = _files(options, assessment, document)
    try:
        write_all(files)
    except OSError as error:
        print(f"workbench: nothing was written: {error}", file=sys.stderr)
        return NOT_WRITTEN
    if not files:
        sys.stdout.write(document.decode())
    return 0


def _files(options: argparse.Namespace, assessment: Assessment, document: bytes) -> dict[Path, bytes]:
    """The files asked for; the day of the assessment is the day on which they are made, for there is no clock here."""
    language, day, files = Language(options.lang), assessment.date, {}
    if options.json:
        files[options.json] = document
    if options.pdf:
        files[options.pdf] = render_report(case_of(assessment), language, Variant(options.variant))
    if assessment.plan is not None:
        reader = Reader(language, assessment.content.model.site_kinds[assessment.site.kind])
        view = plan_view(assessment, assessment.plan, reader)
        if options.xlsx:
            files[options.xlsx] = plan_xlsx(view, language, made_on=day)
        if options.docx:
            files[options.docx] = plan_docx(view, language, made_on=day)
        if options.ics:
            files[options.ics] = plan_ics(view, language, made_on=day, calendar=assessment.site.name)
    return files


def _print_faults(faults: Sequence[Fault]) -> None:
    for fault in faults:
        print(fault, file=sys.stderr)
