"""Rules of family CH: what a sentence says, and whether it says it once and whole."""
