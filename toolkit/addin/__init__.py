"""The door in Excel: what the buttons of the add-in do, over the open workbook. It never saves and never closes it."""

from toolkit.addin.help import about, doctor
from toolkit.addin.returns import check_return

__all__ = ["about", "check_return", "doctor"]
