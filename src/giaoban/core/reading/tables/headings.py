"""What the words over a column say that it holds: names, units, plans, results, comparisons.

Words are data: the list `table_headings` of the catalogue. The lowest level of a heading decides, those above it where
it says nothing ("Thực hiện" over "Tháng 4"); a comparison is one at any level ("So sánh (%)" over "Cùng kỳ").
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.periods import Relation, find_periods
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading.folding import fold


class Holds(StrEnum):
    """What a column holds. The first six are words of the list `table_headings`."""

    ORDINAL = "ordinal"
    UNIT = "unit"
    LABEL = "label"
    PLACE = "place"
    TIME = "time"
    NOTE = "note"
    PLAN = "plan"
    RESULT = "result"
    COUNT = "count"
    OF_PLAN = "of_plan"  # "TH/KH (%)", "so với KH giao"
    OF_EARLIER = "of_earlier"  # "so với cùng kỳ (%)"
    OF_SOMETHING = "of_something"  # "Tỷ lệ (%)": what of what, the numbers say
    UNIT_OF_LAND = "unit_of_land"  # a territory as a column: "Phường An Biên"
    OTHER = "other"


VALUES = (Holds.PLAN, Holds.RESULT, Holds.COUNT)
COMPARISONS = (Holds.OF_PLAN, Holds.OF_EARLIER, Holds.OF_SOMETHING)
NAMES = (Holds.LABEL, Holds.PLACE, Holds.TIME)

_BRACKETS = patterns.compile(r"\(([^()]*)\)")
_PLAN = patterns.compile(r"(?<!\w)(?:kế hoạch|kh|dự toán|dt|nghị quyết|nq|chỉ tiêu|mục tiêu)(?!\w)")
_EARLIER = patterns.compile(
    r"(?<!\w)(?:cùng kỳ|ck|(?:năm|tháng|quý|kỳ|tuần) (?:trước|ngoái|liền kề)|(?:năm|tháng|quý) \d"
    r"|(?<!\d)(?:19|20)\d\d(?!\d))"
)
_AGAINST = patterns.compile(
    r"(?<!\w)(?:so sánh (?:với )?|so với |so )"
    r"|(?<=\d{4})/(?=(?:19|20)\d\d)|/(?=\s?(?:kh|kế|dt|dự|ck|cùng|th|thực|nq|nghị|ước|năm|tháng|quý|mục)(?!\w))"
)
_COMPARED = patterns.compile(
    r"%|(?<!\w)(?:so|tỷ lệ|tỉ lệ|tốc độ|tăng trưởng|tăng|giảm|chênh lệch|chỉ số phát triển|mức độ hoàn thành"
    r"|hoàn thành|vượt|đạt(?! được))(?!\w)"
)
_BARE = patterns.compile(
    r"(?:(?:tỷ|tỉ) lệ|%|mức độ|đạt|hoàn thành|thực hiện|so sánh|th|kế hoạch|kh|tốc độ|tăng trưởng|tăng|giảm"
    r"|[\s/,+-])*?"
    r"(?:(?:tỷ|tỉ) lệ|%(?:\s(?:thực hiện|th|đạt))?|đạt|hoàn thành|so sánh|tăng|giảm|tăng trưởng|chênh lệch)[\s%]*"
)
_GROWS = patterns.compile(r"(?<!\w)(?:tăng|giảm|tốc độ|chênh lệch)(?!\w)|±|\+\s?/\s?-")
_LAND = patterns.compile(
    r"(?:phường|xã|quận|huyện|thị trấn|thị xã|thành phố|tỉnh|đặc khu|khối|tổ dân phố|thôn|đảng bộ|chi bộ)\s+\S"
)
# A heading that says of which kind the rows are, and no more: "Xã, phường", "Chi bộ", "Trường".
_KIND = (
    r"(?:phường|xã|quận|huyện|thị trấn|thị xã|thành phố|tỉnh|đặc khu|khối|tổ dân phố|khu phố|khu dân cư|thôn|bản|buôn"
    r"|làng|ấp|cụm|tổ|đảng bộ|chi bộ|chi, đảng bộ|trường|cơ quan|đơn vị|sở|ngành|địa phương|hợp tác xã|doanh nghiệp"
    r"|công ty|tổ chức đảng|tổ chức cơ sở đảng|chi đoàn|chi hội)"
)
_KINDS = patterns.compile(rf"(?:tên\s)?(?:các\s)?{_KIND}(?:(?:\s?[,/–-]\s?|\svà\s|\s(?=phường|xã)){_KIND})*")
_ONE_KIND = patterns.compile(rf"(?:tên\s)?(?P<kind>{_KIND})")
_PLAN_OF_LABEL = patterns.compile(r"(?<!\w)(?:giao|kế hoạch|kh|phấn đấu|thực hiện|th|%|năm \d{4}|lũy kế|tháng)(?!\w)")


def bare(text: str) -> str:
    """A heading folded, single blanks, without what brackets hold.

    >>> bare("Kế hoạch  năm 2025 (tỷ đồng)")
    'kế hoạch năm 2025'
    """
    return " ".join(_BRACKETS.sub(" ", fold(text)).split()).strip(" :.*")


@lru_cache(maxsize=4096)
def holds(text: str) -> Holds:
    """What a heading of one level says, OTHER where its words are not known.

    >>> [str(holds(each)) for each in ("STT", "Chỉ tiêu chủ yếu", "Chỉ tiêu giao", "KH TP giao", "Ước TH", "Ghi chú")]
    ['ordinal', 'label', 'plan', 'plan', 'result', 'note']
    """
    said = bare(text)
    found = next((kind for phrase, kind in _phrases() if said.startswith(phrase) and _ends(said, phrase)), Holds.OTHER)
    if found in (Holds.OTHER, Holds.PLACE) and _KINDS.fullmatch(said):
        return Holds.PLACE
    if found is Holds.OTHER and said.startswith("đã "):
        return Holds.RESULT  # "Đã kết nạp"
    if found is Holds.LABEL and _PLAN_OF_LABEL.search(said):
        return Holds.PLAN if _PLAN.search(said) else Holds.OTHER
    if found in (Holds.ORDINAL, Holds.TIME, Holds.COUNT) and said not in _whole(found):
        return Holds.OTHER
    if found is Holds.PLACE and kind_of_land(said):
        return Holds.UNIT_OF_LAND
    return found


def compares(levels: Sequence[str]) -> Holds | None:
    """Which comparison the levels of a heading say; None where they say none.

    >>> [str(compares([each])) for each in ("TH/KH (%)", "% KH TP giao", "So với cùng kỳ", "Tỷ lệ (%)", "Kế hoạch (%)")]
    ['of_plan', 'of_plan', 'of_earlier', 'of_something', 'None']
    """
    joined = bare(" ".join(levels))
    against = list(_AGAINST.finditer(joined))
    if not against and not _COMPARED.search(joined):
        return None
    base = joined[against[-1].end() :] if against else joined
    plan, earlier = _PLAN.search(base), _EARLIER.search(base)
    if plan:
        return Holds.OF_PLAN
    if earlier and (against or not patterns.match(r"(?:tỷ|tỉ) lệ\s\w", joined)):
        return Holds.OF_EARLIER
    if against and _PLAN.search(joined):
        return Holds.OF_PLAN
    alone = _BARE.fullmatch(joined) or _BARE.fullmatch(bare(levels[-1]) or joined)
    return Holds.OF_SOMETHING if alone or against else None


def base_words(levels: Sequence[str]) -> str:
    """The words of a comparison that name the plan or the earlier period, as they stand in the heading.

    >>> base_words(["So sánh (%)", "KH TP giao"]), base_words(["TH/KH (%)"])
    ('KH TP giao', 'KH')
    >>> base_words(["Tỷ lệ % so với cùng kỳ năm 2024"])
    'cùng kỳ năm 2024'
    """
    for level in reversed(levels):
        said = " ".join(_BRACKETS.sub(" ", level).split())
        folded = fold(said)
        against = list(_AGAINST.finditer(folded))
        start = against[-1].end() if against else 0
        found = [match.start() for match in (_PLAN.search(folded, start), _EARLIER.search(folded, start)) if match]
        if found:
            return said[min(found) :].strip(" :%,.")
    return ""


def before_base(level: str) -> str:
    """What a heading names before what it is compared with: "Quý I" of "Quý I so với cùng kỳ", "" where nothing.

    >>> before_base("Tháng 3/2025 so với tháng 2/2025"), before_base("So với cùng kỳ"), before_base("TH 9 tháng/KH")
    ('Tháng 3/2025', '', 'TH 9 tháng')
    """
    said = " ".join(_BRACKETS.sub(" ", level).split())
    against = list(_AGAINST.finditer(fold(said)))
    return said[: against[-1].start()].strip(" :%,.") if against else ""


def grows(levels: Sequence[str]) -> bool:
    """Whether a comparison tells a change ("tăng, giảm") and no share."""
    return _GROWS.search(fold(" ".join(levels))) is not None


def names_land(text: str) -> bool:
    """Whether a heading is the name of a territory, with its kind or as bare capitalised words.

    >>> names_land("Phường An Biên"), names_land("An Biên"), names_land("Diện tích")
    (True, True, False)
    """
    names = text.split()
    capital = 1 < len(names) <= 4 and all(name[0].isupper() and name[1:].islower() for name in names)
    return capital or kind_of_land(text)


def unit_in_heading(levels: Sequence[str]) -> str:
    """The unit that brackets of a heading give, else "".

    >>> unit_in_heading(["Thu ngân sách (triệu đồng)"]), unit_in_heading(["Kế hoạch (HĐND giao)"])
    ('triệu đồng', '')
    """
    for level in reversed(levels):
        for inside in _BRACKETS.findall(level):
            said = re.sub(r"^\s*(?:đvt|đơn vị tính|đơn vị)\s*:?\s*", "", inside.strip(), flags=re.IGNORECASE)
            behind = unit_behind(f"1 {said}", 1)
            if behind is not None and behind.end == len(said) + 2:
                return said
    return ""


def opens_table(cells: Sequence[str]) -> bool:
    """Whether a row is the heading of a table: it names what the rows are about and something else that is known.

    >>> opens_table(["TT", "Nội dung", "ĐVT"]), opens_table(["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"])
    (True, False)
    """
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or len(fold(max(filled, key=len))) > 150:
        return False
    found = [holds(cell) for cell in filled]
    if Holds.ORDINAL in found and _says_values(filled, found) >= 2 and Holds.OTHER in found:
        return True  # "STT | Tổ đội | Kế hoạch | Thực hiện"
    others = sum(
        each not in (Holds.OTHER, *NAMES) or compares([cell]) is not None or _is_period(cell)
        for cell, each in zip(filled, found, strict=True)
    )
    named = any(each in NAMES for each in found)
    lands = any(each in (Holds.PLACE, Holds.TIME) for each in found) and len(filled) >= 2
    return named and (
        others > 0
        or sum(unit_in_heading([cell]) != "" for cell in filled) > 1
        or (lands and not any(any(map(str.isdigit, cell)) for cell in filled))
        or _lands(filled)
    )


def _says_values(filled: Sequence[str], found: Sequence[Holds]) -> int:
    """How many headings are of plans, results or comparisons."""
    return sum(
        each in VALUES or (each is Holds.OTHER and compares([cell]) is not None)
        for cell, each in zip(filled, found, strict=True)
    )


def opens_other(cells: Sequence[str]) -> bool:
    """Whether a row is the heading of any table, of people or a programme too.

    >>> opens_other(["TT", "Họ và tên", "Chức vụ"]), opens_other(["1", "Đường làng", "Đạt", "Chưa đạt"])
    (True, False)
    """
    filled = [cell for cell in cells if cell]
    known = [kind for cell in filled if (kind := holds(cell)) is not Holds.OTHER]
    return len(known) >= 2 and any(kind in (Holds.ORDINAL, Holds.NOTE, *NAMES) for kind in known)


def _lands(filled: Sequence[str]) -> bool:
    return sum(map(names_land, filled)) >= 2


def _is_period(cell: str) -> bool:
    said = bare(cell)
    return any(
        mention.relation is not Relation.DURATION and mention.end - mention.start >= len(said) - 2
        for mention in find_periods(said)
    )


def kind_of_rows(text: str) -> str:
    """The kind that a heading gives to each of its rows: "phường" of "Phường", "" where it gives none or several.

    >>> kind_of_rows("Tên phường"), kind_of_rows("Xã, phường"), kind_of_rows("Đơn vị")
    ('phường', '', '')
    """
    match = _ONE_KIND.fullmatch(bare(text))
    return match["kind"] if match and match["kind"] not in ("đơn vị", "địa phương", "cơ quan", "tổ", "ngành") else ""


def kind_of_land(text: str) -> bool:
    """Whether a name begins with the kind of its territory: "Phường An Biên"."""
    said = bare(text)
    return _LAND.match(said) is not None and _PLAN.search(said) is None


def _ends(said: str, phrase: str) -> bool:
    return len(said) == len(phrase) or not said[len(phrase)].isalnum()


@cache
def _phrases() -> tuple[tuple[str, Holds], ...]:
    rows = (line.split("|") for line in words("table_headings"))
    pairs = [(fold(phrase.strip()), Holds(kind.strip())) for phrase, kind in rows]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _whole(kind: Holds) -> frozenset[str]:
    return frozenset(phrase for phrase, each in _phrases() if each is kind)
