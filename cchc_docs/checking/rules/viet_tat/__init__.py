"""Rules of family VT: abbreviations."""
