"""The desk: one module per errand, bytes (and a name) in, values out.

What `cli` and `web` both call. Nothing here prints; a path stands only where the errand is about files in a folder.
May import everything below (drafting, checking, readback, reporting and their floors), never `cli` or `web`.
"""
