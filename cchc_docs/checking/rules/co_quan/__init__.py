"""Rules of family CQ: names and levels of agencies and units."""
