"""Any file -> Document and source map (where in the file each value stands): Word, PDF, scans, YAML, Excel.

May import model, ooxml, law, vietnamese; writing and redline stand beside it and are unknown here.
"""
