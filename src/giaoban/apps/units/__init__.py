"""Administrative units with the days on which they existed, and what became of them."""
