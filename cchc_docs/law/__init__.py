"""Floor 1: dated legal values and the register of known legal texts (YAML data, small loaders)."""
