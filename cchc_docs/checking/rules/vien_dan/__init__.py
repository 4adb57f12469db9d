"""Rules of family VD: citations of other texts."""
