"""How many: counts of people, States, bodies and things in running text."""
