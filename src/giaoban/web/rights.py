"""Who may open which address: one row for each route of the pages and of the machine layer.

A view asks for its rule itself; this table says what the rule is, and a test walks every route as every role and
compares the answers. A route without a row, and a method that its row does not name, fail that test.
"""

from dataclasses import dataclass

OPEN = "open"
"""Anybody, signed in or not."""
SIGNED_IN = "signed in"
"""Anybody with an account; what is shown is the reader's own."""
OWN = "own"
"""Whoever the thing of the address belongs to; for others it is not there."""
NOBODY = "nobody"
"""An address that is there for others to stand under and answers nobody."""
COUNTRY = "every province"
"""Whoever may look at every province of the period's last day; to others the page is not there."""
SEEN = "units.view"
"""Whoever may look at the unit of the address."""


@dataclass(frozen=True, slots=True)
class Access:
    """The rule of a route for reading (GET) and for writing (POST); empty where the method is not taken.

    A rule is one of the words above or the name of one in `giaoban.apps.people.permissions.RULES`, asked at the unit
    of the address.
    """

    reads: str = ""
    writes: str = ""


def _same(rule: str) -> Access:
    return Access(rule, rule)


LOOK = Access(SEEN)
RIGHTS: dict[str, Access] = {
    # The start, signing in, and what the browser remembers
    "home": Access(SIGNED_IN),
    "login": _same(OPEN),
    "login-code": _same(OPEN),
    "logout": Access(writes=OPEN),
    "language": Access(writes=OPEN),
    "theme": Access(writes=OPEN),
    # Tài khoản: one's own
    "account": Access(SIGNED_IN),
    "account-password": _same(SIGNED_IN),
    "account-address": Access(writes=SIGNED_IN),
    "account-end-sessions": Access(writes=SIGNED_IN),
    "second-factor": _same(SIGNED_IN),
    "delegations": _same(SIGNED_IN),
    "delegation-withdraw": Access(writes=OWN),
    "unit": LOOK,
    # Điều hành
    "dieu-hanh": LOOK,
    "board-csv": LOOK,
    "board-xlsx": LOOK,
    "board-line": LOOK,
    "board-line-status": Access(writes="reviews.say_status"),
    "board-line-withdraw": Access(writes="reviews.say_status"),
    # Chỉ tiêu
    "chi-tieu": LOOK,
    "year-plan": LOOK,
    "year-plan-csv": LOOK,
    "year-plan-xlsx": LOOK,
    "target-new": _same("targets.set"),
    "target": LOOK,
    "target-change": Access(writes="targets.set"),
    "programme": Access(SEEN, "targets.set"),
    "own-indicators": Access(SEEN, "targets.set"),
    "indicator": LOOK,
    # Văn bản and the figures in it
    "van-ban": LOOK,
    "import": Access(writes="documents.import"),
    "document": LOOK,
    "document-file": LOOK,
    "document-handling": _same("documents.restrict"),
    "confirm-sure": Access(writes="figures.decide"),
    "figure-line": LOOK,
    "figure-decide": Access(writes="figures.decide"),
    "figure-correct": _same("figures.decide"),
    "figure-reject": _same("figures.decide"),
    # Số liệu
    "so-lieu": LOOK,
    "entries-file": LOOK,
    "entry-enter": Access(writes="documents.import"),
    "entry-correct": Access(writes="figures.decide"),
    "histories": Access(SEEN, "documents.import"),
    "history": _same("documents.import"),
    "history-file": LOOK,
    "history-import": LOOK,
    "history-undo": Access(writes="figures.decide"),
    "entry": LOOK,
    # Nhập liệu
    "nhap-lieu": Access(SEEN, "collection.enter"),
    "grid-save": Access(writes="collection.enter"),
    "grid-book": Access(writes="collection.enter"),
    "grid-template": LOOK,
    "grid-sheet-receive": Access(writes="collection.enter"),
    "grid-sheet": _same("collection.enter"),
    "grid-sheet-file": LOOK,
    "grid-sheet-undo": Access(writes="collection.enter"),
    "grid-report-receive": Access(writes="collection.enter"),
    "grid-decide": Access(writes="collection.enter"),
    "grid-report": LOOK,
    "grid-report-file": LOOK,
    "grid-evidence": LOOK,
    "nhap-lieu-row": Access(SEEN, "collection.enter"),  # who takes reports in may leave remarks too
    # Kiểm số
    "kiem-so": LOOK,
    "finding": LOOK,
    "finding-answer": _same("findings.answer"),
    "implied-take": Access(writes="targets.set"),
    # Nộp báo cáo and the regimes
    "nop-bao-cao": LOOK,
    "reports-csv": LOOK,
    "reports-xlsx": LOOK,
    "my-reports": LOOK,
    "my-reports-count": LOOK,
    "report": LOOK,
    "report-act": Access(writes="collection.handle"),
    "report-correct": Access(writes="collection.submit"),
    "report-correction": Access(writes="collection.approve"),
    "che-do": LOOK,
    "regime": LOOK,
    "regime-new": _same("collection.regulate"),
    "regime-edit": _same("collection.regulate"),
    "special-day": Access(writes="collection.regulate"),
    "four-eyes": Access(writes="collection.approve"),
    # Người dùng
    "people": LOOK,
    "people-open": _same("people.manage"),
    "people-roles": LOOK,
    "people-history": Access("people.manage"),
    "person-find": Access("people.manage"),
    "person": Access("people.manage"),
    "person-change": Access(writes="people.manage"),
    # Tổng hợp and searching
    "search": LOOK,
    "tong-hop": LOOK,
    "rollup-csv": LOOK,
    "rollup-xlsx": LOOK,
    "rollup-one": LOOK,
    "nation": Access(COUNTRY),
    "nation-file": Access(COUNTRY),
    "nation-one": Access(COUNTRY),
    # Đơn vị
    "units": LOOK,
    "unit-history": LOOK,
    "unit-history-csv": LOOK,
    "unit-below-csv": LOOK,
    "unit-event": Access(writes="units.change"),
    "unit-reorganise": _same("units.change"),
    "unit-shares": _same("units.change"),
    "unit-shares-total": Access("units.change"),
    "unit-bodies": LOOK,
    "unit-bodies-csv": LOOK,
    "unit-bodies-change": Access(writes="units.change"),
    # Nhật ký, and the proof of a printed figure
    "journal": Access("journal.view"),
    "journal-csv": Access("journal.view"),
    "proof": Access(OPEN),
    # The machine layer: its description is open, its answers are the reader's own
    "api:openapi-json": _same(OPEN),
    "api:api-root": _same(NOBODY),
    "api:units": Access(SIGNED_IN),
    "api:indicators": Access(SIGNED_IN),
    "api:review": LOOK,
    "api:findings": LOOK,
    "api:figure": LOOK,
}
