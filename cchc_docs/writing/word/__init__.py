"""View + compiled template -> .docx, with charts and the proof that every word arrived.

May import template, view, ooxml, model and below.
"""
