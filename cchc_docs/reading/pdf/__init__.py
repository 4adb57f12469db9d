"""PDF: letters -> lines, columns, grids -> Flow.

May import flow, recognise, model and below; not the reader of Word.
"""
