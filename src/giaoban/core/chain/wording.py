"""What a proof showed, in Vietnamese sentences: for the command line, alike with a database and without."""

import re
from datetime import datetime, timedelta, timezone

from giaoban.core.chain.codes import printed_code
from giaoban.core.chain.facts import Fact
from giaoban.core.chain.links import Link
from giaoban.core.chain.proof import Found, Proof
from giaoban.core.periods import Period, PeriodError

SHORTEST_HEAD = 16
_HERE = timezone(timedelta(hours=7))
STANDINGS = {"estimate": "ước", "preliminary": "sơ bộ", "official": "chính thức"}
BOUNDS = {"over": "hơn ", "under": "gần ", "about": "khoảng ", "at_least": "từ ", "at_most": "không quá "}


def is_head(text: str) -> bool:
    """Whether it is a hash, or enough of the beginning of one.

    >>> is_head("a" * 64), is_head("0123456789abcdef"), is_head("0123")
    (True, True, False)
    """
    return re.fullmatch(rf"[0-9a-f]{{{SHORTEST_HEAD},64}}", text) is not None


def broken_words(proof: Proof) -> str:
    """Which event is the first that does not fit."""
    return f"Nhật ký không còn nguyên vẹn. {proof.problem}."


def whole_words(proof: Proof) -> str:
    """How many events there are, and the last hash, to be written down."""
    withheld = f"; {proof.withheld} sự kiện không kèm nội dung nên chỉ kiểm được chỗ nối" if proof.withheld else ""
    return f"Nhật ký nguyên vẹn: {proof.events} sự kiện{withheld}, mã băm cuối {proof.last_hash}"


def anchor_words(proof: Proof, head: str) -> tuple[str, bool]:
    """Whether the hash that was written down is that of an event of the chain."""
    if proof.anchor is None:
        return (
            f"Không sự kiện nào mang mã băm {head}: mã chép sai, hoặc nhật ký đã bị viết lại sau khi mã được ghi.",
            False,
        )
    return f"Mã băm đã ghi là của sự kiện số {proof.anchor.number}, {moment(proof.anchor)}: vẫn nằm trong chuỗi.", True


def found_words(proof: Proof, code: str) -> tuple[str, bool]:
    """The figures that bear the code, each with what was booked in its place since."""
    if not proof.found:
        return f"Không số liệu nào trong nhật ký mang mã {printed_code(code)}.", False
    return "\n".join(_one(found, code) for found in proof.found), True


def _one(found: Found, code: str) -> str:
    fact = found.fact
    lines = [
        f"Mã {printed_code(code)}",
        f"  Đơn vị: {fact.unit_name} ({fact.unit})",
        f"  Chỉ tiêu: {fact.indicator_name} ({fact.indicator})",
        f"  Kỳ: {period_words(fact.period)}",
        f"  Số: {value_words(fact)}",
        f"  Ghi lúc {moment(found.link)}, người ghi: {who_words(found.link)} (sự kiện số {found.link.number})",
    ]
    lines += [
        f"  Về sau: {later_words(later)}, {moment(link)} (sự kiện số {link.number})" for later, link in found.later
    ]
    return "\n".join(lines)


def later_words(fact: Fact) -> str:
    """What came in the place of a figure."""
    return "đã hủy số này" if fact.withdrawn else f"đã sửa thành {value_words(fact)}"


def value_words(fact: Fact) -> str:
    """The value as a Vietnamese office writes it, with its unit of measure and how firm it is.

    >>> value_words(Fact(1, "", "", "", "", "2025-04", "1918.755", "tỷ đồng", "official", "over"))
    'hơn 1.918,755 tỷ đồng (chính thức)'
    """
    whole, _, rest = fact.value.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", digits)
    number = f"{sign}{grouped},{rest}" if rest else sign + grouped
    standing = STANDINGS.get(fact.standing, fact.standing)
    return f"{BOUNDS.get(fact.bound, '')}{number} {fact.measured_in}".strip() + (f" ({standing})" if standing else "")


def period_words(text: str) -> str:
    """The period in Vietnamese; as it stands where it is none.

    >>> period_words("2025-01/2025-04"), period_words("?")
    ('4 tháng đầu năm 2025', '?')
    """
    try:
        return Period.parse(text).label
    except PeriodError:
        return text


def moment(link: Link) -> str:
    """When it happened, by the clock that the journal keeps: UTC, told in Vietnam's time.

    >>> moment(Link(2, 1, "2026-11-25T02:05:00+00:00", None, "", "", "", "", "", "", "", "", "", ""))
    '25/11/2026 09:05'
    """
    try:
        return f"{datetime.fromisoformat(link.at).astimezone(_HERE):%d/%m/%Y %H:%M}"
    except ValueError:
        return link.at


def who_words(link: Link) -> str:
    """The account that did it; what nobody did, the machine did when it read."""
    return link.by_name or "máy đọc"
