"""Files and remarks beside the cells of a form, and how files of a form are kept."""

from hashlib import sha256
from pathlib import PurePath
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction

from giaoban.apps.collection.draft_models import CellRemark, EntryForm, Evidence, EvidenceWithdrawn, KeptFile
from giaoban.apps.collection.drafting import DraftError, hold
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Indicator
from giaoban.files.limits import megabytes

MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 20  # of one indicator's row
LONGEST_REMARK = 1000

Kept = TypeVar("Kept", bound=KeptFile)


def keep(row: Kept, name: str, content: bytes) -> Kept:
    """Put `content` in the store and save `row`, which is new; the file is taken away again where saving fails."""
    digest = sha256(content).hexdigest()
    row.name, row.sha256, row.size = name[-255:].replace("\x00", ""), digest, len(content)
    suffix = PurePath(row.name).suffix.lower()[:8]
    row.file.save(f"{digest[:32]}{suffix}", ContentFile(content), save=False)
    try:
        row.save()
    except Exception:
        row.file.storage.delete(row.file.name)
        raise
    return row


def attach(
    form: EntryForm, indicator: Indicator | None, name: str, content: bytes, *, by: AbstractBaseUser
) -> Evidence:
    """Keep a file that bears the numbers of `indicator` out, or those of the whole form.

    Raises DraftError for an empty or too large file, for one too many, and where the report is no longer open.
    """
    if not content:
        raise DraftError(f"Tệp “{name[-80:]}” rỗng nên không nhận; hãy kiểm tra lại tệp.")
    if len(content) > MOST_BYTES:
        raise DraftError(
            f"Tệp “{name[-80:]}” nặng hơn {megabytes(MOST_BYTES)} nên không nhận; hãy tách nhỏ rồi gửi lại."
        )
    with transaction.atomic():
        hold(form)
        there = Evidence.objects.filter(form=form, indicator=indicator, withdrawn__isnull=True)
        same = there.filter(sha256=sha256(content).hexdigest()).first()
        if same is not None:
            return same
        if there.count() >= MOST_FILES:
            raise DraftError(f"Dòng này đã có {MOST_FILES} tệp minh chứng; hãy gộp tệp hoặc gỡ tệp không cần.")
        kept = keep(Evidence(form=form, indicator=indicator, by=by), name, content)
        record(
            "collection.evidence_attached", subject=kept, by=by, name=kept.name, sha256=kept.sha256, **_of(indicator)
        )
    return kept


def withdraw_evidence(evidence: Evidence, *, reason: str, by: AbstractBaseUser) -> None:
    """Take a file off its form; it stays in the store. Raises DraftError without a reason."""
    if not reason.strip():
        raise DraftError("Chưa ghi lý do gỡ tệp; hãy viết một câu để người sau hiểu.")
    with transaction.atomic():
        hold(evidence.form)
        if hasattr(evidence, "withdrawn"):
            return
        EvidenceWithdrawn.objects.create(evidence=evidence, reason=reason.strip()[:300], by=by)
        record("collection.evidence_withdrawn", subject=evidence, by=by, reason=reason.strip()[:300])


def remark(form: EntryForm, indicator: Indicator | None, text: str, *, by: AbstractBaseUser) -> CellRemark:
    """Say something about a row, also after the report was sent. Raises DraftError for nothing or too much."""
    said = text.strip().replace("\x00", "")
    if not said:
        raise DraftError("Ý kiến còn trống; hãy viết một câu rồi bấm Gửi ý kiến.")
    if len(said) > LONGEST_REMARK:
        raise DraftError(f"Ý kiến dài {len(said)} ký tự, nhiều nhất {LONGEST_REMARK}; hãy viết ngắn lại.")
    with transaction.atomic():
        made = CellRemark.objects.create(form=form, indicator=indicator, text=said, by=by)
        record("collection.remarked", subject=made, by=by, **_of(indicator))
    return made


def _of(indicator: Indicator | None) -> dict[str, Any]:
    return {"indicator": indicator.code} if indicator is not None else {}
