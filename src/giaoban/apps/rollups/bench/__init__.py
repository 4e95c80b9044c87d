"""A synthetic country in the real schema, and how long its questions take beside the same in another engine."""
