"""Which side of a written number the true value lies on, as the words beside it say."""

from enum import StrEnum


class Bound(StrEnum):
    """What a hedge does to the number beside it.

    >>> Bound.OVER, str(Bound.AT_LEAST)
    (<Bound.OVER: 'over'>, 'at_least')
    """

    OVER = "over"  # hơn, trên, vượt
    UNDER = "under"  # gần, dưới, chưa đến
    ABOUT = "about"  # khoảng, ước, xấp xỉ
    AT_LEAST = "at_least"  # trở lên, tối thiểu, ít nhất, từ … trở lên
    AT_MOST = "at_most"  # không quá, trở xuống, tối đa
