"""Rules of family TC: one part of the document naming another."""
