"""Word of rows added to append-only tables, for what is worked out from them."""

from django.dispatch import Signal

# Sent within the transaction that adds them. Arguments: rows.
rows_added = Signal()
