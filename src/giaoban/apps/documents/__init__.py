"""Documents as received: the file, its text, what it cites, whom it names and the work that it sets."""
