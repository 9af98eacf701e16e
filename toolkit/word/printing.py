"""How a template is filled in: every value is printed as text and nothing else, and no template works without end.

What a template may do is what a report needs: names, conditions, repetitions, a few filters. Its bounds are counts, of
what it prints and how often it repeats, so that the same template is refused on every machine.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, Template, Undefined, filters, meta, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from toolkit.tracker.views.charts import Chart
from toolkit.tracker.wording.evidence.links import Link, in_pieces
from toolkit.word.keeping.anchors import Anchorer
from toolkit.word.layout.charts import placed
from toolkit.word.links import Linked, Targets
from toolkit.word.long_tables.packed import Packed
from toolkit.word.notes import REFERENCE, Noted
from toolkit.words import charts as words
from toolkit.words.speaking import said

MOST_CHARACTERS = 200_000_000
"""How long a part of a report may be, as XML."""
MOST_TURNS = 5_000_000
"""How often a template may repeat something, all its loops together."""
LONGEST_VALUE = 1_000_000
"""How many characters a template may put together to one value, and how far it may count."""
LARGEST_NUMBER = 10**15
_AT_ONCE = 50
"""How many pieces are filled in together."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_BREAK, TAB = (f'</w:t>{mark}<w:t xml:space="preserve">' for mark in ("<w:br/>", "<w:tab/>"))
"""How Word has line breaks and tabs within a text."""
_IN_ATTRIBUTE = re.compile(r'(="[^"<>]*?\{\{)((?:(?!\}\}).)*?)(\}\}(?=[^"<>]*"))')
_IN_FIELD = re.compile(r"(<w:instrText\b[^>]*>[^<]*?\{\{)((?:(?!\}\}).)*?)(\}\}(?=[^<]*</w:instrText>))")
_PRINTED_ELSEWHERE = re.compile(r"\| *in_(?:attribute|field) *$")
_ABSENT = object()
METHODS = ("upper", "lower", "title", "capitalize", "strip", "startswith", "endswith")
"""What a template may ask of a text."""
_NUMBERS = (int, float)
_KEPT_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "first", "float", "groupby", "int", "last", "length", "list", "lower",
    "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "title", "trim",
    "truncate", "unique", "upper", "wordcount")


class TooMuch(Exception):
    """A template that would print or work without end.

    Attributes:
        bound: The name of the bound that it passes: `MOST_CHARACTERS`, `MOST_TURNS` or `LONGEST_VALUE`.
    """

    def __init__(self, bound: str) -> None:
        super().__init__(bound)
        self.bound = bound


def as_text(value: object) -> str:
    """A value as clean text: no character that XML cannot hold, one kind of line end."""
    text = str(value)
    return _NOT_IN_XML.sub("\ufffd", _LINE_ENDS.sub("\n", text)) if _UNUSUAL.search(text) else text


