Attribute VB_Name = "xlwings"
Option Explicit

Public Function RunPython(PythonCommand As String)
    ' Stands for RunPython of xlwings: starts Python with the command and the workbook at hand, and waits for its end.
    Dim Office As String
    Office = Environ("TRACKER_OFFICE")
    Shell "/bin/sh", 0, Environ("TRACKER_RUN") & " """ & PythonCommand & """ """ & StarDesktop.CurrentComponent.Title & """"
    Do While Dir(Office & "/ended") = ""
        Wait 50
    Loop
End Function
