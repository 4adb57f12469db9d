"""Document -> the names a template uses (lines, tables, head).

May import model and below.
"""