class Printer:
    """Prints the values of a template, and keeps what a look into the finished report asks for.

    Attributes:
        values: What was printed last into the part that is being filled in, in its order.
        printed: What was printed into it before that.
        notes: The footnotes, as XML may hold them, in the order of their references.
        first_note: The number of the first.
        charts: The charts, in the order of their places.
        targets: Where the links of the body lead.
        met: The ids of the rows whose text, or name, was asked for in the body, of those that are watched.
        anchorer: Names what the paragraphs are about.
        in_body: Whether the part that is being filled in may have footnotes and charts; in any other a note stands in
            brackets.
    """

    def __init__(self, first_note: int = 1, targets: Targets | None = None) -> None:
        self.values: list[str] = []
        self.printed = Packed()
        self.notes: list[str] = []
        self.charts: list[Chart] = []
        self.met: set[int] = set()
        self.first_note = first_note
        self.targets = targets or Targets()
        self.in_body = True
        self.anchorer = Anchorer()
        self._turns = 0

    def __call__(self, value: Any) -> Any:
        """A value as the content of a run: clean, escaped, with line breaks and tabs as Word writes them.

        Raises:
            TypeError: It is a list or a record, and no text; or a chart where none can stand.
        """
        kind = type(value)
        if kind is Markup:
            return value
        if kind is str and value.isprintable():
            self.values.append(value)
            return escape(value)
        if isinstance(value, Undefined):
            return escape(value)  # which says that it is not known
        if isinstance(value, Noted):
            return Markup("").join(self._with_note(*piece) for piece in value.pieces())
        if isinstance(value, Chart) and self.in_body:
            return self._chart(value)
        if isinstance(value, Linked) and self.in_body:
            return Markup("").join(self._with_link(*piece) for piece in in_pieces(str(value)))
        if not isinstance(value, str | int | float):
            raise TypeError
        return self._lines(str(value))

    def _lines(self, value: str) -> Markup:
        text = as_text(value)
        self.values.append(text)
        return Markup(str(escape(text)).replace("\n", LINE_BREAK).replace("\t", TAB))  # noqa: S704 - escaped just here

    def _with_link(self, piece: str, link: Link | None) -> Markup:
        printed = self._lines(piece)
        if link is None:
            return printed
        before, behind = map(Markup, self.targets.around(link))  # signs of ours, and a key that is a number
        return before + printed + behind

    def _with_note(self, piece: str, note: str) -> Markup:
        printed = self._lines(piece)
        if not note:
            return printed
        if not self.in_body:
            return printed + self._lines(f" ({note})")
        self.notes.append(str(escape(as_text(note))))
        return printed + Markup(REFERENCE.format(self.first_note + len(self.notes) - 1))  # noqa: S704 - a number of ours

    def _chart(self, chart: Chart) -> Markup:
        if not chart.series:
            return self._lines(chart.note or said(words.NOTHING, title=chart.title))
        self.charts.append(chart)
        name, description = (str(escape(as_text(one))) for one in (chart.title, chart.description))
        drawn = Markup(placed(chart, len(self.charts), name, description))  # noqa: S704 - escaped just here
        return drawn + self._lines(f"\n{chart.note}") if chart.note else drawn

    def bounded(self, pieces: Iterable[str]) -> Iterator[str]:
        """The pieces of a part, while they come to no more than they may.

        Raises:
            TooMuch: They come to more.
        """
        self.printed, length = Packed(), 0
        left = iter(pieces)
        while some := list(islice(left, _AT_ONCE)):
            length += sum(map(len, some))
            if length > MOST_CHARACTERS:
                raise TooMuch("MOST_CHARACTERS")
            self.printed.extend(self.values)
            self.values.clear()
            yield from some

    def counted(self, repeated: Iterable[Any]) -> Iterator[Any]:
        """What a loop goes through, while all loops together make no more turns than they may.

        Raises:
            TooMuch: They make more.
        """
        for one in repeated:
            self._turns += 1
            if self._turns > MOST_TURNS:
                raise TooMuch("MOST_TURNS")
            yield one


class _Printing(CodeGenerator):
    """Has values printed as the printer gives them, which is escaped, and only when the template is filled in."""

    def _make_finalize(self) -> Any:
        return super()._make_finalize()._replace(const=None)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with less in it, and a short way to what a table of many rows asks for in each of its cells."""

    code_generator_class = _Printing
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, printer: Printer, open_kinds: Iterable[type], watched: Mapping[type, str] | None = None) -> None:
        """Make it.

        Args:
            printer: Prints every value.
            open_kinds: The records whose fields a template may look into.
            watched: Records of which it is kept whether they were printed -> the field by which that is known.
        """
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=printer)
        self._watched, self._printer = watched or {}, printer
        self._open = frozenset((*open_kinds, LoopContext))
        self.globals = {"range": _range}
        self.filters = {name: filters.FILTERS[name] for name in _KEPT_FILTERS} | {
            "replace": _replaced, "join": _joined, "sum": _summed, "together": _together, "counted": printer.counted,
            "in_attribute": _in_attribute, "in_field": _in_field, "entered": printer.anchorer.entered,
            "left": printer.anchorer.left, "anchored": printer.anchorer.mark}

    def read(self, source: str) -> Any:
        """The tree of a piece of a template, as it is written."""
        return super()._parse(source, None, None)

    def ready(self, part: "Compiled") -> Template:
        """A part of a template that can be filled in with what this environment prints."""
        return self.template_class.from_code(self, part.code, self.make_globals(None))

    def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
        return _Bounds().visit(super()._parse(source, name, filename))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a row, or what the sandbox lets a template see of anything else."""
        if type(obj) in self._open and not attribute.startswith("_"):
            if self._watched.get(type(obj)) == attribute and self._printer.in_body:
                self._printer.met.add(id(obj))
            value = getattr(obj, attribute, _ABSENT)
            return self.undefined(obj=obj, name=attribute) if value is _ABSENT else value
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call something: only what cannot make something long out of something short."""
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return obj is _range or isinstance(owner, LoopContext) or (isinstance(owner, str) and name in METHODS)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Calculate with numbers that stay small; texts are put together by `~`.

        Raises:
            TypeError: One of them is no number.
            TooMuch: The result is too large.
        """
        if operator == "**" or not (isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS)):
            raise TypeError
        result = super().call_binop(context, operator, left, right)
        if abs(result) > LARGEST_NUMBER:
            raise TooMuch("LONGEST_VALUE")
        return result


