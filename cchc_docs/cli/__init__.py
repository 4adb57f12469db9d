"""The command `cchc`: parse, one library call, print, exit code. Nothing else prints."""
