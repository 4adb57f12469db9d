"""Every time a paper sets as a value: its first and last day, the part it plays, what is to happen then. Rules compare the values."""
