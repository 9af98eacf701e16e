Attribute VB_Name = "help"
Option Explicit

Sub Doctor(control As IRibbonControl)
    ' Says whether Python and the add-in fit together.
    Press "doctor", "{DOCTOR_FAILED}"
End Sub

Sub About(control As IRibbonControl)
    ' Says which version this is.
    Press "about", "{ABOUT_FAILED}"
End Sub
