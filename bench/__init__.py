"""Timings side by side with bare scripts on the same content. Run by hand; no test depends on a time."""
