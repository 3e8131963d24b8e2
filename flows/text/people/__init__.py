"""People named in running text, and the offices that it gives them."""
