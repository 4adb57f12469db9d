"""Rules on what one paper says of itself in two ways: its kind, whom it asks, its people, its references, what there was none of."""
