"""Makes a Word report: the figures and texts of a register, set into the template of a house format.

docxtpl reads the template and finds its placeholders and loops. What it would do to the finished text (look for line
ends, parse it, count the cells of every row, graft the tree into the document) is replaced here by work done once for
each value and one check that the text is well formed, so that a long table costs its length and no more.
"""

import re
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError, meta, nodes
from lxml import etree

from toolkit.reading.files import read_bytes
from toolkit.reading.word import refuse_unsafe
from toolkit.tracker.record.problems import Place, Problem, Refused, RefusedForAll
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.rounds.changes import Changes, unknown
from toolkit.tracker.views.rounds.trend import Point
from toolkit.word.added.left_out import left_out
from toolkit.word.blanks import leave_out_blank_columns, leave_out_empty_sections
from toolkit.word.expressions import Expressions
from toolkit.word.fitting import fit, read_tables
from toolkit.word.house_formats import TEMPLATE, HouseFormat
from toolkit.word.inspection import BODY_PART, Damaged, Printed, look_into, rows_of
from toolkit.word.keeping.anchors import BY_NAME, MARK, key, set_anchors, with_marks
from toolkit.word.layout.charts import add_charts, fit_charts
from toolkit.word.layout.contents import fill, has_contents
from toolkit.word.links import STYLE, Targets, add_links, style_of_links, with_looks_of_links
from toolkit.word.mistakes import mistakes_in
from toolkit.word.notes import add_notes, first_free, with_looks
from toolkit.word.placeholders import RECORDS, WATCHED, Maker, kinds, placeholders, title_of
from toolkit.word.printing import (
    LONGEST_VALUE,
    MOST_CHARACTERS,
    MOST_TURNS,
    Environment,
    Printer,
    TooMuch,
    as_text,
    with_other_places,
)
from toolkit.words import details
from toolkit.words import reports as words
from toolkit.words.speaking import Message, Said, figure, said, text

_MADE_WITH = "tracker-toolkit"
"""The author of a report of which no organization is known."""
_CONFLICTS = "conflicts"
"""The placeholder of the answers that wait for a decision."""
_GROUPS = "groups"
"""What the groups of actions are called, wherever they are."""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED = 3
"""How hard parts are packed, of 9; the usual 6 takes more than twice as long."""
_PARTS = {RELATIONSHIP_TYPE.HEADER: words.HEADER, RELATIONSHIP_TYPE.FOOTER: words.FOOTER,
          RELATIONSHIP_TYPE.FOOTNOTES: words.FOOTNOTES}
"""The kind of a part beside the body that is filled in -> what people call it."""
_BOUNDS: Mapping[str, tuple[Message, int]] = {
    "MOST_CHARACTERS": (details.TEMPLATE_LONG, MOST_CHARACTERS),
    "MOST_TURNS": (details.TEMPLATE_TURNS, MOST_TURNS),
    "LONGEST_VALUE": (details.TEMPLATE_VALUE, LONGEST_VALUE),
}
"""The name of a bound -> what a template does that passes it, and what the bound is."""
_CELL_PROPERTIES = re.compile(
    r"<w:tcPr>((?:<w:(?:cnfStyle|tcW|gridSpan|hMerge)\b[^>]*/>)*)((?:(?!</w:tcPr>).)*?)"
    r"(<w:vMerge w:val=\"{% if [^\"]*\"/>)</w:tcPr>", re.DOTALL)
_SEQUENCE = re.compile(r"<w:(?:instrText\b[^>]*>|fldSimple\b[^>]*?w:instr=\")\s*SEQ\s+(\w+)")
_FIELD_END = re.compile(r'w:fldCharType="end"|</w:fldSimple>|</w:p>')
_FIELD_RESULT = re.compile(r"(?<=<w:t>)[^<]*|(?<=<w:t xml:space=\"preserve\">)[^<]*")
_ENDS_IN_TABLE = re.compile(r"</w:tbl>(?=\s*(?:<w:sectPr\b|</w:body>|</w:tc>))")
_END = ('<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>')
"""A paragraph so low that it takes no page of its own."""
_OF_SCRIPT = {**dict.fromkeys(("ja", "ko", "zh"), "w:eastAsia"), **dict.fromkeys(("ar", "fa", "he", "ur"), "w:bidi")}
"""Languages whose script has a setting of its own -> the name of that."""
_TITLE, _SUBTITLE, _NOTE = re.compile(r"\bTitle$"), re.compile(r"\bSubtitle$"), "House Added Note"
"""The end of the name of a style for titles, and for what stands below them; the style of what is said there."""
_PICTURE_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+"')


