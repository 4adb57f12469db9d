"""Figures in tables: rows and columns, what is told of them in sentences."""
