"""Last year's plan -> this year's, with a list of what a person must decide; what changed between two files."""
