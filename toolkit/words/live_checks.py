"""What the Check cell of a row says of single cells; a rule says there what its problem says."""

from toolkit.words.speaking import _

OF_CELLS = {
    "formula-in-answer": _("{column} is a formula. Type the value itself."),
    "error-value": _("{column} is an error value. Type the value itself."),
    "not-in-list": _("{column} is not one of the choices. Choose from the list."),
    "date-not-a-date": _("{column} is not a date. Type a date, such as 2018-12-31."),
    "date-as-text": _("{column} is text. Type it as a date, such as 2018-12-31."),
    "not-a-number": _("{column} is not a number. Type a number."),
    "not-per-cent": _("{column} is not a percentage from 0% to 100%. Type a number with a per cent sign."),
    "own-missing": _("{column} is missing."),
    "longer-than-asked": _("{column} has more than {most} characters. Make it shorter if you can."),
}
"""Code of the problem -> what the Check cell says."""
STATUS_NOT_IN_LIST = _("{column} is not one of the choices. Choose from the list. If the action is delayed or on hold, "
                       "choose {instead} and give the reason in the comment.")
"""What it says of a status that is not in the list."""
IN_COLUMN = _("{column} (column {letter})")
"""What a column is called that does not stand beside the answers."""
EARLIER = (
    _("An answer is a formula. Type the value itself."),
    _("An answer is an error value. Type the value itself."),
    _("Status is not one of the choices. Choose from the list."),
)
"""What Check cells said in workbooks that earlier versions issued."""
