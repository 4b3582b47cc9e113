@rem The command on Windows: within a script, and only there, cmd.exe waits for a program with windows.
@"%~dp0..\marquee.exe" %*