def nobody(sentence: Said) -> None:
    """Nobody, who hears what is said of a report."""


def render(
    house_format: HouseFormat, register: Register, as_of: date, now: datetime, *,
    with_conflicts: bool = False, part: str = "", notes: Sequence[str] = (), beside: str | None = None,
    finish: Callable[[bytes], bytes] | None = None, since: Callable[[], Changes | None] = unknown,
    trend: Callable[[], Sequence[Point]] = tuple, tell: Callable[[Said], object] = nobody,
    identifier: str = "",
) -> bytes:
    """Make the report, and look into it.

    Args:
        house_format: How it looks.
        register: What it reports on.
        as_of: The date for which everything is judged.
        now: When it is made; the same inputs and the same moment give the same bytes.
        with_conflicts: Whether it lists the answers that wait for a decision.
        part: What part of the register it reports on, in sentences; "" for all of it.
        notes: How it was judged, in sentences, where that must be said.
        beside: The way from the folder of the report to that of the register, for links to files; None where there is
            none.
        finish: What is done with the finished report before it is looked into.
        since: Gives what changed since the round before; asked only by a template that prints it.
        trend: Gives the figures of each round; asked only by a template that prints them.
        tell: Called with each sentence on what the template leaves out of what the report counts.
        identifier: What its properties say of what it was made.

    Returns:
        The Word file.

    Raises:
        Refused: The template cannot be used, and the sentence says what to correct in it; or what was made is damaged.
    """
    template = _opened(house_format, beside)
    environment = Environment(template.printer, RECORDS, WATCHED)
    found = list(mistakes_in(template.parts(), kinds(house_format), Expressions(environment)))
    if found:
        file = f"{house_format.name}/{house_format.template.name}"
        raise RefusedForAll([Problem(code, Place(file, place), tag, more) for code, place, tag, more in found])
    makers = placeholders(house_format, register, as_of, now, with_conflicts=with_conflicts, since=since,
                          trend=trend)
    template.covers = [*([said(words.PART, part=part)] if part else ()), *notes]
    with prose.dates_in(register.settings.date_style, register.settings.deadline_style):
        _fill_in(template, environment, house_format, makers)
    for sentence in template.left_out:
        tell(sentence)
    if with_conflicts and _CONFLICTS not in template.named:
        raise _refused("template-without-conflicts", house_format, "")
    if house_format.group_by and _GROUPS not in template.named:
        raise _refused("template-without-groups", house_format, "")
    _set_properties(template, house_format, register, now)
    template.docx.core_properties.identifier = identifier
    if house_format.language:
        _set_language(template.docx.styles.element, house_format.language)
        for setting in template.docx.settings.element.iter(qn("w:themeFontLang")):
            setting.set(qn("w:val"), house_format.language)
    add_charts(template.docx.part, template.printer.charts)
    add_notes(template.docx.part, template.printer.first_note, template.printer.notes)
    add_links(template.docx.part, template.docx.styles.element, template.printer.targets.keys)
    saved = BytesIO()
    template.save(saved)
    return _looked_into(_packed(saved, template.finished), template, house_format, finish)


def _looked_into(
    report: bytes, template: "_Template", house_format: HouseFormat, finish: Callable[[bytes], bytes] | None
) -> bytes:
    """A report as it is finished; all that was printed is in it.

    Raises:
        Refused: It is not.
    """
    try:
        look_into(report, template.printed)
        if finish is None or (finished := finish(report)) == report:
            return report
        look_into(finished, template.printed, with_more_rows=True)
    except Damaged as why:
        raise _refused("report-damaged", house_format, str(why)) from why
    return finished


