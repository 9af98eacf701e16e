Attribute VB_Name = "register"
Option Explicit

Sub IssueWorkbooks(control As IRibbonControl)
    ' Lists the workbooks that would be issued from the open register; over that plan, issues them.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.issue_workbooks()"
    Exit Sub
Failed:
    MsgBox "The workbooks could not be issued: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub ConsolidateFolder(control As IRibbonControl)
    ' Lists what a folder with returns would change in the open register; over that plan, takes them in.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.consolidate_folder()"
    Exit Sub
Failed:
    MsgBox "The returns could not be consolidated: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub WhoIsMissing(control As IRibbonControl)
    ' Lists the units that have not returned in the latest round.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.who_is_missing()"
    Exit Sub
Failed:
    MsgBox "The units that are missing could not be listed: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub HighlightLateItems(control As IRibbonControl)
    ' Marks the actions of the open register that are overdue; Clear marks puts back what was there.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.highlight_late_items()"
    Exit Sub
Failed:
    MsgBox "The late items could not be highlighted: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub DecideConflicts(control As IRibbonControl)
    ' Goes to the first conflict that waits for a decision.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.decide_conflicts()"
    Exit Sub
Failed:
    MsgBox "The conflicts could not be shown: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub HistoryOfAction(control As IRibbonControl)
    ' Lists what happened to the action in the row of the active cell.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.history_of_action()"
    Exit Sub
Failed:
    MsgBox "The history could not be listed: " & Err.Description, vbExclamation, "Tracker"
End Sub
