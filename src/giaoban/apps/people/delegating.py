"""Handing posts over while their holder is away, and taking them back."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from giaoban.apps.journal.actions import record
from giaoban.apps.people.models import Delegation, Post, Role

LONGEST = timedelta(days=92)
KEPT = frozenset({Role.ADMINISTRATOR, Role.INSPECTOR})
"""Roles that nobody hands over: accounts are given by posts, and inspection files open to the inspector alone."""


class DelegationError(ValueError):
    """A delegation that will not do; the message is one Vietnamese sentence."""


@transaction.atomic
def delegate(
    posts: Iterable[Post], *, to: AbstractBaseUser, since: date, until: date, reason: str, by: AbstractBaseUser
) -> list[Delegation]:
    """Let `to` act with `posts` of one person from `since` to `until`. Only posts that are one's own can be given."""
    chosen, day = list(posts), timezone.localdate()
    if not chosen:
        raise DelegationError("Chưa chọn vai trò nào; hãy chọn ít nhất một vai trò để ủy quyền.")
    if not reason.strip():
        raise DelegationError("Chưa ghi lý do; hãy viết một câu, ví dụ “Đi công tác”.")
    if not day <= since <= until:
        raise DelegationError(f"Chọn từ ngày không trước hôm nay ({day:%d/%m/%Y}) và đến ngày không trước từ ngày.")
    if until - since > LONGEST:
        raise DelegationError("Ủy quyền dài nhất ba tháng một lần; hãy chọn ngày kết thúc sớm hơn.")
    if not to.is_active or any(post.user_id == to.pk for post in chosen):
        raise DelegationError("Không ủy quyền cho chính người giữ vai trò hoặc tài khoản đã khóa; hãy chọn người khác.")
    for post in chosen:
        if post.role in KEPT:
            raise DelegationError(f"Vai trò “{post.get_role_display()}” không ủy quyền được; hãy cử người khác giữ.")
        if post.until is not None and post.until < until:
            raise DelegationError(f"Vai trò này chỉ đến hết ngày {post.until:%d/%m/%Y}; hãy chọn trong thời hạn đó.")
    made = [
        Delegation.objects.create(post=post, to=to, since=since, until=until, reason=reason.strip()[:300], by=by)
        for post in chosen
    ]
    for one in made:
        told = {"to": to.get_username(), "role": one.post.role, "unit": one.post.unit.key}
        record("people.delegated", subject=one, by=by, reason=one.reason, since=since, until=until, **told)
    return made


@transaction.atomic
def take_back(delegation: Delegation, *, by: AbstractBaseUser) -> Delegation:
    """End a delegation from today on; what was done with it stays, told as done for its giver."""
    day = timezone.localdate()
    if delegation.ended is not None or delegation.until < day:
        raise DelegationError("Ủy quyền này đã hết hạn hoặc đã thu hồi.")
    delegation.ended = day
    delegation.save(update_fields=["ended"])
    record("people.delegation_taken_back", subject=delegation, by=by, to=delegation.to.get_username(), ended=day)
    return delegation
