"""Who said what: quotations and reported speech in running text."""
