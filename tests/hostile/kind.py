"""What a kind of hostile or broken return is, and the ways in which an honest one is changed into it."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from tests.hostile.invented import ACTIONS_PART, USUAL, Parts, packed, parts

Changes = Mapping[tuple[str, str], str]
"""(ref, column key) -> the new value in the history."""
Make = Callable[[], bytes]
_CELL = r'<c r="{at}"(?: [^>]*?)?(?:/>|>.*?</c>)'
_STYLE = re.compile(r' s="(\d+)"')


@dataclass(frozen=True)
class Read:
    """The return is read: what the register takes of it, and every problem that is named.

    Attributes:
        changes: Exactly what the history says afterwards.
        problems: The codes of exactly the problems that a check finds, sorted.
        merging: The codes of those that only come up when it is merged.
        conflicts: How many conflicts it makes.
    """

    changes: Changes = field(default_factory=lambda: USUAL)
    problems: tuple[str, ...] = ()
    merging: tuple[str, ...] = ()
    conflicts: int = 0


@dataclass(frozen=True)
class Refusal:
    """The return is refused, by this one problem, and the register stays as it is, to the byte."""

    code: str


def taken(*problems: str, **comments: str) -> Read:
    """Read: besides the usual answers, the comment on action 1.1 (`comment`), with these problems."""
    return Read({**USUAL, **{("1.1", key): text for key, text in comments.items()}}, problems)


NOTHING = Read({})
DAMAGED, UNSAFE, TOO_LARGE = Refusal("damaged-workbook"), Refusal("unsafe-workbook"), Refusal("too-large")


@dataclass(frozen=True)
class Kind:
    """One kind of hostile or broken return.

    Attributes:
        name: A sentence, as a slug.
        make: Makes its bytes.
        outcome: What must come of it.
        file: The name under which it is returned.
        heavy: Whether it takes about a second, so that it is merged only; what it may cost stands in `bounds.py`.
    """

    name: str
    make: Make
    outcome: Read | Refusal
    file: str = "LKS.xlsx"
    heavy: bool = False

    def __str__(self) -> str:
        return self.name


# ways to change an honest return


def exactly(data: bytes) -> Make:
    """Bytes as they are."""
    return lambda: data


def of_parts(change: Callable[[Parts], object], how: int = zipfile.ZIP_DEFLATED) -> Make:
    """The honest return with its parts changed."""

    def make() -> bytes:
        changed = parts()
        change(changed)
        return packed(changed, how)

    return make


def with_part(name: str, content: bytes | str | None) -> Make:
    """A part replaced, added, or (with None) left out."""

    def change(into: Parts) -> None:
        if content is None:
            del into[name]
        else:
            into[name] = as_bytes(content)

    return of_parts(change)


def replaced(name: str, old: str, new: str, *, most: int = -1) -> Make:
    """A text within a part replaced by another; it must be there."""
    return of_parts(partial(replace_in, name=name, old=old, new=new, most=most))


def replace_in(into: Parts, name: str, old: str, new: str, most: int = -1) -> None:
    """Replaces a text within a part, where it must be."""
    assert old.encode() in into[name], (name, old)
    into[name] = into[name].replace(old.encode(), new.encode(), most)


def with_cells(**cells: str) -> Make:
    """Cells of the Actions sheet written anew: address -> what stands after `<c r="…" s="…"`, such as `><v>1</v></c>`."""
    return of_parts(lambda into: set_cells(into, cells))


def with_text(text: str, at: str = "I2") -> Make:
    """A cell of the Actions sheet with a text of its own; XML escapes are the caller's."""
    return with_cells(**{at: inline(text)})


def inline(text: str) -> str:
    """The rest of a cell with this text; XML escapes are the caller's."""
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def set_cells(into: Parts, cells: Mapping[str, str], sheet: str = ACTIONS_PART) -> None:
    """Writes cells of a sheet anew; each keeps its format unless it names another."""
    xml = into[sheet].decode()
    for at, rest in cells.items():
        found = re.search(_CELL.format(at=at), xml)
        assert found is not None, at
        style = "" if rest.startswith(" s=") else "".join(f' s="{s}"' for s in _STYLE.findall(found[0])[:1])
        xml = f'{xml[: found.start()]}<c r="{at}"{style}{rest}{xml[found.end():]}'
    into[sheet] = xml.encode()


def rows_added(rows: str, sheet: str = ACTIONS_PART) -> Make:
    """Rows added at the end of a sheet."""
    return replaced(sheet, "</sheetData>", f"{rows}</sheetData>")


def text_row(number: int, texts: Mapping[str, str]) -> str:
    """A row of texts: letters of the column -> text."""
    cells = "".join(f'<c r="{column}{number}"{inline(text)}' for column, text in texts.items())
    return f'<row r="{number}">{cells}</row>'


def as_bytes(content: bytes | str) -> bytes:
    """Text as a part holds it."""
    return content if isinstance(content, bytes) else content.encode()
