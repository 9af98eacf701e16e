Attribute VB_Name = "help"
Option Explicit

Sub Doctor(control As IRibbonControl)
    ' Says whether Python and the add-in fit together.
    Press "doctor()", "Python could not be started", " Run tracker addin doctor in a terminal."
End Sub

Sub About(control As IRibbonControl)
    ' Says which version this is.
    Press "about()", "Python could not be started", " Run tracker addin doctor in a terminal."
End Sub
