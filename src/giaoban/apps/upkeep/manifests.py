"""The list that goes with a backup: when, of what, every table and file with its digest, the head of the journal."""

import json
from dataclasses import dataclass, field
from typing import Any

from giaoban.apps.upkeep.digests import Digest, total

FORMAT = 1


@dataclass(slots=True)
class Manifest:
    """What a backup holds. `head` is number and hash of the last event of the journal."""

    engine: str
    made_at: str
    migrations: list[tuple[str, str]]
    tables: dict[str, Digest]
    head: tuple[int, str]
    files: dict[str, Digest] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """One hash over every table and every file."""
        return total({**{f"table {name}": one for name, one in self.tables.items()}, **self._files()})

    def _files(self) -> dict[str, Digest]:
        return {f"file {name}": one for name, one in self.files.items()}

    @property
    def rows(self) -> int:
        """How many rows the tables hold together."""
        return sum(one.size for one in self.tables.values())

    def written(self) -> bytes:
        """The list as a file of the backup."""
        said = {
            "format": FORMAT,
            "engine": self.engine,
            "made_at": self.made_at,
            "migrations": self.migrations,
            "tables": {name: one.as_data() for name, one in self.tables.items()},
            "files": {name: one.as_data() for name, one in self.files.items()},
            "journal": list(self.head),
            "digest": self.digest,
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes) -> Manifest:
    """The list of a backup; ValueError where it is none or was changed."""
    try:
        said: dict[str, Any] = json.loads(content)
        read = Manifest(
            engine=said["engine"],
            made_at=said["made_at"],
            migrations=[(app, name) for app, name in said["migrations"]],
            tables={name: Digest(**one) for name, one in said["tables"].items()},
            head=(said["journal"][0], said["journal"][1]),
            files={name: Digest(**one) for name, one in said["files"].items()},
        )
        written = said["digest"]
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"no list of a backup: {error}") from error
    if read.digest != written:
        raise ValueError("the digest is not that of the list")
    return read
