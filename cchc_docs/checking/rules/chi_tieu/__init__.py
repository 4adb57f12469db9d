"""Rules of family CT: targets, their values and how they compare."""
