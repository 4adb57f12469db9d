"""Words with a place on a page, from whatever file (PDF, scan) -> lines, columns, grids -> Flow.

May import flow, model and below; not the readers that find the words.
"""
