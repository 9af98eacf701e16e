"""Who is responsible: the units of an organization, and the code of the centre's own workbook."""

from dataclasses import dataclass

from toolkit.tracker.record.codes import UnitKind
from toolkit.tracker.record.columns import Kind, column
from toolkit.words.speaking import _

CENTRE_CODE = "CENTRE"
"""The code under which the centre's own workbook is issued: actions without a known unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A responsible party."""

    code: str = column(_("Code"), width=10)
    name: str = column(_("Name"), width=40)
    aliases: tuple[str, ...] = column(_("Aliases"), default=(), kind=Kind.UNITS, width=30)
    kind: UnitKind = column(_("Kind"), default=UnitKind.UNIT, kind=Kind.CODE, codes=UnitKind, width=12)
    members: tuple[str, ...] = column(_("Members"), default=(), kind=Kind.UNITS, width=24)
    focal_point: str = column(_("Focal point"), width=24)
    email: str = column(_("E-mail"), width=28)
    language: str = column(_("Language"), default="en", width=10)
