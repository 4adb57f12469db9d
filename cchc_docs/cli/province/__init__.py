"""Commands of a province: the plans of its communes surveyed, their reports added up."""
