"""From the values of queries to what travels over the wire."""

from typing import Any

from giaoban.apps.reviews.models import Finding
from giaoban.apps.reviews.queries import Base, Board, FigureDetail, Line, Shown
from giaoban.apps.units.models import Unit

SHOWN = (
    "month",
    "to_date",
    "target_superior",
    "percent_superior",
    "target_then",
    "percent_then",
    "target_own",
    "percent_own",
    "last_year",
    "percent_last_year",
    "change",
    "needed_per_month",
    "forecast",
    "forecast_share",
)
SAID = ("code", "name", "unit", "sector", "incomparable", "status_reason", "change_words", "no_forecast", "warning")
COUNTS = ("on_pace", "with_target", "at_risk", "behind", "conflicts", "unread", "documents")


def unit_out(unit: Unit) -> dict[str, Any]:
    """A unit with the key of the one above."""
    return {
        "key": unit.key,
        "name": unit.name,
        "kind": unit.kind,
        "parent": unit.parent.key if unit.parent else None,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
    }


def shown_out(shown: Shown | None) -> dict[str, Any] | None:
    """A value with its provenance."""
    if shown is None:
        return None
    return {
        "value": shown.value,
        "text": shown.text,
        "unit": shown.unit,
        "mark": str(shown.mark),
        "figure": shown.figure_id,
        "document": shown.document_id,
        "provenance": shown.provenance,
        "confirmed": shown.confirmed,
    }


def line_out(line: Line) -> dict[str, Any]:
    """One indicator of a board."""
    return {
        **{name: getattr(line, name) for name in SAID},
        **{name: shown_out(getattr(line, name)) for name in SHOWN},
        "same_period": base_out(line.base) if line.base is not None else None,
        "forecast_low": line.forecast_low,
        "forecast_high": line.forecast_high,
        "status": str(line.status),
        "findings": list(line.finding_ids),
    }


def base_out(base: Base) -> dict[str, Any]:
    """How the same period of last year was made, part by part."""
    parts = [
        {
            "unit": part.unit.key,
            "period": str(part.period),
            "share": None if part.share is None else f"{part.share.numerator}/{part.share.denominator}",
            "key": part.key,
            "value": shown_out(part.shown),
            "whole": shown_out(part.whole),
        }
        for part in base.parts
    ]
    return {"period": str(base.period), "made": str(base.made), "how": base.how, "why": base.why, "parts": parts}


def board_out(board: Board) -> dict[str, Any]:
    """A board with its counts and lines."""
    return {
        "unit": board.unit.key,
        "period": str(board.period),
        "cumulative": board.cumulative,
        "note": board.note,
        "counts": {name: getattr(board.counts, name) for name in COUNTS},
        "lines": [line_out(line) for line in board.lines],
    }


def figure_out(detail: FigureDetail) -> dict[str, Any]:
    """A figure as decided, with its words as read."""
    figure, document = detail.figure, detail.figure.document
    said = {name: getattr(figure, name) for name in ("start", "end", "text", "sentence", "place", "measure")}
    return {
        **said,
        "id": figure.pk,
        "document": document.pk,
        "document_name": document.title or document.name,
        "sha256": document.sha256,
        "unit": document.unit.key,
        "value": detail.value,
        "measured_in": detail.unit,
        "role": detail.role,
        "bound": figure.bound,
        "base": figure.base,
        "period": str(detail.period) if detail.period else None,
        "indicator": detail.indicator.code if detail.indicator else None,
        "match_how": detail.match_how,
        "match_score": detail.match_score,
        "state": detail.state,
        "doubt": figure.doubt,
        "decisions": [
            {"ruling": one.ruling, "reason": one.reason, "by": one.by.get_username(), "at": one.at}
            for one in detail.decisions
        ],
    }


def finding_out(finding: Finding) -> dict[str, Any]:
    """A finding with the sentences it rests on and the latest answer."""
    answers = [answer for answer in finding.answers.all() if not hasattr(answer, "withdrawal")]
    return {
        "id": finding.pk,
        "kind": finding.kind,
        "verdict": finding.verdict,
        "message": finding.message,
        "period": finding.period,
        "indicator": finding.indicator.code if finding.indicator else None,
        "repairs": finding.repairs,
        "parts": [
            {
                "figure": part.figure_id,
                "document": part.figure.document_id,
                "text": part.figure.text,
                "sentence": part.sentence,
            }
            for part in finding.parts.all()
        ],
        "answer": f"{answers[-1].get_kind_display()}: {answers[-1].reason}" if answers else "",
    }
