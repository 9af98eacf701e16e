"""What `tracker report` says of a template that somebody has changed: every mistake at once, and none without end."""

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.doors.command_line import NOW, Outcome, Tracker
from tests.word.reading import W, dump, part, text_of
from tests.word.sessions import session
from toolkit import resources
from toolkit.jobs.registers import create
from toolkit.word import documents

OURS = resources.folder("reports")


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)  # page numbers would take most of the time
    made = Tracker(tmp_path, monkeypatch, capsys).made_once(Tracker.make_register)
    shutil.copytree(OURS / "progress-table", tmp_path / "formats" / "ours")
    return made


def edit(tracker: Tracker, change: Callable[[Any], object]) -> None:
    """Change the template as somebody would in Word."""
    template = tracker.folder / "formats" / "ours" / "template.docx"
    document = Document(str(template))
    change(document)
    document.save(str(template))


def write(tracker: Tracker, *sentences: str) -> None:
    edit(tracker, lambda document: [document.add_paragraph(sentence) for sentence in sentences])


def report(tracker: Tracker) -> Outcome:
    return tracker("report", "register.xlsx", "--format", "ours", "--formats-folder", "formats", "--as-of", "2018-12-31",
                   "-o", "made.docx", "--now", NOW)


def refused(tracker: Tracker) -> str:
    """What is said; nothing is written."""
    ended = report(tracker)
    assert (ended.code, (tracker.folder / "made.docx").exists()) == (2, False)
    assert "Traceback" not in ended.err
    return ended.err


EVERY_MISTAKE = """
    table cell “{{ totl.actions }}”: totl is not a placeholder. Did you mean total? Correct it in template.docx.
    paragraph “{{ organisation }} {{ summary.recomendations }}”: organisation is not a placeholder. Did you mean organization? Correct it in template.docx.
    paragraph “{{ organisation }} {{ summary.recomendations }}”: summary.recomendations is not a placeholder. Did you mean summary.recommendations? Correct it in template.docx.
    paragraph “{%p if show.ref %} and a word”: {%p if show.ref %} does not stand alone in its paragraph, so the rest of it would not be printed. Move it into one of its own.
    paragraph “{{ units }}”: {{ units }} is a list or a group of values, so it cannot be printed. Name one of its values, or repeat something for each with {% for … %}.
    paragraph “{{ 'a' | center(5) }}”: {{ 'a' | center(5) }} uses center, which a template cannot use. Use only what reports/README.md lists.
    paragraph “{{p title }}”: {{p title }} begins with a letter that only lines in {% and %} can begin with. Delete the letter.
    paragraph “{% include x %}”: {% include x %} is not something that a template can do. Use if, elif, else, endif, for, endfor or set.
    paragraph “{{ title + }}”: {{ title + }} cannot be understood. Compare it with the examples in reports/README.md, and correct it in template.docx.
    paragraph “{% endfor %}”: {% endfor %} has no beginning. Delete it, or add {% for … %} where the part begins.
    paragraph “{% for x in units %} {{ x.nam }} }}”: x.nam is not a placeholder. Did you mean x.name? Correct it in template.docx.
    paragraph “{% for x in units %} {{ x.nam }} }}”: }} has no partner in the same paragraph. Write {{ and }}, or {% and %}, in pairs within one paragraph.
    paragraph “{% for x in units %} {{ x.nam }} }}”: {% for x in units %} has no end. Add {% endfor %} where the part ends.
    footer (footer1.xml): paragraph “Page 1 of 1{{ titel }}”: titel is not a placeholder. Did you mean title? Correct it in template.docx.
"""


def test_all_mistakes_are_told_at_once_each_with_its_place(tracker: Tracker) -> None:
    def change(document: Any) -> None:
        document.tables[0].rows[0].cells[1].paragraphs[0].text = "{{ totl.actions }}"
        document.sections[0].footer.paragraphs[0].add_run("{{ titel }}")

    edit(tracker, change)
    write(tracker, "{{ organisation }} {{ summary.recomendations }}", "{%p if show.ref %} and a word", "{%p endif %}",
          "{{ units }}", "{{ 'a' | center(5) }}", "{{p title }}", "{% include x %}", "{{ title + }}", "{% endfor %}",
          "{% for x in units %} {{ x.nam }} }}")
    assert refused(tracker).splitlines() == [
        f"ours/template.docx, {line.strip()}" for line in EVERY_MISTAKE.strip().splitlines()]


@pytest.mark.parametrize("quote", "„«»‹›″′`´")
def test_a_quotation_mark_that_word_typed_is_named(tracker: Tracker, quote: str) -> None:
    write(tracker, f"{{% if title == {quote}x{quote} %}}a{{% endif %}}")
    assert f"contains the quotation mark {quote}, which Word may have typed by itself." in refused(tracker)


def test_curly_quotation_marks_of_english_are_read_as_straight_ones(tracker: Tracker) -> None:
    write(tracker, "{% if title != “x” and title != ‘y’ %}all well{% endif %}")
    assert report(tracker).code == 0
    assert "all well" in dump((tracker.folder / "made.docx").read_bytes())


@pytest.mark.parametrize("begun", ["{%tr for unit in units %}", "{%p if show.ref %}"])
def test_a_part_that_begins_in_one_way_and_ends_in_another_is_named(tracker: Tracker, begun: str) -> None:
    def change(document: Any) -> None:
        document.add_table(1, 1).cell(0, 0).text = begun
        document.add_paragraph("{%p endfor %}" if "for" in begun else "{%p endif %}")

    edit(tracker, change)
    assert "belong together, but do not stand in the same paragraph, cell or table." in refused(tracker)


