"""Append-only record of who changed what, when and why; each event holds the hash of the one before."""
