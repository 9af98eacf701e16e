"""A status word counts with what limits it: the words before and behind it, a share, a box that is not ticked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.record.codes import Acceptance, Status
from toolkit.tracker.wording.scopes import STEP_KIND
from toolkit.tracker.wording.states.table import STATES
from toolkit.tracker.wording.statuses import StatusReading, read_acceptance, read_status, split_statuses

DONE = sorted(word for word, state in STATES.items() if state.statuses[0] is Status.IMPLEMENTED and "clos" not in word)
CLOSED = sorted(word for word, state in STATES.items() if state.how == "closed")
LIMITS = sorted(step for step, kind in STEP_KIND.items() if kind in ("being", "intended", "only", "partly", "not"))
SUBJECTS = ["", "", "The recommendation has been ", "It is ", "This action was ", "La recommandation est ", "La mesure a été ",
            "La recomendación está ", "La medida ha sido ", "Рекомендация ", "Мера была ", "Status: ", "Statut : ", "– "]
BOXES = ["☐", "□", "[ ]", "[]", "( )", "⬜", "✗", "❌"]
TICKED = ["☑", "☒", "✓", "✔", "✅", "[x]", "[X]", "(x)"]
LABELS = ["Implemented", "Done", "Completed", "Achevée", "Mise en œuvre", "Implementada", "Выполнено", "In progress", "Closed"]


def says(read: StatusReading, status: Status) -> bool:
    """Whether a reading states a status and asks nothing about it."""
    return read.status is status and read.sure


def asked(read: StatusReading) -> tuple[str, tuple[str, ...]]:
    """The first question that a reading asks."""
    return read.doubts[0].code, read.doubts[0].suggestions


@given(st.sampled_from(SUBJECTS), st.sampled_from(LIMITS), st.sampled_from(DONE), st.sampled_from(["", ".", " in 2018", " (two)"]))
def test_what_is_limited_is_never_silently_implemented(subject: str, limit: str, done: str, after: str) -> None:
    glue = "" if limit.endswith("'") else " "
    assert not says(read_status(f"{subject}{limit}{glue}{done}{after}"), Status.IMPLEMENTED)


@given(st.sampled_from(DONE), st.sampled_from([
    "{} in part", "{} (partially)", "{}, partly", "{} at 50 %", "{}: 80%", "{}?", "{} (?)", "{} en partie", "{} en parte",
    "{} частично", "{} на 50 %", "{} by 31 December 2030", "{} in 2 of 5 offices", "{}: two of five", "{}, except for one lamp",
    "{}: being tested", "{} sauf la tour", "{} excepto la torre", "{} кроме башни"]))
def test_what_is_limited_behind_is_never_silently_implemented(done: str, form: str) -> None:
    assert not says(read_status(form.format(done)), Status.IMPLEMENTED)


PARTS = ["tested", "verified", "checked", "validated", "published", "signed", "approved", "adopted", "delivered", "installed",
         "sent", "rolled out", "paid"]


@given(st.sampled_from(DONE), st.sampled_from([" ({})", ", {}", " – {}", "; {}", ". {}"]), st.sampled_from(PARTS), st.sampled_from([
    "not {}", "not yet {}", "never {}", "to be {}", "yet to be {}", "but not {}", "the tool has not been {}", "the tool is to be {}"]))
def test_what_is_done_and_not_yet_something_is_never_silently_implemented(done: str, beside: str, part: str, form: str) -> None:
    assert not says(read_status(done + beside.format(form.format(part))), Status.IMPLEMENTED)


@given(st.sampled_from(DONE), st.sampled_from([" ({})", ", {}", " – {}", "; {}"]), st.sampled_from([
    "pending QA sign-off", "awaiting approval", "subject to funding", "with the lawyers for clearance", "for signature",
    "in principle", "the second half is to follow", "roll-out scheduled for May", "save for the annex", "proof is still missing",
    "non testé", "pas encore publiée", "à valider", "reste à signer", "en attente d'approbation", "sous réserve d'accord",
    "pour signature", "en principe", "il manque la signature", "hormis deux bureaux",
    "no probado", "sin publicar", "no ha sido aprobada", "por validar", "falta la firma", "pendiente de firma", "salvo dos",
    "para aprobación", "en principio", "не проверено", "не опубликован", "на утверждении", "в принципе", "кроме башни"]))
def test_what_is_done_but_for_an_open_remainder_is_never_silently_implemented(done: str, beside: str, remainder: str) -> None:
    assert not says(read_status(done + beside.format(remainder)), Status.IMPLEMENTED)


@given(st.sampled_from(DONE), st.sampled_from([
    "but two lamps are dark", "but the consultant left", "however the tower leaks", "mais la tour fuit", "pero la torre gotea",
    "но башня протекает"]), st.sampled_from([" ", ", ", " – "]))
def test_what_is_done_but_is_never_silently_implemented(done: str, but: str, beside: str) -> None:
    assert not says(read_status(f"{done}{beside}{but}"), Status.IMPLEMENTED)


@pytest.mark.parametrize("comment", [
    "staff are not required to travel", "this is not limited to the lakes", "not only surveyors were trained", "but late", "as planned for 2018",
    "maintenance continues to be needed", "the decision was sent for signature by all", "in 5 of 5 offices", "non seulement à Genève",
    "no limitado a los lagos", "не только на севере"])
def test_a_comment_that_leaves_nothing_open_is_no_question(comment: str) -> None:
    assert says(read_status(f"Implemented, {comment}"), Status.IMPLEMENTED)


@pytest.mark.parametrize(("text", "status"), [
    ("It is being implemented", Status.IN_PROGRESS),
    ("The recommendation is currently being implemented", Status.IN_PROGRESS),
    ("Est en train d'être mise en œuvre", Status.IN_PROGRESS),
    ("La recomendación está siendo implementada", Status.IN_PROGRESS),
    ("Рекомендация частично выполнена", Status.IN_PROGRESS),
    ("Nearly done", Status.IN_PROGRESS), ("Implemented in part", Status.IN_PROGRESS), ("Выполнено на 50%", Status.IN_PROGRESS),
    ("The recommendation has not been fully implemented", Status.IN_PROGRESS),
    ("Never implemented", Status.NOT_STARTED), ("Non encore appliquée", Status.NOT_STARTED),
    ("Mise en œuvre : en cours", Status.IN_PROGRESS), ("Implementation: in progress", Status.IN_PROGRESS),
    ("Has now been fully implemented", Status.IMPLEMENTED), ("Ha sido completada", Status.IMPLEMENTED),
])
def test_the_words_before_and_behind_a_status_word_are_read_with_it(text: str, status: Status) -> None:
    assert read_status(text).status is status


@pytest.mark.parametrize("text", [
    "To be implemented", "Will be completed by June 2019", "The action should be implemented", "Sera achevé en 2019",
    "Doit être mis en œuvre", "Será implementada", "La medida debe ser aplicada", "будет выполнено", "Должна быть выполнена",
])
def test_what_is_intended_is_asked(text: str) -> None:
    read = read_status(text)
    assert (read.status, read.rest) == (Status.NOT_REPORTED, text)
    assert asked(read) == ("status-unclear", ("Not started", "In progress"))


@pytest.mark.parametrize(("text", "suggestion"), [
    ("21 % (6) had been done", "In progress"), ("21 % (6) ont été réalisés", "In progress"),
    ("21 % (6) se han completado", "In progress"), ("21 % (6) выполнено", "In progress"),
    ("100 % (6) had been done", "Implemented"), ("0 % of the staff", "Not started"), ("80 % of the offices", "In progress"),
])
def test_a_share_of_a_group_is_asked(text: str, suggestion: str) -> None:
    assert read_status(text).status is Status.NOT_REPORTED
    assert asked(read_status(text)) == ("status-unclear", (suggestion,))


@pytest.mark.parametrize(("text", "status"), [
    ("50%", Status.IN_PROGRESS), ("80 % complete: two lamps are missing", Status.IN_PROGRESS), ("99.6 %", Status.IN_PROGRESS),
    ("0,4 %", Status.IN_PROGRESS), ("100 %", Status.IMPLEMENTED), ("100.0%", Status.IMPLEMENTED),
])
def test_a_share_of_the_action_is_its_status(text: str, status: Status) -> None:
    assert says(read_status(text), status)


@given(st.sampled_from(sorted(CLOSED)), st.sampled_from(["{}", "{}.", "Status: {}", "{} on 3 May 2018", "{}: all offices informed"]))
def test_closed_does_not_say_whether_it_was_done(word: str, form: str) -> None:
    read = read_status(form.format(word))
    assert (read.status, read.closing_reason) == (Status.NOT_REPORTED, "")
    assert asked(read) == ("status-closed", ("Implemented", "Closed without implementation"))


@given(st.sampled_from(CLOSED), st.sampled_from([
    "{}: installed and tested", "{} - delivered in April", "{} (verified by the captain)", "{} as effective", "{}, fully implemented",
    "{} : livrée et testée", "{}: entregada y probada", "{}: установлено и проверено", "{} - Acceptable Alternate Action"]))
def test_closed_with_words_of_completion_is_implemented(word: str, form: str) -> None:
    assert says(read_status(form.format(word)), Status.IMPLEMENTED)


@given(st.sampled_from(CLOSED), st.sampled_from([
    "{}: installed, but not tested", "{}: tested, to be delivered", "{}: delivered in 2 of 5 offices", "{}: not effective",
    "{} - half of it was delivered but one lamp is dark", "{} : livrée, mais non testée", "{}: entregada, pero sin probar",
    "{}: установлено, но не проверено"]))
def test_closed_with_words_of_completion_and_an_open_remainder_is_never_silently_implemented(word: str, form: str) -> None:
    assert not says(read_status(form.format(word)), Status.IMPLEMENTED)


@pytest.mark.parametrize("text", [
    "Closed (no staff)", "Closed: no budget available", "Clos (budget non disponible)", "Cerrada: sin presupuesto",
    "Закрыто: нет средств", "Closed without action", "Abandoned: the harbour was sold", "Closed: see recommendation 3",
])
def test_closed_with_its_reason_is_not_implemented(text: str) -> None:
    assert says(read_status(text), Status.CLOSED_NOT_IMPLEMENTED)


@given(st.sampled_from(BOXES), st.sampled_from(LABELS), st.sampled_from(["{0} {1}", "{0}{1}", "{1} {0}", "Status: {0} {1}"]))
def test_a_box_that_is_not_ticked_says_nothing(box: str, label: str, form: str) -> None:
    read = read_status(form.format(box, label))
    assert read.status is Status.NOT_REPORTED
    assert asked(read)[0] == "status-unclear"


@given(st.sampled_from(TICKED), st.sampled_from(BOXES[:6]), st.permutations(["Implemented", "In progress", "Not started"]),
       st.sampled_from(["{0} {1}", "{1} {0}", "{0}{1}"]), st.sampled_from([" ", ", ", "\n"]))
def test_of_several_boxes_the_one_that_is_ticked_counts(
    ticked: str, empty: str, labels: list[str], form: str, glue: str,
) -> None:
    boxes = [ticked, empty, empty]
    text = glue.join(form.format(box, label) for box, label in zip(boxes, labels, strict=True))
    assert read_status(text).status.label == labels[0]


@pytest.mark.parametrize(("text", "suggestions"), [
    ("☐ Implemented ☐ In progress", ("Implemented", "In progress")), ("☑ Implemented ☑ In progress", ("Implemented", "In progress")),
    ("Implemented ☑ In progress", ("Implemented", "In progress")), ("☐ Done", ("Not started", "In progress")),
    ("☒", ("Implemented",)), ("☒ See annex ☐ Implemented", ()),
])
def test_boxes_that_do_not_settle_it_are_asked(text: str, suggestions: tuple[str, ...]) -> None:
    assert asked(read_status(text)) == ("status-unclear", suggestions)


def test_what_stands_behind_a_choice_is_kept() -> None:
    assert read_status("☐ Not started ☒ In progress: two lamps bought").rest == "two lamps bought"
    assert "two lamps bought" in read_status("☒ In progress ☐ Implemented two lamps bought").rest
    assert read_status("● Implemented").status is Status.IMPLEMENTED
    assert read_status("Implemented. Colours: ☐ red ☒ blue").status is Status.IMPLEMENTED


def test_a_box_and_its_choice_are_not_parted() -> None:
    assert split_statuses("☐ Done") == ("☐ Done",)
    assert split_statuses("Will be Completed") == ("Will be Completed",)


@pytest.mark.parametrize(("text", "acceptance"), [
    ("☒ Accepted ☐ Not accepted", Acceptance.ACCEPTED), ("☐ Accepted ☒ Not accepted", Acceptance.NOT_ACCEPTED),
    ("☐ Accepted", None), ("☒ Accepted ☒ Not accepted", None),
    ("The Office has not accepted the recommendation", Acceptance.NOT_ACCEPTED),
    ("Le port n'a pas accepté la recommandation", Acceptance.NOT_ACCEPTED),
    ("No se acepta la recomendación", Acceptance.NOT_ACCEPTED), ("The Office accepted the recommendation", Acceptance.ACCEPTED),
])
def test_an_answer_counts_with_its_box_and_its_not(text: str, acceptance: Acceptance | None) -> None:
    assert read_acceptance(text) is acceptance


@given(st.sampled_from(DONE), st.sampled_from([
    "{}, then reversed by the new board", "{} in 2019; has since lapsed", "{} (rolled back in May)", "{}, rejected by the client",
    "{} and must be redone", "{} - see note, still failing", "{} puis remis en cause", "{}, abandonné depuis",
    "{} y luego revertido", "{}, pero fue anulado", "{}, затем отменено", "{} и вновь прекращено"]))
def test_what_was_done_and_is_taken_back_is_never_silently_implemented(done: str, form: str) -> None:
    assert not says(read_status(form.format(done)), Status.IMPLEMENTED)


@given(st.sampled_from(DONE), st.sampled_from([
    "{} (target)", "{} – estimated", "{} as a pilot", "{} at two pilot sites", "{} by Friday", "{} next month", "{} without success",
    "{} (prévision)", "{} à titre pilote", "{} 0%", "{}: 0 %", "{} à 0 %", "{} al 0%", "{} на 0 %",
    "{} on paper only", "{} by the ward on paper only", "{} in all schools once the grant is paid", "{} (draft)", "{} in draft", "{} with exceptions", "{} for now", "{} as far as possible", "{} to date: 40%",
    "{} insofar as funds allowed", "{} without the second part", "{} once the server arrives", "{} if the board agrees",
    "{} unless the grant is late", "{} when the nurses are trained", "{} according to the supplier", "{}, allegedly",
    "{} Phase 1 of the works", "{} 1st draft", "{} from 2015 to 2018 only", "{} in 3 schools of 7", "{} 3/10", "{} - Overdue",
    "{}, yet defects remain", "{}. However, the unit was closed.", "{}: 0", "{}: none",
    "{} sur le papier", "{} (brouillon)", "{} dès réception des fonds", "{} dans 3 écoles sur 7", "{} selon la direction",
    "{} en el papel", "{} con observaciones", "{} cuando haya fondos", "{} según la unidad",
    "{} на бумаге", "{} с замечаниями", "{} при наличии бюджета", "{} по словам подрядчика"]))
def test_what_is_done_with_a_reservation_is_never_silently_implemented(done: str, form: str) -> None:
    assert not says(read_status(form.format(done)), Status.IMPLEMENTED)


@given(st.sampled_from(DONE), st.sampled_from([
    "{} Yes/No", "{} (Y/N)", "{} Oui/Non", "{} Sí / No", "{} да/нет", "{}: Yes ☐ No ☒", "{} Yes [ ] No [x]", "{} ¿?"]))
def test_a_choice_that_nobody_made_says_nothing(done: str, form: str) -> None:
    assert not says(read_status(form.format(done)), Status.IMPLEMENTED)


@pytest.mark.parametrize("text", [
    "Un-implemented", "RE-IMPLEMENTED", "No - completed", "<100%", "~100 %", "Prior status: Completed", "Target status: done",
    "(a) Done (b) Ongoing", "1. Completed 2. In progress", "Status last year: implemented", "Statut prévu : terminé"])
def test_what_stands_before_a_status_and_turns_it_is_not_taken_away(text: str) -> None:
    assert not says(read_status(text), Status.IMPLEMENTED)


@pytest.mark.parametrize("text", ["Not completed until 2020", "Not implemented before May 2022", "No realizada hasta 2021"])
def test_what_was_not_done_for_a_time_is_asked(text: str) -> None:
    assert not read_status(text).sure


@pytest.mark.parametrize("text", ["Started; stopped for lack of funds", "In progress, then abandoned", "Ongoing (suspended in July)"])
def test_what_is_in_progress_and_was_stopped_is_asked(text: str) -> None:
    assert not read_status(text).sure


@pytest.mark.parametrize("text", [
    "Implemented, and policy re-issued in 2021", "Implemented. The old system was discontinued.", "Implemented; old forms withdrawn",
    "Completed. The valve was replaced after the pump failed.", "Completed without incident", "Completed with minor amendments",
    "Terminé avec succès", "Realizada con apoyo de la unidad", "Выполнено по плану", "Completed 10/10", "Done 12/2021",
    "UNOPS - Implemented", "Current status: Completed", "Delivered and accepted"])
def test_what_is_told_of_something_done_leaves_it_done(text: str) -> None:
    assert says(read_status(text), Status.IMPLEMENTED)


@pytest.mark.parametrize("text", [
    "Closed – partially resolved", "Closed: accepted and implemented in part", "Closed on condition that the roof is fixed",
    "Closed once installed", "Clôturé : partiellement réalisé", "Cerrado: parcialmente implementado", "Закрыто: частично выполнено"])
def test_closed_with_words_of_completion_in_part_is_asked(text: str) -> None:
    assert not says(read_status(text), Status.IMPLEMENTED)


def test_closed_as_implemented_stays_so_where_another_recommendation_is_named() -> None:
    assert read_status("Closed (implemented), see rec 3").status is Status.IMPLEMENTED
    assert says(read_status("Closed – see 3 above"), Status.CLOSED_NOT_IMPLEMENTED)
