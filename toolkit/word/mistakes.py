"""Finds every mistake of a template before it is used, each with its place, so that all can be told at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from jinja2 import TemplateError, nodes

from toolkit.tracker.wording.words import nearest
from toolkit.word.expressions import Expressions, Scope
from toolkit.word.kinds import Kind, element_of, is_printed
from toolkit.words import reports as words
from toolkit.words.speaking import Message, said

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}")
_STATEMENT = re.compile(r"\{%-?(?:(?P<level>tr|tc|p|r) +)? *(?P<word>\w*)(?P<rest>.*?)-?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{-?(?P<level>(?:tr|tc|p|r) )?(?P<rest>.*?)-?\}\}", re.DOTALL)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""The curly quotation marks that are read as straight ones."""
_CURLY = re.compile("[„‚‟‛«»‹›″′`´]")
_ENDS = {"endif": "if", "endfor": "for"}
_ALONE = {"p": ("w:p", words.PARAGRAPH), "tr": ("w:tr", words.ROW), "tc": ("w:tc", words.CELL)}
"""The letters after {% -> what goes with the line, and what people call it."""
_WITHIN = {"p": ("w:tc", "w:body", "w:hdr", "w:ftr", "w:footnote"), "tr": ("w:tbl",), "tc": ("w:tr",), "": ("w:p",)}
"""The letters after {% -> what must hold the beginning and the end of a part."""
_LIKE = 60
"""How like a name must be to be suggested, of 100."""
_OF_ITSELF = ("vm", "hm")
_LONGEST = 70


