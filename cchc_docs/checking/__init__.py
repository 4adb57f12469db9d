"""Rules over the model: context, profile of the issuer, registry, runner. `check(read, on=…)` gives a `Report`.

May import reporting, reading, writing, model and below; drafting, readback and gathering stand beside it and are unknown here.
"""
