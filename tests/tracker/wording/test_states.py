"""The table of forms, what stands before a state, and phrases that no form was made for: never silently wrong."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.states.table import OWN_WORDS, Form, read_forms
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.words import forms

FORMS = list(read_forms())
HELD_OUT = list(csv.DictReader((Path(__file__).parent / "heldout.csv").read_text(encoding="utf-8").splitlines()))
LANGUAGES = {"en", "fr", "es", "ru"}
KNOWN = [form for form in FORMS if form.state.how in ("sure", "alone")]
FINAL = [form for form in KNOWN if form.state.statuses[0].is_final]
EXPLICIT = ["Completed", "In progress", "Not started", "Terminé", "En cours", "Non commencé", "Finalizada", "En curso", "Sin iniciar",
            "Выполнено", "В работе", "Не начато"]


def questions(read: StatusReading) -> list[str]:
    """What is asked about the state itself."""
    return [doubt.code for doubt in read.doubts if doubt.code.startswith("status-") and doubt.code != "status-not-stated"]


def right(row: dict[str, str]) -> set[str]:
    """The states that a held-out phrase may be read as."""
    labels = {row["status"], *(part.strip() for part in row["note"].split("|")[1:])}
    return {"not_reported" if label == "unknown" else label for label in labels}


def test_the_table_is_well_formed_and_says_nothing_twice() -> None:
    said: dict[str, Form] = {}
    for form in FORMS:
        assert form.language in LANGUAGES
        assert form.state.how in ("sure", "alone", "doubtful", "asked", "open", "closed")
        assert all(form.sources)
        for spelling in form.spellings():
            assert said.setdefault(spelling, form).state == form.state, (form, said[spelling])
    assert len(said) > 1_500
    assert {form.language for form in FORMS} == LANGUAGES
    assert sum(form.sources != (OWN_WORDS,) for form in FORMS) > 400


@pytest.mark.parametrize("how", ["sure", "alone"])
def test_a_form_in_a_cell_of_its_own_is_read_as_the_table_says(how: str) -> None:
    for form in (form for form in FORMS if form.state.how == how):
        for word in forms(form.form):
            read = read_status(word.capitalize())
            assert (read.status, questions(read)) == (form.state.statuses[0], []), word


@pytest.mark.parametrize("how", ["doubtful", "asked", "open", "closed"])
def test_a_form_that_is_not_sure_is_always_asked(how: str) -> None:
    for form in (form for form in FORMS if form.state.how == how):
        for word in forms(form.form):
            assert questions(read_status(word)), word


@given(st.sampled_from(KNOWN), st.sampled_from(["{} ?", "{} (?)", "{}: no", "{} - N", "{}: non", "{}: нет", "Not {}", "No longer {}"]))
def test_a_form_that_is_questioned_or_denied_is_never_taken_for_done(form: Form, pattern: str) -> None:
    word = next(forms(form.form))
    read = read_status(pattern.format(word))
    assert read.status is not Status.IMPLEMENTED or questions(read), word


@pytest.mark.parametrize("row", HELD_OUT, ids=lambda row: row["text"])
def test_a_held_out_phrase_is_never_silently_wrong_and_its_state_is_among_the_suggestions(row: dict[str, str]) -> None:
    read = read_status(row["text"])
    suggested = {status.value for status in Status for doubt in read.doubts if status.label in doubt.suggestions}
    if not questions(read):
        assert read.status.value in right(row)
    assert right(row) & {read.status.value, *suggested}


@given(st.sampled_from(EXPLICIT), st.sampled_from([
    "JB - {}", "RGr – {}", "AB/CD: {}", "a. {}", "3) {}", "• {}", "(R) {}", "Status: {}", "Status as of 31/12/2013: {}",
    "Harbour status (May 2021): {}", "31/12/2013: {}", "[2021-03-04] {}", "Mise à jour (mai 2021) : {}", "Estado al 31/12/2013: {}",
    "Состояние на 31.12.2013: {}", "Harbour Office: {}", "Direction des ports : {}", "Oficina del puerto: {}", "Отдел порта: {}",
    "Green: {}", "Yes, {}", "Oui : {}", "2 - {}", "d. Harbour Status: {}"]))
def test_what_stands_before_a_state_is_taken_away(explicit: str, pattern: str) -> None:
    read, alone = read_status(pattern.format(explicit)), read_status(explicit)
    assert (read.status, questions(read)) == (alone.status, [])
    assert read.completed is None


@given(st.sampled_from(EXPLICIT), st.sampled_from([
    "Phase 1: {}", "First draft: {}", "Manual: {}", "Training status: {}", "QA - {}", "Rapport : {}", "Informe: {}", "Этап 1: {}"]))
def test_the_state_of_a_part_is_asked(explicit: str, pattern: str) -> None:
    assert questions(read_status(pattern.format(explicit))) == ["status-unclear"]


@pytest.mark.parametrize(("written", "status"), [
    ("in_progress", Status.IN_PROGRESS), ("InProgress", Status.IN_PROGRESS), ("IN-PROGRESS", Status.IN_PROGRESS),
    ("notStarted", Status.NOT_STARTED), ("NOT_STARTED", Status.NOT_STARTED), ("fullyImplemented", Status.IMPLEMENTED),
    ("enCours", Status.IN_PROGRESS), ("no_iniciada", Status.NOT_STARTED), ("closed_not_implemented", Status.CLOSED_NOT_IMPLEMENTED),
])
def test_a_state_is_read_as_databases_write_it(written: str, status: Status) -> None:
    read = read_status(written)
    assert (read.status, read.rest, read.words, questions(read)) == (status, "", (written,), [])


@pytest.mark.parametrize(("text", "status"), [
    ("Open - Acceptable Response", Status.IN_PROGRESS), ("Open—Await Response", Status.NOT_STARTED),
    ("OPEN: work in progress", Status.IN_PROGRESS), ("Ouvert - en cours", Status.IN_PROGRESS), ("Abierta, sin iniciar", Status.NOT_STARTED),
    ("Closed - Superseded", Status.SUPERSEDED), ("Closed—No Longer Applicable", Status.NO_LONGER_APPLICABLE),
    ("Closed - Unacceptable Action", Status.CLOSED_NOT_IMPLEMENTED), ("Closed: won't do", Status.CLOSED_NOT_IMPLEMENTED),
    ("Clos : sans objet", Status.NO_LONGER_APPLICABLE), ("Cerrada - no aplica", Status.NO_LONGER_APPLICABLE),
])
def test_open_and_closed_are_read_by_their_qualifier(text: str, status: Status) -> None:
    read = read_status(text)
    assert (read.status, questions(read)) == (status, [])


@pytest.mark.parametrize("text", [
    "Closed: replaced the lamps", "Closed - complete list sent", "Closed and reopened in May", "Closed pending verification",
    "Closed by management", "Open since 2019", "Open - overdue", "Open: implemented, awaiting closure",
])
def test_open_and_closed_with_other_words_are_asked(text: str) -> None:
    assert questions(read_status(text))


@pytest.mark.parametrize(("text", "first"), [
    ("Two of the five buoys have been replaced", "In progress"), ("Deux des bouées ont été remplacées", "Implemented"),
    ("A tender will be launched", "Not started"), ("Waiting for the diver", "In progress"), ("Nothing was done", "Not started"),
    ("The council decided not to buy lamps", "Closed without implementation"), ("El buzo midió el fondo", "Implemented"),
    ("Порт разрабатывает план", "In progress"), ("Se están comprando boyas", "In progress"), ("On cherche un plongeur", ""),
])
def test_what_a_sentence_hints_at_is_asked_with_the_likely_state_first(text: str, first: str) -> None:
    read = read_status(text)
    assert (read.status, read.rest) == (Status.NOT_REPORTED, text)
    assert (read.doubts[0].suggestions[:1] or ("",))[0] == first
    assert not first or read.doubts[0].said in text


@pytest.mark.parametrize("text", [
    "In progress. Completed on 3 May 2021.", "En curso, terminado en mayo", "Manual: done. Training: not started.",
    "Completed, reopened in May", "Completed in the north, not in the south", "Implemented by the divers only", "Not applicable yet",
    "Was ongoing until May", "Cancelado parcialmente", "Terminé sauf la cale", "Planned and done", "Done; delivery on hold",
    "The lamp office fully implemented it by 2026", "Completed for phase 1", "Fully implemented by next May", "Implemented but withdrawn",
    "Acción prevista para mayo, realizada en junio", "ABC fully implemented by 2026",
])
def test_what_differs_or_may_have_changed_since_is_asked(text: str) -> None:
    assert questions(read_status(text))


@pytest.mark.parametrize(("text", "status"), [
    ("Not all completed", Status.IN_PROGRESS), ("Recommendation implemented", Status.IMPLEMENTED), ("Medida no cumplida", Status.NOT_STARTED),
    ("Ведется ремонт пирса", Status.IN_PROGRESS), ("En cours de rédaction", Status.IN_PROGRESS), ("Avance del 30 %", Status.IN_PROGRESS),
    ("En proceso de compra", Status.IN_PROGRESS), ("25 to 75 %", Status.IN_PROGRESS),
    ("Buoys completed 100 %", Status.IMPLEMENTED),
])
def test_the_words_around_a_state_decide(text: str, status: Status) -> None:
    read = read_status(text)
    assert (read.status, questions(read)) == (status, [])


def test_a_reading_is_the_same_again() -> None:
    read: Callable[[str], StatusReading] = read_status
    assert [read(row["text"]) for row in HELD_OUT] == [read(row["text"]) for row in HELD_OUT]
