"""The styles of an OpenDocument file that stand in its content, as far as they mean something."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_PARTS_OF_DATES = {"number:day": "day", "number:month": "month", "number:year": "year"}


@dataclass(slots=True)
class _Style:
    """A style: whether it strikes out (None: it does not say), its fill, and the name of how it shows dates."""

    is_struck: bool | None = None
    fill: str = ""
    shows: str = ""
    is_hidden: bool = False


@dataclass(slots=True)
class Styles:
    """Gathers styles while the content is followed."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _dates: dict[str, set[str]] = field(default_factory=dict)
    _open: _Style | None = None
    _date: set[str] | None = None

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "style:style":
            self._open = self._styles[attributes.get("style:name", "")] = _Style(
                shows=attributes.get("style:data-style-name", ""))
        elif name == "number:date-style":
            self._date = self._dates[attributes.get("style:name", "")] = set()
        elif self._date is not None and name in _PARTS_OF_DATES:
            self._date.add(_PARTS_OF_DATES[name])
        elif self._open is None:
            return
        elif name == "style:text-properties" and "style:text-line-through-style" in attributes:
            self._open.is_struck = attributes["style:text-line-through-style"] != "none"
        elif name == "style:text-properties" and "style:text-line-through-type" in attributes:
            self._open.is_struck = attributes["style:text-line-through-type"] != "none"
        elif name == "style:table-cell-properties":
            colour = attributes.get("fo:background-color", "")
            self._open.fill = colour.removeprefix("#").upper() if len(colour) == 7 else ""
        elif name == "style:table-properties":
            self._open.is_hidden = attributes.get("table:display") == "false"

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style:style":
            self._open = None
        elif name == "number:date-style":
            self._date = None

    def is_struck(self, name: str, *, inherited: bool = False) -> bool:
        """Whether a style strikes out; as the words around where it does not say."""
        says = self._styles[name].is_struck if name in self._styles else None
        return inherited if says is None else says

    def fill(self, name: str) -> str:
        """The colour of a cell in six hexadecimal digits; "" without one."""
        return self._styles[name].fill if name in self._styles else ""

    def is_hidden(self, name: str) -> bool:
        """Whether a table is hidden."""
        return name in self._styles and self._styles[name].is_hidden

    def precision(self, name: str) -> str:
        """What of a date a cell shows: `day`, `month` or `year`."""
        parts = self._dates.get(self._styles[name].shows, set()) if name in self._styles else set()
        if "day" in parts or "year" not in parts:
            return "day"
        return "month" if "month" in parts else "year"
