Attribute VB_Name = "buttons"
Option Explicit

Sub Press(Job As String, Failure As String)
    ' What every button does: has Python do a job of the add-in, and says so where that cannot be, or fails.
    Dim Obstacle As String
    On Error GoTo Failed
    Obstacle = WhyNot(Application)
    If Obstacle <> "" Then
        MsgBox Obstacle, vbExclamation, "{TITLE}"
    Else
        RunPython Job
    End If
    Exit Sub
Failed:
    MsgBox Failure & " " & Err.Description & " " & "{ADVICE}", vbExclamation, "{TITLE}"
End Sub

Function WhyNot(Excel As Object) As String
    ' Why no button can work over what is in front; nothing where it can.
    Dim Guarded As Object
    On Error Resume Next ' a Mac has no Protected View
    Set Guarded = Excel.ActiveProtectedViewWindow
    On Error GoTo 0
    If Not Guarded Is Nothing Then
        WhyNot = "{PROTECTED_VIEW}"
    ElseIf Excel.ActiveWorkbook Is Nothing Then
        WhyNot = "{NO_WORKBOOK}"
    ElseIf TypeName(Excel.ActiveSheet) <> "Worksheet" Then
        WhyNot = "{NO_WORKSHEET}"
    End If
End Function

Function SavesItself(Book As Object) As String
    ' Whether AutoSave is on, as Python is told; an Excel without AutoSave does not know the word.
    Dim IsOn As Boolean
    On Error Resume Next
    IsOn = Book.AutoSaveOn
    If IsOn Then SavesItself = " --autosave"
End Function
