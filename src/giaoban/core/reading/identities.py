"""Which spellings of documents in one text mean the same document, and the identity that it has in any text.

An identity is "kind|number|year|issuer", or "kind|title|session", in small letters without accents: "chi-thi|44-ct/tu|
2025|thanh-uy". What a text does not tell is left out of its end; where a code belongs to one issuer of the country
(TW, CP, TTg, QH), the issuer is. `agree` asks whether two identities of different texts may be one document.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date as Day
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.reading.folding import fold, plain
from giaoban.core.reading.report import Document, Reference, Words
from giaoban.core.reading.titles import Titled

_NUMBER = patterns.compile(r"0*(?P<first>\d+[a-z]?)(?:/(?P<year>(?:19|20)\d\d)(?!\d))?(?P<code>.*)")
_LAW_TITLE = patterns.compile(r"(?:bộ )?luật (?P<title>[^\d]+?),? số ")
# What names the issuers of a code: a bare number of another issuer is another document.
_ISSUERS_OF_CODE = (
    ("/tw", ("trung ương", "bộ chính trị", "ban bí thư", "bct", "tw")),
    ("/tu", ("thành ủy", "tỉnh ủy")),
    ("/hu", ("huyện ủy",)),
    ("/qu", ("quận ủy",)),
    ("/đu", ("đảng ủy",)),
    ("-cp", ("chính phủ",)),
    ("ttg", ("thủ tướng",)),
    ("qh", ("quốc hội",)),
    ("hđnd", ("hđnd", "hội đồng nhân dân")),
    ("ubnd", ("ubnd", "ủy ban nhân dân")),
)
_ONE_IN_THE_COUNTRY = ("/tw", "-cp", "ttg", "/bct")
# The code that an issuer's documents bear, to complete a bare number: "Nghị quyết 57 của Bộ Chính trị".
_CODE_OF_ISSUER = (
    ("bộ chính trị", "-{}/tw"),
    ("ban bí thư", "-{}/tw"),
    ("ban chấp hành trung ương", "-{}/tw"),
    ("thủ tướng", "/{}-ttg"),
    ("chính phủ", "/{}-cp"),
)
_LETTERS = {
    "nghị quyết": "nq",
    "chỉ thị": "ct",
    "quyết định": "qđ",
    "kết luận": "kl",
    "quy định": "qđ",
    "nghị định": "nđ",
}
# A committee's boards give its documents, and it may be called after its party organisation.
_BOARD = patterns.compile(r"^(?:ban thường vụ|thường vụ|thường trực|ban chấp hành|bch|btv) (?=\S)")
_PARTY_ORGANISATION = patterns.compile(r"^đảng bộ (?P<level>tỉnh|thành phố|quận|huyện|thị xã|)")
_COMMITTEES = {"thành phố": "thành ủy", "thị xã": "thị ủy", "": "đảng ủy "}
_SHORT_KINDS = {"nq": "nghị quyết", "qđ": "quyết định", "nđ": "nghị định", "ct": "chỉ thị", "kl": "kết luận"}
_RECENT, _FAR = 20, 2000


@dataclass(slots=True, eq=False)
class KnownDocument:
    """A document while a text is read: its kind as written first, and what is known of it so far.

    `first` is its number without code and leading noughts, `code` the rest, folded; `session` is a congress's or a
    law's year.
    """

    kind: str
    number: str | None = None
    first: str = ""
    year: str = ""
    code: str = ""
    title: str = ""
    session: str = ""
    term: str = ""
    date: Day | None = None
    issuer: str | None = None
    spellings: dict[str, Reference] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)

    def references(self) -> Iterator[Reference]:
        """The entries of the annotation guide, one for each spelling of the number; none without a number."""
        identity = self.identity()
        for cited in self.spellings.values():
            issuer = cited.issuer or self.issuer
            yield replace(cited, date=cited.date or self.date, issuer=issuer, identity=identity)

    def with_numbers(self) -> list[tuple[int, int]]:
        """The mentions whose digits count nothing: those of numbered documents and of laws by their year."""
        return self.mentions if self.number or "luật" in fold(self.kind) else []

    def document(self, text: str) -> Document:
        """The document with its mentions in `text`."""
        return Document(
            self.identity(),
            self.kind,
            self.number,
            self.title or None,
            self.date,
            self.issuer,
            tuple(Words(low, high, text[low:high]) for low, high in self.mentions),
        )

    def identity(self) -> str:
        """The identity that this document has in any text that tells as much of it."""
        kind = _slug(kind_of_document(self.kind))
        if not self.first:
            return "|".join((kind, _slug(self.title), self.session or self.term)).rstrip("|")
        number = self.first + (f"/{self.year}" if self.year else "") + self._full_code()
        year = self.year or (str(self.date.year) if self.date else "") or self.session
        issuer = "" if number.endswith(_ONE_IN_THE_COUNTRY) or "/qh" in number else _issuer_slug(self.issuer)
        return "|".join((kind, _slug(number), year, issuer)).rstrip("|")

    def _full_code(self) -> str:
        letters = _LETTERS.get(kind_of_document(self.kind))
        if self.code or not self.issuer or not letters:
            return self.code
        issuer = fold(self.issuer)
        return next((code.format(letters) for name, code in _CODE_OF_ISSUER if issuer.startswith(name)), "")


class Shelf:
    """The documents of a text, taken up mention by mention in text order."""

    def __init__(self) -> None:
        self._documents: list[KnownDocument] = []
        self._by_number: dict[tuple[str, str], list[KnownDocument]] = defaultdict(list)
        self._by_title: dict[tuple[str, str], list[KnownDocument]] = defaultdict(list)
        self._latest: dict[str, KnownDocument] = {}
        self._count: Counter[str] = Counter()

    def documents(self) -> tuple[KnownDocument, ...]:
        """All documents met, in the order of their first mention."""
        return tuple(self._documents)

    def cite(self, citation: Reference) -> None:
        """Take up a mention by number."""
        kind = kind_of_document(citation.kind)
        written = "".join(fold(citation.number).replace("–", "-").split())
        match = _NUMBER.match(written)
        first, year, code = match.group("first", "year", "code") if match else (citation.number, None, "")
        shelf = self._by_number[kind, first]
        known = next((each for each in reversed(shelf[-_RECENT:]) if _may_be(each, citation, year or "", code)), None)
        title = _LAW_TITLE.match(fold(citation.text))
        if known is None and title:
            known = next(
                (
                    each
                    for each in self._by_title[kind, title["title"]]
                    if not each.first and each.session in ("", year)
                ),
                None,
            )
            if known is not None:
                known.number, known.first = citation.number, first
                shelf.append(known)
        if known is None:
            known = self._new(KnownDocument(citation.kind, citation.number, first))
            shelf.append(known)
        elif code and not known.code:
            known.number = citation.number
        known.spellings.setdefault(written, citation)
        known.year, known.code = known.year or year or "", known.code or code
        known.date, known.issuer = known.date or citation.date, known.issuer or citation.issuer
        if title and not known.title:
            known.title, known.session = title["title"], known.session or known.year
            self._by_title[kind, known.title].append(known)
        self._mention(known, citation.start, citation.end)

    def name(self, titled: Titled) -> None:
        """Take up a mention by title."""
        kind = kind_of_document(titled.kind)
        family = "đại hội" if titled.title.startswith("đại hội") else titled.title
        shelf = self._by_title[kind, family]
        known = next((each for each in reversed(shelf[-_RECENT:]) if _may_be_named(each, titled)), None)
        if known is None:
            known = self._new(KnownDocument(titled.kind, title=titled.title))
            shelf.append(known)
        known.title = max(known.title, titled.title, key=len)
        known.session, known.term = known.session or titled.session, known.term or titled.term
        self._mention(known, titled.start, titled.end)

    def point(self, kind: str, start: int, end: int, *, only: bool) -> None:
        """Take up "Nghị quyết này"; with `only` a kind by itself, which means the one document of its kind."""
        kind = kind_of_document(kind)
        known = self._latest.get("" if kind == "văn bản" else kind)
        if known is None or (only and self._count[kind] != 1) or start - known.mentions[-1][1] > _FAR:
            return
        self._mention(known, start, end)

    def _new(self, known: KnownDocument) -> KnownDocument:
        self._documents.append(known)
        self._count[kind_of_document(known.kind)] += 1
        return known

    def _mention(self, known: KnownDocument, start: int, end: int) -> None:
        known.mentions.append((start, end))
        self._latest[kind_of_document(known.kind)] = self._latest[""] = known


@lru_cache(maxsize=256)
def kind_of_document(kind: str) -> str:
    """A kind folded and without what may be left out: "Chương trình hành động" is "chương trình".

    >>> kind_of_document("Chương trình hành động"), kind_of_document("Luật")
    ('chương trình', 'luật')
    """
    folded = fold(kind)
    return _SHORT_KINDS.get(folded) or " ".join(folded.split()[:2])


def agree(one: str, other: str) -> bool:
    """Whether two identities may be of one document: what both tell is the same.

    >>> agree("chi-thi|44-ct/tu|2025|thanh-uy", "chi-thi|44-ct/tu"), agree("luat|dat-dai|2013", "luat|dat-dai|2024")
    (True, False)
    """
    parts, others = one.split("|"), other.split("|")
    if parts[:2] != others[:2]:
        return False
    return all(not left or not right or left == right for left, right in zip(parts[2:], others[2:], strict=False))


def _may_be(known: KnownDocument, citation: Reference, year: str, code: str) -> bool:
    """Whether a number may be that of a known document: no code, year, date or issuer of theirs differs."""
    if code and known.code and code != known.code:
        return False
    if (year and known.year and year != known.year) or (citation.date and known.date and citation.date != known.date):
        return False
    if code and known.code:
        return True
    if citation.issuer and known.issuer and not (code or known.code):
        return _issuer_slug(citation.issuer) == _issuer_slug(known.issuer)
    issuer, of_code = (citation.issuer, known.code) if known.code else (known.issuer, code)
    return not issuer or not of_code or _issues(fold(issuer), of_code)


def _issues(issuer: str, code: str) -> bool:
    """Whether an issuer, folded, may give documents of a code; True where the code tells no issuer."""
    names = next((names for end, names in _ISSUERS_OF_CODE if end in code), ())
    return not names or any(name in issuer for name in names)


def _may_be_named(known: KnownDocument, titled: Titled) -> bool:
    """Whether a title is that of a known document, of no other session or term; a congress may be shortened."""
    if (titled.session and known.session and titled.session != known.session) or (
        titled.term and known.term and titled.term != known.term
    ):
        return False
    short, long = sorted((titled.title, known.title), key=len)
    return long == short or (short.startswith("đại hội") and long.startswith(short + " "))


@lru_cache(maxsize=1024)
def _slug(words: str) -> str:
    return "-".join(plain(words).split())


@lru_cache(maxsize=1024)
def _issuer_slug(issuer: str | None) -> str:
    """An issuer in one form: the committee for its boards and its party organisation, UBND and HĐND in short."""
    folded = " ".join(fold(issuer or "").split())
    folded = folded.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd").replace("tp.", "thành phố ")
    folded = _BOARD.sub("", folded)
    party = _PARTY_ORGANISATION.match(folded)
    if party:
        level = party["level"]
        folded = _COMMITTEES.get(level, f"{level} ủy") + folded[party.end() :]
    return _slug(folded)
