Attribute VB_Name = "returns"
Option Explicit

Sub CheckReturn(control As IRibbonControl)
    ' Judges the open return, marks its problems on their cells and lists them.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.check_return()"
    Exit Sub
Failed:
    MsgBox "The return could not be checked: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub CheckFolder(control As IRibbonControl)
    ' Judges the returns in a folder and lists their problems in a new workbook.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.check_folder()"
    Exit Sub
Failed:
    MsgBox "The folder could not be checked: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub NextProblem(control As IRibbonControl)
    ' Selects the next marked cell and says what is wrong there.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.next_problem()"
    Exit Sub
Failed:
    MsgBox "The next problem could not be shown: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub ClearMarks(control As IRibbonControl)
    ' Puts back what was there before the marks.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.clear_all_marks()"
    Exit Sub
Failed:
    MsgBox "The marks could not be cleared: " & Err.Description, vbExclamation, "Tracker"
End Sub
