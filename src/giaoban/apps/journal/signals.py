"""Word of rows added to append-only tables, for what is worked out from them, and the call to prove the journal."""

from django.dispatch import Signal

# Sent within the transaction that adds them. Arguments: rows.
rows_added = Signal()
# Sent when the journal is proven. A receiver answers with sentences on what is no longer as the journal tells.
proving = Signal()
