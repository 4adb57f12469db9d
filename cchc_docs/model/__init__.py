"""What a document IS: its parts, kinds, numbering, references, the walk over its texts. No input, no output.

May import law and vietnamese; knows neither files nor formats.
"""
