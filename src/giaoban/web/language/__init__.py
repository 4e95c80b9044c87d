"""The words of the screen in another language.

Vietnamese is the source; a phrase that has no translation stays as it is.
"""

import json
from functools import cache
from importlib.resources import files

from django.utils import translation

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


@cache
def catalogue(language: str) -> dict[str, str]:
    """Vietnamese phrase → phrase in `language`."""
    if language == "vi" or language not in LANGUAGES:
        return {}
    source = files(__package__).joinpath(f"{language}.json")
    words: dict[str, str] = json.loads(source.read_text(encoding="utf-8"))
    return words


def current() -> str:
    """The language of the current request."""
    chosen = translation.get_language() or "vi"
    return chosen if chosen in LANGUAGES else "vi"


def say(text: str) -> str:
    """`text` in the language of the current request."""
    return catalogue(current()).get(text, text)
