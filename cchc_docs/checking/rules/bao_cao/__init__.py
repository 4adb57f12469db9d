"""Rules of family BC: figures of a report against each other and against the plan."""
