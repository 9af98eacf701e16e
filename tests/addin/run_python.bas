Attribute VB_Name = "run_python"
Option Explicit

Sub RunPython(Job As String)
    ' Stands for RunPython of the add-in: starts Python with the job and the workbook at hand, and waits for its end.
    Dim Office As String
    Office = Environ("TRACKER_OFFICE")
    Shell "/bin/sh", 0, Environ("TRACKER_RUN") & ToldPython(Job, StarDesktop.CurrentComponent.Title, "") & SavesItself(ActiveWorkbook)
    Do While Dir(Office & "/ended") = ""
        Wait 50
    Loop
End Sub
