"""Rules over the model: registry, runner, outputs. `check(read, on=…)` gives a `Report`."""
