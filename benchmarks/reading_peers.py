"""Measures other people's readers of Vietnamese on the text from standard input; run inside their environment.

Prints one JSON object: the characters a second of each. A slow one gets less of the text, at least one paragraph.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator

_SECONDS = 10.0  # for each peer


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs, over and over."""
    kept = [line for line in text.split("\n") if len(line) > 40]
    while kept:
        yield from kept


def speed(text: str, work: Callable[[str], object]) -> float:
    """Characters a second, over as many paragraphs as fit into the time."""
    given = paragraphs(text)
    work(next(given))  # models are loaded with the first
    done, start = 0, time.process_time()
    while time.process_time() - start < _SECONDS:
        paragraph = next(given)
        work(paragraph)
        done += len(paragraph)
    return done / (time.process_time() - start)


def main() -> None:
    """Measure each in turn."""
    from dateparser.search import search_dates
    from underthesea import ner, word_tokenize

    text = sys.stdin.buffer.read().decode()
    measured = {
        "underthesea word_tokenize": speed(text, word_tokenize),
        "underthesea ner": speed(text, ner),
        "dateparser search_dates": speed(text, lambda paragraph: search_dates(paragraph, languages=["vi"])),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
