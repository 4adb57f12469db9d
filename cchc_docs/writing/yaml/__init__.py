"""Document and progress -> YAML for people.

May import model and below.
"""
