"""Writes the first template.docx of this house format. From then on template.docx itself is the master.

Report writers change template.docx in Word; running this script again throws their changes away. It is kept because
it says how each style and table was meant.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Calibri"
BLUE, PURPLE, GREY = "12436D", "801650", "3D3D3D"
LATE_FILL = "F6E3EC"
KEPT_STYLES = {"Normal", "Header", "Footer", "Caption", "Default Paragraph Font", "Normal Table", "No List"}

PROGRESS = [
    ("No", 1.2, "House Table Text", "{% vm %}{{ recommendation.number }}"),
    ("Recommendation", 5.0, "House Table Text", "{% vm %}{{ recommendation.text }}"),
    ("Action", 6.2, "House Table Text", "{% if show.ref %}{{ action.ref }} {% endif %}{{ action.text }}"),
    ("Deadline", 2.8, "House Table Text", "{{ action.deadline }}"),
    ("Responsible Unit", 3.6, "House Table Text", "{{ action.responsible }}"),
    ("Date of Implementation /Comments", 6.9, "House Table Text", "{{ action.outcome }}"),
]
UNITS = [
    ("Responsible unit", 7.7, "name"),
    ("Actions", 2.1, "actions"),
    ("Implemented", 2.5, "implemented"),
    ("In progress", 2.1, "in_progress"),
    ("Not started", 2.1, "not_started"),
    ("Closed", 2.1, "closed"),
    ("Superseded or no longer applicable", 3.0, "no_longer_counted"),
    ("Not reported", 2.1, "not_reported"),
    ("Overdue", 2.0, "overdue"),
]
OVERDUE = [
    ("Ref.", 1.6, "House Added Table Text", "{{ item.ref }}"),
    ("Action", 10.1, "House Added Table Text", "{{ item.text }}"),
    ("Responsible unit", 5.0, "House Added Table Text", "{{ item.responsible }}"),
    ("Deadline as written", 3.4, "House Added Table Text", "{{ item.deadline }}"),
    ("Due date", 3.4, "House Added Table Text", "{{ item.due }}"),
    ("Days overdue", 2.2, "House Added Table Number", "{{ item.days }}"),
]


def main() -> None:
    """Write template.docx beside this script."""
    document = Document()
    prepare(document)
    add_styles(document)
    add_title(document)
    add_summary(document)
    add_units(document)
    add_progress(document)
    add_annex(document)
    document.save(str(Path(__file__).with_name("template.docx")))


def prepare(document: Any) -> None:
    """Page, language and settings; nothing left of python-docx's own template that is not used."""
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.getparent().replace(defaults, parse_xml(
        f'<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"))
    for name in ("Normal", "Header", "Footer", "Caption"):
        run = document.styles[name].element.find(qn("w:rPr"))
        if run is not None:
            run.getparent().remove(run)
    settings = document.settings.element
    settings.append(parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'))
    for relations in (document.part.package.rels, document.part.rels):
        for relation in list(relations.values()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del relations[relation.rId]
    document.core_properties.title = "Template of the house format progress-table"
    document.core_properties.comments = ""
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    page(document)


def page(document: Any) -> None:
    """A4 landscape, and a footer “Page x of y” made of fields."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin, section.footer_distance = Cm(1.8), Cm(1.8), Cm(0.9)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    footer.add_run("Page ")
    field(footer, "PAGE", "1")
    footer.add_run(" of ")
    field(footer, "NUMPAGES", "1")


def add_styles(document: Any) -> None:
    """The named styles; those of what this format adds of its own begin with “House Added”."""
    numbering = add_numbering(document)
    style(document, "House Title", size=17, bold=True, color=BLUE, after=2, keep=True)
    style(document, "House Subtitle", size=13, color=GREY, after=12)
    style(document, "House Heading 1", size=13, bold=True, color=BLUE, before=12, after=5, keep=True, outline=0,
          numbered=(numbering + 1, 0))
    style(document, "House Paragraph", after=5, numbered=(numbering, 0))
    style(document, "House Sub-paragraph", after=4, numbered=(numbering, 1))
    style(document, "House Note", size=9, color=GREY, before=3, after=6)
    style(document, "House Table Head", size=9.5, bold=True, color=BLUE, before=3, after=3, keep=True)
    style(document, "House Table Text", size=9.5, before=2.5, after=2.5)
    style(document, "House Table Number", base="House Table Text", align="right")
    late = style(document, "House Late", base="House Table Text", bold=True, color=PURPLE)
    late.element.get_or_add_pPr().insert_element_before(parse_xml(
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{LATE_FILL}"/>'), "w:spacing", "w:jc")
    style(document, "House Added Heading", base="House Heading 1")
    style(document, "House Added Heading on New Page", base="House Added Heading", new_page=True)
    annex = style(document, "House Added Annex Heading", base="House Added Heading")
    annex.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    annex.element.get_or_add_pPr().append(parse_xml(f'<w:ind {nsdecls("w")} w:left="0" w:firstLine="0"/>'))
    style(document, "House Added Paragraph", base="House Paragraph")
    style(document, "House Added Sub-paragraph", base="House Sub-paragraph")
    style(document, "House Added Note", base="House Note")
    style(document, "House Added Table Head", base="House Table Head")
    style(document, "House Added Table Head Number", base="House Added Table Head", align="right")
    style(document, "House Added Table Text", base="House Table Text")
    style(document, "House Added Table Number", base="House Table Number")
    style(document, "House Added Table Total", base="House Table Text", bold=True)
    style(document, "House Added Table Total Number", base="House Table Number", bold=True)
    style(document, "House Template Tag", size=8, color="767676")
    caption = document.styles["Caption"]
    shape(caption, size=9.5, bold=True, color=GREY, before=8, after=3, keep=True)
    footer = document.styles["Footer"]
    shape(footer, size=9, color=GREY, align="right")
    document.styles.element.append(parse_xml(TABLE_STYLE.format(ns=nsdecls("w"), blue=BLUE)))


TABLE_STYLE = (
    '<w:style {ns} w:type="table" w:customStyle="1" w:styleId="HouseTable"><w:name w:val="House Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single" w:sz="12" w:space="0" w:color="{blue}"/>'
    '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{blue}"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>')


def style(document: Any, name: str, base: str = "Normal", **looks: Any) -> Any:
    """A paragraph style of ours."""
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles[base]
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
    layout = made.paragraph_format
    if before is not None:
        layout.space_before = Pt(before)
    if after is not None:
        layout.space_after = Pt(after)
    if keep:
        layout.keep_with_next = True
    if new_page:
        layout.page_break_before = True
    properties = made.element.get_or_add_pPr()
    if numbered:
        number, level = numbered
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
                                    f'<w:numId w:val="{number}"/></w:numPr>'))
        in_order(properties)
    if align:
        properties.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{align}"/>'))
    if outline is not None:
        properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{outline}"/>'))


def in_order(properties: Any) -> None:
    """Put the children of a w:pPr into the order that the schema asks for."""
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
             "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"]
    properties[:] = sorted(properties, key=lambda child: order.index(child.tag.split("}")[1]))


def add_numbering(document: Any) -> int:
    """Paragraphs 1., 2., … with sub-points (a), (b), …, and headings I., II., …, tied to their styles."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    paragraphs = [("decimal", "%1.", "HouseParagraph", 567), ("lowerLetter", "(%2)", "HouseSub-paragraph", 1134)]
    headings = [("upperRoman", "%1.", "HouseHeading1", 567)]
    for number, levels in enumerate((paragraphs, headings), start=1):
        numbering.append(parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            + "".join(LEVEL.format(level, *parts) for level, parts in enumerate(levels)) + "</w:abstractNum>"))
    for number in (1, 2):
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/>'
                                   "</w:num>"))
    return 1


LEVEL = ('<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:pStyle w:val="{3}"/>'
         '<w:lvlText w:val="{2}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{4}"/></w:tabs>'
         '<w:ind w:left="{4}" w:hanging="567"/></w:pPr></w:lvl>')


def add_title(document: Any) -> None:
    """The title, in two lines."""
    document.add_paragraph("{{ title }}", "House Title")
    document.add_paragraph("Progress report as of {{ as_of }}", "House Subtitle")


def add_summary(document: Any) -> None:
    """The summary, in numbered paragraphs."""
    tag(document, "{%p if show.summary %}")
    document.add_paragraph("Summary", "House Added Heading")
    document.add_paragraph(
        "This report covers {{ summary.recommendations }} and {{ summary.actions }}. Everything in it is judged as of "
        "{{ as_of }}.", "House Added Paragraph")
    document.add_paragraph(
        "By status, the actions are as follows: {{ summary.statuses }}. {{ summary.overdue }}.",
        "House Added Paragraph")
    document.add_paragraph("The rates are as follows:", "House Added Paragraph")
    rate(document, "Implementation rate", "implementation")
    rate(document, "Implementation rate without closed actions", "implementation_without_closed")
    tag(document, "{%p if summary.acceptance.known %}")
    rate(document, "Acceptance rate", "acceptance")
    tag(document, "{%p endif %}")
    document.add_paragraph(
        "Against their due dates, the implemented actions are as follows: {{ summary.timeliness }}. An implemented "
        "action is not assessable where its due date or its date of implementation is missing, or where its due date "
        "falls within the period in which it was implemented.",
        "House Added Paragraph")
    tag(document, "{%p endif %}")


def rate(document: Any, name: str, key: str) -> None:
    """A rate with its definition, as a sub-point."""
    document.add_paragraph(
        f"{name}: {{{{ summary.{key}.rate }}}} ({{{{ summary.{key}.fraction }}}}), that is, "
        f"{{{{ summary.{key}.definition }}}}.", "House Added Sub-paragraph")


def add_units(document: Any) -> None:
    """The table of statuses by responsible unit."""
    tag(document, "{%p if show.by_unit %}")
    caption(document, "Actions by responsible unit and status")
    table = add_table(document, [width for _, width, _ in UNITS], "Actions by responsible unit and status",
                      "One row for each unit that leads actions, with the number of its actions in each status; the "
                      "last row is the total.")
    head(table, [heading for heading, _, _ in UNITS], "House Added Table Head", "House Added Table Head Number")
    loop(table, "for unit in units")
    row(table, [f"{{{{ unit.{key} }}}}" for _, _, key in UNITS],
        ["House Added Table Text"] + ["House Added Table Number"] * 8)
    loop(table, "endfor")
    row(table, [f"{{{{ total.{key} }}}}" for _, _, key in UNITS],
        ["House Added Table Total"] + ["House Added Table Total Number"] * 8)
    for cell in cells(table.rows[-1]):
        rule(cell, "top", 4)
    document.add_paragraph("Each action counts under the unit that leads it.", "House Added Note")
    tag(document, "{%p endif %}")


def add_progress(document: Any) -> None:
    """The table that the report is about."""
    tag(document, "{%p if show.summary or show.by_unit %}")
    document.add_paragraph("Recommendations and actions", "House Added Heading on New Page")
    tag(document, "{%p endif %}")
    caption(document, "Recommendations, actions and their implementation")
    table = add_table(document, [width for _, width, _, _ in PROGRESS],
                      "Recommendations, actions and their implementation",
                      "One row for each action, with its deadline, the responsible unit and what was reported; number "
                      "and text of a recommendation stand beside all of its actions.")
    head(table, [heading for heading, *_ in PROGRESS], "House Table Head", "House Table Head")
    loop(table, "for recommendation in recommendations")
    loop(table, "for action in recommendation.actions")
    row(table, [text for *_, text in PROGRESS], [name for _, _, name, _ in PROGRESS])
    extra(cells(table.rows[-1])[3], "action.revised", "House Table Text")
    extra(cells(table.rows[-1])[5], "action.late", "House Late")
    for cell in cells(table.rows[-1]):
        rule(cell, "top", 2, "BFBFBF")
    loop(table, "endfor")
    loop(table, "endfor")


def add_annex(document: Any) -> None:
    """The overdue actions, longest first, or a sentence that there are none."""
    tag(document, "{%p if show.overdue_annex %}")
    document.add_paragraph("Annex. Overdue actions", "House Added Annex Heading")
    tag(document, "{%p if overdue %}")
    caption(document, "Actions overdue as of {{ as_of }}, longest first")
    table = add_table(document, [width for _, width, _, _ in OVERDUE], "Overdue actions",
                      "One row for each action that is overdue, the one longest overdue first.")
    head(table, [heading for heading, *_ in OVERDUE], "House Added Table Head", "House Added Table Head")
    cells(table.rows[0])[-1].paragraphs[0].style = document.styles["House Added Table Head Number"]
    loop(table, "for item in overdue")
    row(table, [text for *_, text in OVERDUE], [name for _, _, name, _ in OVERDUE])
    for cell in cells(table.rows[-1]):
        rule(cell, "top", 2, "BFBFBF")
    loop(table, "endfor")
    document.add_paragraph("An action is overdue when its deadline, or its revised deadline where there is one, lies "
                           "before {{ as_of }} and it is neither implemented nor closed.", "House Added Note")
    tag(document, "{%p else %}")
    document.add_paragraph("No action is overdue as of {{ as_of }}.", "House Added Paragraph")
    tag(document, "{%p endif %}")
    tag(document, "{%p endif %}")


def tag(document: Any, text: str) -> None:
    """A paragraph that switches a part on or off; it is gone in the report."""
    document.add_paragraph(text, "House Template Tag")


def caption(document: Any, text: str) -> None:
    """A caption above a table, numbered by a field."""
    paragraph = document.add_paragraph("Table ", "Caption")
    field(paragraph, "SEQ Table \\* ARABIC", "1")
    paragraph.add_run(f". {text}")


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field with the result that it shows until it is updated."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run(shown if kind == "result" else "")
        if kind == "instruction":
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {instruction} "
            run._r.append(text)
        elif kind != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def add_table(document: Any, widths: list[float], title: str, description: str) -> Any:
    """A table of fixed column widths, with alternative text."""
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    properties = table._tbl.tblPr
    properties.find(qn("w:tblW")).attrib.update({qn("w:type"): "dxa", qn("w:w"): str(twips(sum(widths)))})
    properties.insert(0, parse_xml(f'<w:tblStyle {nsdecls("w")} w:val="HouseTable"/>'))
    for name, text in (("tblCaption", title), ("tblDescription", description)):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), text)
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
    for cell, text, name, column in zip(added.cells, texts, styles, table.columns, strict=True):
        cell.width = column.width
        cell.paragraphs[0].text = text
        cell.paragraphs[0].style = table.part.document.styles[name]
    return added


