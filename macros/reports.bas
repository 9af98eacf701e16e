Attribute VB_Name = "reports"
Option Explicit

Sub ProgressReport(control As IRibbonControl)
    ' Makes a report on the open register in the house format that was used last.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.progress_report()"
    Exit Sub
Failed:
    MsgBox "The report could not be made: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub ReportInFormat(control As IRibbonControl)
    ' Makes a report on the open register in the house format that the item of the menu names.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.report_in('" & control.Tag & "')"
    Exit Sub
Failed:
    MsgBox "The report could not be made: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub ReportInAnotherFormat(control As IRibbonControl)
    ' Makes a report on the open register in a house format from a folder of your own.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.report_in_another()"
    Exit Sub
Failed:
    MsgBox "The report could not be made: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub AsOfDate(control As IRibbonControl)
    ' Asks for the day as of which reports and late items are judged.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.as_of_date()"
    Exit Sub
Failed:
    MsgBox "The as-of date could not be asked for: " & Err.Description, vbExclamation, "Tracker"
End Sub

Sub OpenReportsFolder(control As IRibbonControl)
    ' Opens the folder in which the reports on the open register are kept.
    On Error GoTo Failed
    RunPython "import toolkit.addin; toolkit.addin.open_reports_folder()"
    Exit Sub
Failed:
    MsgBox "The folder could not be opened: " & Err.Description, vbExclamation, "Tracker"
End Sub
