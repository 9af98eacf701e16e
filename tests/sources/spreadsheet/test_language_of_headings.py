"""The language of a tracker, from the headings that only one language has."""

from pathlib import Path

import pytest

from tests.sources.trackers import taken, write

MAPPED = ("Action=Detalle", "Deadline=Fecha final")


@pytest.mark.parametrize(("sheet", "mapped", "language", "deadline"), [
    ("""
    | Detalle        | Responsable | Fecha final | Observaciones |
    | Pintar el faro | Taller      | 2025-05-09  | falta pintura |
    """, MAPPED, "es", "9 de mayo de 2025"),
    ("""
    | Acciones       | Responsable | Plazo      | Estado    |
    | Pintar el faro | Taller      | 2025-05-09 | Pendiente |
    """, (), "es", "9 de mayo de 2025"),
    ("""
    | Mesure            | Responsable | Échéance   | Observations |
    | Peindre la balise | Atelier     | 2025-05-09 |              |
    """, (), "fr", "9 mai 2025"),
    ("""
    | Actions         | Responsible | Deadline   | Observations |
    | Paint the light | Workshop    | 2025-05-09 |              |
    """, (), "en", "9 May 2025"),
    ("""
    | Detalle        | Responsable (taller) | Fecha final | Observaciones |
    | Pintar el faro | Taller               | 2025-05-09  |               |
    """, MAPPED, "es", "9 de mayo de 2025"),
])
def test_a_word_that_languages_share_counts_for_none_of_them(
    tmp_path: Path, sheet: str, mapped: tuple[str, ...], language: str, deadline: str,
) -> None:
    register = taken(write(tmp_path / "tracker.xlsx", sheet), units=None, headings=mapped).register
    assert register.sources[""].language == language
    assert [action.deadline for action in register.actions.values()] == [deadline]