ENDLESS = [
    "{{ 'a' * 10**10 }}", "{{ 'a' * 1000000000 }}", "{{ 10 ** 10 ** 10 }}", "{{ 999999999999 * 999999999999 }}", "{{ [1] * 10**9 }}",
    "{% for a in range(1000000) %}{% for b in range(1000000) %}{% for c in range(1000000) %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in range(99999999999) %}x{% endfor %}", "{{ 'a'.ljust(10**9) }}", "{{ '%9999999999d' % 1 }}", "{{ 'a' | center(9999999999) }}",
    "{{ '{:>9999999999}'.format(1) }}", "{{ lipsum(999999) }}", "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "{% for a in units recursive %}{{ loop(units) }}{% endfor %}", "{{ " + "(" * 5000 + ")" * 5000 + " }}",
    "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}" * 12 + "{{ a }}",
    "{{ 'aaaaaaaaaa'" + " | replace('a', 'aaaaaaaaaa')" * 12 + " }}", "{{ range(1000000) | join(title) }}",
]


@pytest.mark.parametrize("sentence", ENDLESS, ids=range(len(ENDLESS)))
def test_a_template_that_would_work_without_end_is_refused(
    tracker: Tracker, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.word.printing.MOST_TURNS", 50_000)  # a hundredth: the same is counted
    write(tracker, sentence)
    assert refused(tracker).startswith("ours/template.docx")


def test_a_template_that_repeats_too_much_is_told_the_bound(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.printing.MOST_CHARACTERS", 200_000)
    write(tracker, "{% for a in range(9999) %}A sentence that is printed often.{% endfor %}")
    assert "does more than a report needs: it prints more than 200,000,000 characters." in refused(tracker)


def test_a_report_on_very_many_actions_says_that_it_is_too_long_and_does_not_blame_the_template(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.word.printing.MOST_CHARACTERS", 2_000)
    monkeypatch.setattr("toolkit.word.documents.LARGE", 1)
    told = refused(tracker)
    assert re.search(r"A report on \d+ actions is longer than what the tracker puts into one document\.", told)
    assert "Make a report for each part" in told
    assert "template" not in told


def test_the_footnotes_of_a_template_stay_beside_those_of_the_record(tracker: Tracker) -> None:
    """The template's own reference used to lead to a note that was no longer there."""
    shutil.rmtree(tracker.folder / "formats" / "ours")
    shutil.copytree(OURS / "session-conclusions", tracker.folder / "formats" / "ours")
    create(tracker.folder / "register.xlsx", session(), datetime.fromisoformat(NOW), replace=True)
    assert report(tracker).code == 0
    made = tracker.folder / "made.docx"
    shutil.copy(made, tracker.folder / "formats" / "ours" / "template.docx")
    made.unlink()
    write(tracker, "{%p for block in session.blocks %}", "{{ block.text }}", "{%p endfor %}")
    assert report(tracker).code == 0
    data = made.read_bytes()
    notes = {note.get(f"{W}id"): text_of(note).strip() for note in part(data, "word/footnotes.xml").iter(f"{W}footnote")}
    referred = [notes[one.get(f"{W}id")] for one in part(data).iter(f"{W}footnoteReference")]
    assert referred == ['See the survey & its "annex"', "This is not all."] * 2
    assert len(set(notes)) == len(part(data, "word/footnotes.xml"))


def test_data_in_an_attribute_or_a_field_is_only_text(tracker: Tracker) -> None:
    def change(document: Any) -> None:
        description = document.tables[0]._tbl.tblPr.find(f"{W}tblDescription")
        description.set(f"{W}val", "Of {{ recommendations[0].actions[0].comments }}")
        run = document.add_paragraph().add_run()
        field = run._r.makeelement(f"{W}instrText", {})
        field.text = ' HYPERLINK "{{ recommendations[0].actions[0].comments }}" '
        run._r.append(field)

    edit(tracker, change)
    tracker.issue()
    tracker.fill_in("PAR", {("1.1", "Comment"): 'one\n"two" \\o <three> {{ title }}'})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    assert report(tracker).code == 0
    body = part((tracker.folder / "made.docx").read_bytes())
    assert next(body.iter(f"{W}tblDescription")).get(f"{W}val") == 'Of one "two" \\o <three> {{ title }}'
    assert [one.text for one in body.iter(f"{W}instrText") if "HYPER" in one.text] == [
        ' HYPERLINK "one two o <three> {{ title }}" ']


@pytest.mark.parametrize(("cut", "says"), [
    (lambda body: body.replace("Print the leaflet", ""), "it does not contain “Print the leaflet” where it should stand"),
    (lambda body: body[:body.rindex("<w:tr>")] + body[body.rindex("</w:tr>") + 7:], "rows instead of"),
    (lambda body: body.replace("</w:p>", "", 1), "word/document.xml is not well-formed XML"),
])
def test_a_report_that_does_not_hold_what_was_printed_is_not_written(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, cut: Callable[[str], str], says: str
) -> None:
    packed = documents._packed
    monkeypatch.setattr(documents, "_packed", lambda saved, body: packed(saved, [cut("".join(body))]))
    assert says in refused(tracker)


def test_a_report_whose_package_lacks_a_part_is_not_written(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_styles(report: bytes) -> bytes:
        made = tracker.folder / "cut.zip"
        made.write_bytes(report)
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(tracker.folder / "less.zip", "w") as less:
            for name in source.namelist():
                if name != "word/styles.xml":
                    less.writestr(name, source.read(name))
        return (tracker.folder / "less.zip").read_bytes()

    monkeypatch.setattr("toolkit.word.layout.pages.with_page_numbers", without_styles)
    assert "its part word/styles.xml is missing" in refused(tracker)
