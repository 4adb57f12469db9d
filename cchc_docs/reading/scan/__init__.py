"""Scans: pictures of pages -> words with their boxes and how sure they are, ruling lines -> the same pages as a PDF.

May import page, recognise, flow, model and below.
"""
