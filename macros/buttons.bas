Attribute VB_Name = "buttons"
Option Explicit

Sub Press(Job As String, Failure As String, Optional Advice As String = "")
    ' What every button does: has Python do a job of the add-in, and says so where that fails.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin." & Job
    Exit Sub
Failed:
    MsgBox Failure & ": " & Err.Description & Advice, vbExclamation, "Tracker"
End Sub
