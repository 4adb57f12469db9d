"""Forms out to the offices of a plan, and forms back in."""
