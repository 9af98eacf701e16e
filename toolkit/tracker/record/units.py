"""Who is responsible: the units of an organization, and the code of the centre's own workbook."""

from dataclasses import dataclass

from toolkit.tracker.record.codes import UnitKind
from toolkit.tracker.record.columns import Kind, column

CENTRE_CODE = "CENTRE"
"""The code under which the centre's own workbook is issued: actions without a known unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A responsible party."""

    code: str = column("Code", width=10)
    name: str = column("Name", width=40)
    aliases: tuple[str, ...] = column("Aliases", default=(), kind=Kind.UNITS, width=30)
    kind: UnitKind = column("Kind", default=UnitKind.UNIT, kind=Kind.CODE, codes=UnitKind, width=12)
    members: tuple[str, ...] = column("Members", default=(), kind=Kind.UNITS, width=24)
    focal_point: str = column("Focal point", width=24)
    email: str = column("E-mail", width=28)
    language: str = column("Language", default="en", width=10)
