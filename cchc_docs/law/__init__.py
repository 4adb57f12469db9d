"""Dated legal values and the register of known legal texts: YAML data with its sources, small loaders.

May import vietnamese and errors, nothing else: every other room stands on it.
"""
