"""The equations of ties that the words of a sentence make."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reading.report import Figure
from giaoban.core.reckoning.constructions import Tie, TieKind
from giaoban.core.reckoning.met import lines_of, met_range
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import AtMost, Claim, Integral, Product, Relation, Total, Unknown
from giaoban.core.reckoning.ties import COUNTED_LIST, DISJOINT
from giaoban.core.reckoning.unknowns import Kind, Quantity, factor_of
from giaoban.core.reckoning.written import Written, times

_HUNDREDTH = Fraction(1, 100)


class Tied:
    """The claims and relations of a tie; `told` maps statements to their unknown, `ranges` to what is written."""

    def __init__(
        self, tie: Tie, told: Mapping[str, Quantity], ranges: Mapping[str, Written], figures: Mapping[str, Figure]
    ):
        self.tie, self.ranges, self.figures = tie, ranges, figures
        self.claims: list[Claim] = []
        self.relations: list[Relation] = []
        self.why = frozenset(tie.figures)
        self.name = "|".join(tie.figures)
        self.positive: list[Unknown] = []
        self._make([told[key] for key in tie.figures])

    def _make(self, told: Sequence[Quantity]) -> None:
        kind = self.tie.kind
        if kind in (TieKind.PARTS, TieKind.LEFT):
            self.relations.append(Total(told[0], tuple(told[1:]), self.why))
        elif kind is TieKind.WITHIN:
            self._together(told[1:], told[0], self.why | {f"{DISJOINT}{self.name}"})
        elif kind is TieKind.ENDS:
            self.relations.append(AtMost(told[0], told[1], self.why))
        elif kind is TieKind.PART:
            self.relations.append(AtMost(told[1], told[0], frozenset({self.tie.figures[1]})))
        elif kind is TieKind.SHARE:
            self.relations.append(Product(told[1], self._factor(0), told[2], self.why))
        elif kind is TieKind.COMPLEMENT:
            self._complement(told)
        elif kind is TieKind.HUNDRED:
            self.relations.append(Total(self._constant(self.tie.number), tuple(told), self.why))
        elif kind is TieKind.UNDER_HUNDRED:
            self._together(told, self._constant(self.tie.number), self.why)
        elif kind is TieKind.EACH:
            self._each(told)
        elif kind is TieKind.YEARLY:
            self._yearly(told)
        elif kind is TieKind.MET:
            self._met(told[0])
        elif kind is TieKind.COUNTED:
            count = self._made("count")
            self.relations += [Product(count, self._factor(0), told[1], self.why), Integral(count)]

    def _met(self, done: Quantity) -> None:
        """As many are met as the list has at 100% or more; where less is better nobody can say so."""
        keys, lines = self.tie.figures, []
        for group in lines_of(keys[2:], self.figures):
            line = Quantity(Kind.MET, "", None, None, "", None, f"{self.name}|{group[0]}")
            lines.append(line)
            either = {met_range(self.figures[key]) for key in group}
            self.claims.append(Claim(line, Range.between(0, 1), Range.between(0, 1), frozenset()))
            if len(either) == 1:
                (met,) = either
                self.claims.append(Claim(line, met, met, frozenset(group)))
        why = frozenset({*keys[:2], f"{COUNTED_LIST}{self.name}"})
        self.relations.append(Total(done, tuple(lines), why))

    def _made(self, part: str) -> Quantity:
        return Quantity(Kind.AMOUNT, "", None, None, "", None, f"{self.name}|{self.tie.kind}|{part}")

    def _constant(self, value: Fraction) -> Quantity:
        made = self._made(f"constant {value}")
        self.claims.append(Claim(made, Range.point(value), Range.point(value), frozenset()))
        return made

    def _factor(self, place: int) -> Quantity:
        key = self.tie.figures[place]
        told, made = self.ranges[key], factor_of(key)
        honest, lenient = times(told.honest, _HUNDREDTH), times(told.lenient, _HUNDREDTH)
        self.claims.append(Claim(made, honest, lenient, frozenset({key})))
        return made

    def _together(self, parts: Sequence[Quantity], whole: Quantity, why: frozenset[str]) -> None:
        total = self._made("sum")
        self.relations += [Total(total, tuple(parts), why), AtMost(total, whole, why)]

    def _complement(self, told: Sequence[Quantity]) -> None:
        """Each part is its percentage of all parts; each percentage alone may be the one that is off."""
        whole, parts = self._made("whole"), told[1::2]
        keys = self.tie.figures
        self.positive.append(whole)
        self.relations.append(Total(whole, tuple(parts), frozenset(keys[1::2])))
        for place in range(0, len(keys), 2):
            why = frozenset({keys[place], keys[place + 1]})
            self.relations.append(Product(told[place + 1], self._factor(place), whole, why))

    def _each(self, told: Sequence[Quantity]) -> None:
        average, total = told[:2]
        if len(told) == 2:
            self.relations.append(Product(total, self._constant(self.tie.number), average, self.why))
            return
        if self.tie.number == 1:
            self.relations.append(Product(total, average, told[2], self.why))
            return
        made = self._made("product")
        self.relations.append(Product(made, average, told[2], self.why))
        self.relations.append(Product(total, self._constant(self.tie.number), made, self.why))

    def _yearly(self, told: Sequence[Quantity]) -> None:
        """Base × (1 + growth)ⁿ ≥ result ≥ base × (1 + n × growth): the mean of growths and the growth of a mean."""
        _, result, base = told
        key, years = self.tie.figures[0], int(self.tie.number)
        claims = self.ranges[key]
        growth, factor, steep = factor_of(key), self._made("factor"), self._made("years")
        for made, shape in ((growth, _plain), (factor, _more), (steep, _Grown(years))):
            honest, lenient = shape(claims.honest), shape(claims.lenient)
            self.claims.append(Claim(made, honest, lenient, frozenset({key})))
        value = base
        for year in range(years):
            after = self._made(f"year {year}")
            self.relations.append(Product(after, factor, value, self.why))
            value = after
        least = self._made("simple")
        self.relations += [Product(least, steep, base, self.why), AtMost(least, result, self.why)]
        self.relations.append(AtMost(result, value, self.why))


def _plain(range_: Range) -> Range:
    return times(range_, _HUNDREDTH)


def _more(range_: Range) -> Range:
    return times(range_, _HUNDREDTH) + Range.point(1)


class _Grown:
    """One and so many times a growth."""

    def __init__(self, years: int):
        self.years = years

    def __call__(self, range_: Range) -> Range:
        return times(range_, _HUNDREDTH * self.years) + Range.point(1)


def equations_of(
    statements: Sequence[Statement], told: Mapping[str, Quantity], ranges: Mapping[str, Written]
) -> list[Tied]:
    """The equations of every tie whose figures are all there.

    >>> equations_of((), {}, {})
    []
    """
    made = []
    figures = {statement.key: statement.figure for statement in statements}
    for statement in statements:
        for tie in statement.ties:
            if all(key in told for key in tie.figures):
                made.append(Tied(tie, told, ranges, figures))
    return made
