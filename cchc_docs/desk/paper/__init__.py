"""Errands on one paper: its number, the papers around it, a copy of it, its signature fields, files it is parted into.

May import the desk's own doors (open, render) and everything below the desk.
"""
