"""The ground the rest stands on: decoding, folding, mark-up, lines, dates and shingles, all with offsets."""
