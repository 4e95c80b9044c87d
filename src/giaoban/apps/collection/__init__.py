"""Who reports what by when, and how a report goes from draft to accepted."""
