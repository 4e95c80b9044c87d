"""Word to whoever works on top of the ledger."""

from django.dispatch import Signal

# Sent after the ledger of `unit` changed and the change is safe. Arguments: unit.
ledger_changed = Signal()
