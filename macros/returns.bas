Attribute VB_Name = "returns"
Option Explicit

Sub CheckReturn(control As IRibbonControl)
    ' Judges the open return, marks its problems on their cells and lists them.
    Press "check_return()", "The return could not be checked"
End Sub

Sub CheckFolder(control As IRibbonControl)
    ' Judges the returns in a folder and lists their problems in a new workbook.
    Press "check_folder()", "The folder could not be checked"
End Sub

Sub NextProblem(control As IRibbonControl)
    ' Selects the next marked cell and says what is wrong there.
    Press "next_problem()", "The next problem could not be shown"
End Sub

Sub ClearMarks(control As IRibbonControl)
    ' Puts back what was there before the marks.
    Press "clear_all_marks()", "The marks could not be cleared"
End Sub
