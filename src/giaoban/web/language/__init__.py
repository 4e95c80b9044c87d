"""The words of the screen in another language.

Vietnamese is the source; a phrase that has no translation stays as it is. `en.json` holds the common phrases, and
`en-SUBJECT.json` those of one subject; `sentences` says those that are made of patterns.
"""

import json
from functools import cache
from importlib.resources import files

from django.utils import translation

from giaoban.web.language.sentences import sentence

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


@cache
def catalogue(language: str) -> dict[str, str]:
    """Vietnamese phrase → phrase in `language`."""
    words: dict[str, str] = {}
    if language != "vi" and language in LANGUAGES:
        for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
            if file.name.startswith(language) and file.name.endswith(".json"):
                words |= json.loads(file.read_text(encoding="utf-8"))
    return words


def current() -> str:
    """The language of the current request."""
    chosen = translation.get_language() or "vi"
    return chosen if chosen in LANGUAGES else "vi"


def say(text: str) -> str:
    """`text` in the language of the current request: a phrase, or a sentence that the product made."""
    language = current()
    if language == "vi":
        return text
    return catalogue(language).get(text) or sentence(text, language)
