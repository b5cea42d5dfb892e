"""A Word document that a clerk can go on writing: styles for everything, A4, page numbers, the language for proofing.

What python-docx has no words for is written as WordprocessingML here and nowhere else.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from workbench.exports import wording
from workbench.exports.plain import one_line, plain
from workbench.present.numbers import date_text
from workbench.values import Language, Text

_PROOFING: Mapping[Language, str] = {Language.GERMAN: "de-DE", Language.ENGLISH: "en-GB"}
_FONT = "Arial"
_WIDTH_CM = 16.5
_PLACEHOLDER = "Placeholder Text"
_INK = RGBColor(0x1F, 0x38, 0x64)
_NO_LOOK = "Normal Table"
_TABLE_STYLE_ID = "PlanTable"
_TABLE_STYLE = """
<w:style {namespaces} w:type="table" w:customStyle="1" w:styleId="{id}">
  <w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>{borders}</w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>"""
_BORDER = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document being written. Every method appends; texts of people are cleaned here."""

    document: WordDocument
    language: Language

    def say(self, text: Text, **values: object) -> str:
        """A sentence of ours, its gaps filled."""
        return wording.say(text, self.language, **values)

    def heading(self, level: int, text: str, *, on_new_page: bool = False) -> None:
        """A heading, 1 to 3; 0 is the title."""
        self.document.add_heading(one_line(text), level).paragraph_format.page_break_before = on_new_page or None

    def paragraph(self, text: str, style: str = "Normal") -> Paragraph:
        """A paragraph; "[please complete]" in it is marked for all to see."""
        paragraph = self.document.add_paragraph(style=style)
        self._write(paragraph, plain(text))
        return paragraph

    def lead_in(self, strong: str, text: str, *, style: str) -> None:
        """A paragraph that begins with strong words."""
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(one_line(strong), style="Strong")
        paragraph.add_run(plain(text))

    def bullets(self, texts: Sequence[str]) -> None:
        """A list with bullets."""
        for text in texts:
            self.paragraph(text, "List Bullet")

    def numbers(self, texts: Sequence[str], *, keep_with_next: bool = False) -> None:
        """A numbered list that begins with 1; it may be kept on one page with what follows."""
        number = self._new_list()
        for text in texts:
            paragraph = self.paragraph(text, "List Number")
            properties = paragraph.paragraph_format.element.get_or_add_pPr()
            properties.get_or_add_numPr().get_or_add_numId().val = number
            paragraph.paragraph_format.keep_with_next = keep_with_next or None

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[float], figures: int = 0
    ) -> None:
        """A table whose head repeats on every page; widths in centimetres; the last `figures` columns hold figures."""
        self._table([heads, *rows], widths, looks=["firstRow"], figures=figures)

    def sum_table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[float]) -> None:
        """A table with figures in its last column and their sum in the last row."""
        self._table([heads, *rows], widths, looks=["firstRow", "lastRow"], figures=1)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """A table of names and what they are, without a head."""
        self._table(rows, (4.5, 12), looks=["firstColumn"])

    def finish(self) -> bytes:
        """The file; nothing in it tells when it was packed."""
        written = io.BytesIO()
        self.document.save(written)
        return _packed_alike(written.getvalue())

    def _write(self, paragraph: Paragraph, text: str) -> None:
        fill_in = self.say(wording.FILL_IN)
        before, *others = text.split(fill_in)
        paragraph.add_run(before)
        for after in others:
            paragraph.add_run(fill_in, style=_PLACEHOLDER)
            paragraph.add_run(after)

    def _new_list(self) -> int:
        """A numbering of its own with the looks of the style, as Word makes it for "restart at 1"."""
        numbering: Any = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element
        base = numbering.num_having_numId(style.pPr.numPr.numId.val)
        number = numbering.add_num(base.abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, looks: Collection[str], figures: int = 0
    ) -> None:
        table = self.document.add_table(len(rows), len(widths), self.say(wording.STYLE_TABLE))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        texts = [wording.STYLE_TABLE_TEXT] * (len(widths) - figures)
        styles = [self.say(name) for name in (*texts, *[wording.STYLE_TABLE_FIGURE] * figures)]
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text, width, style in zip(row.cells, cells, widths, styles, strict=True):
                cell.width = Cm(width)
                cell.paragraphs[0].style = style
                self._write(cell.paragraphs[0], plain(text))
        body: BaseOxmlElement = self.document.element.body
        _set_looks(body.findall(qn("w:tbl"))[-1], looks)


