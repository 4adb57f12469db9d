"""Findings as people and programs read them: text, JSON, SARIF, Word comments, the signing sheet, pages of rules.

May import checking and all below; no rule imports it.
"""
