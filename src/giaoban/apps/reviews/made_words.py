"""How a value of an earlier period was made, or why there is none, as an office says it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.reviews.values import Base, BasePart
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.targets.numbers import rounded, vietnamese
from giaoban.apps.units.models import Unit
from giaoban.apps.units.shares import key_words, percent_words
from giaoban.apps.units.wording import in_sentence, listed
from giaoban.core.reckoning.same_period import Made

MOST_NAMED = 3


def how_made(base: Base, unit: Unit) -> str:
    """In a few words: "cộng từ 3 đơn vị cũ"; "" for the unit's own result."""
    if base.made is Made.OWN:
        return ""
    earlier = [part for part in base.parts if part.unit != unit]
    own = f", từ {_since(base, unit)} là số của đơn vị" if len(earlier) < len(base.parts) else ""
    if base.made is Made.CARRIED:
        return f"số của {old_name(earlier[0].unit, unit)}, cùng địa giới"
    if base.made is Made.RECOMPUTED:
        return f"tính lại từ tử số, mẫu số của {_count(earlier)} đơn vị cũ"
    if base.made is Made.SUMMED:
        whose = f"{_count(earlier)} đơn vị cũ" if _count(earlier) > 1 else old_name(earlier[0].unit, unit)
        return f"{'cộng từ' if _count(earlier) > 1 else 'cộng số của'} {whose}{own}"
    return f"{_shared_out(earlier, unit)}{own}"


def _count(parts: Iterable[BasePart]) -> int:
    return len({part.unit.pk for part in parts})


def _since(base: Base, unit: Unit) -> str:
    start = min(part.period.start for part in base.parts if part.unit == unit)
    return f"{start:%d/%m/%Y}"


def _shared_out(parts: Sequence[BasePart], unit: Unit) -> str:
    whole = [part for part in parts if part.share == 1]
    divided = list({part.unit.pk: part for part in parts if part.share != 1}.values())
    keys = " và ".join(dict.fromkeys(keys_in_words(part.key) for part in divided))
    if len(divided) == 1:
        said = f"phân bổ {{}}theo {keys} {share_words(divided[0].share)}"
        if not whole:
            return said.format("")
        return f"cộng {_count(whole)} đơn vị cũ, {said.format(old_name(divided[0].unit, unit) + ' ')}"
    lead = f"cộng {_count(whole)} đơn vị cũ, " if whole else ""
    return f"{lead}phân bổ {len(divided)} đơn vị cũ theo {keys}"


def keys_in_words(key: str) -> str:
    """Keys of a chain as an office says them: "dân số", "dân số, diện tích"."""
    return ", ".join(key_words(each) for each in key.split(" + "))


def share_words(share: Fraction | None) -> str:
    """A share in per cent with at most two decimals: "62,3 %"; "chưa rõ" where nobody has said."""
    if share is None:
        return "chưa rõ"
    exact = percent_words(share)
    return exact if len(exact) <= 8 and "/" not in exact else f"{_percent(share)} %"


def _percent(share: Fraction) -> str:
    return vietnamese(rounded(Decimal(share.numerator * 100) / Decimal(share.denominator), 2))


def old_name(earlier: Unit, unit: Unit) -> str:
    """An earlier unit in a sentence; one that bears the name of today's is told apart by "cũ"."""
    return f"{in_sentence(earlier.name)} cũ" if earlier.name == unit.name else in_sentence(earlier.name)


def sum_words(indicator: Indicator, base: Base) -> str:
    """What was put together, with every number: "Phường A 10, phường B 12 × 62,3 % (dân số)"."""
    if base.made is Made.CARRIED:
        return f"{base.parts[0].unit.name}: {base.parts[0].shown.provenance if base.parts[0].shown else ''}"
    lead = {Made.RECOMPUTED: "Tính lại", Made.APPORTIONED: "Phân bổ"}.get(base.made, "Cộng")
    return f"{lead} {'; '.join(_brought(part) for part in base.parts)}"


def _brought(part: BasePart) -> str:
    value = part.shown.text if part.shown is not None else "chưa có số"
    if part.whole is not None:
        value = f"{value}/{part.whole.text}"
    share = f" × {share_words(part.share)} ({keys_in_words(part.key)})" if part.share != 1 else ""
    return f"{part.unit.name} {value}{share}"


def why_not(reason: str, indicator: Indicator, base: Base, unit: Unit) -> str:
    """Why a unit has nothing to be compared with, in one sentence that names what is missing and of whom."""
    began = f"{unit.name} thành lập ngày {unit.valid_from:%d/%m/%Y}" if unit.valid_from else unit.name
    whom = _names([part.unit for part in base.parts], unit)
    said = {
        "origins": f"{began}, danh mục chưa ghi được lập từ đơn vị nào",
        "within_month": f"địa giới của {in_sentence(unit.name)} đổi giữa tháng, số liệu tháng không tách được",
        "units": "các đơn vị cũ dùng đơn vị tính khác nhau",
        "unknown_share": "; ".join(dict.fromkeys(_unshared(part) for part in base.parts[:1])) + _more(base.parts),
        "no_figure": f"chưa có số {base.period.label} của {whom}",
        "no_parts": _without_parts(indicator, base, whom),
        "rate_without_parts": f"{began} từ {_many(base, unit)}; {_noun(indicator)} không cộng được"
        " và chưa khai tử số, mẫu số của chỉ tiêu để tính lại",
        "never_added": f"{began} từ {_many(base, unit)}; {_noun(indicator)} không cộng được",
    }
    return f"Không so sánh: {said[reason]}"


def _unshared(part: BasePart) -> str:
    said = next((said for said in part.source.split("; ") if "chưa có đủ tỷ lệ" in said), part.source)
    old = part.unit.name
    return said.replace(old, f"{old} cũ", 1) if in_sentence(old) in said else said


def _more(parts: Sequence[BasePart]) -> str:
    rest = len({part.unit.pk for part in parts}) - 1
    return f" (và {rest} đơn vị cũ khác cũng vậy)" if rest > 0 else ""


def _without_parts(indicator: Indicator, base: Base, whom: str) -> str:
    top, bottom = indicator.numerator, indicator.denominator
    missing = []
    if top is not None and any(part.shown is None for part in base.parts):
        missing.append(f"tử số ({in_sentence(top.name)})")
    if bottom is not None and any(part.whole is None or part.whole.value <= 0 for part in base.parts):
        missing.append(f"mẫu số ({in_sentence(bottom.name)})")
    return f"chưa có {listed(missing)} {base.period.label} của {whom} để tính lại tỷ lệ"


def _noun(indicator: Indicator) -> str:
    return {
        Accumulation.RATE: "tỷ lệ",
        Accumulation.GROWTH: "tốc độ tăng",
        Accumulation.MILESTONE: "mốc hoàn thành",
    }.get(Accumulation(indicator.accumulation), "chỉ tiêu này")


def _many(base: Base, unit: Unit) -> str:
    units = {part.unit.pk: part.unit for part in base.parts}
    return _names(units.values(), unit) if len(units) <= MOST_NAMED else f"{len(units)} đơn vị cũ"


def _names(units: Iterable[Unit], unit: Unit) -> str:
    names = list(dict.fromkeys(old_name(each, unit) for each in units))
    if len(names) > MOST_NAMED + 1:
        names = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} đơn vị khác"]
    return listed(names)
