"""Be Vietnam Pro, served by ourselves: the three weights that the screen uses, from the package that ships them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

DIRECTORY = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
PREFIX = "web/fonts"
FILES = ("BeVietnamPro-Regular.ttf", "BeVietnamPro-Medium.ttf", "BeVietnamPro-SemiBold.ttf")


class FontFinder(BaseFinder):
    """Finds `web/fonts/<file>` in the font package, so that no copy of a font lies in the repository."""

    def __init__(self, app_names: object = None, *args: object, **kwargs: object):
        self.storage = FileSystemStorage(location=DIRECTORY)
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]  # collectstatic puts this before the name

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:
        """The place of a font file on the disk; nothing for any other name."""
        prefix, _, name = path.replace("\\", "/").rpartition("/")
        if prefix != PREFIX or name not in FILES:
            return []
        found = str(DIRECTORY / name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Every font file that `collectstatic` copies."""
        for name in FILES:
            yield name, self.storage
