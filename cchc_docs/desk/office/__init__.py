"""Errands on the folder of an office: its papers, changes that can be undone, rows and answers put into a plan.

The folder is the whole state: no database, nothing kept elsewhere. May import the desk and everything below it.
"""
