"""Rules of family TQ: who signs, in whose name."""
