"""Opening accounts, giving and ending posts, and what an administrator does to an account."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from giaoban.apps.journal.actions import record
from giaoban.apps.people.account_models import Account
from giaoban.apps.people.models import Post
from giaoban.apps.people.sessions import end_sessions
from giaoban.apps.units.bodies import Body
from giaoban.apps.units.models import Unit

USERNAME = r"[a-z0-9][a-z0-9._-]{2,59}"


class PeopleError(ValueError):
    """An account or a post that will not do; the message is one Vietnamese sentence."""


@transaction.atomic
def open_account(
    username: str,
    *,
    full_name: str,
    password: str,
    by: AbstractBaseUser | None,
    email: str = "",
    unit: Unit | None = None,
    must_change: bool = False,
) -> AbstractBaseUser:
    """An account; Vietnamese names are kept whole, in the order in which they are said.

    `unit` is the one whose administrators look after it, beside those of the units where it holds posts.
    """
    if get_user_model().objects.filter(username__iexact=username).exists():
        raise PeopleError(f"Đã có tài khoản “{username}”; hãy chọn tên đăng nhập khác.")
    free_address(email)
    user = get_user_model().objects.create_user(username, email=email, password=password, last_name=full_name[:150])
    Account.objects.create(user=user, unit=unit, must_change=must_change)
    record("people.account_opened", subject=user, by=by, username=username)
    return user


def free_address(email: str, user: AbstractBaseUser | None = None) -> None:
    """PeopleError where `email` is none, or another account has it: single sign-on finds accounts by it."""
    if not email:
        return
    try:
        validate_email(email)
    except ValidationError as error:
        raise PeopleError(f"“{email[:80]}” không phải địa chỉ thư điện tử; hãy ghi như ten@donvi.gov.vn.") from error
    others = get_user_model().objects.filter(email__iexact=email)
    if (others.exclude(pk=user.pk) if user is not None else others).exists():
        raise PeopleError(f"Địa chỉ “{email[:80]}” đã thuộc tài khoản khác; hãy ghi địa chỉ riêng của người này.")


@transaction.atomic
def appoint(
    user: AbstractBaseUser,
    unit: Unit,
    role: str,
    *,
    by: AbstractBaseUser | None,
    since: date | None = None,
    until: date | None = None,
    branch: str = "",
    body: Body | None = None,
    sectors: Iterable[str] = (),
) -> Post:
    """Give `user` the role at the unit, in a department of it with `body`; the open post where there is one already."""
    if body is not None and (body.unit_id != unit.pk or body.valid_to is not None):
        raise PeopleError(f"“{body.name}” không còn hoạt động tại {unit.name}; hãy chọn bộ phận khác.")
    since = since or timezone.localdate()
    if until is not None and until < since:
        raise PeopleError(f"Ngày kết thúc {until:%d/%m/%Y} trước ngày bắt đầu {since:%d/%m/%Y}; hãy chọn lại.")
    where = {"user": user, "unit": unit, "role": role, "body": body, "branch": body.branch if body else branch}
    known = Post.objects.filter(**where, until__isnull=True).first()
    if known is not None:
        return known
    post = Post.objects.create(**where, since=since, until=until, sectors=sorted(set(sectors)))
    said = {"unit": unit.key, "role": role, "branch": post.branch, "sectors": post.sectors, "since": since}
    record("people.appointed", subject=post, by=by, username=user.get_username(), until=until, **said)
    return post


@transaction.atomic
def end_post(post: Post, *, by: AbstractBaseUser, until: date | None = None, reason: str = "") -> Post:
    """End a post; it stays readable."""
    until = until or timezone.localdate()
    if until < post.since:
        raise PeopleError(f"Vai trò này có từ ngày {post.since:%d/%m/%Y}; hãy chọn ngày kết thúc từ ngày đó trở đi.")
    before, post.until = str(post.until or ""), until
    post.save(update_fields=["until"])
    said = {"username": post.user.get_username(), "unit": post.unit.key, "role": post.role}
    record("people.post_ended", subject=post, by=by, reason=reason, until=until, before=before, **said)
    return post


@transaction.atomic
def reset_password(user: AbstractBaseUser, *, by: AbstractBaseUser) -> str:
    """A password for one sign-in, told once and to be changed then; every session of the account ends."""
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save(update_fields=["password"])
    Account.objects.update_or_create(user=user, defaults={"must_change": True})
    end_sessions(user)
    record("people.password_reset", subject=user, by=by, username=user.get_username())
    return password


@transaction.atomic
def change_password(user: AbstractBaseUser, password: str) -> None:
    """Give one's own account a new password; a password of an administrator's is then one's own."""
    user.set_password(password)
    user.save(update_fields=["password"])
    Account.objects.update_or_create(user=user, defaults={"must_change": False})
    record("people.password_changed", subject=user, by=user, username=user.get_username())


@transaction.atomic
def set_active(user: AbstractBaseUser, active: bool, *, reason: str, by: AbstractBaseUser) -> None:
    """Shut an account or open it again; what it did stays, and shut it has no session."""
    if not reason.strip():
        raise PeopleError("Chưa ghi lý do; hãy viết một câu để sau này còn rõ.")
    user.is_active = active
    user.save(update_fields=["is_active"])
    if not active:
        end_sessions(user)
    action = "people.account_opened_again" if active else "people.account_shut"
    record(action, subject=user, by=by, reason=reason.strip(), username=user.get_username())


@transaction.atomic
def change_address(user: AbstractBaseUser, email: str, *, by: AbstractBaseUser) -> None:
    """Give the account the e-mail address by which single sign-on knows it."""
    free_address(email, user)
    before, user.email = user.email, email
    user.save(update_fields=["email"])
    record("people.address_changed", subject=user, by=by, before=before, after=email)
