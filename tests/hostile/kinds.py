"""Every kind, by theme."""

from dataclasses import replace

from tests.hostile import desks, files, grids, markup, packages, places, texts, values
from tests.hostile.kind import Kind

_HEAVY = {
    "millions-of-rows-that-hold-nothing",
    "millions-of-texts-that-nobody-uses",
    "millions-of-names-in-the-list-of-sheets",
    "millions-of-cell-formats",
    "millions-of-relations",
    "a-quarter-of-a-gigabyte-of-blanks-in-a-sheet",
    "two-hundred-thousand-merged-cells",
    "more-than-two-hundred-thousand-merged-cells",
    "thousands-of-formatted-blank-rows",
    "millions-of-formatted-blank-cells",
    "millions-of-blank-cells-as-no-program-writes-them",
    "more-links-than-a-sheet-holds",
    "two-thousand-rows-pasted",
    "a-date-of-thirty-thousand-letters",
}
_EVERY: tuple[Kind, ...] = (
    *files.KINDS, *packages.KINDS, *markup.KINDS, *grids.KINDS, *places.KINDS, *values.KINDS, *texts.KINDS, *desks.KINDS)  # fmt: skip
KINDS = tuple(replace(kind, heavy=kind.name in _HEAVY) for kind in _EVERY)
