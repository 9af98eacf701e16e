Attribute VB_Name = "next_problem"
Option Explicit

Sub NextProblem()
    ' Goes to the next answer that the Check column finds fault with; after the last one, to the first again.
    Dim Sheet As Worksheet, Check As Long, LastRow As Long, Ahead As Long, Row As Long
    Set Sheet = ActiveSheet
    Check = HeadingColumn(Sheet, "Check")
    If Check = 0 Then
        MsgBox "Open your workbook on the sheet Actions first.", vbInformation, "Next problem"
        Exit Sub
    End If
    LastRow = Sheet.UsedRange.Row + Sheet.UsedRange.Rows.Count - 1
    For Ahead = 1 To LastRow - 1
        Row = 2 + (ActiveCell.Row - 2 + Ahead) Mod (LastRow - 1)
        If Sheet.Cells(Row, Check).Text <> "" Then
            Sheet.Cells(Row, AnswerColumn(Sheet, Sheet.Cells(Row, Check).Text)).Select
            Exit Sub
        End If
    Next Ahead
    MsgBox "The Check column finds no fault.", vbInformation, "Next problem"
End Sub

Private Function AnswerColumn(Sheet As Worksheet, Problem As String) As Long
    ' The column that the problem names in its first words; that of the status if it names none.
    Dim Column As Long, Heading As String
    AnswerColumn = HeadingColumn(Sheet, "Status")
    For Column = 1 To Sheet.UsedRange.Column + Sheet.UsedRange.Columns.Count - 1
        Heading = Sheet.Cells(1, Column).Text
        If Heading <> "" And Mid(Problem, 3, Len(Heading) + 1) = Heading & " " Then AnswerColumn = Column
    Next Column
End Function

Private Function HeadingColumn(Sheet As Worksheet, Heading As String) As Long
    ' The column under a heading; 0 if there is none.
    Dim Column As Long
    For Column = 1 To Sheet.UsedRange.Column + Sheet.UsedRange.Columns.Count - 1
        If Sheet.Cells(1, Column).Text = Heading Then HeadingColumn = Column
    Next Column
End Function
