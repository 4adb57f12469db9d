"""The Excel forms that go out to the offices.

May import model and below.
"""
