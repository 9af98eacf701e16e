Attribute VB_Name = "returns"
Option Explicit

Sub CheckReturn(control As IRibbonControl)
    ' Judges the open return and lists its problems in a new workbook.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.check_return()"
    Exit Sub
Failed:
    MsgBox "The return could not be checked: " & Err.Description, vbExclamation, "Tracker"
End Sub
