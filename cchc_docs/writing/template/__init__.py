"""A Word template -> a compiled function; its cache, its lint, the shipped template.

The only room that knows docxtpl tags. May import ooxml, model and below.
"""
