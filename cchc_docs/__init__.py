"""cchc-docs: the plans and reports a commune signs, right the first time."""

__version__ = "0.1.0"
