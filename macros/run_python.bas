Attribute VB_Name = "run_python"
Option Explicit

Sub RunPython(Job As String)
    ' Has the Python that the user's settings name do a job over the workbook in front.
    Dim Told As String
    #If Mac Then
        Told = ToldPython(Job, ActiveWorkbook.Name, "") & SavesItself(ActiveWorkbook)
        RunOnMac Interpreter("INTERPRETER_MAC"), Told
    #Else
        Told = ToldPython(Job, ActiveWorkbook.Name, CStr(Application.Hwnd)) & SavesItself(ActiveWorkbook)
        RunOnWindows Interpreter("INTERPRETER_WIN"), Told
    #End If
End Sub

Private Function Interpreter(Key As String) As String
    Dim Named As String
    If Not GetConfigFromFile(GetConfigFilePath(), Key, Named) Then Err.Raise vbObjectError + 1, , "{NO_PYTHON}"
    Interpreter = Named
End Function

Private Sub RunOnWindows(Python As String, Told As String)
    Dim LogFile As String, Said As String, Ended As Long
    If Not FileExists(Python) Then Err.Raise vbObjectError + 1, , "{PYTHON_GONE}"
    LogFile = Environ("TEMP") & "\tracker-" & CreateGUID() & ".log"
    Ended = WScript.Run(ForWindows(Python, ParentFolder(Python), Told, LogFile), 0, True)
    If Ended <> 0 Then Said = ReadFile(LogFile)
    On Error Resume Next
    Kill LogFile
    On Error GoTo 0
    If Ended <> 0 Then Err.Raise vbObjectError + 1, , Left$(Said, 1000)
End Sub

Private Sub RunOnMac(Python As String, Told As String)
    ' Python goes on when this has ended, because Excel answers no program while a macro runs.
    #If Mac Then
    Dim LogFile As String, Said As String, Ended As String
    LogFile = Environ("HOME") & "/xlwings.log"
    On Error Resume Next
    Kill LogFile
    On Error GoTo NoScript
    Application.StatusBar = "{AT_WORK}"
    Ended = AppleScriptTask("xlwings-" & XLWINGS_VERSION & ".applescript", "VbaHandler", ForMac(Python, Told, LogFile))
    On Error Resume Next
    Said = ReadFile(LogFile)
    On Error GoTo 0
    If Said = "" Then Exit Sub
    Application.StatusBar = False
    Err.Raise vbObjectError + 1, , Left$(Said, 1000)
NoScript:
    Application.StatusBar = False
    Err.Raise vbObjectError + 1, , "{NO_SCRIPT}"
    #End If
End Sub

Private Sub CleanUp()
    ' xlwings calls this on a Mac when Python ends. It says why Python failed; what a button said in the status bar stays.
    #If Mac Then
    Dim LogFile As String, Said As String
    LogFile = Environ("HOME") & "/xlwings.log"
    On Error Resume Next
    Said = ReadFile(LogFile)
    Kill LogFile
    On Error GoTo 0
    Application.ScreenUpdating = True
    If CStr(Application.StatusBar) = "{AT_WORK}" Then Application.StatusBar = False
    If Said <> "" Then MsgBox Left$(Said, 1000), vbExclamation, "{TITLE}"
    #End If
End Sub
