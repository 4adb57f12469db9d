"""The corpus that says how right `check` is on papers of strangers."""
