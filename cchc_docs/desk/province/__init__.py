"""Errands of a province: a folder of papers of its communes surveyed, or added up; each paper read once, in any process."""
