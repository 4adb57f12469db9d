"""Rules of family TC: who is told to lead, to help, to watch - the part on organisation, the body, the tables."""
