"""The command that takes in a document."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import FILE, AsJson, FormatsFolder, Now, Quiet, Replace, ended, now_of
from toolkit.console import Voice, headings_as_json, problem_as_json, version_as_json
from toolkit.endings import CONFLICTS_WAIT
from toolkit.words import commands, console
from toolkit.words.speaking import counted, text

if TYPE_CHECKING:
    from toolkit.jobs.drafts import Drafts
    from toolkit.jobs.taking_in import ImportResult


DryImport = Annotated[bool, typer.Option("--dry-run", help=text(commands.DRY_IMPORT))]


def import_(
    document: Annotated[Path, typer.Argument(metavar=text(commands.DOCUMENT_NAME), help=text(commands.DOCUMENT))],
    out: Annotated[Path, typer.Option("-o", "--out", metavar=FILE,
                                      help=text(commands.IMPORT_OUT))] = Path("register.xlsx"),
    into: Annotated[Path | None, typer.Option(metavar=FILE, help=text(commands.INTO))] = None,
    source: Annotated[str, typer.Option(metavar=text(commands.CODE), help=text(commands.SOURCE_CODE))] = "",
    kind: Annotated[str, typer.Option(metavar=text(commands.KIND_NAME), help=text(commands.KIND))] = "",
    units: Annotated[Path | None, typer.Option(metavar=FILE, help=text(commands.UNITS))] = None,
    same_unit: Annotated[list[str] | None, typer.Option(metavar=text(commands.NAME_CODE),
                                                        help=text(commands.SAME_UNIT))] = None,
    accept_suggestions: Annotated[bool, typer.Option("--accept-suggestions",
                                                     help=text(commands.ACCEPT_SUGGESTIONS))] = False,
    organization: Annotated[str, typer.Option(metavar=text(commands.NAME), help=text(commands.ORGANIZATION))] = "",
    headings: Annotated[list[str] | None, typer.Option("--map", metavar=text(commands.COLUMN_HEADING),
                                                       help=text(commands.HEADINGS))] = None,
    statuses: Annotated[list[str] | None, typer.Option(metavar=text(commands.WORD_STATUS),
                                                       help=text(commands.STATUSES))] = None,
    colours: Annotated[list[str] | None, typer.Option(metavar=text(commands.COLOUR_STATUS),
                                                      help=text(commands.COLOURS))] = None,
    fiscal_year_starts: Annotated[int | None, typer.Option(min=1, max=12, metavar=text(commands.MONTH),
                                                           help=text(commands.FISCAL_YEAR_STARTS))] = None,
    mapping: Annotated[Path | None, typer.Option(metavar=FILE, help=text(commands.MAPPING))] = None,
    ask: Annotated[bool, typer.Option("--ask", help=text(commands.ASK))] = False,
    save_mapping: Annotated[Path | None, typer.Option(metavar=FILE, help=text(commands.SAVE_MAPPING))] = None,
    formats_folder: FormatsFolder = None,
    replace: Replace = False, dry_run: DryImport = False, as_json: AsJson = False, quiet: Quiet = False,
    now: Now = None,
) -> None:
    from toolkit.jobs import drafts
    from toolkit.jobs.asking import settle
    from toolkit.jobs.rounds import proposed_round
    from toolkit.jobs.taking_in import import_document, meanings_of

    voice = Voice(quiet)
    meanings = meanings_of(statuses or (), colours or (), fiscal_year_starts or 0, mapping)
    read = partial(import_document, document, out, now_of(now), kind=kind or None, units=units, replace=replace,
                   accept_suggestions=accept_suggestions, organization=organization, headings=headings or (),
                   folders=formats_folder or (), into=into, code=source, same=same_unit or ())
    if ask:
        person = _person()
        meanings = settle(read(meanings=meanings, dry_run=True), meanings, person.answer)
    result = read(meanings=meanings, dry_run=dry_run,
                  ask=voice.is_same if sys.stdin.isatty() and not quiet else None, tell=voice.warn)
    if result.is_known:
        voice.say(console.KNOWN_DOCUMENT, code=result.code)
        return
    _tell_import(voice, result, into, dry_run=dry_run, as_json=as_json)
    if save_mapping:
        drafts.save_mapping(save_mapping, result, meanings, document, replace=replace)
        voice.wrote(save_mapping)
    if dry_run:
        folder = (into or out).parent
        _tell_drafts(voice, drafts.write_drafts(result, meanings, document, folder), document, into)
    if result.later and result.later.conflicts:
        if not dry_run:
            voice.say(console.DECIDE_ON_VERSION, path=into)
        raise typer.Exit(CONFLICTS_WAIT)
    if result.path:
        voice.next("issue", result.path, *proposed_round(result.register, now_of(now).date()))
    ended(result.problems)


def _person() -> Voice:
    """Speaks to the person who is there to answer.

    Raises:
        typer.BadParameter: Nobody is.
    """
    if not sys.stdin.isatty():
        raise typer.BadParameter(text(commands.NOBODY_TO_ASK), param_hint="--ask")
    return Voice()


def _tell_import(voice: Voice, result: "ImportResult", into: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Say what a document gave, and what was written."""
    from toolkit.tracker.record.codes import DocumentKind

    if as_json:
        voice.tell_json({"kind": result.kind, "source": result.code, "headings": headings_as_json(result.headings),
                         "problems": [problem_as_json(p) for p in result.problems],
                         **(version_as_json(result.later) if result.later else {})})
    else:
        if dry_run and not result.later:
            voice.first_actions(result.actions)
        voice.imported(result.headings if dry_run else (), result.problems)
        if dry_run and result.named:
            voice.named_units(result.named)
        if result.later:
            voice.compared(result.later, in_full=dry_run)
    if result.ran:
        voice.say(console.RAN_SOURCE, path=result.ran)
    voice.say(console.READ_AS_KIND, kind=DocumentKind.named(result.kind), how_known=result.how_known)
    voice.say(console.IMPORTED,
              recommendations=counted(console.RECOMMENDATIONS, len(result.recommendations)),
              actions=counted(console.COUNTED_ACTIONS, len(result.actions)),
              units=counted(console.NEW_UNITS if into else console.COUNTED_UNITS, len(result.units)),
              problems=counted(console.TO_CHECK, sum(problem.needs_somebody for problem in result.problems)))
    voice.decided(result.decided)
    if result.later:
        voice.version(result.later, result.code)
    elif into:
        voice.say(console.WOULD_ADD if dry_run else console.ADDED, code=result.code, path=into)
    if result.later and dry_run:
        voice.say(console.NOTHING_WRITTEN)
    if result.path and result.problem_list:
        voice.say(console.WROTE_BOTH, path=result.path, other=result.problem_list)
    elif result.path:
        voice.say(console.WROTE, path=result.path)
    if result.replaced:
        voice.replaced(result.replaced)


def _tell_drafts(voice: Voice, drafts: "Drafts", document: Path, into: Path | None) -> None:
    """Say which files to correct, and how to use them."""
    for path in drafts.every:
        voice.say(console.DRAFT_KEPT if path in drafts.kept else console.DRAFT, path=path)
    typed = [*(["--into", into] if into else []), *(["--units", drafts.units] if drafts.units else [])]
    voice.next("import", document, *typed, "--mapping", drafts.mapping, message=console.NEXT_IMPORT)
