"""Translations: each message once, whole, with its places and forms; a language that lacks some is not spoken."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages import Catalog

from tests.languages import forgotten, spoken_from
from toolkit.tracker.judging.live import spelled
from toolkit.tracker.record.actions import Action, Comment, Derived, Guidance
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.decisions import Proposal
from toolkit.tracker.record.forms.form import STANDARD
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.register_sheets import SHEETS, tabs, tabs_of
from toolkit.tracker.returns.contributed import CONTRIBUTIONS_SHEET
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.tracker.returns.parsing import ACTIONS_SHEET, PROPOSALS_SHEET
from toolkit.tracker.returns.return_sheets import FINISHED_SHEET, LISTS_SHEET, LONG_SHEET, README_SHEET
from toolkit.words.languages import catalogues
from toolkit.words.languages.catalogues import in_language, is_spoken, lacking, there
from toolkit.words.languages.making import faults, gathered, languages, sort_in
from toolkit.words.speaking import _, by_language, counted, of, plural, said, text

FILES = plural("{number} file in {folder}.", "{number} files in {folder}.")


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with forgotten():
        yield
        monkeypatch.undo()


def messages(*ids: str | tuple[str, str], where: str = "toolkit/words/a.py") -> Catalog:
    made = Catalog()
    for one in ids:
        made.add(one, locations=[(where, 1)])
    return made


def translated(folder: Path, written: str, language: str = "ru", part: str = "a") -> None:
    path = folder / language / f"{part}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8"\n\n{written}\n', encoding="utf-8")


@pytest.mark.parametrize("language", languages())
def test_no_translation_has_a_fault(language: str) -> None:
    assert list(faults(language, gathered())) == []


def test_russian_sentences_have_the_long_dash_between_words() -> None:
    said = {form for form in vars(catalogues.catalogue("ru"))["_catalog"].values() if re.search(r"[ \xa0]–[ \xa0]", form)}
    assert said == {"Имя – должность – отдел"}, "how a list of people is written, in all languages"


@pytest.mark.parametrize(("written", "what"), [
    ('msgid "Wrote {path}."\nmsgstr "Записан."', "other places"),
    ('msgid "Wrote {path}."\nmsgstr "Записан {path} {more}."', "other places"),
    ('#, fuzzy\nmsgid "Wrote {path}."\nmsgstr "Записан {path}."', "fuzzy"),
    ('#~ msgid "Wrote {path}."\n#~ msgstr "Записан {path}."', "no message any more"),
    ('msgid "Read {path}."\nmsgstr "Прочитан {path}."', "no message any more"),
    ('msgid "Wrote {path}."\nmsgstr "Записан\\n{path}."', "other line ends"),
    ('msgid "{number} file"\nmsgid_plural "{number} files"\nmsgstr[0] "{number} файл"\nmsgstr[1] "{number} файла"', "needs 3 forms"),
    (('msgid "{number} file"\nmsgid_plural "{number} files"\nmsgstr[0] "один файл"\nmsgstr[1] "{number} файла"\n'
     'msgstr[2] "{number} файлов"'), "other places"),
])
def test_what_is_wrong_with_a_translation_is_found(tmp_path: Path, written: str, what: str) -> None:
    translated(tmp_path, written)
    assert what in " ".join(fault.what for fault in faults(
        "ru", messages("Wrote {path}.", ("{number} file", "{number} files")), tmp_path))


def test_the_word_between_signs_of_templates_is_translated_but_a_whole_tag_is_not(tmp_path: Path) -> None:
    signs, tag = "Write {{{{ and }}}}, or {{% and %}}.", "Begin with {{%tr for group in groups %}}."
    translated(tmp_path, f'msgid "{signs}"\nmsgstr "Пишите {{{{{{{{ и }}}}}}}} или {{{{% и %}}}}."\n\n'
               f'msgid "{tag}"\nmsgstr "Начните с {{{{%tr for группа in группы %}}}}."')
    assert [fault.message for fault in faults("ru", messages(signs, tag), tmp_path)] == [tag]


def test_what_stands_in_two_files_or_in_none_is_found(tmp_path: Path) -> None:
    translated(tmp_path, 'msgid "Wrote {path}."\nmsgstr ""')
    translated(tmp_path, 'msgid "Wrote {path}."\nmsgstr ""', part="b")
    found = [(fault.message, fault.what) for fault in faults("ru", messages("Wrote {path}.", "New"), tmp_path)]
    assert found == [("Wrote {path}.", "is translated twice"), ("New", "stands in no file")]


def test_new_messages_come_in_old_ones_go_and_a_translation_follows_its_message_to_another_table(tmp_path: Path) -> None:
    translated(tmp_path, 'msgid "Wrote {path}."\nmsgstr "Записан {path}."\n\nmsgid "Gone"\nmsgstr "Нет"')
    now = messages("Wrote {path}.", "New", where="toolkit/words/problems/files.py")
    sort_in("ru", now, tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.po")] == ["ru/problems/files.po"]
    assert "Записан" in (tmp_path / "ru" / "problems" / "files.po").read_text("utf-8")
    assert list(faults("ru", now, tmp_path)) == []


def test_a_language_has_the_plural_forms_that_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translated(tmp_path, 'msgid "{number} file in {folder}."\nmsgid_plural "{number} files in {folder}."\n'
               'msgstr[0] "{number} файл в {folder}."\nmsgstr[1] "{number} файла в {folder}."\nmsgstr[2] "{number} файлов в {folder}."')
    spoken_from(monkeypatch, tmp_path, messages((FILES.one, FILES.many)))
    with in_language("ru"):
        told = [counted(FILES, number, folder="inbox").replace("\xa0", " ") for number in (1, 2, 5, 21, 1004)]
    assert told == ["1 файл в inbox.", "2 файла в inbox.", "5 файлов в inbox.", "21 файл в inbox.",
                    "1 004 файла в inbox."]


def test_two_messages_that_read_alike_in_english_can_differ_in_another_language(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translated(tmp_path, 'msgctxt "letter"\nmsgid "Return"\nmsgstr "Вернуть"\n\nmsgid "Return"\nmsgstr "Отчёт"')
    both = messages("Return")
    both.add("Return", context="letter", locations=[("toolkit/words/a.py", 1)])
    spoken_from(monkeypatch, tmp_path, both)
    assert [text(_("Return")), text(of("letter", "Return")), said(of("letter", "{a}"), a=1)] == ["Return", "Return", "1"]
    with in_language("ru"):
        assert [text(_("Return")), text(of("letter", "Return"))] == ["Отчёт", "Вернуть"]
        assert said(of("other", "Wrote {path}."), path="a") == "Wrote a."


def test_a_language_that_lacks_messages_is_not_spoken_unless_somebody_tries_it(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translated(tmp_path, 'msgid "Status"\nmsgstr "Статус"')
    spoken_from(monkeypatch, tmp_path, messages("Status", "Round"))
    assert (there(), lacking("ru"), is_spoken("ru")) == (("en", "ru"), 1, False)
    with in_language("ru"):
        assert text(_("Status")) == "Status"
    catalogues.try_unfinished()
    with in_language("ru"):
        assert [text(_("Status")), text(_("Round"))] == ["Статус", "Round"]


def test_answers_are_kept_for_each_language_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translated(tmp_path, 'msgid "Status"\nmsgstr "Статус"')
    spoken_from(monkeypatch, tmp_path, messages("Status"))
    asked = []

    @by_language()
    def heading(at: int) -> str:
        asked.append(at)
        return f"{at} {text(_('Status'))}"

    for _again in range(2):
        assert heading(1) == "1 Status"
        with in_language("ru"):
            assert heading(1) == "1 Статус"
    assert asked == [1, 1]


SHEET_NAMES = (ACTIONS_SHEET, PROPOSALS_SHEET, CONTRIBUTIONS_SHEET, PROBLEMS_SHEET, README_SHEET, FINISHED_SHEET, LONG_SHEET, LISTS_SHEET)


@pytest.mark.parametrize("language", languages())
def test_what_a_spreadsheet_limits_keeps_within_it_in_each_language(language: str) -> None:
    catalogues.try_unfinished()
    with in_language(language):
        names = [text(name) for name in SHEET_NAMES]
        assert [name for name in names if len(name) > 31 or re.search(r"[\[\]:*?/\\']", name)] == []
        assert len({name.casefold() for name in names}) == len(names)
        columns = [column for record in (Action, Comment, Derived, Guidance, Proposal, Contributed) for column in columns_of(record)]
        assert [column.key for column in columns if len(column.prompt) > 255] == []
        assert [column.key for column in columns if column.issued and len(column.heading) > 32] == []
        labels = [code.label for column in columns for code in column.codes or ()]
        assert [label for label in labels if spelled(label) != label] == [], "a list is compared without these signs"


def test_no_heading_and_no_label_means_one_thing_in_a_language_and_another_in_another() -> None:
    for record in (*(sheet.record for sheet in SHEETS), Proposal, Contributed):
        assert clashes({column.key: column.headings for column in columns_of(record)}) == []
        for codes in filter(None, (column.codes for column in columns_of(record))):
            assert clashes({code.value: code.labels for code in codes}) == []
    issued = {column.key: column.headings for column in STANDARD.columns}
    assert clashes(issued) == []
    assert clashes({name: catalogues.meanings(name) for name in SHEET_NAMES}) == []
    assert clashes({name: tabs(name) for name in tabs_of(Settings())}) == []


def clashes(words: Mapping[str, Iterable[str]]) -> list[str]:
    of: dict[str, str] = {}
    return [word for key, all_of_them in words.items() for word in all_of_them if of.setdefault(word.casefold(), key) != key]
