Attribute VB_Name = "register"
Option Explicit

Sub IssueWorkbooks(control As IRibbonControl)
    ' Lists the workbooks that would be issued from the open register; over that plan, issues them.
    Press "issue_workbooks()", "The workbooks could not be issued"
End Sub

Sub ConsolidateFolder(control As IRibbonControl)
    ' Lists what a folder with returns would change in the open register; over that plan, takes them in.
    Press "consolidate_folder()", "The returns could not be consolidated"
End Sub

Sub WhoIsMissing(control As IRibbonControl)
    ' Lists the units that have not returned in the latest round.
    Press "who_is_missing()", "The units that are missing could not be listed"
End Sub

Sub HighlightLateItems(control As IRibbonControl)
    ' Marks the actions of the open register that are overdue; Clear marks puts back what was there.
    Press "highlight_late_items()", "The late items could not be highlighted"
End Sub

Sub DecideConflicts(control As IRibbonControl)
    ' Goes to the first conflict that waits for a decision.
    Press "decide_conflicts()", "The conflicts could not be shown"
End Sub

Sub HistoryOfAction(control As IRibbonControl)
    ' Lists what happened to the action in the row of the active cell.
    Press "history_of_action()", "The history could not be listed"
End Sub
