"""What the printed page “How to fill in the workbook” says; what stands in a workbook is named as it stands there."""

from toolkit.words.speaking import _

TITLE = _("How to fill in the workbook")
SUBTITLE = _("For focal points. Nothing to install, no macros: Excel 2013 or later, Excel for the web, or LibreOffice.")

STEPS = _("Three steps")
FILL_IN = _("On the sheet “{actions}”, fill in the yellow cells: “{status}”, “{completed}”, “{comment}”. If what you wrote "
            "last is still right and nothing is new, choose “{yes}” under “{still_so}” instead.")
CHECK = _("Look at the column “{check}”, to the right of the comment. It says what is still missing, and in which column. "
          "The sheet “{read_me}” counts the problems that are left: aim for none.")
SEND = _("Save the workbook and send it back. Who gets it, by when, and whom you can ask stands on the sheet “{read_me}”. "
         "If you cannot solve a problem, send the workbook anyway and say why in the comment.")

SAY, DO = _("You want to say"), _("What to do")
DONE = _("The action is done"), _("Choose “{implemented}” and type the date under “{completed}”.")
LATE = _("It is delayed or on hold"), _("Choose “{in_progress}” or “{not_started}”, and give the reason under “{comment}”.")
MORE_TIME = (_("You need more time"),
             _("Type the new date under “{revised}” and its reason beside it. It holds once it has been accepted."))
CLOSED = _("It will not be done"), _("Choose “{closed}” and give the reason under “{reason}”.")
SAME = _("Nothing has changed"), _("Choose “{yes}” under “{still_so}”.")
NEW = _("An action is missing"), _("Propose it on the sheet “{new_actions}”.")

GOOD_TO_KNOW = _("Good to know")
REMARKS = (
    _("Grey cells are locked, without a password. If your unit supports an action, the lead unit answers it; you add what you "
      "did under “{comment}”."),
    _("Type a date as year-month-day, such as 2026-06-30. Choose a status from the list: click the arrow beside the cell."),
    _("If a text is longer than its row, click the cell: the formula bar above the sheet shows all of it."),
    _("You can filter rows and change widths and heights. Please do not rename sheets or change headings."),
    _("Send back the workbook that you received, not a copy of its cells in another file: it knows which actions are yours."),
)
