"""What headings, labels and names of sheets were once translated by: files that were written then are still read."""

from collections.abc import Mapping

FORMER: Mapping[str, tuple[str, ...]] = {
    "Answered": ("Répondu",),
    "Check": ("Vérification automatique",),
    "Continuing": ("Travaux en cours",),
    "Days due soon": ("Jours avant échéance",),
    "Days overdue at first": ("Jours de retard initial",),
    "Issued to": ("Émis à",),
    "Keep the register": ("Garder le registre",),
    "Last comment": ("Dernière observation",),
    "No": ("Nᵒ",),
    "No.": ("Nᵒ",),
    "No. in source": ("Nᵒ dans la source",),
    "Not checked": ("Non contrôlée",),
    "Refs begin with": ("Les réf. commencent par",),
    "Reported in": ("Communiqué au cycle",),
    "Status words": ("Mots d’état d’avancement",),
    "Times": ("Fois",),
    "Verification": ("Contrôle",),
    "Verification reason": ("Motif du contrôle",),
    "Verified": ("Contrôlée",),
    "Verified by": ("Contrôlée par",),
    "Verified on": ("Contrôlée le",),
}
"""An English message -> its former translations, in whatever language, such as `{"Action": ("Acción",)}`."""
