"""How the state of an action is read, and what is to be asked of it."""

from toolkit.words.speaking import _

IS, IS_BY_WORDS = _("“{said}” is {status}"), _("“{said}” is {status}, by the words behind it")
AS_YOU_SAID = _("as you said")
TICKED = _("“{choice}” is ticked")
STOPPED = _("“{said}” says that work has stopped, and not whether it had begun")
HOW_CLOSED = _("“{said}” does not say whether it was implemented")
UNCLEAR = _("“{said}” does not say clearly how far it is")
NO_STATUS_WORD = _("no status word stands at its beginning")
NOT_STATED = _("no status is stated")
BESIDE = _("“{said}” stands beside {words}")
DATE_NOT_TAKEN = _("its date is not taken, as the text says it is not done")
WHEN_NOT_SAID = _("“{said}”, but it is not said when")
SEVERAL_DATES = _("several dates; none of them is taken as its date")
ONLY_DATE, DATE_BESIDE = _("“{date}” is its only date"), _("“{date}” stands beside the status")
IN_BRACKETS, FOLLOWS = _("what stands in brackets is the reason"), _("what follows is the reason")
