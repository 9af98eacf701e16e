"""What is overdue, and Word reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import resources, store
from toolkit.folders import folders_of, way_to
from toolkit.jobs.past import asked_for, load_standing
from toolkit.jobs.registers import Tell, as_of_or_latest, nobody, write_beside
from toolkit.progress import step
from toolkit.taking_back import all_or_nothing
from toolkit.tracker.judging.own_texts.chosen import texts_on
from toolkit.tracker.judging.reported import RoundHeard, latest_issued
from toolkit.tracker.record.codes import Language
from toolkit.tracker.record.narrative import OwnText
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ABOUT, SETTINGS, tabs
from toolkit.tracker.views import prose
from toolkit.tracker.views.figures import Figures, figures
from toolkit.tracker.views.filters import ALL, Selection, described, selected, short
from toolkit.tracker.views.rounds.changes import Changes, changes_since
from toolkit.tracker.views.rounds.judged import Judged, judged_now
from toolkit.tracker.views.rounds.trend import trend
from toolkit.tracker.views.selecting import as_the_document, titled
from toolkit.tracker.views.standing import standing
from toolkit.word import house_formats
from toolkit.word.house_formats import GroupBy, HouseFormat
from toolkit.words import reports as words
from toolkit.words.languages.catalogues import in_language
from toolkit.words.phrases import COUNTING, FILLING_IN_REPORT, MAKING_PDF
from toolkit.words.speaking import Said, counted, language, said

if TYPE_CHECKING:
    from toolkit.jobs.renewing import Target
    from toolkit.word.keeping.renewal import Renewal

SECONDS_OF_PDF = 300
"""How long LibreOffice may take for a report."""


@dataclass(frozen=True, slots=True)
class OverdueResult:
    """What is overdue.

    Attributes:
        register: The register.
        figures: Its figures, with the overdue actions, longest first.
        judged: How they were judged.
        written: The workbook, or None.
        kept: Where the workbook that it replaced is kept, or None.
    """

    register: Register
    figures: Figures
    judged: Judged
    written: Path | None
    kept: Path | None = None


@all_or_nothing()
def overdue(
    path: Path, now: datetime, *, as_of: date | None = None, round_name: str = "", out: Path | None = None,
    replace: bool = False, selection: Selection = ALL, notice: Tell = nobody,
) -> OverdueResult:
    """What is overdue and what is due soon among some actions or all, on the console or as a workbook.

    Args:
        path: The register.
        now: The moment.
        as_of: The date for which it is judged; that of the round, or the register's latest, if absent.
        round_name: List what was overdue when that round was closed.
        out: The workbook to write the list to.
        replace: Whether a workbook that stands there may be replaced.
        selection: The actions that it looks at.
        notice: Called with what is to be put right in the register.

    Raises:
        Refused: The register cannot be read, there is no date to judge for, or the workbook cannot be written.
    """
    if out is not None:
        store.refuse_other_ending(out, ".xlsx")
    # Only the workbook says of comments in which round they were given.
    whole, day, judged = _standing(path, as_of, None, round_name, notice, with_memory=out is not None)
    register = selected(whole, selection, day)
    judged = judged.within(register) if selection else judged
    step(COUNTING)
    found = figures(register, day, with_round=out is not None)
    kept = None
    if out is not None:
        from toolkit.workbook.lists.overdue import write_overdue

        kept = write_beside(out, write_overdue(register, found, now, way_to(path, out)), path, now, replace=replace)
    return OverdueResult(register, found, judged, out, kept)


@dataclass(frozen=True, slots=True)
class ReportResult:
    """A report that was made.

    Attributes:
        written: The document.
        house_format: That it was made in.
        figures: What it counts.
        judged: How that was judged.
        kept: Where the document that it replaced is kept, or None.
        fits: Whether the format was made for what the report is about.
        pdf: The same as a PDF, where that was asked for.
        left_out: What the template leaves out of what the report counts, and whether the format does not have the
            language, in sentences.
        renewal: What was renewed in the document that stood there, or would be; None where none did.
        is_written: Whether it was written.
        is_template_new: Whether the template changed since the document was made.
    """

    written: Path
    house_format: HouseFormat
    figures: Figures
    judged: Judged
    kept: Path | None = None
    fits: bool = True
    pdf: Path | None = None
    left_out: tuple[Said, ...] = ()
    renewal: "Renewal | None" = None
    is_written: bool = True
    is_template_new: bool = False


@all_or_nothing()
def report(
    path: Path, format_name: str, out: Path | None, now: datetime, *, as_of: date | None = None, at: date | None = None,
    round_name: str = "", fresh: bool = False, folders: Sequence[Path] = (), conflicts: bool = False,
    selection: Selection = ALL, anyway: bool = False, pdf: bool = False, group_by: str = "", tracked: bool = False,
    only_tell: bool = False, language: str = "", notice: Tell = nobody,
) -> ReportResult:
    """Make a Word report in a house format; a document that stands there is renewed, and keeps what was edited in it.

    Args:
        path: The register.
        format_name: Of the house format; that of the register's settings if blank.
        out: The document to write; one named after format, part and date, in the folder for reports, if absent.
        now: The moment.
        as_of: The date for which everything is judged; that of `at` or the round, or the register's latest, if absent.
        at: Report on the register as it stood at the end of that day.
        round_name: Report on the register as it stood when that round was closed.
        fresh: Whether a document that stands there is made anew, without what was edited in it.
        folders: Where else to look for house formats.
        conflicts: Whether an annex lists the answers that wait for a decision.
        selection: The actions that it reports on; it says so where these are not all.
        anyway: Whether it is made in a format for other kinds of source, too.
        pdf: Whether it is written as a PDF, too, which LibreOffice makes.
        group_by: By what the actions are grouped, a value of `GroupBy`; as the house format says if blank.
        tracked: Whether what is renewed is marked as tracked changes.
        only_tell: Whether nothing is written, and only told what would be renewed.
        language: The code of its language, that of the register if blank; a format that does not have it keeps its own.
        notice: Called with what is to be put right in the register.

    Raises:
        Refused: The register, the format or the date cannot be used, the format is for another kind of register, the
            document cannot be written or renewed, or LibreOffice is to make a PDF, and is missing or makes none.
    """
    from toolkit.jobs.renewing import made_from, target_of, usual_name
    from toolkit.word.documents import render
    from toolkit.word.layout.pages import with_page_numbers

    _refuse_at_once(out, with_pdf=pdf)
    folders = (*folders, (beside := folders_of(path)).formats)
    asked = house_formats.find(format_name, _where(folders)) if format_name else None
    whole, date_of, judged = _standing(path, as_of, at, round_name, notice, with_history=True)
    house_format = _grouping(_in_language(asked or _usual_format(whole, path, folders), language, whole), group_by)
    out = out or beside.reports / usual_name(house_format.name, short(whole, selection), date_of)
    with in_language(house_format.speaks):
        shown, part, judged = part_of(whole, selection, judged, date_of)
        chosen = texts_on(whole, date_of, shown.sources)
        register = replace(_as_reported(shown, whole), texts=_of_part(chosen.texts, shown))
        fits, heard = _fits(house_format, register, folders, anyway=anyway), _heard(register, date_of)
        target = target_of(out, path, made_from(
            house_format, whole.about.register_id, selection, round_name, group_by), now, fresh=fresh)
        left_out = _not_printed(house_format, register, chosen.unplaced)
        step(FILLING_IN_REPORT)
        data = render(
            house_format, register, date_of, now, with_conflicts=conflicts, part=part,
            notes=judged.notes(whole.settings.date_style), beside=way_to(path, out), finish=with_page_numbers,
            since=lambda: _since(whole, shown, register, date_of), trend=lambda: trend(whole, date_of, shown),
            tell=left_out.append, identifier=target.made.identifier, heard=heard)
        content, renewal = target.content(data, house_format.words.get("continued", ""), tracked=tracked)
    result = ReportResult(out, house_format, figures(register, date_of, heard=heard), judged, None, fits, None,
                          _told(house_format, language, whole, left_out), renewal, False, target.is_template_new)
    return result if only_tell else _written(result, target, data, _finished(content, data, result), with_pdf=pdf)


def _heard(register: Register, as_of: date) -> RoundHeard:
    """What the latest round up to a date heard."""
    return RoundHeard(register, latest_issued(register, as_of))


def _in_language(house_format: HouseFormat, named: str, register: Register) -> HouseFormat:
    """A house format in the language that is named, or else that of the register, where the format has it."""
    code = named or register.settings.language.value
    wanted = code != house_format.speaks and house_format.is_made_for(code)
    return house_formats.load(house_format.folder, code) if wanted else house_format


def _told(house_format: HouseFormat, named: str, register: Register, left_out: Iterable[Said]) -> tuple[Said, ...]:
    """What is left out, and before it that a report is not in the language that was asked for, where it is not."""
    told, asked = tuple(one.again() for one in left_out), named or register.settings.language.value
    if house_format.speaks == asked:
        return told
    names = {one.value: one.label for one in Language}
    return (said(words.NOT_IN_LANGUAGE, name=house_format.name, asked=names.get(asked, asked),
                 language=names.get(house_format.speaks, house_format.language)), *told)


def _of_part(texts: Sequence[OwnText], part: Register) -> list[OwnText]:
    """The texts of a part of the register: not those of recommendations that it leaves out."""
    return [one for one in texts if not one.recommendation or (one.source, one.recommendation) in part.recommendations]


def _not_printed(house_format: HouseFormat, register: Register, unplaced: int) -> list[Said]:
    """What a house format names and a register does not have, and how many texts belong nowhere, in sentences."""
    from toolkit.word.added.own_words import not_placed
    from toolkit.word.rows import undeclared

    names = undeclared(house_format, register)
    return [*([counted(words.NOT_DECLARED, len(names), names=prose.listed(names))] if names else []),
            *not_placed(unplaced)]


def _grouping(house_format: HouseFormat, group_by: str) -> HouseFormat:
    if group_by and group_by not in list(GroupBy):
        raise Refused("group-unknown", found=group_by, suggestion=", ".join(GroupBy))
    return replace(house_format, group_by=GroupBy(group_by)) if group_by else house_format


def _finished(content: bytes, data: bytes, result: ReportResult) -> bytes:
    """A report with the contents that it has once renewed, and with what goes on after page breaks where it is to.

    Args:
        content: What is to be written.
        data: What was generated.
        result: The report.
    """
    from toolkit.word.layout.continued import with_continued
    from toolkit.word.layout.pages import with_contents_of

    house_format = result.house_format
    renewed = with_contents_of(content, data) if result.renewal else content
    wanted = house_format.show.get("continued", False)
    return with_continued(renewed, house_format.words["continued"]) if wanted else renewed


def _refuse_at_once(out: Path | None, *, with_pdf: bool) -> None:
    """Refuse what cannot be written, before anything is read."""
    from toolkit.word.layout.libreoffice import is_installed

    if with_pdf and not is_installed():
        raise Refused("pdf-without-program")
    if out is not None:
        store.refuse_other_ending(out, ".docx")
        store.refuse_if_open(out, "report-open")


def _written(
    result: ReportResult, target: "Target", data: bytes, content: bytes, *, with_pdf: bool
) -> ReportResult:
    """Write a report, and keep what was generated in the archive."""
    out, pdf = result.written, result.written.with_suffix(".pdf")
    if with_pdf and target.is_new:
        store.refuse_existing([pdf])
    files = {out: content, **({pdf: _as_pdf(content)} if with_pdf else {})}
    store.make_folder(out.parent)
    target.keep(data)
    kept = [write_beside(path, written, target.register, target.now, replace=True) for path, written in files.items()]
    return replace(result, kept=kept[0], pdf=pdf if with_pdf else None, is_written=True)


def _as_pdf(report: bytes) -> bytes:
    from toolkit.word.layout.libreoffice import as_pdf

    step(MAKING_PDF)
    printed = as_pdf(report, SECONDS_OF_PDF)
    if not printed:
        raise Refused("pdf-not-made")
    return printed


def _as_reported(chosen: Register, whole: Register) -> Register:
    """A register, or the only document in it as that calls itself, with its own title if chosen from several."""
    if len(chosen.sources) != 1:
        return chosen
    return as_the_document(chosen if chosen is whole else titled(chosen))


def _since(whole: Register, shown: Register, reported: Register, day: date) -> Changes | None:
    """What changed since the round before, with the refs that the report prints.

    Args:
        whole: The register, as it stood on the day.
        shown: The part of it that is reported on.
        reported: The same part, with the refs that are printed.
        day: For which it is judged.
    """
    found = changes_since(whole, day, shown)
    return found.called(dict(zip(shown.actions, reported.actions, strict=True))) if found else None


def part_of(whole: Register, selection: Selection, judged: Judged, day: date) -> tuple[Register, str, Judged]:
    """The part of a register that is selected, in words which part that is, and how it is judged.

    Raises:
        Refused: The part has nothing in it.
    """
    register, part = selected(whole, selection, day), " ".join(described(whole, selection, day))
    if selection and not (register.actions or register.recommendations):
        raise Refused("nothing-selected", found=part)
    return register, part, judged.within(register) if selection else judged


def _fits(house_format: HouseFormat, register: Register, folders: Sequence[Path], *, anyway: bool) -> bool:
    """Whether a house format was made for a register.

    Raises:
        Refused: It was not, and nobody wants it anyway; or it prints one source, and there are several.
    """
    fits = house_format.is_for(register.kinds())
    _refuse_several(house_format, register, anyway=anyway)
    if not fits and not anyway:
        fitting = ", ".join(house_formats.names_for(register.kinds(), _where(folders)))
        raise Refused("format-does-not-fit", found=house_format.name, suggestion=fitting)
    return fits


def _refuse_several(house_format: HouseFormat, register: Register, *, anyway: bool) -> None:
    """Refuse several sources in a format that prints one, and name those that it was made for."""
    if len(register.sources) < 2 or house_format.several:
        return
    fitting = [code for code, source in register.sources.items() if anyway or house_format.is_for([source.kind])]
    if fitting:
        raise Refused("format-for-one", found=house_format.name, suggestion=", ".join(fitting))


def _usual_format(register: Register, path: Path, folders: Sequence[Path]) -> HouseFormat:
    """The house format that the settings of a register name.

    Raises:
        Refused: They name none, or one that there is not.
    """
    name = register.settings.house_format
    if not name:
        fitting = house_formats.names_for(register.kinds(), _where(folders))
        raise Refused("format-not-named", suggestion=", ".join(fitting))
    try:
        return house_formats.find(name, _where(folders))
    except Refused as refused:
        if refused.problem.code != "format-unknown":
            raise
        raise Refused(*refused.problem._replace(place=_place_of_setting(path, "house_format"))) from None


def _place_of_setting(path: Path, key: str) -> Place:
    """Where a setting stands in a register."""
    from toolkit.reading.workbook import read_workbook
    from toolkit.workbook.register.stated import Stated

    return Stated(read_workbook(store.read_bytes(path), only=tabs(ABOUT, SETTINGS)), path.name).place(key)


def _standing(
    path: Path, as_of: date | None, at: date | None, round_name: str, notice: Tell, **needed: bool
) -> tuple[Register, date, Judged]:
    """What figures and reports are made from, restated for a date; that date; and how it is judged."""
    if at is None and not round_name:
        register, day = load_standing(path, as_of, notice, **needed)
        return register, day, judged_now(register, day)
    register, judged = asked_for(path, as_of=as_of, at=at, round_name=round_name, notice=notice)
    day = as_of_or_latest(register, judged.day)
    return standing(register, day), day, judged


def formats(folders: Sequence[Path] = ()) -> list[HouseFormat]:
    """The house formats, by name, each in the language that is spoken where it has that."""
    places, code = _where(folders), language()
    found = [house_formats.find(name, places) for name in house_formats.names(places)]
    return [house_formats.load(one.folder, code) if one.is_made_for(code) else one for one in found]


def formats_for(register: Register) -> list[str]:
    """The names of the toolkit's house formats that print a register."""
    return house_formats.names_for(register.kinds(), _where(()))


def _where(folders: Sequence[Path]) -> tuple[Path, ...]:
    return (*folders, resources.folder("reports"))
