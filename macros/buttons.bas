Attribute VB_Name = "buttons"
Option Explicit

Sub Press(Job As String, Failure As String)
    ' What every button does: has Python do a job of the add-in, and says so where that fails.
    On Error GoTo Failed
    RunPython Job
    Exit Sub
Failed:
    MsgBox Failure & " " & Err.Description & " " & "{ADVICE}", vbExclamation, "{TITLE}"
End Sub
