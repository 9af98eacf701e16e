Attribute VB_Name = "help"
Option Explicit

Sub Doctor(control As IRibbonControl)
    ' Says whether Python and the add-in fit together.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.doctor()"
    Exit Sub
Failed:
    MsgBox "Python could not be started: " & Err.Description & " Run tracker addin doctor in a terminal.", vbExclamation, "Tracker"
End Sub

Sub About(control As IRibbonControl)
    ' Says which version this is.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.about()"
    Exit Sub
Failed:
    MsgBox "Python could not be started: " & Err.Description & " Run tracker addin doctor in a terminal.", vbExclamation, "Tracker"
End Sub
