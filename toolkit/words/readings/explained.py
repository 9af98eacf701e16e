"""How a phrase is explained: what it was read as, in a line."""

from toolkit.words.speaking import _, of

DUE, DUE_IN = _("{kind}, due {day}"), _("{kind}, {days}, due {day}")
NOT_DUE, NOT_DUE_IN = _("{kind}, no due date"), _("{kind}, {days}, no due date")
FROM_TO, FROM, UNTIL = of("days in full", "{first} to {last}"), _("from {first}"), _("until {last}")
CONTINUING = _("continuing")
BECAUSE, SEE, COMMENT = _("because: {reason}"), _("see {refs}"), _("comment: {rest}")
PARTY, PARTY_NOT_KNOWN = _("{role}: {name}"), _("{role}: {name} (not known)")
NOBODY = of("who is responsible", "nobody")
PERHAPS = _("{what}; perhaps {options}")
