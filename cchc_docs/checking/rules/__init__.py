"""The rules, a folder a family, a file a tight group, found by their place. Each is a generator of findings.

May import checking (not its output), reporting, model, law and vietnamese; no input or output, no file names.
"""
