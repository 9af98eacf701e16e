"""What is typed wrongly is told in the language of whoever types, and so is the help that the library makes."""

import pytest

from tests.doors.command_line import Tracker

WRONG = [
    (("isue",), "No such command 'isue'. Did you mean 'issue'?", "La commande 'isue' n’existe pas. Vouliez-vous dire 'issue' ?"),
    (("zzz",), "No such command 'zzz'.", "La commande 'zzz' n’existe pas."),
    (("issue", "--rund"), "No such option: --rund (Possible options: --dry-run, --round, --unit)",
     "L’option --rund n’existe pas (options possibles : --dry-run, --round, --unit)"),
    (("issue", "--zzz"), "No such option: --zzz", "L’option --zzz n’existe pas"),
    (("history", "register.xlsx"), "Missing argument ", "Il manque l’argument "),
    (("issue", "r.xlsx", "--round"), "Option '--round' requires an argument.", "L’option '--round' exige une valeur."),
    (("issue", "a", "b"), "Got unexpected extra argument(s) (b)", "Arguments en trop (b)"),
    (("explain", "nothing"), "Invalid value for 'deadline|status|units': 'nothing' is not one of 'deadline', 'status', 'units'.",
     "Valeur non valable pour 'deadline|status|units' : 'nothing' ne fait pas partie des valeurs possibles : 'deadline', 'status', 'units'."),
    (("overdue", "r.xlsx", "--as-of", "may"), "Invalid value for '--as-of': “may” is not a date.",
     "Valeur non valable pour '--as-of' : « may » n’est pas une date."),
]


@pytest.mark.parametrize(("words", "english", "french"), WRONG, ids=[" ".join(one[0]) for one in WRONG])
def test_what_is_wrong_is_told_in_the_language(
        tracker: Tracker, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], english: str, french: str) -> None:
    outcome = tracker(*words)
    assert (outcome.code, outcome.out, f"Error: {english}" in outcome.err) == (2, "", True)
    monkeypatch.setenv("TRACKER_LANG", "fr")
    told = tracker(*words).err.replace("\xa0", " ")
    assert told.startswith("Utilisation : tracker ") == outcome.err.startswith("Usage: tracker ")
    assert f"Erreur : {french}" in told


def test_help_of_a_command_has_its_headings_and_what_counts_by_itself_in_the_language(tracker: Tracker) -> None:
    told = tracker("issue", "--help", "--lang", "fr").out.replace("\xa0", " ")
    assert all(words in told for words in (
        "Utilisation : tracker issue [OPTIONS] ", "\nArguments :\n", "\nOptions :\n", "[obligatoire]",
        "[par défaut : lead]", "Afficher ce message et quitter."))


def test_a_language_can_be_typed_before_a_command(tracker: Tracker) -> None:
    assert "\nCommandes\xa0:\n" in tracker("--lang", "fr", "addin", "--help").out
    assert tracker("--lang", "xx").code == 2
