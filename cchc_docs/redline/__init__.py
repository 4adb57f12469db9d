"""Two Word files -> one with tracked changes.

Knows paragraphs and runs, no plan: imports ooxml and errors, never the model.
"""