def new_paper(title: str, author: str, *, language: Language, made_on: dt.date) -> Paper:
    """An empty document; the day stands in for the moment of its making, so that equal input gives equal bytes."""
    document = Document()
    _drop_preview(document)
    _drop_table_styles(document)
    _set_properties(document, title, author, language=language, made_on=made_on)
    _set_defaults(document, language)
    _set_styles(document, language)
    _set_page(document)
    paper = Paper(document=document, language=language)
    _add_head_and_foot(paper, title, made_on)
    return paper


def _set_properties(document: WordDocument, title: str, author: str, *, language: Language, made_on: dt.date) -> None:
    properties, moment = document.core_properties, dt.datetime.combine(made_on, dt.time())
    properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], author[:255]
    properties.created, properties.modified = moment, moment
    properties.language, properties.comments = _PROOFING[language], ""


def _set_defaults(document: WordDocument, language: Language) -> None:
    """Font, language and hyphenation of the whole document."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    tongue = _PROOFING[language]
    defaults.append(parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>'))
    defaults.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="21"/>'))
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{tongue}" w:eastAsia="{tongue}" w:bidi="ar-SA"/>'))
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), tongue)
    settings.find(qn("w:defaultTabStop")).addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens the file in compatibility mode


def _set_styles(document: WordDocument, language: Language) -> None:
    styles = document.styles
    for name, size in {"Title": 22, "Subtitle": 13, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}.items():
        style = styles[name]
        for theme_font in style.element.rPr.findall(qn("w:rFonts")):
            style.element.rPr.remove(theme_font)
        style.font.size, style.font.color.rgb, style.font.italic = Pt(size), _INK, False
    for name, before, after in (("Heading 1", 18, 6), ("Heading 2", 12, 4), ("Heading 3", 12, 4), ("Normal", 4, 4)):
        _space(styles[name], before, after)
    for name in ("List Bullet", "List Number"):
        _space(styles[name], 0, 4)
    text = styles.add_style(wording.say(wording.STYLE_TABLE_TEXT, language), WD_STYLE_TYPE.PARAGRAPH)
    text.base_style, text.font.size = styles["Normal"], Pt(9.5)
    _space(text, 0, 0)
    figure = styles.add_style(wording.say(wording.STYLE_TABLE_FIGURE, language), WD_STYLE_TYPE.PARAGRAPH)
    figure.base_style, figure.paragraph_format.alignment = text, WD_ALIGN_PARAGRAPH.RIGHT
    placeholder = styles.add_style(_PLACEHOLDER, WD_STYLE_TYPE.CHARACTER, builtin=True)
    placeholder.element.get_or_add_rPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFE699"/>')
    )
    styles.element.append(
        parse_xml(
            _TABLE_STYLE.format(
                namespaces=nsdecls("w"),
                id=_TABLE_STYLE_ID,
                name=wording.say(wording.STYLE_TABLE, language),
                borders="".join(_BORDER.format(side=side) for side in _SIDES),
            )
        )
    )


def _space(style: ParagraphStyle, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)


def _add_head_and_foot(paper: Paper, title: str, made_on: dt.date) -> None:
    section, styles = paper.document.sections[0], paper.document.styles
    for name in ("Header", "Footer"):
        stops = styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Cm(_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
        styles[name].font.size = Pt(9)
    section.header.paragraphs[0].add_run(title)
    foot = section.footer.paragraphs[0]
    foot.add_run(paper.say(wording.AS_OF, date=date_text(made_on, paper.language)) + "\t")
    page_of = paper.say(wording.PAGE_OF, page="\0", pages="\0").split("\0")
    for text, field in zip(page_of, ("PAGE", "NUMPAGES", None), strict=True):
        foot.add_run(text)
        if field is not None:
            foot.paragraph_format.element.append(_field(field))


def _field(name: str) -> BaseOxmlElement:
    """A field that the program fills in."""
    element: BaseOxmlElement = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    return element


def _set_looks(table: BaseOxmlElement, looks: Collection[str]) -> None:
    """Which rows and columns of a table are heads; a head repeats, and no row breaks over pages."""
    look = table.find(f".//{qn('w:tblLook')}")
    for name in _LOOKS:
        look.set(qn(f"w:{name}"), "1" if name in looks else "0")
    # programs differ in whether they read the names or the sum of their bits
    look.set(qn("w:val"), f"{sum(bit for name, bit in _LOOKS.items() if name in looks):04X}")
    for place, row in enumerate(table.findall(qn("w:tr"))):
        properties = row.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if place == 0 and "firstRow" in looks:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _drop_table_styles(document: WordDocument) -> None:
    """The hundred looks of tables that the template brings: ours is easier to find without them."""
    for style in [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE and style.name != _NO_LOOK]:
        style.delete()


def _drop_preview(document: WordDocument) -> None:
    """The picture of the template that file managers would show."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)


def _packed_alike(file: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
