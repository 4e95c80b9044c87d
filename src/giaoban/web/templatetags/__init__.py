"""Tags and filters that the templates share, one module a subject."""
