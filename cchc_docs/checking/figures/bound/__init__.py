"""Figures of one sentence that bind each other otherwise than as a sum or a rate: two units of one measure, a rate and what is left of all, a list and its count."""
