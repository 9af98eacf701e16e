Attribute VB_Name = "command_line"
Option Explicit

Function ToldPython(Job As String, Book As String, Window As String) As String
    ' What Python is told: the job, the language of the add-in, the workbook, and the window of Excel (none on a Mac).
    ' No part of it needs quotes.
    ToldPython = " -B -W ignore -m toolkit.addin " & Job & " --lang=" & "{LANGUAGE}" & " --book=" & Codes(Book) & _
        " --window=" & Window
End Function

Function Codes(Text As String) As String
    ' The codes of a text's characters, such as 65-66 for AB: no shell on the way to Python reads anything into them.
    Dim At As Long, Made As String
    For At = 1 To Len(Text)
        If At > 1 Then Made = Made & "-"
        Made = Made & CStr(AscW(Mid$(Text, At, 1)) And &HFFFF&)
    Next At
    Codes = Made
End Function

Function ForMac(Interpreter As String, Told As String, LogFile As String) As String
    ' What the script of xlwings takes: search path, interpreter, command, workbook, program and log. It puts the words
    ' for a Python of its own behind the interpreter; behind what Python is told here, they are never looked at.
    ForMac = "|" & "'" & Replace(Interpreter, "'", "'\''") & "'" & Told & "||||" & LogFile
End Function

Function ForWindows(Interpreter As String, Folder As String, Told As String, LogFile As String) As String
    ' The command for Windows. It goes to the folder of Python first, where Windows finds the libraries of Python.
    Dim There As String
    If Left$(Interpreter, 2) = "\\" Then
        There = "pushd """ & Folder & """ & "
    Else
        There = Left$(Interpreter, 2) & " & cd """ & Folder & """ & "
    End If
    ForWindows = "cmd.exe /C " & There & """" & Interpreter & """" & Told & " 2> """ & LogFile & """"
End Function
