"""How Vietnamese officialdom writes: pure functions over `str`; no model, no input or output.

Nothing is imported here on purpose: `import cchc_docs.vietnamese.x` must cost about a millisecond.
"""
