"""Makes a Word report: the figures and texts of a register, set into the template of a house format.

docxtpl reads the template and finds its placeholders and loops. What it would do to the finished text (look for line
ends, parse it, count the cells of every row, graft the tree into the document) is replaced here by work done once for
each value and one check that the text is well formed, so that a long table costs its length and no more.
"""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, UndefinedError, meta
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from lxml import etree
from markupsafe import Markup, escape

from toolkit.reading.files import read_bytes
from toolkit.reading.word import refuse_unsafe
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register
from toolkit.word.contents import fill, has_contents
from toolkit.word.house_formats import TEMPLATE, HouseFormat
from toolkit.word.notes import add_notes, with_references
from toolkit.word.placeholders import ROWS, placeholders
from toolkit.words import reports as words
from toolkit.words.speaking import said

_MADE_WITH = "tracker-toolkit"
"""The author of a report of which no organization is known."""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED = 3
"""How hard parts are packed, of 9; the usual 6 takes more than twice as long."""
_BODY_PART = "word/document.xml"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_PASSED_ON = (Undefined, Markup)
_OPEN = frozenset((*ROWS, LoopContext))
"""Kinds of values whose fields are all for templates: our own rows, and where a loop is."""
_ABSENT = object()
_LINE_BREAK, _TAB = (f'</w:t>{mark}<w:t xml:space="preserve">' for mark in ("<w:br/>", "<w:tab/>"))
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
_PICTURE_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+"')


def render(house_format: HouseFormat, register: Register, as_of: date, now: datetime) -> bytes:
    """Make the report.

    Args:
        house_format: How it looks.
        register: What it reports on.
        as_of: The date for which everything is judged.
        now: When it is made; the same inputs and the same moment give the same bytes.

    Returns:
        The Word file.

    Raises:
        Refused: The template cannot be used; the sentence says what to correct in it.
    """
    template = _opened(house_format)
    try:
        template.render(placeholders(house_format, register, as_of, now), _environment())
    except UndefinedError as error:
        raise _refused("template-placeholder", house_format, re.findall("'([^']*)'", str(error))[-1]) from None
    except SecurityError as error:
        raise _refused("template-placeholder", house_format, re.findall("'([^']*)'", str(error))[0]) from None
    except TemplateSyntaxError:
        raise _refused("template-damaged", house_format, said(words.TEMPLATE_SYNTAX)) from None
    except ExpatError:
        raise _refused("template-damaged", house_format, said(words.TEMPLATE_NOT_WELL_FORMED)) from None
    except (TemplateError, ArithmeticError, TypeError, ValueError):
        raise _refused("template-damaged", house_format, said(words.TEMPLATE_VALUE)) from None
    _set_properties(template, house_format, register, now)
    if house_format.language:
        _set_language(template.docx.styles.element, house_format.language)
    add_notes(template.docx.part, template.notes)
    saved = BytesIO()
    template.save(saved)
    return _packed(saved, template.finished)


def _opened(house_format: HouseFormat) -> "_Template":
    try:
        data = read_bytes(house_format.template)
        refuse_unsafe(data, TEMPLATE)
        template = _Template(BytesIO(data))
        template.init_docx()
    except Refused as refused:
        raise _refused("template-damaged", house_format, refused.problem.found or said(words.NO_DOCUMENT)) from None
    except (KeyError, ValueError, SyntaxError):
        raise _refused("template-damaged", house_format, said(words.NO_DOCUMENT)) from None
    return template


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl without its passes over the finished text."""

    finished: str
    notes: list[str]

    def patch_xml(self, src_xml: str) -> str:
        """Prepare the template's text for Jinja, and put vertical merges where the schema wants them."""
        return _CELL_PROPERTIES.sub(r"<w:tcPr>\1\3\2</w:tcPr>", super().patch_xml(src_xml))

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Fill in the placeholders of a part; only those that it names are worked out."""
        named = meta.find_undeclared_variables(jinja_env.parse(src_xml))
        return str(jinja_env.from_string(src_xml).render({n: context[n]() for n in named if n in context}))

    def fix_tables(self, xml: str) -> None:
        """Keep the finished body, with its captions and pictures numbered, its footnotes and contents in place."""
        body, self.notes = with_references(_with_picture_ids(_with_caption_numbers(_with_end(xml))))
        self.finished = _with_contents(body, self.docx) if has_contents(body) else body
        ParserCreate().Parse(self.finished.encode(), True)

    def fix_docpr_ids(self, tree: None) -> None:
        """Nothing is left to do."""

    def map_tree(self, tree: None) -> None:
        """Nothing is left to do: `_packed` puts the finished body into the package."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave the document properties to `_set_properties`: they are plain text, and must not be escaped."""


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a short way to what a table of many rows asks for in each of its cells."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a row, or what the sandbox lets a template see of anything else."""
        if type(obj) in _OPEN and not attribute.startswith("_"):
            value = getattr(obj, attribute, _ABSENT)
            return self.undefined(obj=obj, name=attribute) if value is _ABSENT else value
        return super().getattr(obj, attribute)


def _environment() -> _Environment:
    return _Environment(autoescape=True, undefined=StrictUndefined, finalize=_as_xml)


def _as_text(value: Any) -> str:
    """A value as clean text: no character that XML cannot hold, one kind of line end."""
    text = str(value)
    return _NOT_IN_XML.sub("\ufffd", _LINE_ENDS.sub("\n", text)) if _UNUSUAL.search(text) else text


def _as_xml(value: Any) -> Any:
    """A value as the content of a run: clean, escaped, with line breaks and tabs as Word writes them."""
    if isinstance(value, _PASSED_ON) or (type(value) is str and value.isprintable()):
        return value
    text = _as_text(value)
    if "\n" not in text and "\t" not in text:
        return text
    return Markup(str(escape(text)).replace("\n", _LINE_BREAK).replace("\t", _TAB))  # noqa: S704 - escaped just here


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


def _with_contents(body: str, document: Any) -> str:
    """Fill in the tables of contents."""
    relations = document.part.rels.values()
    numbering = next((rel.target_part.element for rel in relations if rel.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
    tree = parse_xml(body)
    fill(tree, document.styles.element, numbering)
    return etree.tostring(tree, encoding="unicode")


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
    properties.author = properties.last_modified_by = _as_text(register.about.organization)[:255] or _MADE_WITH
    properties.language = house_format.language
    properties.title = _as_text(register.about.title or house_format.title)[:255]
    properties.revision = 1


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
            if name == _BODY_PART:
                content = b"".join((content[:content.index(b"<w:body")], body.encode(),
                                    content[content.rindex(b"</w:body>") + len(b"</w:body>"):]))
            part = zipfile.ZipInfo(name, _ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, content, compresslevel=_PACKED)
    return packed.getvalue()


def _refused(code: str, house_format: HouseFormat, why: str) -> Refused:
    return Refused(code, Place(file=f"{house_format.name}/{TEMPLATE}"), found=house_format.name, suggestion=why)
