"""What a plan or an earlier result is called in a sentence."""

from giaoban.core.reckoning.phrases import period_words, phrase
from giaoban.core.reckoning.relations import Links
from giaoban.core.reckoning.unknowns import Kind, Quantity


def base_words(base: Quantity, links: Links, language: str) -> str:
    """What a plan or an earlier result is called: its first words, with the period where they lack it.

    >>> from giaoban.core.periods import Period
    >>> plan = Quantity(Kind.PLAN, "TC01", "quận Lê Chân", Period.year(2025), "đồng")
    >>> base_words(plan, Links(words={plan: "kế hoạch năm"}), "vi")
    'kế hoạch năm 2025'
    """
    if base.kind is not Kind.PLAN:
        return (
            period_words(base.period, language) if base.period is not None and not base.tag else base.tag.split("|")[-1]
        )
    words = links.words.get(base) or phrase(language, "plan_words")
    if base.period is None or str(base.period.end.year) in words:
        return words
    return f"{words.removesuffix(' năm')} {period_words(base.period, language)}"
