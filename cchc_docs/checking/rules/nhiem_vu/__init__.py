"""Rules of family NV: tasks, who leads them, what they produce."""
