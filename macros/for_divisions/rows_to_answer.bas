Attribute VB_Name = "rows_to_answer"
Option Explicit

Sub ShowRowsToAnswer()
    ' Hides the rows that the Check column finds no fault with.
    ShowRows True
End Sub

Sub ShowAllRows()
    ' Shows all rows again.
    ShowRows False
End Sub

Private Sub ShowRows(OnlyToAnswer As Boolean)
    Dim Sheet As Worksheet, Column As Long, Check As Long, Row As Long
    Set Sheet = ActiveSheet
    For Column = 1 To Sheet.UsedRange.Column + Sheet.UsedRange.Columns.Count - 1
        If Sheet.Cells(1, Column).Text = "Check" Then Check = Column
    Next Column
    If Check = 0 Then
        MsgBox "Open your workbook on the sheet Actions first.", vbInformation, "Rows to answer"
        Exit Sub
    End If
    For Row = 2 To Sheet.UsedRange.Row + Sheet.UsedRange.Rows.Count - 1
        Sheet.Rows(Row).Hidden = OnlyToAnswer And Sheet.Cells(Row, Check).Text = ""
    Next Row
End Sub
