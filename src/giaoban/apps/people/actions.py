"""Opening accounts and giving posts."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from giaoban.apps.journal.actions import record
from giaoban.apps.people.models import Post
from giaoban.apps.units.models import Unit


@transaction.atomic
def open_account(username: str, *, full_name: str, password: str, by: AbstractBaseUser | None) -> AbstractBaseUser:
    """An account; Vietnamese names are kept whole, in the order in which they are said."""
    user = get_user_model().objects.create_user(username, password=password, last_name=full_name[:150])
    record("people.account_opened", subject=user, by=by, username=username)
    return user


@transaction.atomic
def appoint(
    user: AbstractBaseUser, unit: Unit, role: str, *, by: AbstractBaseUser | None, since: date | None = None
) -> Post:
    """Give `user` the role at the unit; the open post where there is one already."""
    post, new = Post.objects.get_or_create(
        user=user, unit=unit, role=role, until=None, defaults={"since": since or timezone.localdate()}
    )
    if new:
        record("people.appointed", subject=post, by=by, username=user.get_username(), unit=unit.key, role=role)
    return post


@transaction.atomic
def end_post(post: Post, *, by: AbstractBaseUser, until: date | None = None) -> Post:
    """End a post; it stays readable."""
    post.until = until or timezone.localdate()
    post.save(update_fields=["until"])
    record("people.post_ended", subject=post, by=by, until=post.until)
    return post
