"""What headings, labels and names of sheets were once translated by: files that were written then are still read."""

from collections.abc import Mapping

FORMER: Mapping[str, tuple[str, ...]] = {
    "By": ("Por",),
    "Days due soon": ("Días de próxima a vencer",),
    "What others wrote": ("Comentarios de otras",),
}
"""An English message -> its former translations, in whatever language, such as `{"Action": ("Acción",)}`."""
