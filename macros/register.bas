Attribute VB_Name = "register"
Option Explicit

Sub IssueWorkbooks(control As IRibbonControl)
    ' Lists the workbooks that would be issued from the open register; over that plan, issues them.
    Press "issue_workbooks", "{ISSUE_WORKBOOKS_FAILED}"
End Sub

Sub ConsolidateFolder(control As IRibbonControl)
    ' Lists what a folder with returns would change in the open register; over that plan, takes them in.
    Press "consolidate_folder", "{CONSOLIDATE_FOLDER_FAILED}"
End Sub

Sub WhoIsMissing(control As IRibbonControl)
    ' Lists the units that have not returned in the latest round.
    Press "who_is_missing", "{WHO_IS_MISSING_FAILED}"
End Sub

Sub HighlightLateItems(control As IRibbonControl)
    ' Marks the actions of the open register that are overdue; Clear marks puts back what was there.
    Press "highlight_late_items", "{HIGHLIGHT_LATE_ITEMS_FAILED}"
End Sub

Sub DecideConflicts(control As IRibbonControl)
    ' Goes to the first conflict that waits for a decision.
    Press "decide_conflicts", "{DECIDE_CONFLICTS_FAILED}"
End Sub

Sub HistoryOfAction(control As IRibbonControl)
    ' Lists what happened to the action in the row of the active cell.
    Press "history_of_action", "{HISTORY_OF_ACTION_FAILED}"
End Sub
