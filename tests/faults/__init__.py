"""Faults on purpose: damaged files, full disks, kills, races. What survives, what is refused, what is lost."""
