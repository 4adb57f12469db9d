"""BC: a figure, a count of villages, a target that a paper tells again otherwise."""
