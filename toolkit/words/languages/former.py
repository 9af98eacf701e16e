"""What headings, labels and names of sheets were once translated by: files that were written then are still read."""

from collections.abc import Mapping

FORMER: Mapping[str, tuple[str, ...]] = {
    "Name": ("Имя или название",),
    "of a person\4Name": ("Имя или название",),
    "of a person\4Title": ("Titre", "Título", "Название"),
}
"""An English message -> its former translations, in whatever language, such as `{"Action": ("Acción",)}`."""