class Mistake(NamedTuple):
    """One mistake of a template.

    Attributes:
        code: Of its words in the table of problems.
        place: Where it is: the paragraph, cell or part.
        found: What stands there.
        suggestion: What is meant by it, or what is missing.
    """

    code: str
    place: str
    found: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A part that a statement has begun.

    Attributes:
        word: `if` or `for`.
        level: The letters after {%.
        tag: The statement.
        place: Where it stands.
        holder: The element within which it must end.
    """

    word: str
    level: str
    tag: str
    place: str
    holder: Any


@dataclass(slots=True)
class _Reader:
    """Reads the paragraphs of one part of a template, in their order."""

    expressions: Expressions
    scope: Scope
    mistakes: list[Mistake] = field(default_factory=list)
    begun: list[_Begun] = field(default_factory=list)

    def read(self, root: Any) -> None:
        """Read a part to its end."""
        for element in root.iter():
            for value in element.attrib.values():
                if "{{" in value or "{%" in value:
                    self._tags(value, element, said(words.IN_ATTRIBUTE, text=_short(value)))
            if element.tag == qn("w:p"):
                written = _written(element)
                if "{" in written or "}" in written:
                    self._tags(written, element, _place(element, _written(element, "w:t") or written))
        for left in self.begun:
            self.mistakes.append(Mistake("template-unclosed", left.place, left.tag, f"{{% end{left.word} %}}"))

    def _tags(self, written: str, element: Any, place: str) -> None:
        for tag in _TAG.findall(written):
            self._tag(tag, written, element, place)
        for loose in _LOOSE.findall(_TAG.sub("", written)):
            self.mistakes.append(Mistake("template-loose", place, loose))

    def _tag(self, tag: str, written: str, element: Any, place: str) -> None:
        if tag.startswith("{#"):
            return
        curly = _CURLY.search(tag)
        if curly:
            self._wrong("template-quotes", place, tag, curly[0])
        elif tag.startswith("{{"):
            self._value(tag, place)
        else:
            self._statement(tag, written, element, place)

    def _value(self, tag: str, place: str) -> None:
        found = _VALUE.fullmatch(tag)
        if found is None or found["level"]:
            self._wrong("template-value-level", place, tag)
            return
        kind = self._kind(found["rest"], tag, place)
        if not is_printed(kind):
            self._wrong("template-list", place, tag)

    def _statement(self, tag: str, written: str, element: Any, place: str) -> None:
        found = _STATEMENT.fullmatch(tag)
        word, level, rest = (found["word"], found["level"] or "", found["rest"].strip()) if found else ("", "", "")
        if word in _OF_ITSELF and not rest:
            return
        if level in _ALONE and _beside(tag, level, element):
            self._wrong("template-not-alone", place, tag, said(_ALONE[level][1]))
        if word in ("if", "for"):
            self.begun.append(_Begun(word, level, tag, place, _holder(element, level)))
            self._begin(word, rest, tag, place)
        elif word in _ENDS and not rest:
            self._end(_ENDS[word], level, element, tag, place)
        elif word == "elif" and self._inside("if"):
            self._kind(rest, tag, place)
        elif word == "else" and not rest and self.begun:
            return
        elif word in ("elif", "else"):
            self._wrong("template-unbegun", place, tag, "{% if … %}")
        elif word in ("cellbg", "colspan"):
            self._kind(rest, tag, place)
        elif word == "set":
            self._set(rest, tag, place)
        else:
            self._wrong("template-statement", place, tag)

    def _begin(self, word: str, rest: str, tag: str, place: str) -> None:
        if word == "if":
            self._kind(rest, tag, place)
            return
        node = self._parsed(f"{{% for {rest} %}}{{% endfor %}}", tag, place)
        loop = node.body[0] if node is not None else None
        kind = self._looked_at(loop.iter, tag, place) if isinstance(loop, nodes.For) else None
        self.scope.enter()
        if not isinstance(loop, nodes.For):
            return
        if loop.recursive:
            self._wrong("template-statement", place, tag)
        self.scope.loop(loop.target, element_of(kind))
        if loop.test is not None:
            self._looked_at(loop.test, tag, place)

    def _end(self, word: str, level: str, element: Any, tag: str, place: str) -> None:
        if not self._inside(word):
            self._wrong("template-unbegun", place, tag, f"{{% {word} … %}}")
            return
        begun = self.begun.pop()
        if word == "for":
            self.scope.leave()
        if begun.level != level or begun.holder is not _holder(element, level):
            self._wrong("template-crossed", begun.place, begun.tag, tag)

    def _inside(self, word: str) -> bool:
        return bool(self.begun) and self.begun[-1].word == word

    def _set(self, rest: str, tag: str, place: str) -> None:
        if "=" not in rest:
            self._wrong("template-statement", place, tag)
            return
        node = self._parsed(f"{{% set {rest} %}}", tag, place)
        if node is not None and isinstance(node.body[0], nodes.Assign):
            self.scope.name(node.body[0].target, self._looked_at(node.body[0].node, tag, place))

    def _kind(self, expression: str, tag: str, place: str) -> Kind:
        node = self._parsed(f"{{{{ {expression} }}}}", tag, place)
        output = node.body[0] if node is not None and node.body else None
        return self._looked_at(output.nodes[0], tag, place) if isinstance(output, nodes.Output) else None

    def _parsed(self, source: str, tag: str, place: str) -> Any:
        try:
            return self.expressions.parsed(source.translate(_STRAIGHT))
        except (TemplateError, RecursionError):
            self._wrong("template-syntax", place, tag)
            return None

    def _looked_at(self, node: Any, tag: str, place: str) -> Kind:
        kind, unknown, forbidden = self.expressions.kind_of(node, self.scope)
        for before, name, known in unknown:
            like = nearest(name, known, _LIKE)
            path = f"{before}." if before else ""
            self._wrong("template-placeholder", place, f"{path}{name}", f"{path}{like}" if like else "")
        for name in forbidden:
            self._wrong("template-forbidden", place, tag, name)
        return kind

    def _wrong(self, code: str, place: str, found: str, suggestion: str = "") -> None:
        mistake = Mistake(code, place, found, suggestion)
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)


def mistakes_in(parts: Mapping[str, Any], kinds: Mapping[str, Kind], expressions: Expressions) -> Iterator[Mistake]:
    """Every mistake of a template.

    Args:
        parts: The elements of its parts, by what people call them; "" for the body.
        kinds: Every placeholder with its kind.
        expressions: Reads what stands between braces.
    """
    for name, root in parts.items():
        reader = _Reader(expressions, Scope(kinds))
        reader.read(root)
        for mistake in reader.mistakes:
            yield mistake._replace(place=f"{name}: {mistake.place}") if name else mistake


def _written(paragraph: Any, *names: str) -> str:
    """The text of a paragraph and of its fields' instructions, without that of paragraphs in a box within it."""
    return "".join(one.text or "" for one in paragraph.iter(*map(qn, names or ("w:t", "w:instrText")))
                   if next(one.iterancestors(qn("w:p"))) is paragraph)


def _place(paragraph: Any, written: str) -> str:
    in_cell = next(paragraph.iterancestors(qn("w:tc")), None) is not None
    message: Message = words.IN_CELL if in_cell else words.IN_PARAGRAPH
    return said(message, text=_short(written))


def _short(written: str) -> str:
    plain = " ".join(written.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _beside(tag: str, level: str, element: Any) -> bool:
    """Whether something stands beside a statement that stands for its whole paragraph, row or cell."""
    name = _ALONE[level][0]
    whole = element if element.tag == qn(name) else next(element.iterancestors(qn(name)), None)
    if whole is None:
        return True
    written = "".join(one.text or "" for one in whole.iter(qn("w:t")))
    return bool(written.replace(tag, "", 1).strip())


def _holder(element: Any, level: str) -> Any:
    """What must hold both ends of a part."""
    names = {qn(name) for name in _WITHIN.get(level, ("w:p",))}
    return element if not level and element.tag in names else next(
        (one for one in element.iterancestors() if one.tag in names), None)
