"""One event as the chain holds it, and the hash of it.

Version 1 hashed the event's words themselves. Version 2 hashes the hash of the details, of the reason and of what was
booked, so that a chain can be given away without the first two and still be proven.
"""

import hashlib
import json
from dataclasses import dataclass

FIRST = "0" * 64
LATEST = 2


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hexadecimal digits.

    >>> sha256("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """An event of the chain. `at` is ISO 8601 in UTC; `by` is the number of the account, None for the system itself.

    `details` and `reason` are None where they are withheld; their hashes then stand for them.
    """

    version: int
    number: int
    at: str
    by: int | None
    by_name: str
    action: str
    subject_model: str
    subject_id: str
    unit: str
    details: str | None
    reason: str | None
    booked: str
    previous_hash: str
    hash: str
    details_hash: str = ""
    reason_hash: str = ""

    @property
    def withheld(self) -> bool:
        """Whether its hash cannot be worked out from what is given: a version 1 event without its words."""
        return self.version == 1 and (self.details is None or self.reason is None)

    def digest(self) -> str:
        """The SHA-256 of everything that the event says and of the hash before it."""
        who = [self.by_name, self.action, self.subject_model, self.subject_id]
        if self.version == 1:
            said = [self.number, self.at, *who, self.details, self.reason, self.previous_hash]
        else:
            details = self.details_hash if self.details is None else sha256(self.details)
            reason = self.reason_hash if self.reason is None else sha256(self.reason)
            words = [self.unit, details, reason, sha256(self.booked)]
            said = [self.version, self.number, self.at, self.by, *who, *words, self.previous_hash]
        return sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")))
