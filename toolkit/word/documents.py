"""Makes a Word report: the figures and texts of a register, set into the template of a house format.

docxtpl reads the template and finds its placeholders and loops. What it would do to the finished text (look for line
ends, parse it, count the cells of every row, graft the tree into the document) is replaced here by work done once for
each value and one check that the text is well formed, so that a long table costs its length and no more.
"""

import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError
from lxml import etree

from toolkit.reading.files import read_bytes
from toolkit.reading.word import refuse_unsafe
from toolkit.tracker.judging.reported import RoundHeard
from toolkit.tracker.record.problems import Place, Problem, Refused, RefusedForAll
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.rounds.changes import Changes, unknown
from toolkit.tracker.views.rounds.trend import Point
from toolkit.word.added.below_title import say_below_title
from toolkit.word.added.left_out import left_out
from toolkit.word.added.own_words import not_printed
from toolkit.word.blanks import leave_out_blank_columns, leave_out_empty_sections
from toolkit.word.expressions import Expressions
from toolkit.word.fitting import fit, read_tables, sizes
from toolkit.word.house_formats import TEMPLATE, HouseFormat
from toolkit.word.inspection import Damaged, Printed, look_into, rows_of
from toolkit.word.keeping.anchors import set_anchors, with_marks
from toolkit.word.layout.charts import add_charts, fit_charts
from toolkit.word.layout.contents import fill, has_contents, outline_levels
from toolkit.word.layout.loops import without_traces_of_loops
from toolkit.word.links import STYLE, Targets, add_links, style_of_links, with_looks_of_links
from toolkit.word.long_tables.bodies import BODY_PART
from toolkit.word.long_tables.cutting import Cutter, standing_for, with_rows
from toolkit.word.long_tables.stretches import Stretch, twice_in
from toolkit.word.mistakes import mistakes_in
from toolkit.word.notes import add_notes, first_free, with_looks
from toolkit.word.placeholders import RECORDS, WATCHED, Makers, kinds, placeholders, title_of
from toolkit.word.printing import (
    LONGEST_VALUE,
    MOST_CHARACTERS,
    MOST_TURNS,
    Environment,
    Printer,
    TooMuch,
    as_text,
    compiled,
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
_PACKED = 3
"""How hard parts are packed, of 9; the usual 6 takes more than twice as long."""
_AT_ONCE = 100
"""How many pieces of the body are packed together."""
_PARTS = {RELATIONSHIP_TYPE.HEADER: words.HEADER, RELATIONSHIP_TYPE.FOOTER: words.FOOTER,
          RELATIONSHIP_TYPE.FOOTNOTES: words.FOOTNOTES}
"""The kind of a part beside the body that is filled in -> what people call it."""
_BOUNDS: Mapping[str, tuple[Message, int]] = {
    "MOST_CHARACTERS": (details.TEMPLATE_LONG, MOST_CHARACTERS),
    "MOST_TURNS": (details.TEMPLATE_TURNS, MOST_TURNS),
    "LONGEST_VALUE": (details.TEMPLATE_VALUE, LONGEST_VALUE),
}
"""The name of a bound -> what a template does that passes it, and what the bound is."""
LARGE = 20_000
"""Actions from which on a report may be too long without a fault of its template."""
_CELL_PROPERTIES = re.compile(
    r"<w:tcPr>((?:<w:(?:cnfStyle|tcW|gridSpan|hMerge)\b[^>]*/>)*)((?:(?!</w:tcPr>).)*?)"
    r"(<w:vMerge w:val=\"{% if [^\"]*\"/>)</w:tcPr>", re.DOTALL)
_OF_SCRIPT = {**dict.fromkeys(("ja", "ko", "zh"), "w:eastAsia"), **dict.fromkeys(("ar", "fa", "he", "ur"), "w:bidi")}
"""Languages whose script has a setting of its own -> the name of that."""
_FAULTLESS: set[tuple[bytes, frozenset[str]]] = set()
"""The templates, each with what it is asked to show, in which no mistake was found."""


def nobody(sentence: Said) -> None:
    """Nobody, who hears what is said of a report."""


def render(
    house_format: HouseFormat, register: Register, as_of: date, now: datetime, *,
    with_conflicts: bool = False, part: str = "", notes: Sequence[str] = (), beside: str | None = None,
    finish: Callable[[bytes], bytes] | None = None, since: Callable[[], Changes | None] = unknown,
    trend: Callable[[], Sequence[Point]] = tuple, tell: Callable[[Said], object] = nobody, identifier: str = "",
    heard: RoundHeard | None = None,
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
        heard: What the latest round heard, where that is known already.

    Returns:
        The Word file.

    Raises:
        Refused: The template cannot be used, and the sentence says what to correct in it; or what was made is damaged.
    """
    template = _opened(house_format, beside)
    environment = Environment(template.printer, RECORDS, WATCHED)
    _refuse_mistakes(template, environment, house_format)
    template.covers = [*([said(words.PART, part=part)] if part else ()), *notes]
    with prose.dates_in(register.settings.date_style, register.settings.deadline_style):
        _fill_in(template, environment, house_format, placeholders(
            house_format, register, as_of, now, with_conflicts=with_conflicts, since=since, trend=trend, heard=heard),
            len(register.actions))
    for sentence in (*template.left_out, *not_printed(register.texts, template.printed.values)):
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
    add_charts(template.docx.part, template.printer.charts, house_format.language)
    add_notes(template.docx.part, template.printer.first_note, template.printer.notes)
    add_links(template.docx.part, template.docx.styles.element, template.printer.targets.keys)
    saved = BytesIO()
    template.save(saved)
    return _looked_into(_packed(saved, with_rows(template.finished, template.aside)), template, house_format, finish)


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


def _refuse_mistakes(template: "_Template", environment: Environment, house_format: HouseFormat) -> None:
    looked_through = template.digest, frozenset(house_format.show)
    if looked_through in _FAULTLESS:
        return
    found = list(mistakes_in(template.parts(), kinds(house_format), Expressions(environment)))
    if found:
        file = f"{house_format.name}/{house_format.template.name}"
        raise RefusedForAll([Problem(code, Place(file, place), tag, more) for code, place, tag, more in found])
    _FAULTLESS.add(looked_through)


def _opened(house_format: HouseFormat, beside: str | None) -> "_Template":
    try:
        data = read_bytes(house_format.template)
        _refuse_unsafe(data)
        template = _Template(BytesIO(data))
        template.init_docx()
    except Refused as refused:
        found = refused.problem.found or said(details.TEMPLATE_NO_WORD)
        raise _refused("template-damaged", house_format, found) from None
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        raise _refused("template-damaged", house_format, said(details.TEMPLATE_NO_WORD)) from None
    template.digest = sha256(data).digest()
    template.named = set()
    template.kept = house_format.keep_columns
    targets = Targets(beside, style_of_links(template.docx.styles.element) or STYLE)
    template.printer = Printer(first_free(template.docx.part), targets)
    return template


@lru_cache(maxsize=16)
def _refuse_unsafe(data: bytes) -> None:
    refuse_unsafe(data, TEMPLATE)


def _fill_in(
    template: "_Template", environment: Environment, house_format: HouseFormat, makers: Makers, actions: int
) -> None:
    try:
        template.render(makers, environment)
    except TooMuch as passed:
        if actions >= LARGE and passed.bound != "LONGEST_VALUE":
            raise Refused("report-too-long", found=figure(actions)) from None
        why, most = _BOUNDS[passed.bound]
        raise _refused("template-endless", house_format, said(why, most=figure(most))) from None
    except UndefinedError as error:
        raise _refused("template-placeholder", house_format, re.findall("'([^']*)'", str(error))[-1]) from None
    except (ArithmeticError, TypeError, ValueError, LookupError):
        raise _refused("template-damaged", house_format, said(details.TEMPLATE_VALUES)) from None
    except (TemplateError, RecursionError, etree.XMLSyntaxError):
        raise _refused("template-damaged", house_format, said(details.TEMPLATE_TAGS)) from None


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl without its passes over the finished text."""

    digest: bytes
    printer: Printer
    kept: Collection[str]
    named: set[str]
    finished: str
    aside: Sequence[Stretch]
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
        return _prepared(src_xml)

    def render_xml_part(self, src_xml: str, part: Any, context: Makers, jinja_env: Any = None) -> str:
        """Fill in the placeholders of a part; only those that it names are worked out."""
        if part is self.docx._part:
            src_xml = with_marks(src_xml)
        found = compiled(src_xml)
        self.named |= found.names | found.fields
        values = {name: context[name]() for name in found.names if name in context}
        self.printer.in_body = part is self.docx._part
        pieces = self.printer.bounded(jinja_env.ready(found).generate(values))
        if not self.printer.in_body:
            return "".join(pieces)
        styles = self.docx.styles.element
        cutter = Cutter(src_xml, sizes(styles), outline_levels(styles))
        filled_in, self.aside = cutter.body(pieces), cutter.stretches
        self.left_out = list(left_out(values, self.printer.met))
        values.clear()
        context.forget()
        self.printed = Printed(self.printer.printed, rows_of(filled_in) + cutter.rows, len(self.printer.notes))
        return filled_in

    def fix_tables(self, xml: str) -> None:
        """Keep the finished body: captions and pictures numbered, tables fitted, footnotes and contents in place."""
        filled_in = without_traces_of_loops(xml)
        body, styles = etree.fromstring(filled_in), self.docx.styles.element
        say_below_title(body, styles, [*self.covers, *self.left_out])
        leave_out_empty_sections(body)
        aside = standing_for(body, self.aside)
        tables = read_tables(body, styles, aside)
        leave_out_blank_columns(tables, self.kept)
        fit(body, tables)
        fit_charts(body)
        with_looks(body)
        with_looks_of_links(body, self.printer.targets.keys.values())
        if has_contents(filled_in):
            fill(body, styles, self._numbering())
        set_anchors(body, aside, twice_in(body, self.aside))
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


@lru_cache(maxsize=16)
def _prepared(source: str) -> str:
    """The text of a part as Jinja can read it: worked out once for all reports that are made of it."""
    patched = DocxTemplate.patch_xml(None, source)
    return with_other_places(_CELL_PROPERTIES.sub(r"<w:tcPr>\1\3\2</w:tcPr>", patched))


def _set_properties(template: _Template, house_format: HouseFormat, register: Register, now: datetime) -> None:
    properties = template.docx.core_properties
    moment = now.astimezone(UTC).replace(tzinfo=None) if now.tzinfo else now
    properties.created = properties.modified = moment.replace(microsecond=0)
    properties.author = properties.last_modified_by = as_text(register.settings.organization)[:255] or _MADE_WITH
    properties.language = house_format.language
    properties.title = as_text(title_of(house_format, register))[:255]
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


def _packed(saved: BytesIO, body: Iterable[str]) -> bytes:
    """The package with the finished body in it, and the same time on every part.

    Args:
        saved: The package with another body.
        body: The finished one, in pieces.
    """
    packed = BytesIO()
    with (zipfile.ZipFile(saved) as source,
          zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKED) as target):
        for name in source.namelist():
            content = source.read(name)
            with target.open(name, "w") as part:
                if name == BODY_PART:
                    part.write(content[:content.index(b"<w:body")])
                    left = iter(body)
                    while some := list(islice(left, _AT_ONCE)):
                        part.write("".join(some).encode())
                    content = content[content.rindex(b"</w:body>") + len(b"</w:body>"):]
                part.write(content)
    return packed.getvalue()


def _refused(code: str, house_format: HouseFormat, why: str) -> Refused:
    place = Place(file=f"{house_format.name}/{house_format.template.name}")
    return Refused(code, place, found=house_format.name, suggestion=why)