def _opened(house_format: HouseFormat, beside: str | None) -> "_Template":
    try:
        data = read_bytes(house_format.template)
        refuse_unsafe(data, TEMPLATE)
        template = _Template(BytesIO(data))
        template.init_docx()
    except Refused as refused:
        found = refused.problem.found or text(details.TEMPLATE_NO_WORD)
        raise _refused("template-damaged", house_format, found) from None
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        raise _refused("template-damaged", house_format, text(details.TEMPLATE_NO_WORD)) from None
    template.named = set()
    template.kept = house_format.keep_columns
    targets = Targets(beside, style_of_links(template.docx.styles.element) or STYLE)
    template.printer = Printer(first_free(template.docx.part), targets)
    return template


def _fill_in(
    template: "_Template", environment: Environment, house_format: HouseFormat, makers: Mapping[str, Maker]
) -> None:
    try:
        template.render(makers, environment)
    except TooMuch as passed:
        why, most = _BOUNDS[passed.bound]
        raise _refused("template-endless", house_format, said(why, most=figure(most))) from None
    except UndefinedError as error:
        raise _refused("template-placeholder", house_format, re.findall("'([^']*)'", str(error))[-1]) from None
    except (ArithmeticError, TypeError, ValueError, LookupError):
        raise _refused("template-damaged", house_format, text(details.TEMPLATE_VALUES)) from None
    except (TemplateError, RecursionError, etree.XMLSyntaxError):
        raise _refused("template-damaged", house_format, text(details.TEMPLATE_TAGS)) from None


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl without its passes over the finished text."""

    printer: Printer
    kept: Collection[str]
    named: set[str]
    finished: str
    printed: Printed
    covers: list[str]
    left_out: list[Said]

    def parts(self) -> dict[str, Any]:
        """The elements of the parts that are filled in, by what people call them; "" for the body."""
        found = {"": self.docx.element.body}
        for relation in self.docx.part.rels.values():
            name = _PARTS.get(relation.reltype)
            if name is not None:
                found[f"{text(name)} ({relation.target_part.partname.filename})"] = parse_xml(relation.target_part.blob)
        return found

    def patch_xml(self, src_xml: str) -> str:
        """Prepare the template's text for Jinja, and put vertical merges where the schema wants them."""
        return with_other_places(_CELL_PROPERTIES.sub(r"<w:tcPr>\1\3\2</w:tcPr>", super().patch_xml(src_xml)))

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Fill in the placeholders of a part; only those that it names are worked out."""
        if part is self.docx._part:
            src_xml = with_marks(src_xml)
        tree = jinja_env.parse(src_xml)
        named = meta.find_undeclared_variables(tree)
        self.named |= named | {field.attr for field in tree.find_all(nodes.Getattr)}
        values = {name: context[name]() for name in named if name in context}
        self.printer.in_body = part is self.docx._part
        filled_in = self.printer.filled_in(jinja_env.from_string(src_xml).generate(values))
        if self.printer.in_body:
            self.left_out = list(left_out(values, self.printer.met))
            self.printed = Printed(self.printer.values, rows_of(filled_in), len(self.printer.notes))
        return filled_in

    def fix_tables(self, xml: str) -> None:
        """Keep the finished body: captions and pictures numbered, tables fitted, footnotes and contents in place."""
        filled_in = _with_picture_ids(_with_caption_numbers(_with_end(xml)))
        body, styles = etree.fromstring(filled_in), self.docx.styles.element
        _say_below_title(body, styles, [*self.covers, *self.left_out])
        leave_out_empty_sections(body)
        tables = read_tables(body, styles)
        leave_out_blank_columns(tables, self.kept)
        fit(body, tables)
        fit_charts(body)
        with_looks(body)
        with_looks_of_links(body, self.printer.targets.keys.values())
        if has_contents(filled_in):
            fill(body, styles, self._numbering())
        set_anchors(body)
        self.finished = etree.tostring(body, encoding="unicode")

    def _numbering(self) -> Any:
        """The lists of the document, or None."""
        relations = self.docx.part.rels.values()
        return next((one.target_part.element for one in relations if one.reltype == RELATIONSHIP_TYPE.NUMBERING), None)

    def fix_docpr_ids(self, tree: None) -> None:
        """Nothing is left to do."""

    def map_tree(self, tree: None) -> None:
        """Nothing is left to do: `_packed` puts the finished body into the package."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave the document properties to `_set_properties`: they are plain text, and must not be escaped."""


