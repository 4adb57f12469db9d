"""Word and Excel files as packages: the one safe opener, the same bytes out; names, runs, zip.

Knows nothing of documents, plans or law; imports only errors.
"""
