"""Booking how a divided unit was shared out, all parts at once, with the document that says so."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.journal.actions import record
from giaoban.apps.units.models import Share, Succession, Unit
from giaoban.apps.units.shares import KEYS, key_words, percent_words

LONGEST_KEY = 60
HUNDRED = Decimal(100)
LARGEST, PLACES = Decimal(10) ** 9, 6  # what both databases keep exactly


class ShareError(ValueError):
    """Shares that cannot be booked; the message is one Vietnamese sentence."""


def total_words(total: Fraction) -> str:
    """What shares come to, in words.

    >>> total_words(Fraction(1))
    'Đủ 100 %.'
    >>> total_words(Fraction(60, 100))
    'Mới được 60 %, còn thiếu 40 %; tỷ lệ chưa đủ 100 % thì chưa được dùng.'
    >>> total_words(Fraction(2, 3))
    'Mới được 2/3, còn thiếu 1/3; tỷ lệ chưa đủ 100 % thì chưa được dùng.'
    >>> total_words(Fraction(110, 100))
    'Vượt 100 %: cộng lại là 110 %; hãy sửa cho đúng 100 %.'
    """
    if total == 1:
        return "Đủ 100 %."
    if total > 1:
        return f"Vượt 100 %: cộng lại là {percent_words(total)}; hãy sửa cho đúng 100 %."
    return (
        f"Mới được {percent_words(total)}, còn thiếu {percent_words(1 - total)}; "
        "tỷ lệ chưa đủ 100 % thì chưa được dùng."
    )


@transaction.atomic
def book_shares(
    old: Unit,
    parts: Mapping[int, Decimal],
    *,
    key: str,
    document: str,
    whole: Decimal = HUNDRED,
    measured_on: date | None = None,
    reason: str = "",
    by: AbstractBaseUser | None,
) -> list[Share]:
    """Book how much of `old` went to each new unit: `parts` by the new unit's primary key, out of `whole`.

    What was booked before under the key is amended by new rows; that needs a reason. Parts that are not told stay as
    they are. ShareError for more than the whole, for units that took nothing over, for a missing document or key.
    """
    key, document, reason = _known_key(key), document.strip(), reason.strip()
    if not document:
        raise ShareError("Chưa có văn bản làm căn cứ; hãy nhập tên hoặc số, ký hiệu văn bản.")
    ways = {way.new_id: way for way in old.successions.select_related("new")}
    if len(ways) < 2:
        raise ShareError(f"{old.name} không bị chia tách nên không cần tỷ lệ phân chia.")
    if parts.keys() - ways.keys():
        raise ShareError(f"Có đơn vị không nhận phần nào của {old.name}; chỉ ghi cho các đơn vị tiếp nhận.")
    _refuse_values(parts.values(), whole)
    standing = {
        share.succession_id: share
        for share in Share.objects.current().filter(succession__in=[way.pk for way in ways.values()], key=key)
    }
    _refuse_more_than_all(ways, parts, whole, standing)
    booked = []
    for new_id, part in parts.items():
        before = standing.get(ways[new_id].pk)
        if before is not None and (before.part, before.whole, before.document) == (part, whole, document):
            continue
        if before is not None and not reason:
            raise ShareError("Tỷ lệ đã ghi trước đó; hãy nêu lý do sửa.")
        said = {"document": document, "measured_on": measured_on, "reason": reason, "booked_by": by}
        way = ways[new_id]
        booked.append(Share.objects.create(succession=way, key=key, part=part, whole=whole, amends=before, **said))
    for share in booked:
        words = {"old": old.key, "new": share.succession.new.key, "key": key, "part": str(share.part)}
        record("units.share_booked", subject=share, by=by, reason=reason, whole=str(whole), document=document, **words)
    return booked


def _known_key(key: str) -> str:
    said = " ".join(key.split())
    for code, words in KEYS.items():
        if said.lower() in (code, words):
            return code
    if not said or len(said) > LONGEST_KEY:
        raise ShareError("Chưa nêu chia theo gì; hãy chọn dân số, số hộ, diện tích hoặc viết tên khác, tối đa 60 chữ.")
    return said


def _refuse_values(parts: Iterable[Decimal], whole: Decimal) -> None:
    for value in (whole, *parts):
        exponent = value.as_tuple().exponent
        if not value.is_finite() or value < 0 or value >= LARGEST or -int(exponent) > PLACES:
            raise ShareError(
                f"“{value}” không dùng được; hãy nhập số từ 0 đến dưới 1 tỷ, tối đa 6 chữ số sau dấu phẩy."
            )
    if whole == 0:
        raise ShareError("Tổng của đơn vị cũ không thể bằng 0; hãy nhập 100 nếu ghi theo phần trăm.")


def _refuse_more_than_all(
    ways: Mapping[int, Succession], parts: Mapping[int, Decimal], whole: Decimal, standing: Mapping[int, Share]
) -> None:
    stays = [standing[way.pk].fraction for new_id, way in ways.items() if new_id not in parts and way.pk in standing]
    total = sum((Fraction(part) / Fraction(whole) for part in parts.values()), sum(stays, Fraction(0)))
    if total > 1:
        raise ShareError(f"Cộng lại là {percent_words(total)}, vượt 100 %; hãy sửa cho đúng 100 %.")


def shares_of(old: Unit) -> dict[str, list[Share]]:
    """The shares in force of a divided unit by key, each with its new unit."""
    found: dict[str, list[Share]] = {}
    for share in (
        Share.objects.current()
        .filter(succession__old=old, succession__annulled=False)
        .select_related("succession__new")
    ):
        found.setdefault(share.key, []).append(share)
    return dict(sorted(found.items(), key=lambda item: key_words(item[0])))
