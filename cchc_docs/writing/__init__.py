"""Document -> Word, PDF, YAML, Excel, HTML; whole files or none (`output.py`), one writer at a time (`lock.py`).

May import model, ooxml, law, vietnamese; reading and redline stand beside it and are unknown here.
"""
