"""One figure told again in other words: its digits turned, all of them counted otherwise, the villages of the commune, targets."""
