"""A document -> HTML in the look of the decree, to be read and pointed at on a screen; Word and PDF are what is signed.

May import model and below. Nothing of a document is ever HTML: every text is escaped here.
"""
