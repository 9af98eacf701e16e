"""Five source documents in one register: each comes back unchanged from a report of its own, and all add up to the whole."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document

from tests.shared import shared
from tests.there_and_back.comparison import differences
from toolkit.jobs.registers import load
from toolkit.jobs.reporting import report
from toolkit.jobs.taking_in import import_document
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.filters import Selection
from toolkit.tracker.views.selecting import as_the_document, of_sources

NOW = datetime(2019, 1, 20, 10, 0)
AS_OF = date(2018, 12, 31)
DOCUMENTS = ("000_a1d22098af8ccc00.txt", "001_db5a207661ba9c22.txt", "002_6da9e6de966dff24.txt", "003_cd4b36b209d0c63a.txt",
             "004_669841f31bd2a738.txt")
KINDS = ("progress-table", "mission-report", "management-response", "session-conclusions", "council-report")
NOT_PRINTED = {
    "progress-table": ("recommendation.response", "recommendation.acceptance", "continuing"),
    "council-report": ("contributed_by", "contribution.theme"),
}

pytestmark = pytest.mark.slow(reason="five documents are imported into one register, and six reports are made of it")


class Five(NamedTuple):
    """The register, and where it is."""

    path: Path
    register: Register


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Five:
    folder = tmp_path_factory.mktemp("five")
    path = folder / "register.xlsx"
    for place, name in enumerate(DOCUMENTS):
        import_document(shared("seeds", name), path, NOW, accept_suggestions=True, into=path if place else None)
    with pytest.MonkeyPatch.context() as patched:
        # the pages of a report are laid out elsewhere, which takes seconds
        patched.setattr("toolkit.word.layout.pages.with_page_numbers", lambda made: made)
        patched.setattr("toolkit.word.layout.continued.with_continued", lambda made, _: made)
        register = load(path).register
        for code, source in register.sources.items():
            report(path, source.kind, folder / f"{code}.docx", NOW, as_of=AS_OF, selection=Selection((code,)))
        report(path, "progress-table", folder / "all.docx", NOW, as_of=AS_OF)
    return Five(path, register)


@pytest.mark.parametrize("kind", KINDS)
def test_each_document_comes_back_from_its_own_report_out_of_the_register_of_all(five: Five, kind: str) -> None:
    [code] = [source.code for source in five.register.sources.values() if source.kind == kind]
    held = as_the_document(of_sources(five.register, [code]))
    back = take_in(five.path.with_name(f"{code}.docx"), units=list(five.register.units.values()), accept_suggestions=True,
                   now=NOW)
    assert back.kind == kind
    assert differences(held, back.register, ignoring=("source", *NOT_PRINTED.get(kind, ()))) == []
    assert len(held.recommendations) + len(held.actions) + len(held.contributions) > 5


def test_the_figures_of_the_sources_add_up_to_those_of_the_whole(five: Five) -> None:
    whole = figures(five.register, AS_OF)
    parts = [figures(of_sources(five.register, [code]), AS_OF) for code in five.register.sources]
    for name in ("recommendations", "actions", "on_time", "late", "not_assessable"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name), name
    assert sum((Counter(part.statuses) for part in parts), Counter()) == Counter(whole.statuses)
    assert sum((Counter({unit.code: unit.actions for unit in part.units}) for part in parts), Counter()) == Counter(
        {unit.code: unit.actions for unit in whole.units})
    assert sorted(item.action.ref for part in parts for item in part.overdue) == sorted(
        item.action.ref for item in whole.overdue)


def test_one_progress_table_prints_all_of_them_under_their_headings_with_the_totals_of_the_whole(five: Five) -> None:
    whole, held = figures(five.register, AS_OF), Document(str(five.path.with_name("all.docx")))
    named = [p.text for p in held.paragraphs if p.style and p.style.name == "House Added Source Heading"]
    assert named == [source.name for source in five.register.sources.values()]
    told = " ".join(paragraph.text for paragraph in held.paragraphs)
    assert f"{whole.recommendations} recommendations and {whole.actions} actions from five source documents" in told
    tables = [list(table._cells) for table in held.tables if table.cell(0, 0).text == "No"]
    printed = [{(cells[at].text, cells[at + 2].text.partition(" ")[2]) for at in range(6, len(cells), 6) if cells[at + 2].text}
               for cells in tables]
    assert printed == [{(action.recommendation, " ".join(action.text.split())) for action in five.register.actions.values()
                        if action.source == code} for code in five.register.sources]
