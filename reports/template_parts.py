"""What the scripts `<house format>/build_template.py` share: page, styles, lists, captions, parts, tables.

Such a script writes the first template.docx of its house format, and one for each other language, such as
template.fr.docx. From then on the templates themselves are the masters: report writers change them in Word, and running
the script again throws their changes away. The scripts are kept because they say how each style and table was meant.
What the templates say stands in `toolkit/words/formats`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Length, Pt, RGBColor

from toolkit.word.house_formats import TAGS, template_name
from toolkit.words.formats import parts as words
from toolkit.words.languages.catalogues import in_language, spoken
from toolkit.words.speaking import Message, language, text

NS = nsdecls("w")
FONT = "Calibri"
BLUE, PURPLE, GREY = "12436D", "801650", "3D3D3D"
LATE_FILL = "F6E3EC"
KEPT_STYLES = {"Normal", "Header", "Footer", "Caption", "Default Paragraph Font", "Normal Table", "No List"}
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - properties have no time zone
"""The moment that templates say they were made, so that the same script writes the same file."""
TAG = "House Template Tag"
"""The style of what switches a part on or off, or repeats it."""


def write_template(script: str, *parts: Callable[[Any], object], landscape: bool = False) -> None:
    """Write template.docx beside the script of a house format, and the same in each other language that is spoken.

    Args:
        script: The script's own `__file__`.
        parts: Each adds to the document, in this order; page, lists and styles that all formats share are there.
        landscape: Of the page.
    """
    folder = Path(script).resolve().parent
    for code in spoken():
        with in_language(code):
            document = Document()
            prepare(document, folder.name)
            page(document, landscape=landscape)
            add_styles(document)
            for add in (*parts, add_unit_annexes, add_conflicts):
                add(document)
            identify_lists(document)
            document.save(str(folder / template_name(code)))


def prepare(document: Any, name: str) -> None:
    """Page, language and settings; nothing left of python-docx's own template that is not used."""
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.getparent().replace(defaults, parse_xml(
        f'<w:docDefaults {NS}><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{tag_of_language()}" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"))
    for kept in ("Normal", "Header", "Footer", "Caption"):
        run = document.styles[kept].element.find(qn("w:rPr"))
        if run is not None:
            run.getparent().remove(run)
        for link in document.styles[kept].element.findall(qn("w:link")):
            link.getparent().remove(link)
    prepare_settings(document.settings.element)
    forget_origin(document)
    for relations in (document.part.package.rels, document.part.rels):
        for relation in list(relations.values()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del relations[relation.rId]
    document.core_properties.title = f"Template of the house format {name}"
    document.core_properties.comments = ""
    document.core_properties.author = ""
    document.core_properties.language = tag_of_language()
    document.core_properties.created = document.core_properties.modified = MADE


def tag_of_language() -> str:
    """The language that is spoken, as Word writes it."""
    return TAGS.get(language(), language())


def prepare_settings(settings: Any) -> None:
    """The mode of today's Word (else it says “Compatibility Mode”), the language, no trace of editing sessions."""
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:themeFontLang")).attrib.update({qn("w:val"): tag_of_language()})
    settings.remove(settings.find(qn("w:rsids")))


def page(document: Any, *, landscape: bool) -> None:
    """A4, and a footer “Page x of y” made of fields."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin, section.footer_distance = Cm(1.8), Cm(1.8), Cm(0.9)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    for place, said in enumerate(re.split("{(pages?)}", text(words.FOOTER))):
        if place % 2:
            field(footer, {"page": "PAGE", "pages": "NUMPAGES"}[said], "1")
        elif said:
            footer.add_run(said)


def add_styles(document: Any) -> None:
    """The named styles; those of what a format adds to the record begin with “House Added”.

    Widow control is off in tables: a merged cell that a page break divides would else move all its text to the next
    page, away from its number.
    """
    add_numbering(document)
    style(document, "House Title", size=17, bold=True, color=BLUE, after=2, keep=True)
    style(document, "House Subtitle", size=13, color=GREY, after=12)
    style(document, "House Heading 1", size=13, bold=True, color=BLUE, before=12, after=5, keep=True, outline=0,
          numbered=(HEADINGS, 0))
    style(document, "House Paragraph", after=5, numbered=(PARAGRAPHS, 0))
    style(document, "House Sub-paragraph", after=4, numbered=(PARAGRAPHS, 1))
    style(document, "House Note", size=9, color=GREY, before=3, after=6)
    style(document, "House Table Head", size=9.5, bold=True, color=BLUE, before=3, after=3, keep=True)
    text = style(document, "House Table Text", size=9.5, before=3, after=4)
    text.paragraph_format.widow_control = False
    style(document, "House Table Number", base="House Table Text", align="right")
    style(document, "House Revised Deadline", base="House Table Text", before=0)
    late = style(document, "House Late", base="House Table Text", bold=True, color=PURPLE, before=0)
    set_property(late, f'<w:shd {NS} w:val="clear" w:color="auto" w:fill="{LATE_FILL}"/>')
    style(document, "House Added Remark", base="House Table Text", size=9, color=GREY, before=0)
    style(document, "House Added Remark Number", base="House Added Remark", align="right")
    style(document, "House Added Group", base="House Table Text", size=10, bold=True, color=GREY, before=8, keep=True)
    style(document, "House Added Continued", base="House Table Text")
    style(document, "House Added Heading", base="House Heading 1")
    style(document, "House Added Heading on New Page", base="House Added Heading", new_page=True)
    annex = style(document, "House Added Annex Heading", base="House Added Heading")
    set_property(annex, f'<w:numPr {NS}><w:numId w:val="0"/></w:numPr>')
    set_property(annex, f'<w:ind {NS} w:left="0" w:firstLine="0"/>')
    style(document, "House Added Annex Heading on New Page", base="House Added Annex Heading", new_page=True)
    style(document, "House Added Paragraph", base="House Paragraph")
    style(document, "House Added Sub-paragraph", base="House Sub-paragraph")
    style(document, "House Added Chart", before=2, after=10)
    style(document, "House Added Text", after=6)
    style(document, "House Added Own Words", before=4, after=6)
    style(document, "House Added Own Words in Table", base="House Table Text")
    style(document, "House Added Note", base="House Note")
    style(document, "House Added Table Head", base="House Table Head")
    style(document, "House Added Table Head Number", base="House Added Table Head", align="right")
    style(document, "House Added Table Text", base="House Table Text")
    style(document, "House Added Table Number", base="House Table Number")
    style(document, "House Added Table Total", base="House Table Text", bold=True)
    style(document, "House Added Table Total Number", base="House Table Number", bold=True)
    document.styles.add_style("House Added Word", WD_STYLE_TYPE.CHARACTER).quick_style = True
    end = style(document, "House Section End", size=1, before=0, after=0)
    end.paragraph_format.line_spacing = Pt(1)
    style(document, TAG, size=8, color="767676")
    caption = document.styles["Caption"]
    shape(caption, size=9.5, bold=True, color=GREY, before=8, after=3, keep=True)
    footer = document.styles["Footer"]
    shape(footer, size=9, color=GREY, align="right")
    document.styles.element.append(parse_xml(TABLE_STYLE.format(ns=NS, blue=BLUE)))


TABLE_STYLE = (
    '<w:style {ns} w:type="table" w:customStyle="1" w:styleId="HouseTable"><w:name w:val="House Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single" w:sz="12" w:space="0" w:color="{blue}"/>'
    '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{blue}"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>')


def style(document: Any, name: str, base: str = "Normal", **looks: Any) -> Any:
    """A paragraph style of ours."""
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles[built_in_heading(document, looks.get("outline")) or base]
    made.quick_style = True
    shape(made, **looks)
    return made


def shape(made: Any, *, size: float = 0, bold: bool | None = None, color: str = "", before: float | None = None,
          after: float | None = None, keep: bool = False, new_page: bool = False, align: str = "",
          outline: int | None = None, numbered: tuple[int, int] | None = None) -> None:
    """Font and paragraph settings of a style; what is not given is inherited."""
    if size:
        made.font.size = Pt(size)
    if bold is not None:
        made.font.bold = bold
    if color:
        made.font.color.rgb = RGBColor.from_string(color)
    made.element.get_or_add_pPr()
    layout = made.paragraph_format
    if before is not None:
        layout.space_before = Pt(before)
    if after is not None:
        layout.space_after = Pt(after)
    if keep:
        layout.keep_with_next = True
    if new_page:
        layout.page_break_before = True
    if numbered:
        number(made, *numbered)
    if align:
        set_property(made, f'<w:jc {NS} w:val="{align}"/>')
    if outline is not None:
        set_property(made, f'<w:outlineLvl {NS} w:val="{outline}"/>')


def number(of: Any, key: int, level: int) -> None:
    """Count the paragraphs of a style in a list, and in no other; 0 is none."""
    set_property(of, f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def set_property(of: Any, xml: str) -> None:
    """Give a style a property of its paragraphs, instead of what it had, where the schema wants it."""
    properties, made = of.element.get_or_add_pPr(), parse_xml(xml)
    for old in properties.findall(made.tag):
        properties.remove(old)
    properties.append(made)
    in_order(properties)


def in_order(properties: Any) -> None:
    """Put the children of a w:pPr into the order that the schema asks for."""
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
             "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"]
    properties[:] = sorted(properties, key=lambda child: order.index(child.tag.split("}")[1]))


PARAGRAPHS, HEADINGS = 1, 2
"""Ids of the lists that all formats have; those of one format alone begin at 11."""
HANGING = 567
"""How far the text of a numbered paragraph stands from its number, in twentieths of a point."""


class Level(NamedTuple):
    """One level of a list that Word counts.

    Attributes:
        form: Such as decimal, upperRoman or bullet.
        text: What stands before a paragraph; `%1` is the number of the first level.
        style: The id of the style that it counts.
        at: Where the text begins, in twentieths of a point.
        hanging: How far the number stands before it.
        tab: Whether a tab leads to the text, where it is not left to the indent.
        looks: Of the number, as XML, where they are not those of the text.
    """

    form: str
    text: str
    style: str
    at: int
    hanging: int = HANGING
    tab: bool = True
    looks: str = ""


def add_numbering(document: Any) -> None:
    """Paragraphs 1., 2., … with sub-points (a), (b), …, and headings I., II., …, tied to their styles."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    add_list(document, PARAGRAPHS, [Level("decimal", "%1.", "HouseParagraph", HANGING),
                                    Level("lowerLetter", text(words.SUB_POINT), "HouseSub-paragraph", 2 * HANGING)])
    add_list(document, HEADINGS, [Level("upperRoman", "%1.", "HouseHeading1", HANGING)])


def add_list(document: Any, key: int, levels: Sequence[Level]) -> None:
    """A list that Word counts, each of its levels tied to a style."""
    numbering = document.part.numbering_part.element
    described = parse_xml(
        f'<w:abstractNum {NS} w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(place, level) for place, level in enumerate(levels)) + "</w:abstractNum>")
    first = numbering.find(qn("w:num"))
    numbering.insert(len(numbering) if first is None else numbering.index(first), described)
    numbering.append(parse_xml(f'<w:num {NS} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))


def _level(place: int, level: Level) -> str:
    tab = f'<w:tabs><w:tab w:val="num" w:pos="{level.at}"/></w:tabs>' if level.tab else ""
    return (f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{level.form}"/>'
            f'<w:pStyle w:val="{level.style}"/><w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/><w:pPr>{tab}'
            f'<w:ind w:left="{level.at}" w:hanging="{level.hanging}"/></w:pPr>{level.looks}</w:lvl>')


def tag(place: Any, statement: str) -> None:
    """A paragraph of the document or of a cell that holds only a statement; it is gone in the report."""
    place.add_paragraph(f"{{%p {statement} %}}", TAG)


@contextmanager
def part(place: Any, statement: str) -> Iterator[None]:
    """Paragraphs that a statement switches on and off (`if …`), or repeats (`for …`)."""
    tag(place, statement)
    yield
    tag(place, f"end{statement.partition(' ')[0]}")


@contextmanager
def on_landscape(document: Any, statement: str) -> Iterator[None]:
    """A part with pages of its own, which are wider than high."""
    with part(document, statement):
        page = document.sections[0]
        if page.orientation == WD_ORIENT.LANDSCAPE:
            yield
            return
        end_section(document, page.orientation, page.page_width, page.page_height)
        yield
        end_section(document, WD_ORIENT.LANDSCAPE, page.page_height, page.page_width)


def end_section(document: Any, orientation: WD_ORIENT, width: Length, height: Length) -> None:
    """End a section, which is left out of the report where nothing is printed in it."""
    section = Section(deepcopy(document.sections[0]._sectPr), document.part)
    section.orientation, section.page_width, section.page_height = orientation, width, height
    document.add_paragraph("", "House Section End")._p.get_or_add_pPr().append(section._sectPr)


IN_SHORT = "{{ summary.standing }}" + "".join(
    f"{{% if summary.{key} %}} {{{{ summary.{key} }}}}{{% endif %}}" for key in ("changed", "late"))
"""Where things stand, what changed, and who is late."""
FIGURES = ((words.FIGURE_NAME, 9.0, "name"), (words.NOW, 4.0, "now"), (words.BEFORE, 4.0, "before"))
CHANGED = (
    (words.REF, 2.0, 2.2, "{{ action.number }}"),
    (words.ACTION, 7.2, 12.0, "{{ action.text }}"),
    (words.RESPONSIBLE_FOR, 3.6, 5.2, "{{ action.responsible }}"),
    (words.CHANGE, 4.2, 6.3, "{{ action.change }}"),
)
"""Heading, width on a portrait and on a landscape page, and text of each column of the table of changes."""


def add_changes(document: Any, heading: str = "House Added Heading", *, in_short: bool = True,
                condition: str = "") -> None:
    """What changed since the round before: in a few sentences, in figures, and action by action."""
    with part(document, f"if show.changes and changes.known{condition}"):
        document.add_paragraph(text(words.CHANGES), heading)
        if in_short:
            document.add_paragraph(IN_SHORT, "House Added Text")
        caption(document, words.FIGURES_AS_OF)
        table = add_headed(document, FIGURES, words.FIGURES, words.FIGURES_TOLD, "House Added Table Head",
                           "House Added Table Head Number")
        with rows(table, "for figure in changes.figures"):
            row(table, [f"{{{{ figure.{key} }}}}" for *_, key in FIGURES],
                ["House Added Table Text", *["House Added Table Number"] * 2])
        with part(document, "for definition in changes.definitions"):
            document.add_paragraph("{{ definition }}", "House Added Note")
        with part(document, "if changes.groups"):
            add_changed(document)
            tag(document, "else")
            document.add_paragraph(text(words.NOTHING_CHANGED), "House Added Note")


def add_changed(document: Any) -> None:
    """The actions that changed, by the kind of change."""
    caption(document, words.CHANGED_SINCE)
    at = 2 if document.sections[0].orientation == WD_ORIENT.LANDSCAPE else 1
    table = add_headed(document, [(column[0], column[at]) for column in CHANGED], words.CHANGED, words.CHANGED_TOLD,
                       "House Added Table Head")
    with groups_of(table, "changes.groups"), rows(table, "for action in group.actions"):
        filled = row(table, [column[-1] for column in CHANGED], ["House Added Table Text"] * len(CHANGED))
        extra(filled.cells[1], "action.document", "House Added Remark")


def add_charts(document: Any, heading: str = "", condition: str = "") -> None:
    """The charts of the actions, each with its caption, where there is something to show."""
    with part(document, f"if show.charts and units{condition}"):
        if heading:
            document.add_paragraph(text(words.CHARTS), heading)
        chart(document, "chart_by_unit", words.BY_UNIT)
        with part(document, "if overdue"):
            chart(document, "chart_ageing", words.AGEING)
        with part(document, "if changes.known"):
            chart(document, "chart_trend", words.TREND)


def chart(document: Any, name: str, said: Message) -> None:
    """A chart with its caption."""
    caption(document, said, words.FIGURE)
    document.add_paragraph(f"{{{{ {name} }}}}", "House Added Chart")


def caption(document: Any, said: Message, of: Message = words.TABLE) -> None:
    """A caption above a table or a figure, numbered by a field that is called as captions of the language are."""
    kind, _, behind = text(of).partition("{number}")
    paragraph = document.add_paragraph(kind, "Caption")
    field(paragraph, f"SEQ {kind.strip()} \\* ARABIC", "1")
    paragraph.add_run(behind.format(text=text(said)))


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field with the result that it shows until it is updated."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run(shown if kind == "result" else "")
        if kind == "instruction":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        elif kind != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def add_table(document: Any, widths: list[float], title: Message, description: Message) -> Any:
    """A table of fixed column widths, with alternative text."""
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    properties = table._tbl.tblPr
    properties.find(qn("w:tblW")).attrib.update({qn("w:type"): "dxa", qn("w:w"): str(twips(sum(widths)))})
    properties.insert(0, parse_xml(f'<w:tblStyle {NS} w:val="HouseTable"/>'))
    for name, said in (("tblCaption", title), ("tblDescription", description)):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), text(said))
        properties.append(element)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def twips(centimetres: float) -> int:
    """Twentieths of a point."""
    return round(centimetres * 1440 / 2.54)


def cells(table_row: Any) -> list[Any]:
    """The cells of a row."""
    return list(table_row.cells)


def row(table: Any, texts: list[str], styles: list[str]) -> Any:
    """A row that does not split across pages."""
    added = table.add_row()
    added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, said, name, column in zip(added.cells, texts, styles, table.columns, strict=True):
        cell.width = column.width
        cell.paragraphs[0].text = said
        cell.paragraphs[0].style = table.part.document.styles[name]
    return added


def head(table: Any, headings: list[Message], first: str, other: str) -> None:
    """The header row: repeated on each page, with a rule under it."""
    added = row(table, [*map(text, headings)], [first] + [other] * (len(headings) - 1))
    added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in added.cells:
        rule(cell, "bottom", 8)
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {NS} w:val="bottom"/>'))


def over_all(added: Any) -> Any:
    """The one cell of a row whose cells are merged, with the paragraph of the first of them."""
    merged = added.cells[0].merge(added.cells[-1])
    for surplus in merged.paragraphs[1:]:
        surplus._p.getparent().remove(surplus._p)
    return merged


def row_tag(table: Any, statement: str) -> None:
    """A row that holds only a statement; it is gone in the report."""
    line = over_all(table.add_row()).paragraphs[0]
    line.text = f"{{%tr {statement} %}}"
    line.style = table.part.document.styles[TAG]


@contextmanager
def rows(table: Any, *statements: str) -> Iterator[None]:
    """Rows that statements switch on and off (`if …`), or repeat (`for …`), the first of them outermost."""
    for statement in statements:
        row_tag(table, statement)
    yield
    for statement in reversed(statements):
        row_tag(table, f"end{statement.partition(' ')[0]}")


def add_headed(document: Any, columns: Sequence[tuple[Any, ...]], title: Message, description: Message,
               first: str = "House Table Head", other: str = "") -> Any:
    """A table with its header row.

    Args:
        document: The template.
        columns: Of each the heading, the width and what else its format keeps of it.
        title: Of the alternative text.
        description: Of the alternative text.
        first: The style of the first heading.
        other: The style of the other headings, if it is another.
    """
    table = add_table(document, [column[1] for column in columns], title, description)
    head(table, [column[0] for column in columns], first, other or first)
    return table


ACTIONS = (
    (words.NUMBER, 1.2, "{% vm %}{{ recommendation.number }}"),
    (words.RECOMMENDATION, 5.0, "{% vm %}{{ recommendation.text }}"),
    (words.ACTION, 6.2, "{{ action.text }}"),
    (words.DEADLINE, 3.3, "{{ action.deadline }}"),
    (words.RESPONSIBLE_UNIT, 3.6, "{{ action.responsible }}"),
    (words.DATE_AND_COMMENTS, 6.4, "{{ action.outcome }}"),
)
"""Heading, width on a landscape page and text of each column of the table of actions."""


def add_actions(document: Any, groups: str = "groups") -> None:
    """The table of recommendations with their actions; it wants a landscape page."""
    table = add_headed(document, ACTIONS, words.ACTIONS_OF, words.ACTIONS_OF_TOLD)
    with groups_of(table, groups), rows(table, "for recommendation in group.recommendations"):
        add_own_row(table, "recommendation.before", leads=True)
        add_rows_of_actions(table)
        add_own_row(table, "recommendation.after")


def add_rows_of_actions(table: Any) -> None:
    """The rows of a recommendation: one for each of its actions."""
    with rows(table, "for action in recommendation.actions"):
        filled = cells(row(table, [values for *_, values in ACTIONS], ["House Table Text"] * len(ACTIONS)))
        add_ref(filled[2])
        extra(filled[3], "action.revised", "House Revised Deadline")
        extra(filled[5], "action.late", "House Late")
        with part(filled[5], "for own in action.own"), part(filled[5], "if own.text"):
            filled[5].add_paragraph(text(words.OWN_COLUMN), "House Added Remark")
        remarks(filled[5], filled[5])
        with part(filled[5], "if show.evidence and action.evidence"):
            filled[5].add_paragraph(text(words.EVIDENCE), "House Added Remark")


def add_own(place: Any, paragraphs: str, name: str = "House Added Own Words") -> None:
    """What somebody wrote in the register for reports."""
    with part(place, f"for paragraph in {paragraphs}"):
        place.add_paragraph("{{ paragraph.text }}", name)


def add_own_row(table: Any, paragraphs: str, *, leads: bool = False) -> None:
    """The same over the whole width of a table, where there is any; what leads on stays with the row below it."""
    with rows(table, f"if {paragraphs}"):
        width = len(table.columns)
        cell = over_all(row(table, [f"{{%p for paragraph in {paragraphs} %}}", *[""] * (width - 1)], [TAG] * width))
        said = cell.add_paragraph("{{ paragraph.text }}", "House Added Own Words in Table")
        if leads:
            said.paragraph_format.keep_with_next, said.paragraph_format.space_before = True, Pt(8)
        tag(cell, "endfor")


@contextmanager
def groups_of(table: Any, groups: str) -> Iterator[None]:
    """Rows that are repeated for each group, below its heading where actions are grouped."""
    with rows(table, f"for group in {groups}"):
        with rows(table, "if group.heading"):
            over_all(row(table, ["{{ group.heading }}", *[""] * (len(table.columns) - 1)],
                         ["House Added Group"] * len(table.columns)))
        yield


def add_ref(cell: Any) -> None:
    """The reference by which people quote an action, before its text."""
    paragraph = cell.paragraphs[0]
    value = paragraph.text
    paragraph.text = "{% if show.ref and action.ref %}"
    paragraph.add_run("{{ action.ref }} ", "House Added Word")
    paragraph.add_run(f"{{% endif %}}{value}")


def remarks(dated: Any, marked: Any, of: str = "action") -> None:
    """What a report remarks on an action.

    That its date is another one's, that nothing new was reported on it, and that answers wait for a decision.
    """
    extra(dated, f"{of}.borrowed", "House Added Remark")
    extra(marked, f"{of}.refused", "House Added Remark")
    extra(marked, f"{of}.reported", "House Added Remark")
    extra(marked, f"{of}.waiting", "House Added Remark")


def add_silent(document: Any) -> None:
    """Who did not report in the latest round, or only sent back what was there."""
    with part(document, "if reported.not_returned"):
        document.add_paragraph(text(words.SILENT), "House Added Note")
    with part(document, "if reported.answered_nothing"):
        document.add_paragraph(text(words.NOTHING_NEW), "House Added Note")


UNIT_ACTIONS = (
    (words.REF, 2.2, "{{ item.number }}"),
    (words.ACTION, 10.0, "{{ item.action.text }}"),
    (words.DEADLINE, 4.2, "{{ item.action.deadline }}"),
    (words.STATUS_AND_COMMENTS, 9.3, "{{ item.action.outcome }}"),
)
"""Heading, width on a landscape page and text of each column of the annex of a unit."""


def add_unit_annexes(document: Any) -> None:
    """For each unit the actions that it leads, on a page of its own."""
    with on_landscape(document, "if show.unit_annexes and unit_annexes"), part(document, "for annex in unit_annexes"):
        document.add_paragraph("{{ annex.heading }}", "House Added Annex Heading on New Page")
        document.add_paragraph("{{ annex.told }}", "House Added Note")
        table = add_headed(document, UNIT_ACTIONS, words.OF_ONE_UNIT, words.OF_ONE_UNIT_TOLD, "House Added Table Head")
        with rows(table, "for item in annex.items"):
            filled = cells(row(table, [values for *_, values in UNIT_ACTIONS], ["House Added Table Text"] * 4))
            extra(filled[1], "item.document", "House Added Remark")
            extra(filled[2], "item.action.revised", "House Added Remark")
            extra(filled[3], "item.action.late", "House Late")
            remarks(filled[3], filled[3], "item.action")


CONFLICTS = (
    (words.REF, 2.2, "{{ item.number }}"),
    (words.COLUMN, 4.2, "{{ item.column }}"),
    (words.IN_REGISTER, 5.4, "{{ item.register_value }}"),
    (words.ANSWER, 5.5, "{{ item.value }}"),
    (words.UNIT, 4.2, "{{ item.unit }}"),
    (words.SOURCE, 4.2, "{{ item.source }}"),
)
"""Heading, width on a landscape page and text of each column of the table of what waits for a decision."""


def add_conflicts(document: Any) -> None:
    """The annex of answers that wait for a decision, where it is asked for."""
    with on_landscape(document, "if conflicts.wanted and conflicts.rows"):
        document.add_paragraph(text(words.CONFLICTS_ANNEX), "House Added Annex Heading")
        caption(document, words.CONFLICTS)
        table = add_headed(document, CONFLICTS, words.CONFLICTS, words.CONFLICTS_TOLD, "House Added Table Head")
        with rows(table, "for item in conflicts.rows"):
            filled = row(table, [values for *_, values in CONFLICTS], ["House Added Table Text"] * len(CONFLICTS))
            extra(filled.cells[1], "item.document", "House Added Remark")
        document.add_paragraph(text(words.UNTIL_DECIDED), "House Added Note")
    with part(document, "if conflicts.wanted and not conflicts.rows"):
        document.add_paragraph(text(words.CONFLICTS_ANNEX), "House Added Annex Heading")
        document.add_paragraph(text(words.NO_CONFLICTS), "House Added Note")


def extra(cell: Any, value: str, name: str, condition: str = "") -> None:
    """A second paragraph in a cell, printed only where there is something to print, or where a condition holds."""
    with part(cell, f"if {condition or value}"):
        cell.add_paragraph(f"{{{{ {value} }}}}", name)


def box(table: Any, inside: Sequence[str] = ()) -> None:
    """Rules around the table, and thinner ones between its cells (`insideH`, `insideV`)."""
    weights = dict.fromkeys(("top", "left", "bottom", "right"), 8) | dict.fromkeys(inside, 4)
    edges = "".join(f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="{BLUE}"/>'
                    for side, weight in weights.items())
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(parse_xml(f'<w:tblBorders {NS}>{edges}</w:tblBorders>'))


def rule(cell: Any, side: str, weight: int, color: str = BLUE) -> None:
    """A rule on one side of a cell, in eighths of a point."""
    properties = cell._tc.get_or_add_tcPr()
    for old in properties.findall(qn("w:tcBorders")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:tcBorders {NS}><w:{side} w:val="single" w:sz="{weight}" w:space="0" '
                                f'w:color="{color}"/></w:tcBorders>'))


ORIGIN = ("proofState", "compat/useFELayout")
"""Settings of the computer on which python-docx's own template was made."""
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><AppVersion>16.0000</AppVersion>"
    "</Properties>")
