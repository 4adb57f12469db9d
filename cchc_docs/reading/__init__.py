"""YAML, Word, PDF, Excel -> model + source map (where in the file each value stands)."""
