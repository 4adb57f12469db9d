"""Figures that stand beside each other in words and in rows: read once, compared by the rules of families BC, CT, DS."""