class Compiled(NamedTuple):
    """A part of a template as Python, whatever is printed into it.

    Attributes:
        code: Fills it in.
        names: What it names.
        fields: The fields that it looks into.
    """

    code: CodeType
    names: frozenset[str]
    fields: frozenset[str]


@lru_cache(maxsize=16)
def compiled(source: str) -> Compiled:
    """A part of a template as Python: worked out once for all reports that are made of it.

    Raises:
        TemplateError: It cannot be read.
    """
    tree = _reader().parse(source)
    names, fields = meta.find_undeclared_variables(tree), (field.attr for field in tree.find_all(nodes.Getattr))
    return Compiled(_reader().compile(tree), frozenset(names), frozenset(fields))


@lru_cache(maxsize=1024)
def tree_of(source: str) -> Any:
    """The tree of a piece of a template, as it is written; nobody changes it.

    Raises:
        TemplateError: It cannot be read.
    """
    return _reader().read(source)


@cache
def _reader() -> Environment:
    """Reads templates, and fills in none."""
    return Environment(Printer(), ())


class _Bounds(NodeTransformer):
    """Has every loop counted and told what it is about, and every text that is put together measured."""

    def visit_For(self, node: Any, *more: Any) -> Any:  # noqa: N802 - the name that Jinja looks for
        """A loop."""
        self.generic_visit(node, *more)
        node.iter = nodes.Filter(node.iter, "counted", [], [], None, None, lineno=node.lineno)
        if isinstance(node.target, nodes.Name):
            item = nodes.Name(node.target.name, "load", lineno=node.lineno)
            node.body = [_told(item, "entered"), *node.body, _told(nodes.Const("", lineno=node.lineno), "left")]
        return node

    def visit_Concat(self, node: Any, *more: Any) -> Any:  # noqa: N802 - the name that Jinja looks for
        """Texts that are put together."""
        self.generic_visit(node, *more)
        texts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(texts, "together", [], [], None, None, lineno=node.lineno)


def _told(what: nodes.Expr, name: str) -> nodes.Output:
    """A statement that tells something to a filter, and prints nothing."""
    return nodes.Output([nodes.Filter(what, name, [], [], None, None, lineno=what.lineno)], lineno=what.lineno)


def with_other_places(source: str) -> str:
    """A template in which what is printed elsewhere than in a text is told so: in an attribute, or in a field."""
    for pattern, name in ((_IN_FIELD, "in_field"), (_IN_ATTRIBUTE, "in_attribute")):
        source = pattern.sub(_Told(name), source)
    return source


class _Told:
    """Has a placeholder printed by a filter, once."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, found: re.Match[str]) -> str:
        if _PRINTED_ELSEWHERE.search(found[2]):
            return found[0]
        return f"{found[1]} ({found[2].strip()}) | {self._name} {found[3]}"


def _in_attribute(value: Any) -> Any:
    """A value as it can stand in an attribute: on one line, and without notes."""
    if isinstance(value, Undefined):
        return value
    return Markup(str(escape(" ".join(as_text(_printable(value)).split()))))  # noqa: S704 - escaped just here


def _in_field(value: Any) -> Any:
    """A value as it can stand in the instruction of a field: without the signs that mean something to Word there."""
    return value if isinstance(value, Undefined) else _in_attribute(re.sub(r'["\\]', "", str(_printable(value))))


def _printable(value: Any) -> Any:
    if not isinstance(value, str | int | float | Noted):
        raise TypeError
    return value


def _range(*bounds: int) -> range:
    made = range(*bounds)
    if max(map(abs, bounds), default=0) > LONGEST_VALUE:
        raise TooMuch("LONGEST_VALUE")
    return made


def _together(values: Iterable[Any], between: str = "") -> str:
    made: list[str] = []
    length = 0
    for value in values:
        made.append(str(_printable(value)))
        length += len(made[-1]) + len(between)
        if length > LONGEST_VALUE:
            raise TooMuch("LONGEST_VALUE")
    return between.join(made)


def _joined(values: Iterable[Any], between: str = "") -> str:
    return _together(values, str(between))


def _replaced(value: Any, old: str, new: str) -> str:
    text = str(_printable(value))
    if len(text) + text.count(str(old)) * len(str(new)) > LONGEST_VALUE:
        raise TooMuch("LONGEST_VALUE")
    return text.replace(str(old), str(new))


def _summed(numbers: Iterable[Any]) -> float:
    return sum(number for number in numbers if isinstance(number, _NUMBERS))
