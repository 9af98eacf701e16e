"""A report over one that stands there: the writer's file is renewed, with what the archive kept as its base."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlencode

from toolkit import store
from toolkit.jobs.registers import ARCHIVE
from toolkit.progress import step
from toolkit.reading.word import refuse_unsafe
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.views.filters import Selection
from toolkit.word.house_formats import HouseFormat
from toolkit.word.keeping.made import (
    VERSION,
    Made,
    digest_in,
    is_anchored,
    made_of,
    made_of_file,
    set_modified,
    sign,
    signed,
)
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.pairing import texts_of_cells
from toolkit.word.keeping.renewal import AnchoredTwice, Finding, Renewal, What, renew
from toolkit.word.layout.continued import without_continued
from toolkit.words import console as words
from toolkit.words.phrases import RENEWING_REPORT
from toolkit.words.speaking import counted, text

__all__ = ["Target", "counts_told", "findings_told", "made_from", "made_of_file", "target_of"]
LONGEST_PART = 60
"""How many characters the name of a report has at most for the part of the register that it is about."""
_TOLD = {
    What.RENEWED: (words.COUNT_RENEWED, words.WAS_RENEWED), What.MERGED: (None, words.WAS_MERGED),
    What.ADDED: (words.COUNT_ADDED, words.WAS_ADDED), What.GONE: (words.COUNT_GONE, words.WAS_GONE),
    What.CONFLICT: (words.COUNT_CONFLICTS, words.WAS_CONFLICT), What.DELETED: (words.COUNT_DELETED, words.WAS_DELETED),
    What.EDITED_AND_GONE: (words.COUNT_EDITED_AND_GONE, words.WAS_EDITED_AND_GONE),
    What.NOT_PLACED: (words.COUNT_NOT_PLACED, words.WAS_NOT_PLACED),
    What.BESIDE: (words.COUNT_BESIDE, words.WAS_BESIDE), What.CHART_ANEW: (words.COUNT_CHARTS, words.WAS_CHART)}
"""What was found where a report was renewed -> how it is counted, and what is said of one."""
_AS_EXPECTED = (What.RENEWED, What.ADDED, What.GONE)
"""What needs nobody to look at it."""


def counts_told(renewal: Renewal) -> list[str]:
    """How many parts of a report were renewed, how many edits kept, and what else was found, in words."""
    counts = [counted(message, renewal.counts[what]) for what, (message, _) in _TOLD.items()
              if message and (renewal.counts[what] or what is What.RENEWED)]
    return [*counts[:1], counted(words.COUNT_KEPT, renewal.kept), *counts[1:]]


def findings_told(renewal: Renewal, *, in_full: bool) -> list[tuple[str, Finding]]:
    """What was found where a report was renewed, each with what it is in words.

    Args:
        renewal: What was renewed.
        in_full: Whether also what needs nobody to look at it is told.
    """
    return [(text(_TOLD[one.what][1]), one) for one in renewal.findings if in_full or one.what not in _AS_EXPECTED]


@dataclass(frozen=True, slots=True)
class Standing:
    """A report that stands where one is to be written.

    Attributes:
        data: Its bytes.
        made: Of what it was made.
        base: As it was last generated.
    """

    data: bytes
    made: Made
    base: Package


@dataclass(frozen=True, slots=True)
class Target:
    """Where a report is to be written.

    Attributes:
        out: The file.
        register: The register that it is made from.
        made: Of what it is made.
        now: The moment.
        before: The report that stands there and is renewed; None where there is none, or it is made anew.
        is_new: Whether nothing stands there.
    """

    out: Path
    register: Path
    made: Made
    now: datetime
    before: Standing | None
    is_new: bool

    @property
    def is_template_new(self) -> bool:
        """Whether the template changed since the report that is renewed was made."""
        return self.before is not None and self.before.made.template != self.made.template

    def content(self, data: bytes, continued: str, *, tracked: bool) -> tuple[bytes, Renewal | None]:
        """What the file will hold, and what was renewed in it.

        Args:
            data: What was generated.
            continued: How the house format says that something goes on after a page break.
            tracked: Whether what is renewed is marked as tracked changes.

        Raises:
            Refused: An anchor of the report that stands there stands twice.
        """
        if self.before is None:
            return signed(data, _id_of(data)), None
        step(RENEWING_REPORT)
        whole = without_continued(self.before.data, continued, texts_of_cells(self.before.base))
        theirs, new = Package(whole), Package(data)
        try:
            done = renew(self.before.base, theirs, new, self.now, tracked=tracked)
        except AnchoredTwice as why:
            raise _refused("report-anchored-twice", self.out, str(why)) from why
        sign(theirs, made_of(new), _id_of(data))
        set_modified(theirs, f"{self.now:%Y-%m-%dT%H:%M:%SZ}")
        return theirs.packed(), done

    def keep(self, data: bytes) -> None:
        """Keep in the archive what was generated."""
        _archive_of(self.register).keep(data, self.out.name, f"{self.now:%Y-%m-%d}")


def target_of(out: Path, register: Path, made: Made, now: datetime, *, fresh: bool) -> Target:
    """Where a report is to be written, with the one that stands there, if it can be renewed.

    Raises:
        Refused: It cannot be renewed, and is not to be made anew.
    """
    store.refuse_if_open(out, "report-open")
    is_new = not store.exists(out)
    before = None if fresh or is_new else _standing_at(out, register, made)
    return Target(out, register, made, now, before, is_new)


def usual_name(house_format: str, part: str, day: date) -> str:
    """The name of a report that nobody names; a report on a part of the register has one of its own."""
    if len(part) > LONGEST_PART:
        part = f"{part[:LONGEST_PART]}-{store.sha256_of(part.encode())[:store.DIGEST]}"
    return store.short_name("-".join(filter(None, (house_format, part, f"{day}"))) + ".docx")


def made_from(
    house_format: HouseFormat, register_id: str, selection: Selection, round_name: str, group_by: str
) -> Made:
    """Of what a report is made that is made now."""
    template = store.sha256_of(store.read_bytes(house_format.template))[:store.DIGEST]
    asked = [("source", selection.sources), ("unit", selection.units), ("status", selection.statuses),
             ("open", ["yes"] * selection.is_open), ("overdue", ["yes"] * selection.is_overdue),
             ("round", [round_name] * bool(round_name)), ("group_by", [group_by] * bool(group_by))]
    return Made(house_format.name, house_format.language, register_id, template, asked=urlencode(asked, doseq=True))


def _standing_at(out: Path, register: Path, now: Made) -> Standing:
    """The report that stands somewhere, if it can be renewed.

    Args:
        out: Where.
        register: The register that it is to be renewed from.
        now: Of what it would be made.

    Raises:
        Refused: It is open, no report of ours, or one of something else; or the archive does not have its base.
    """
    data = store.read_bytes(out)
    try:
        refuse_unsafe(data, out.name)
    except Refused as refused:
        raise _refused("report-unreadable", out, str(refused)) from refused
    package = Package(data)
    made, digest = made_of(package), digest_in(package)
    if made is not None and made.version != VERSION:
        raise _refused("report-other-version", out)
    if made is not None:
        _refuse_another(out, made, now)
    found = [one for one in (made.digest if made else "", digest) if one]
    if not found:
        raise _refused("report-unnamed" if is_anchored(package) else "report-not-ours", out)
    base = next((one for one in map(_Kept(register), found) if one is not None), None)
    if base is None:
        raise _refused("report-base-gone", out)
    if made is None:
        made = made_of(base)
        if made is None:
            raise _refused("report-unnamed", out)
        _refuse_another(out, made, now)
    return Standing(data, made, base)


def _id_of(data: bytes) -> str:
    """The id of what was generated."""
    return store.sha256_of(data)[:store.DIGEST]


def _archive_of(register: Path) -> store.Archive:
    return store.Archive(register.resolve().parent / ARCHIVE)


class _Kept:
    """Finds what the archive of a register keeps under an id."""

    def __init__(self, register: Path) -> None:
        self._archive = _archive_of(register)

    def __call__(self, digest: str) -> Package | None:
        path = self._archive.named(digest)
        if path is None:
            return None
        data = store.read_bytes(path)
        return Package(data) if _id_of(data) == digest else None


def _refuse_another(out: Path, made: Made, now: Made) -> None:
    for code, was, is_now in (
            ("report-of-another-register", made.register, now.register),
            ("report-in-another-format", made.house_format, now.house_format),
            ("report-in-another-language", made.language, now.language)):
        if was != is_now:
            raise _refused(code, out, was)


def _refused(code: str, out: Path, suggestion: str = "") -> Refused:
    return Refused(code, Place(file=out.name), str(out), suggestion)