def head(table: Any, headings: list[str], first: str, other: str) -> None:
    """The header row: repeated on each page, with a rule under it."""
    added = row(table, headings, [first] + [other] * (len(headings) - 1))
    added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in added.cells:
        rule(cell, "bottom", 8)
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="bottom"/>'))


def loop(table: Any, statement: str) -> None:
    """A row that holds only a loop tag; it is gone in the report."""
    added = table.add_row()
    merged = added.cells[0].merge(added.cells[-1])
    merged.paragraphs[0].text = f"{{%tr {statement} %}}"
    merged.paragraphs[0].style = table.part.document.styles["House Template Tag"]


def extra(cell: Any, value: str, name: str) -> None:
    """A second paragraph in a cell, printed only where there is something to print."""
    styles = cell.part.document.styles
    cell.add_paragraph(f"{{%p if {value} %}}", styles["House Template Tag"])
    cell.add_paragraph(f"{{{{ {value} }}}}", styles[name])
    cell.add_paragraph("{%p endif %}", styles["House Template Tag"])


def rule(cell: Any, side: str, weight: int, color: str = BLUE) -> None:
    """A rule on one side of a cell, in eighths of a point."""
    properties = cell._tc.get_or_add_tcPr()
    for old in properties.findall(qn("w:tcBorders")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:tcBorders {nsdecls("w")}><w:{side} w:val="single" w:sz="{weight}" w:space="0" '
                                f'w:color="{color}"/></w:tcBorders>'))


if __name__ == "__main__":
    main()
