"""Giao Ban: from the report that an office writes to the ledger, the review and the next report."""

__version__ = "0.1.0"
