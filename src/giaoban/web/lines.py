"""One figure of a document as one line of its list: what it is, how it stands, what was decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.timezone import localtime

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Decision, Figure, How, Role, Ruling
from giaoban.apps.reviews.models import FindingFigure
from giaoban.apps.targets.models import Indicator
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place

ROLES = {
    Role.ACTUAL: "thực hiện",
    Role.TARGET: "chỉ tiêu giao",
    Role.OF_TARGET: "% kế hoạch",
    Role.OF_PREVIOUS: "% so kỳ trước",
    Role.GROWTH: "tăng, giảm",
    Role.RANK: "thứ hạng",
}
DONE = ("confirmed", "corrected", "rejected")
RULINGS = {"confirmed": "Đã xác nhận", "corrected": "Đã sửa", "rejected": "Đã bỏ", "undone": "Đã hoàn tác"}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure as its line in the list shows it."""

    key: int
    text: str
    measure: str
    role: str
    role_word: str
    about: tuple[str, ...]
    state: str
    done: bool
    doubt: str
    did: str
    history: tuple[str, ...]
    correction: str
    finding_address: str
    indicator: str
    act_address: str
    correct_address: str
    reject_address: str
    line_address: str


def line_of(
    figure: Figure, place: Place, indicators: dict[int, Indicator], findings: Mapping[int, str] | None = None
) -> FigureLine:
    """`figure` (of `with_state`, decisions prefetched) ready for its template; `findings` lead to what touches it."""
    last = _in_force(figure)
    state = figure.state if figure.state in DONE else ""
    indicator = (last.indicator if last and state == "corrected" else None) or indicators.get(figure.indicator_id)
    span = (last.span if last and state == "corrected" else None) or figure.span
    about = [span.label if span else "", figure.base, indicator.name if indicator else ""]
    return FigureLine(
        key=figure.pk,
        text=figure.text,
        measure=figure.measure,
        role=figure.role,
        role_word=ROLES[Role(figure.role)],
        about=tuple(said for said in about if said),
        state=state,
        done=bool(state),
        doubt=figure.doubt or _why_unsure(figure),
        did=_did(last) if last and state else "",
        history=tuple(_did(decision) for decision in figure.decisions.all() if not state or decision != last),
        correction=_correction(last, figure) if state == "corrected" else "",
        finding_address=(findings or {}).get(figure.pk, ""),
        indicator=f"{indicator.code} · {indicator.name}" if indicator else "",
        act_address=place.address("figure-decide", figure.pk),
        correct_address=place.address("figure-correct", figure.pk),
        reject_address=place.address("figure-reject", figure.pk),
        line_address=place.address("figure-line", figure.pk),
    )


def _why_unsure(figure: Figure) -> str:
    """Why a figure that the reader does not doubt still wants a look."""
    if not figure.period:
        return say("Câu không nói rõ kỳ: sửa để ghi kỳ, hoặc bỏ.")
    if figure.indicator_id is None:
        return say("Chưa rõ thuộc chỉ tiêu nào: sửa để chọn chỉ tiêu, hoặc bỏ.")
    if figure.match_how == How.SIMILAR:
        return say("Tên chỉ gần giống chỉ tiêu trong danh mục: xác nhận nếu đúng.")
    return ""


def _in_force(figure: Figure) -> Decision | None:
    """The latest decision that was not taken back."""
    taken_back = {decision.undoes_id for decision in figure.decisions.all()}
    kept = [one for one in figure.decisions.all() if one.pk not in taken_back and one.ruling != Ruling.UNDONE]
    return max(kept, key=lambda decision: decision.pk, default=None)


def _did(decision: Decision) -> str:
    name = decision.by.get_full_name() or decision.by.get_username()
    said = f"{say(RULINGS[decision.ruling])} · {name}, {localtime(decision.at):%d/%m/%Y %H:%M}"
    return f"{said} · {decision.reason}" if decision.reason else said


def _correction(decision: Decision, figure: Figure) -> str:
    parts = []
    if decision.value is not None:
        parts.append(f"{written(decision.value, decimals=decision.decimals)} {decision.unit or figure.unit}".strip())
    elif decision.unit:
        parts.append(decision.unit)
    if decision.role:
        parts.append(say(ROLES[Role(decision.role)]))
    return ", ".join(parts)


def figures_of(document: Document) -> list[Figure]:
    """The figures of a document with their states, decisions and matches, in text order."""
    figures = Figure.objects.filter(document=document).with_state().order_by("position")
    return list(figures.prefetch_related("decisions__by", "decisions__indicator"))


def findings_of(figures: list[Figure], place: Place) -> dict[int, str]:
    """Figure → the address of a finding that rests on it and still stands."""
    parts = FindingFigure.objects.filter(figure__in=figures, finding__current=True).select_related("finding")
    return {
        part.figure_id: f"{place.of_document(part.finding.span).address('kiem-so')}#d-{part.finding_id}"
        for part in parts
    }


def indicators_of(figures: list[Figure]) -> dict[int, Indicator]:
    """The indicators that these figures speak of, by their key."""
    return Indicator.objects.in_bulk({figure.indicator_id for figure in figures if figure.indicator_id})
