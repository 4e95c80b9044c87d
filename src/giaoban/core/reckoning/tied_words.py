"""The sentence of a finding about figures that the words of one sentence tie: with the sum worked, to check by hand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reading.report import Figure
from giaoban.core.reckoning.constructions import Tie, TieKind
from giaoban.core.reckoning.findings import FindingKind
from giaoban.core.reckoning.met import met_range
from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.owners import spelled
from giaoban.core.reckoning.phrases import inside, phrase
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.written import decimals_of, unit_scale

KINDS = {
    TieKind.PARTS: FindingKind.PARTS,
    TieKind.LEFT: FindingKind.PARTS,
    TieKind.WITHIN: FindingKind.PARTS,
    TieKind.SHARE: FindingKind.SHARE,
    TieKind.COMPLEMENT: FindingKind.SHARE,
    TieKind.HUNDRED: FindingKind.HUNDRED,
    TieKind.UNDER_HUNDRED: FindingKind.HUNDRED,
    TieKind.EACH: FindingKind.EACH,
    TieKind.YEARLY: FindingKind.CHANGE,
    TieKind.COUNTED: FindingKind.COUNTED,
    TieKind.ENDS: FindingKind.ENDS,
    TieKind.MET: FindingKind.MET,
}
_MOST_DECIMALS = 4


def told_tie(tie: Tie, by_key: Mapping[str, Statement], language: str) -> tuple[FindingKind, str] | None:
    """The kind of the finding and its sentence; None where a tie is told as other relations are.

    >>> told_tie(Tie(TieKind.PART, ("a", "b")), {}, "vi") is None
    True
    """
    if tie.kind not in KINDS:
        return None
    figures = [by_key[key].figure for key in tie.figures]
    tell = {
        TieKind.SHARE: _share,
        TieKind.COMPLEMENT: _complement,
        TieKind.HUNDRED: _hundred,
        TieKind.UNDER_HUNDRED: _hundred,
        TieKind.EACH: _each,
        TieKind.YEARLY: _yearly,
        TieKind.COUNTED: _counted,
        TieKind.ENDS: _ends,
        TieKind.MET: _met,
    }.get(tie.kind, _parts)
    return KINDS[tie.kind], tell(tie, figures, language)


def _parts(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    whole, parts = figures[0], figures[1:]
    alike = len({unit_scale(part.unit)[0] for part in figures}) == 1
    total = sum((_exact(part) for part in parts), Fraction(0)) / (unit_scale(whole.unit)[1] if alike else 1)
    return phrase(
        language,
        f"tied_{tie.kind}",
        parts=_joined([part.text for part in parts], language),
        sum=f"{_printed(total, language)} {whole.unit}".strip(),
        whole=inside(whole.measure),
        text=whole.text,
    )


def _share(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    share, part, whole = figures
    ratio = _exact(part) / _exact(whole) * 100 if whole.value else Fraction(0)
    shown = f"{_percent(ratio, share, language)}%"
    return phrase(language, "share", stated=share.text, result=part.text, base=whole.text, allowed=shown)


def _complement(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    shares, parts = figures[::2], figures[1::2]
    whole = sum((_exact(part) for part in parts), Fraction(0))
    worked = [f"{_percent(_exact(p) / whole * 100, s, language)}%" for s, p in zip(shares, parts, strict=True)]
    return phrase(
        language,
        "tied_complement",
        stated=_joined([share.text for share in shares], language),
        parts=_joined([part.text for part in parts], language),
        whole=f"{_printed(whole, language)} {unit_scale(parts[0].unit)[0]}",
        worked=_joined(worked, language),
    )


def _hundred(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    total = sum((Fraction(figure.value) for figure in figures), Fraction(0))
    shares = _joined([figure.text for figure in figures], language)
    return phrase(language, f"tied_{tie.kind}", shares=shares, sum=_printed(total, language))


def _each(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    average, total = figures[:2]
    count = Fraction(figures[2].value) * unit_scale(figures[2].unit)[1] if len(figures) > 2 else Fraction(1)
    worked = Fraction(average.value) * unit_scale(average.unit)[1] * count * tie.number / unit_scale(total.unit)[1]
    times = figures[2].text if len(figures) > 2 else _printed(tie.number, language)
    return phrase(
        language,
        "tied_each",
        average=average.text,
        times=times,
        worked=f"{_printed(worked, language)} {total.unit}",
        whole=inside(total.measure),
        text=total.text,
    )


def _yearly(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    growth, result, base = figures
    ratio, years = _exact(result) / _exact(base), int(tie.number)
    with localcontext() as context:
        context.prec = 30
        root = (Decimal(ratio.numerator) / Decimal(ratio.denominator)) ** (Decimal(1) / years)
    mean = print_number((root - 1) * 100, 2, language)
    simple = print_number((ratio - 1) / years * 100, 2, language)
    return phrase(
        language,
        "tied_yearly",
        stated=growth.text,
        base=base.text,
        result=result.text,
        years=years,
        mean=mean,
        simple=simple,
    )


def _counted(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    share, whole = figures
    count = int(Fraction(share.value) * Fraction(whole.value) / 100)
    near = [
        phrase(
            language,
            "tied_counted_case",
            count=_printed(Fraction(one), language),
            share=_percent(Fraction(one * 100) / Fraction(whole.value), share, language),
        )
        for one in (count, count + 1)
        if whole.value
    ]
    return phrase(
        language, "tied_counted", stated=share.text, whole=whole.text, cases=_joined(near, language, mark="; ")
    )


def _ends(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    low, high = figures
    return phrase(language, "tied_ends", low=low.text, high=high.text, measure=inside(low.measure))


def _met(tie: Tie, figures: Sequence[Figure], language: str) -> str:
    done, asked, shares = figures[0], figures[1], figures[2:]
    lines: dict[str, list[Figure]] = {}
    for share in shares:
        lines.setdefault(spelled(share.measure), []).append(share)
    sure = [group for group in lines.values() if all(met_range(share) == Range.point(1) for share in group)]
    missed = [group for group in lines.values() if all(met_range(share) == Range.point(0) for share in group)]
    named = [f"{inside(group[0].measure)} {group[0].text}" for group in missed]
    most = len(lines) - len(missed)
    return phrase(
        language,
        "tied_met",
        done=done.text,
        all=_printed(Fraction(asked.value), language),
        met=str(most) if most == len(sure) else f"{len(sure)}–{most}",
        missed=_joined(named, language, mark="; ") or phrase(language, "none"),
    )


def _exact(figure: Figure) -> Fraction:
    return Fraction(figure.value) * unit_scale(figure.unit)[1]


def _joined(texts: Sequence[str], language: str, mark: str = ", ") -> str:
    if len(texts) < 2 or mark != ", ":
        return mark.join(texts)
    return mark.join(texts[:-1]) + phrase(language, "and") + texts[-1]


def _percent(value: Fraction, share: Figure, language: str) -> str:
    return print_number(value, max(2, decimals_of(share.value)), language)


def _printed(value: Fraction, language: str) -> str:
    """With the decimals that it has, four at most."""
    decimals = next((places for places in range(_MOST_DECIMALS) if (value * 10**places).denominator == 1), 4)
    return print_number(value, decimals, language)
