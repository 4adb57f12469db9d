"""What a paper tells of how much there is, wherever it stands - a sentence, a heading, a cell -, and when two such tell of one thing."""
