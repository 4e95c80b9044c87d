"""Cached readers of the tables and word lists that the package carries."""

from functools import cache
from importlib import resources


class WordListError(LookupError):
    """A word list that the package does not carry."""

    def __init__(self, name: str):
        known = ", ".join(word_lists())
        super().__init__(f"'{name}' is no word list of the catalogue: it carries {known}")


@cache
def word_lists() -> tuple[str, ...]:
    """The names that `words` takes, in alphabetical order."""
    folder = resources.files("giaoban.catalogue") / "words"
    return tuple(sorted(file.name.removesuffix(".txt") for file in folder.iterdir() if file.name.endswith(".txt")))


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of `catalogue/words/NAME.txt` in the file's order: one a line, from `#` to the line's end a comment.

    >>> "đảng viên" in words("counted")
    True
    >>> words("flowers")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    giaoban.catalogue.tables.WordListError: 'flowers' is no word list of the catalogue: it carries ...
    """
    file = resources.files("giaoban.catalogue") / "words" / f"{name}.txt"
    if not file.is_file():
        raise WordListError(name)
    lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line)