"""What its owners may go on editing the template with."""
FONTS = (
    '<w:fonts {ns}><w:font w:name="{font}"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>')


def forget_origin(document: Any) -> None:
    """Nothing left of the Mac and of the Japanese fonts that python-docx's own template was made with."""
    settings = document.settings.element
    for path in ORIGIN:
        for setting in settings.findall("/".join(qn(f"w:{name}") for name in path.split("/"))):
            setting.getparent().remove(setting)
    settings.find(qn("w:themeFontLang")).attrib.pop(qn("w:eastAsia"), None)
    contents = {"/docProps/app.xml": APPLICATION, "/word/fontTable.xml": FONTS.format(ns=nsdecls("w"), font=FONT)}
    for part in document.part.package.iter_parts():
        if part.partname in contents:
            part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{contents[part.partname]}'.encode()


def built_in_heading(document: Any, outline: int | None) -> str:
    """The name of Word's own heading style of a level, which looks like body text here; "" without a level.

    What is based on it is a heading for cross-references, screen readers and converters, which look for these names.
    """
    if outline is None:
        return ""
    name = f"Heading {outline + 1}"
    if name not in document.styles:
        document.styles.element.append(parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="Heading{outline + 1}">'
            f'<w:name w:val="heading {outline + 1}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
            f'<w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr></w:style>'))
    return name


def identify_lists(document: Any) -> None:
    """Give each list definition the number by which Word tells lists apart, also of documents put together."""
    title = document.core_properties.title
    for described in document.part.numbering_part.element.findall(qn("w:abstractNum")):
        number = crc32(f"{title} {described.get(qn('w:abstractNumId'))}".encode())
        described.insert(0, parse_xml(f'<w:nsid {nsdecls("w")} w:val="{number:08X}"/>'))
