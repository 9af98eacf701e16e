"""The door in Excel: what the buttons of the add-in do, over the open workbook. It never saves and never closes it."""

from toolkit.addin.help import about, doctor
from toolkit.addin.register import (
    consolidate_folder,
    decide_conflicts,
    highlight_late_items,
    history_of_action,
    issue_workbooks,
    who_is_missing,
)
from toolkit.addin.reports import as_of_date, open_reports_folder, progress_report, report_in, report_in_another
from toolkit.addin.returns import check_folder, check_return, clear_all_marks, next_problem

__all__ = [
    "about", "as_of_date", "check_folder", "check_return", "clear_all_marks", "consolidate_folder", "decide_conflicts",
    "doctor", "highlight_late_items", "history_of_action", "issue_workbooks", "next_problem", "open_reports_folder",
    "progress_report", "report_in", "report_in_another", "who_is_missing",
]
