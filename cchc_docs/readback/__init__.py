"""An edited Word file back into the plan that made it: what changed, what can be taken, what a person decides.

May import reporting, reading, writing, model and all below; drafting and checking stand beside it and are unknown here.
"""
