"""Flow -> Document: head, title, opening, blocks, tables, foot, appendix, proof of coverage.

Knows no file format: whatever a reader made of it arrives as a Flow. May import flow, model and below.
"""
