"""What each address answers, one module a subject."""
