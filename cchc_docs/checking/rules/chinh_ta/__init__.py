"""Rules of family CH: spelling and punctuation."""
