"""Commands about cchc itself: its rules, its schema, its completion in a shell, its page."""