def _with_caption_numbers(body: str) -> str:
    """Fill in the result of each SEQ field, so that captions are right without Word updating them."""
    counts: dict[str, int] = {}
    done, parts = 0, []
    for field in _SEQUENCE.finditer(body):
        counts[field[1]] = counts.get(field[1], 0) + 1
        end = _FIELD_END.search(body, field.end())
        result = _FIELD_RESULT.search(body, field.end(), end.start() if end else len(body))
        if result:
            parts += [body[done:result.start()], str(counts[field[1]])]
            done = result.end()
    return "".join(parts) + body[done:]


def _with_end(body: str) -> str:
    """End the body, and each cell, in a paragraph: Word wants one after a table, and a loop leaves none."""
    return _ENDS_IN_TABLE.sub(f"</w:tbl>{_END}", body)


def _with_picture_ids(body: str) -> str:
    """Give every picture an id of its own: a loop repeats that of the template."""
    if "<wp:docPr" not in body:
        return body
    ids = count(1)
    return _PICTURE_ID.sub(lambda found: f'{found[1]}{next(ids)}"', body)


def _set_properties(template: _Template, house_format: HouseFormat, register: Register, now: datetime) -> None:
    properties = template.docx.core_properties
    moment = now.astimezone(UTC).replace(tzinfo=None) if now.tzinfo else now
    properties.created = properties.modified = moment.replace(microsecond=0)
    properties.author = properties.last_modified_by = as_text(register.settings.organization)[:255] or _MADE_WITH
    properties.language = house_format.language
    properties.title = as_text(title_of(house_format, register))[:255]
    properties.revision = 1


def _say_below_title(body: Any, styles: Any, sentences: Sequence[str]) -> None:
    """Say on its first page what a report covers, or how it was judged: below its title, or above all else."""
    named = {style.get(qn("w:styleId")): style.find(qn("w:name")).get(qn("w:val"), "") for style in
             styles.iter(qn("w:style")) if style.find(qn("w:name")) is not None}

    def looks(paragraph: Any) -> str:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return named.get(style.get(qn("w:val")), "") if style is not None else ""

    above = next((one for one in body.iterchildren(qn("w:p")) if _TITLE.search(looks(one))), None)
    while above is not None and (below := above.getnext()) is not None and _SUBTITLE.search(looks(below)):
        above = below
    note = next((style for style, name in named.items() if name == _NOTE), "")
    said_in = [_sentence(sentence, note) for sentence in sentences]
    for number, paragraph in enumerate(said_in, 1):
        paragraph.set(MARK, key("below the title", str(number), kind=BY_NAME))
    at = 0 if above is None else body.index(above) + 1
    body[at:at] = said_in


def _sentence(sentence: str, style: str) -> Any:
    """A paragraph of its own, in italics where the template has no style for it."""
    said_in = OxmlElement("w:p")
    if style:
        etree.SubElement(etree.SubElement(said_in, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
    run = etree.SubElement(said_in, qn("w:r"))
    if not style:
        etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:i"))
    etree.SubElement(run, qn("w:t")).text = as_text(sentence)
    return said_in


def _set_language(styles: Any, language: str) -> None:
    """Say in which language the text is, for spelling and for reading aloud; text marked in another keeps that."""
    run = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        child = run.find(qn(name))
        if child is None:
            child = OxmlElement(name)
            run.insert(0, child)
        run = child
    if run.find(qn("w:lang")) is None:
        run.append(OxmlElement("w:lang"))
    for name in ("w:val", _OF_SCRIPT.get(language.partition("-")[0].lower(), "w:val")):
        run.find(qn("w:lang")).set(qn(name), language)


def _packed(saved: BytesIO, body: str) -> bytes:
    """The package with the finished body in it, and the same time on every part."""
    packed = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == BODY_PART:
                content = b"".join((content[:content.index(b"<w:body")], body.encode(),
                                    content[content.rindex(b"</w:body>") + len(b"</w:body>"):]))
            part = zipfile.ZipInfo(name, _ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, content, compresslevel=_PACKED)
    return packed.getvalue()


def _refused(code: str, house_format: HouseFormat, why: str) -> Refused:
    place = Place(file=f"{house_format.name}/{house_format.template.name}")
    return Refused(code, place, found=house_format.name, suggestion=why)
