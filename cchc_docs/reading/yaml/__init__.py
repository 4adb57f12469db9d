"""YAML: text -> tree -> Document; edits by offset.

May import reading.result, model and below; not the other readers.
"""
