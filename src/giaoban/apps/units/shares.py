"""How much of a divided unit went to each of those that took it over, by a stated key with its document."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.journal.models import AppendOnlyModel, AppendOnlyQuerySet

# The keys that every office knows, in the order in which one is taken where none is asked for; an office may name more.
KEYS = {"population": "dân số", "households": "số hộ", "area": "diện tích"}


def key_words(key: str) -> str:
    """A key as an office says it.

    >>> key_words("population"), key_words("số hộ kinh doanh")
    ('dân số', 'số hộ kinh doanh')
    """
    return KEYS.get(key, key)


def key_rank(key: str) -> tuple[int, str]:
    """Sorts keys: those that everybody knows first, then an office's own by name."""
    known = list(KEYS)
    return (known.index(key) if key in KEYS else len(known), key)


def percent_words(share: Fraction) -> str:
    """A share as a percentage: exact where decimals can say it, else the fraction itself.

    >>> percent_words(Fraction(385, 1000)), percent_words(Fraction(1, 3)), percent_words(Fraction(1))
    ('38,5 %', '1/3', '100 %')
    """
    percent = share * 100
    for digits in range(7):
        scaled = percent * 10**digits
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**digits)
            return f"{whole},{rest:0{digits}d} %" if digits else f"{whole} %"
    return f"{share.numerator}/{share.denominator}"


class ShareQuerySet(AppendOnlyQuerySet):
    """Shares that hold."""

    def current(self, known: datetime | None = None) -> "ShareQuerySet":
        """Shares that no later row amends, or did by the moment `known`."""
        if known is None:
            return self.filter(amended_by__isnull=True)
        later = Q(amended_by__isnull=True) | Q(amended_by__booked_at__gt=known)
        return self.filter(later, booked_at__lte=known)


class Share(AppendOnlyModel):
    """`part` of `whole` of what the old unit had of `key` went this way. It is amended by another row, never edited.

    A percentage has 100 for its whole; counted people have the people of the old unit. Shares of one old unit are used
    only when those under one key come to exactly 1.
    """

    succession = models.ForeignKey("units.Succession", models.PROTECT, related_name="shares")
    key = models.CharField("theo", max_length=60)
    part = models.DecimalField("phần", max_digits=20, decimal_places=6)
    whole = models.DecimalField("trên tổng", max_digits=20, decimal_places=6)
    measured_on = models.DateField("số liệu tính đến ngày", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200)
    reason = models.TextField("lý do", blank=True, default="")
    amends = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="amended_by")
    booked_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["succession_id", "key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(whole__gt=0, part__gte=0, part__lte=F("whole")), name="units_share_between_none_and_all"
            ),
            models.CheckConstraint(condition=~Q(key="") & ~Q(document=""), name="units_share_has_key_and_document"),
            models.CheckConstraint(
                condition=Q(amends__isnull=True) | ~Q(reason=""), name="units_share_amended_for_a_reason"
            ),
            models.UniqueConstraint(
                fields=["succession", "key"], condition=Q(amends__isnull=True), name="units_share_first_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.succession}: {percent_words(self.fraction)} {key_words(self.key)}"

    @property
    def fraction(self) -> Fraction:
        """The share as an exact fraction between 0 and 1."""
        return Fraction(self.part) / Fraction(self.whole)


def complete_keys(parts: Iterable[int], shares: Iterable[Share]) -> Mapping[str, dict[int, Share]]:
    """The keys whose `shares` over all `parts` (successions) of one old unit come to 1, best key first."""
    wanted = set(parts)
    by_key: dict[str, dict[int, Share]] = defaultdict(dict)
    for share in shares:
        by_key[share.key][share.succession_id] = share
    return {
        key: found
        for key, found in sorted(by_key.items(), key=lambda item: key_rank(item[0]))
        if found.keys() == wanted and sum(share.fraction for share in found.values()) == 1
    }
