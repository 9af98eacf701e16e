"""What is said of words that were read: how they were read, and what is to be asked of them."""

from toolkit.words.speaking import _

ABOUT = _("“{said}”: {why}")
NOT_UNDERSTOOD = _("“{rest}” is not understood")
