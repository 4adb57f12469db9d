"""How words are looked for: tables of wordings, matches with their texts, words that two texts share."""
