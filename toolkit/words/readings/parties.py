"""How those who are responsible are read, and what is to be asked of them."""

from toolkit.words.speaking import _

IS, MAY_BE = _("“{name}” is {unit}"), _("“{name}” may be {units}")
NOT_KNOWN, NOT_LISTED = _("“{name}” is not known"), _("“{name}” is not in the list of units")
OF_SEVERAL = _("“{name}” is the name of several units")
ONE_OR_SEVERAL = _("“{name}” may be one name or several")
NOBODY_NAMED = _("nobody is named")
