"""Last year's plan -> this year's, with a list of what a person must decide. Nothing else.

May import reporting, reading, writing, model and below; checking, readback and gathering are unknown here.
"""
