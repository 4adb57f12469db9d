"""What comes due: from tables and sentences, as a list and as a calendar."""
