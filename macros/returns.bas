Attribute VB_Name = "returns"
Option Explicit

Sub CheckReturn(control As IRibbonControl)
    ' Judges the open return, marks its problems on their cells and lists them.
    Press "check_return", "{CHECK_RETURN_FAILED}"
End Sub

Sub CheckFolder(control As IRibbonControl)
    ' Judges the returns in a folder and lists their problems in a new workbook.
    Press "check_folder", "{CHECK_FOLDER_FAILED}"
End Sub

Sub NextProblem(control As IRibbonControl)
    ' Selects the next marked cell and says what is wrong there.
    Press "next_problem", "{NEXT_PROBLEM_FAILED}"
End Sub

Sub ClearMarks(control As IRibbonControl)
    ' Puts back what was there before the marks.
    Press "clear_all_marks", "{CLEAR_ALL_MARKS_FAILED}"
End Sub
