"""The marks that Word puts before the items of a list ("1.", "a)", "-") and never stores in the text itself."""

import re
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_STYLE_CHAIN = 10  # styles rest on styles; a chain that is longer goes in circles


class ListMarks:
    """Counts the items of each list while the paragraphs go by in order."""

    def __init__(self, document: Document):
        self._levels: dict[tuple[str, int], Any] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        numbering = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if numbering is not None:
            self._learn(numbering.element)

    def mark(self, paragraph: Any) -> str:
        """The mark before this paragraph with the space after it, "" where it is no item of a list."""
        found = self._number_of(paragraph)
        if found is None:
            return ""
        number, level = found
        definition = self._levels.get((self._abstract.get(number, ""), level))
        if definition is None:
            return ""
        counts = self._counts.setdefault(self._abstract[number], {})
        first = self._start(number, level, definition)
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        text = self._written(number, definition, counts)
        return f"{text} " if text else ""

    def _learn(self, numbering: Any) -> None:
        for abstract in numbering.iter(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            for level in abstract.iter(qn("w:lvl")):
                self._levels[name, int(level.get(qn("w:ilvl"), "0"))] = level
        for number in numbering.iter(qn("w:num")):
            name = number.get(qn("w:numId"))
            self._abstract[name] = _value(number.find(qn("w:abstractNumId")), "")
            for override in number.iter(qn("w:lvlOverride")):
                start = _value(override.find(qn("w:startOverride")), "")
                if start.isdecimal():
                    self._starts[name, int(override.get(qn("w:ilvl"), "0"))] = int(start)

    def _number_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        numbered = properties.find(qn("w:numPr"))
        if numbered is None:
            numbered = self._numbered_style(_value(properties.find(qn("w:pStyle")), ""))
        if numbered is None:
            return None
        number = _value(numbered.find(qn("w:numId")), "0")
        level = _value(numbered.find(qn("w:ilvl")), "0")
        return None if number == "0" or not level.isdecimal() else (number, int(level))

    def _numbered_style(self, name: str) -> Any:
        for _ in range(_STYLE_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return None
            numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                return numbered
            name = _value(style.find(qn("w:basedOn")), "")
        return None

    def _start(self, number: str, level: int, definition: Any) -> int:
        written = _value(definition.find(qn("w:start")), "1")
        return self._starts.get((number, level), int(written) if written.isdecimal() else 1)

    def _written(self, number: str, definition: Any, counts: dict[int, int]) -> str:
        pattern = _value(definition.find(qn("w:lvlText")), "")
        if _value(definition.find(qn("w:numFmt")), "decimal") == "bullet":
            return "+" if pattern == "+" else "-"

        def counted(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            other = self._levels.get((self._abstract[number], level))
            form = "decimal" if other is None else _value(other.find(qn("w:numFmt")), "decimal")
            return numeral(counts.get(level, 1), form)

        return re.sub(r"%(\d)", counted, pattern)


def numeral(count: int, form: str) -> str:
    """A count as Word's number form writes it.

    >>> [numeral(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "none")]
    ['4', 'IV', 'd', '04', '']
    """
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "none":
        return ""
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, letter in (*_ROMAN, *_ROMAN_LOW):
        repeat, count = divmod(count, value)
        letters += letter * repeat
    return letters


def _value(element: Any, default: str) -> str:
    return default if element is None else str(element.get(qn("w:val"), default))
