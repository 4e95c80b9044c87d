"""Figures as read, what people decided about them, and the ledger that they are booked in."""
