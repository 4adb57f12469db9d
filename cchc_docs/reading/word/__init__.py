"""Word: Package -> Flow and Form (paragraphs, styles, numbering, what stands around the body).

May import ooxml, flow, recognise, model and below; not the reader of PDF.
"""
