"""A finding worked step by step, so that a person can check it with pencil and paper.

First what each number may stand for, rounded or cut short; then each relation with the words that it rests on and its
sum worked at both ends; at last what the other numbers leave to one of them. The account claims no more than that.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeGuard

from giaoban.core import patterns
from giaoban.core.quantities import Range
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.constructions import Tie, TieKind
from giaoban.core.reckoning.figures_in_words import in_own_unit, stated
from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.phrases import phrase
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import AtMost, Claim, Integral, Product, Relation, Total, Unknown
from giaoban.core.reckoning.ties import ASSUMED, INHERITED, MERGED, SAME_WORDS
from giaoban.core.reckoning.unknowns import factor_of
from giaoban.core.reckoning.written import times, unit_scale

_MARKERS = {
    TieKind.PARTS: r"bao gồm|gồm có|gồm|chia ra",
    TieKind.LEFT: r"còn lại|(?:không|chưa) (?:đạt|hoàn thành)",
    TieKind.WITHIN: r"trong (?:đó|số đó)|bao gồm|gồm",
    TieKind.PART: r"trong (?:đó|số đó)|bao gồm|gồm",
    TieKind.SHARE: r"chiếm|trong (?:đó|số đó)",
    TieKind.COMPLEMENT: r"(?:đúng|trước|quá|trễ) hạn|chiếm|đạt",
    TieKind.HUNDRED: r"cơ cấu(?: kinh tế)?|tỷ trọng|tỉ trọng|chiếm",
    TieKind.UNDER_HUNDRED: r"lần lượt(?: chiếm| là)?|chiếm",
    TieKind.EACH: r"bình quân(?: mỗi \w+| một \w+)?|năng suất|trung bình",
    TieKind.YEARLY: r"bình quân(?: mỗi năm| tăng)?",
    TieKind.FROM: r"so với[^,;(]{0,30}|lên|xuống",
    TieKind.COUNTED: r"trong(?: tổng)?(?: số)?",
    TieKind.ENDS: r"từ|đến|-|–",
    TieKind.MET: r"chỉ tiêu (?:đạt|hoàn thành)(?: và vượt)?|(?:đạt|hoàn thành)(?: và vượt)?|chỉ tiêu",
}
_TIMES = (TieKind.EACH,)


class Proof:
    """The steps of a finding: its `statements` in order, what each claims, and the relations that it leans on."""

    def __init__(
        self,
        statements: Sequence[Statement],
        claims: Sequence[Claim],
        relations: Sequence[Relation],
        ties: Mapping[Relation, Tie],
        telling: Mapping[Unknown, Statement],
        language: str,
    ):
        self.statements, self.relations, self.ties, self.language = statements, relations, ties, language
        self.by_key = {one.key: one for one in statements}
        self.telling = telling
        self.claimed: dict[Unknown, Range] = {}
        for claim in claims:
            before = self.claimed.get(claim.unknown)
            self.claimed[claim.unknown] = claim.lenient if before is None else before
        self.of_key: dict[str, Range] = {}
        for claim in claims:
            for key in claim.rests_on & self.by_key.keys():
                if claim.unknown in telling or claim.unknown == factor_of(key):
                    self.of_key.setdefault(key, _in_own_unit(self.by_key[key], claim))

    def lines(self, ranges: Mapping[str, Range]) -> tuple[str, ...]:
        """Every step; `ranges` gives, by key, what the other statements leave to each."""
        made = [*self._numbers(), *self._worked(), *self._left(ranges)]
        return tuple(dict.fromkeys(line for line in made if line))

    def _say(self, name: str, **values: object) -> str:
        return phrase(self.language, f"proof_{name}", **values)

    def _numbers(self) -> Iterator[str]:
        for one in self.statements:
            own = self.of_key.get(one.key)
            if own is None:
                continue
            if own.is_point and own.low is not None:
                yield self._say("exact", text=one.figure.text)
            else:
                yield self._say("range", text=one.figure.text, range=self._ends(own), unit=one.figure.unit)

    def _worked(self) -> Iterator[str]:
        told: set[Tie] = set()
        firm = [one for one in self.relations if not isinstance(one, AtMost)] or self.relations
        for relation in firm:
            tie = self.ties.get(relation)
            if tie is not None and tie not in told:
                told.add(tie)
                yield self._say("tie", words=self._marker(tie), formula=phrase(self.language, f"formula_{tie.kind}"))
            elif tie is None:
                yield self._rests_on(relation)
            yield self._sum(relation)
        if not self.relations and len(self.statements) > 1:
            yield self._say("same")

    def _marker(self, tie: Tie) -> str:
        """The words of the sentence that make the tie."""
        for key in tie.figures:
            one = self.by_key.get(key)
            found = patterns.search(rf"(?<!\w)(?:{_MARKERS[tie.kind]})(?!\w)", one.sentence.lower()) if one else None
            if found and tie.kind in _MARKERS:
                return found[0]
        return next((self.by_key[key].figure.measure for key in tie.figures if key in self.by_key), "")

    def _rests_on(self, relation: Relation) -> str:
        assumed = [key for key in relation.rests_on if key.startswith(ASSUMED)]
        if assumed:
            if assumed[0].startswith((SAME_WORDS, INHERITED)):
                return self._say("one_plan")
            return self._say("merged") if assumed[0].startswith(MERGED) else ""
        if isinstance(relation, Integral):
            return self._say("whole")
        said = [self.by_key[key] for key in relation.rests_on if key in self.by_key]
        if isinstance(relation, AtMost):
            return self._say("of_which" if said else "grows")
        if not said:
            return self._say("to_date") if isinstance(relation, Total) else ""
        figure = said[0].figure
        words = " ".join(part for part in (stated(figure, self.language), figure.base or "") if part)
        return self._say("tie", words=words, formula=phrase(self.language, f"formula_{_formula(said[0], relation)}"))

    def _sum(self, relation: Relation) -> str:
        """The relation worked at both ends, where it takes no more than a line."""
        if isinstance(relation, Product):
            tie = self.ties.get(relation)
            return self._multiplied(relation) if tie is not None and tie.kind in _TIMES else self._quotient(relation)
        if isinstance(relation, Total) and len(relation.parts) > 1:
            return self._addition(relation)
        if isinstance(relation, AtMost):
            small, big = (self._own(one) for one in (relation.small, relation.big))
            if small is None or big is None or small[1].low is None or big[1].high is None:
                return ""
            low, high = self._printed(small[1].low), self._printed(big[1].high)
            return self._say("order", low=f"{low} {small[0]}".strip(), high=f"{high} {big[0]}".strip())
        return ""

    def _own(self, unknown: Unknown) -> tuple[str, Range] | None:
        """The unit and the range that a statement here gives to the unknown."""
        one = self.telling.get(unknown)
        own = self.of_key.get(one.key) if one is not None else None
        return None if one is None or own is None else (one.figure.unit, own)

    def _quotient(self, product: Product) -> str:
        """result ÷ factor, or result ÷ base where the base is printed."""
        result, base, factor = self._own(product.result), self._own(product.base), self.claimed.get(product.factor)
        if result is None:
            return ""
        if base is not None and base[1].low and base[1].low > 0:
            scale = unit_scale(result[0])[1] / unit_scale(base[0])[1]
            share = self.telling.get(product.factor)
            if share is not None and share.figure.unit == "lần":
                return self._divided(result[1], base[1], "quotient", "lần", scale)
            return self._divided(result[1], base[1], "quotient", "%", scale * 100)
        if factor is not None and factor.low is not None and factor.low > 0:
            return self._divided(result[1], factor, "base", result[0], Fraction(1))
        return ""

    def _multiplied(self, product: Product) -> str:
        """average × count, in the unit of the total."""
        total, one, two = self._own(product.result), self._range(product.factor), self._range(product.base)
        if total is None or one is None or two is None or not (one.low and one.high and two.low and two.high):
            return ""
        unit, scale = total[0], unit_scale(total[0])[1]
        low, high = (self._printed(value / scale) for value in (one.low * two.low, one.high * two.high))
        return self._say("times", low=f"{low} {unit}", high=f"{high} {unit}")

    def _range(self, unknown: Unknown) -> Range | None:
        return self.claimed.get(unknown)

    def _divided(self, top: Range, under: Range, name: str, unit: str, times: Fraction) -> str:
        if top.low is None or top.high is None or top.low < 0 or not under.low or not under.high:
            return ""
        low, high = top.low / under.high * times, top.high / under.low * times
        return self._say(
            name,
            low=f"{self._printed(top.low)} ÷ {self._printed(under.high)} = {self._printed(low)} {unit}",
            high=f"{self._printed(top.high)} ÷ {self._printed(under.low)} = {self._printed(high)} {unit}",
        )

    def _addition(self, total: Total) -> str:
        known = [self._own(part) for part in total.parts]
        own = [one for one in known if one is not None and one[1].low is not None and one[1].high is not None]
        if len(own) != len(known) or len({unit for unit, _ in own}) != 1:
            return ""
        lows, highs = [range_.low for _, range_ in own], [range_.high for _, range_ in own]
        return self._say("sum", unit=own[0][0], low=self._added(lows), high=self._added(highs))

    def _added(self, ends: Sequence[Fraction | None]) -> str:
        known = [end for end in ends if end is not None]
        worked = " + ".join(self._printed(end) for end in known)
        return f"{worked} = {self._printed(sum(known, Fraction(0)))}"

    def _left(self, ranges: Mapping[str, Range]) -> Iterator[str]:
        """What the others leave to one number: a percentage, else a total, else the first."""
        if any(isinstance(relation, Integral) for relation in self.relations):
            return
        totals = [self.telling[one.total].key for one in self.relations if _is_told(one, self.telling)]
        order = sorted(
            ranges, key=lambda key: (self.by_key[key].figure.role in (Role.ACTUAL, Role.TARGET), key not in totals)
        )
        for key in order[:1]:
            one = self.by_key[key]
            own = in_own_unit(one, ranges[key])
            yield self._say("left", text=one.figure.text, range=self._ends(own), unit=one.figure.unit)

    def _ends(self, own: Range) -> str:
        """Both ends, or the one that there is; one number where both print alike."""
        low, high = (None if end is None else self._printed(end) for end in (own.low, own.high))
        if low is None or high is None:
            return self._say("over", low=low) if high is None else self._say("under", high=high)
        return low if low == high else self._say("between", low=low, high=high)

    def _printed(self, value: Fraction) -> str:
        """Exact up to four decimals, else rounded: to four below one, to two from there on."""
        exact = next((places for places in range(5) if (value * 10**places).denominator == 1), None)
        places = exact if exact is not None else 4 if abs(value) < 1 else 2
        return print_number(value, places, self.language)


def _is_told(relation: Relation, telling: Mapping[Unknown, Statement]) -> TypeGuard[Total]:
    return isinstance(relation, Total) and relation.total in telling


def _in_own_unit(statement: Statement, claim: Claim) -> Range:
    """The lenient range of a claim as its figure is written; a share of a whole counts in hundredths."""
    figure = statement.figure
    if figure.role is Role.ACTUAL and claim.unknown == factor_of(statement.key):
        return times(claim.lenient, Fraction(100))
    return in_own_unit(statement, claim.lenient)


def _formula(statement: Statement, relation: Relation) -> str:
    role = statement.figure.role
    if role is Role.GROWTH:
        return "amount" if isinstance(relation, Total) else "growth"
    return "previous" if role is Role.OF_PREVIOUS else "plan"


def telling_of(statements: Sequence[Statement], told: Mapping[str, Unknown]) -> dict[Unknown, Statement]:
    """The first statement that gives each unknown.

    >>> telling_of((), {})
    {}
    """
    found: dict[Unknown, Statement] = {}
    for one in statements:
        found.setdefault(told.get(one.key, factor_of(one.key)), one)
    return found
