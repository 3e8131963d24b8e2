"""Names in running text: bodies, people, countries and places, what happened, how many, and who said what."""
