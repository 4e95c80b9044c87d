"""A number while it is being read: what later words may still change before it becomes a `Quantity`."""

from dataclasses import dataclass
from decimal import Decimal

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.hedges import Hedge
from giaoban.core.quantities.quantity import Kind, Quantity, Side


@dataclass(slots=True)
class Draft:
    """The fields of a `Quantity`, and the digits (`token`) and words before (`words`) that its kind was read from."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    decimals: int
    token: str
    words: list[str]
    unit: str = ""
    kind: Kind = Kind.BARE
    hedge: Hedge | None = None
    in_words: bool = False
    glued: bool = False
    partner: int | None = None
    side: Side | None = None
    bound: Bound | None = None

    def finished(self, text: str) -> Quantity:
        """The quantity, with its own text and the place where the next words begin."""
        after = self.end
        while after < len(text) and text[after].isspace():
            after += 1
        hedge = self.hedge
        return Quantity(
            self.start,
            self.end,
            text[self.start : self.end],
            self.number_start,
            self.number_end,
            self.value,
            self.decimals,
            self.unit,
            self.kind,
            hedge.bound if hedge else self.bound,
            hedge.start if hedge else None,
            hedge.end if hedge else None,
            self.in_words,
            self.partner,
            self.side,
            after,
            self.glued,
        )
