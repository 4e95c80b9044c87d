"""Indicators, the names that reports give them, and the targets set for them."""
