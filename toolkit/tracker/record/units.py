"""Who is responsible: the units of an organization, and the code of the centre's own workbook."""

from dataclasses import dataclass
from datetime import date

from toolkit.tracker.record.codes import UnitKind
from toolkit.tracker.record.columns import Kind, column
from toolkit.words.speaking import _

CENTRE_CODE = "CENTRE"
"""The code under which the centre's own workbook is issued: actions without a known unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A responsible party."""

    code: str = column(_("Code"), width=12, prompt=_(
        "A short code for the unit. The other sheets name the unit by it."))
    name: str = column(_("Name"), width=40, prompt=_("The unit's name, as workbooks and reports print it."))
    aliases: tuple[str, ...] = column(_("Aliases"), default=(), kind=Kind.UNITS, width=30, prompt=_(
        "Other names by which documents call the unit, with commas between them."))
    kind: UnitKind = column(
        _("Kind"), default=UnitKind.UNIT, kind=Kind.CODE, codes=UnitKind, width=12,
        prompt=_("Unit: it gets a workbook. Collective: a group, whose members get one each."))
    members: tuple[str, ...] = column(_("Members"), default=(), kind=Kind.UNITS, width=24, names="Units", prompt=_(
        "Of a group: the codes of its members, with commas between them."))
    focal_point: str = column(_("Focal point"), width=24, prompt=_("The person who fills in the unit's workbook."))
    email: str = column(_("E-mail"), width=28, prompt=_("The address to which the unit's workbook is sent."))
    language: str = column(_("Language"), width=10, prompt=_(
        "The language of the unit's workbook and letters, such as fr. Empty: that of the tracker."))
    replaced_by: tuple[str, ...] = column(
        _("Replaced by"), default=(), kind=Kind.UNITS, width=16, names="Units", prompt=_(
            "The code of the unit that took over its work, or the codes of several, with commas between them."))
    until: date | None = column(_("Until"), default=None, kind=Kind.DATE, width=13, prompt=_(
        "The last day on which the unit answers. Leave it empty while the unit exists."))
