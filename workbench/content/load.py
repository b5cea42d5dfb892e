"""A content folder as Content, whole or not at all; the only module here that opens files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from workbench.content.check import check_across
from workbench.content.faults import ContentError, Fault, FaultCode, Faults, Spot
from workbench.content.fields import Entry, Reading
from workbench.content.model import Content, Measure, Model, Questionnaire
from workbench.content.nodes import read_file
from workbench.content.notes import Kind, Notes
from workbench.content.parse_measures import parse_measures
from workbench.content.parse_model import parse_model
from workbench.content.parse_questionnaire import parse_questionnaire
from workbench.content.readers import parse_object
from workbench.packaged import packaged
from workbench.values import Text

_NO_MODEL = Model(
    id="", version=1, title=Text(""), top_level=1, scales={}, stages=(), site_kinds={}, areas={}, goal=Text(""),
    fields={}, suggestions={}, topics={},
)  # fmt: skip

MODEL = "model.yaml"
MEASURES = "measures"

_IN_MODEL = frozenset({Kind.SCALE, Kind.SITE_KIND, Kind.AREA, Kind.FIELD, Kind.SUGGESTION, Kind.TOPIC})
_IN_QUESTIONNAIRES = frozenset({Kind.QUESTIONNAIRE, Kind.DIMENSION, Kind.ITEM})
_IN_MEASURES = frozenset({Kind.MEASURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found: `content` is None where there are faults."""

    content: Content | None
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def packaged_content() -> Path:
    """The folder of the content that is shipped."""
    return packaged("questionnaires")


def load_content(directory: Path) -> Content:
    """The content of a folder. Raises ContentError with every fault."""
    result = check_content(directory)
    if result.content is None:
        raise ContentError(result.faults)
    return result.content


def check_content(directory: Path) -> CheckResult:
    """Read a content folder and say everything that is wrong with it (design section 3)."""
    faults = Faults()
    content = _Folder(directory, faults).content()
    found = faults.faults
    return CheckResult(content=None if found else content, faults=found, warnings=faults.warnings)


class _Folder:
    """One run over a content folder."""

    def __init__(self, directory: Path, faults: Faults) -> None:
        self._directory = directory
        self._faults = faults
        self._notes = Notes()
        self._digest = hashlib.sha256()

    def content(self) -> Content | None:
        if not self._directory.is_dir():
            self._faults.add(FaultCode.NO_FOLDER, Spot(str(self._directory), 1, "folder"))
            return None
        self._refuse_stray_files()
        model = self._model()
        # Without a model nothing that refers to it can be judged; what the files hold on their own still can.
        frame = model or _NO_MODEL
        questionnaires = tuple(
            parse_object(entry, lambda fields: parse_questionnaire(fields, frame))
            for path in sorted(self._directory.glob("*.yaml"))
            if path.name != MODEL and (entry := self._read(path, "a questionnaire", _IN_QUESTIONNAIRES))
        )
        measures = tuple(
            measure
            for path in sorted(self._directory.glob(f"{MEASURES}/*.yaml"))
            if (entry := self._read(path, "measures", _IN_MEASURES))
            for measure in parse_object(entry, lambda fields: parse_measures(fields, frame))
        )
        check_across(model, questionnaires, measures, self._notes, self._faults)
        return None if model is None else self._assemble(model, questionnaires, measures)

    def _assemble(
        self, model: Model, questionnaires: tuple[Questionnaire, ...], measures: tuple[Measure, ...]
    ) -> Content:
        """Questionnaires in the order of their areas, supplementary ones after them by id; measures by id."""
        order = {area: position for position, area in enumerate(model.areas)}
        ordered = sorted(questionnaires, key=lambda each: (order.get(each.area or "", len(order)), each.id))
        return Content(
            model=model,
            questionnaires={questionnaire.id: questionnaire for questionnaire in ordered},
            measures={measure.id: measure for measure in sorted(measures, key=lambda each: each.id)},
            digest=self._digest.hexdigest(),
        )

    def _model(self) -> Model | None:
        path = self._directory / MODEL
        if not path.is_file():
            self._faults.add(FaultCode.NO_MODEL, Spot(str(path), 1, "file"))
            self._notes.unread |= _IN_MODEL
            return None
        entry = self._read(path, "the model", _IN_MODEL)
        return None if entry is None else parse_object(entry, parse_model)

    def _refuse_stray_files(self) -> None:
        """A file that looks like content and is not read would be missed by nobody."""
        for path in sorted((*self._directory.rglob("*.yaml"), *self._directory.rglob("*.yml"))):
            folder = path.parent.relative_to(self._directory).as_posix()
            if path.suffix != ".yaml" or folder not in {".", MEASURES}:
                self._faults.add(FaultCode.STRAY_FILE, Spot(str(path), 1, "file"))

    def _read(self, path: Path, expected: str, defines: frozenset[Kind]) -> Entry | None:
        faults_before = self._faults.count
        node, content = read_file(path, str(path), self._faults)
        name = path.relative_to(self._directory).as_posix().encode()
        self._digest.update(len(name).to_bytes(8, "big") + name + len(content).to_bytes(8, "big") + content)
        if node is not None:
            return Entry(node, "", Reading(str(path), self._faults, self._notes))
        self._notes.unread |= defines
        if self._faults.count == faults_before:
            self._faults.add(FaultCode.EMPTY_FILE, Spot(str(path), 1, "file"), expected=expected)
        return None
