"""Reads what stands between the braces of a template: which values it names, and what it does with them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from jinja2 import nodes

from toolkit.word.kinds import Kind, element_of, fields_of, is_list, is_record
from toolkit.word.printing import METHODS, Environment, tree_of

_SAME_LIST = ("list", "sort", "reverse", "select", "reject", "selectattr", "rejectattr", "unique")
_ONE_OF_IT = ("first", "last", "min", "max")
_LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "depth",
         "depth0", "cycle", "changed")
LOOP = "loop"
"""The name of where a loop is."""


class _Loop:
    """The kind of `loop`."""


class Unknown(NamedTuple):
    """A name that stands for nothing.

    Attributes:
        before: What stands before it and its full stop, such as `summary`.
        name: The name.
        known: What it may mean.
    """

    before: str
    name: str
    known: tuple[str, ...]


class Looked(NamedTuple):
    """What an expression is.

    Attributes:
        kind: Of its value; None where nobody knows.
        unknown: The names in it that stand for nothing.
        forbidden: What it does that a template may not do.
    """

    kind: Kind
    unknown: "list[Unknown]"
    forbidden: list[str]


class Scope:
    """The names that a template may use where it stands: placeholders, and what loops and assignments add."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._names: list[dict[str, Kind]] = [dict(kinds)]

    def enter(self) -> None:
        """A part begins."""
        self._names.append({})

    def leave(self) -> None:
        """A part ends, and the names that it added are gone."""
        self._names.pop()

    def loop(self, target: Any, kind: Kind) -> None:
        """What a loop goes through has a name within it."""
        self._names[-1][LOOP] = _Loop
        self.name(target, kind)

    def name(self, target: Any, kind: Kind) -> None:
        """A value has a name."""
        if isinstance(target, nodes.Name):
            self._names[-1][target.name] = kind
        else:
            self._names[-1].update((name.name, None) for name in target.find_all(nodes.Name))

    def known(self) -> dict[str, Kind]:
        """All names with their kinds."""
        return {name: kind for names in self._names for name, kind in names.items()}


class Expressions:
    """Reads expressions as Jinja does."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def parsed(self, source: str) -> Any:
        """The tree of a piece of a template.

        Raises:
            TemplateError: It cannot be read.
        """
        return tree_of(source)

    def kind_of(self, node: Any, scope: Scope) -> Looked:
        """Look at an expression."""
        look = _Look(scope.known(), self._environment)
        kind = look.at(node)
        return Looked(kind, look.unknown, look.forbidden)


class _Look:
    def __init__(self, known: Mapping[str, Kind], environment: Environment) -> None:
        self._known = known
        self._environment = environment
        self.unknown: list[Unknown] = []
        self.forbidden: list[str] = []

    def at(self, node: Any) -> Kind:
        """The kind of an expression; what is wrong with it is gathered."""
        if isinstance(node, nodes.Name):
            return self._named(node.name)
        if isinstance(node, nodes.Const):
            return type(node.value)
        if isinstance(node, nodes.Getattr):
            return self._field(self.at(node.node), node.attr, _path(node.node))
        if isinstance(node, nodes.Getitem):
            kind = self.at(node.node)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._field(kind, node.arg.value, _path(node.node))
            self.at(node.arg)
            return element_of(kind) if not isinstance(node.arg, nodes.Slice) else kind
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if isinstance(node, nodes.Call):
            return self._called(node)
        if isinstance(node, nodes.Test) and node.name not in self._environment.tests:
            self.forbidden.append(node.name)
        self._all(node.iter_child_nodes())
        return str if isinstance(node, nodes.Concat) else None

    def _all(self, found: Iterable[Any]) -> None:
        for node in found:
            self.at(node)

    def _named(self, name: str) -> Kind:
        if name not in self._known:
            self.unknown.append(Unknown("", name, tuple(self._known)))
            return None
        return self._known[name]

    def _field(self, kind: Kind, name: str, before: str) -> Kind:
        if kind is _Loop:
            fields: Mapping[str, Kind] = dict.fromkeys(_LOOP)
        elif isinstance(kind, Mapping):
            fields = kind
        elif is_record(kind):
            fields = fields_of(kind)
        elif kind is None and not name.startswith("_"):
            return None
        else:
            fields = {}
        if name not in fields:
            self.unknown.append(Unknown(before, name, tuple(fields)))
            return None
        return fields[name]

    def _filtered(self, node: Any) -> Kind:
        kind = self.at(node.node) if node.node is not None else None
        self._all([*node.args, *(keyword.value for keyword in node.kwargs)])
        if node.name not in self._environment.filters:
            self.forbidden.append(node.name)
            return None
        if node.name in _SAME_LIST:
            return kind
        if node.name in _ONE_OF_IT:
            return element_of(kind)
        return None if is_list(kind) or node.name in ("default", "d", "map") else str

    def _called(self, node: Any) -> Kind:
        self._all([*node.args, *(keyword.value for keyword in node.kwargs)])
        called = node.node
        if isinstance(called, nodes.Getattr):
            kind = self.at(called.node)
            if kind is _Loop and called.attr in ("cycle", "changed"):
                return None
            if called.attr in METHODS:
                return str
        if not (isinstance(called, nodes.Name) and called.name == "range"):
            self.forbidden.append(_name_of(called))
        return None


def _name_of(node: Any) -> str:
    return str(getattr(node, "attr", getattr(node, "name", "")))


def _path(node: Any) -> str:
    """The names of an expression that is only names; "" for any other."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    before = _path(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{before}.{node.attr}" if before else ""
