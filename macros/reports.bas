Attribute VB_Name = "reports"
Option Explicit

Sub ProgressReport(control As IRibbonControl)
    ' Makes a report on the open register in the house format that was used last.
    Press "progress_report", "{REPORT_FAILED}"
End Sub

Sub ReportInFormat(control As IRibbonControl)
    ' Makes a report on the open register in the house format that the item of the menu names.
    Press "report_in " & control.Tag, "{REPORT_FAILED}"
End Sub

Sub ReportInAnotherFormat(control As IRibbonControl)
    ' Makes a report on the open register in a house format from a folder of your own.
    Press "report_in_another", "{REPORT_FAILED}"
End Sub

Sub AsOfDate(control As IRibbonControl)
    ' Asks for the day as of which reports and late items are judged.
    Press "as_of_date", "{AS_OF_DATE_FAILED}"
End Sub

Sub OpenReportsFolder(control As IRibbonControl)
    ' Opens the folder in which the reports on the open register are kept.
    Press "open_reports_folder", "{OPEN_REPORTS_FOLDER_FAILED}"
End Sub
