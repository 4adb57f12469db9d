"""The command `cchc`: parse, one call of the desk, print, exit code. Only here and on the page is anything shown.

May import the desk and everything below it; web stands beside it.
"""
