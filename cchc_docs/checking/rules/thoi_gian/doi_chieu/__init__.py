"""Times held against each other: two places of one thing, steps, spans, the paper before; days that were over at the signing."""
