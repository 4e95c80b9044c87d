"""Who may look after an account: whoever looks after every place where it holds something."""

from django.contrib.auth.models import AbstractBaseUser

from giaoban.apps.people.holding import Matter, today
from giaoban.apps.people.models import Account, Post


def may_manage_account(manager: AbstractBaseUser, user: AbstractBaseUser) -> bool:
    """Whether `manager` may reset, shut or open the account.

    An administrator of a ward may not take over the account of somebody who also holds a post of the city: each post
    that is open today must lie in the manager's reach and side; without any, the unit that opened the account.
    """
    if manager.is_superuser:
        return True
    if user.is_superuser:
        return False
    posts = list(Post.objects.filter(user=user).on(today()).select_related("unit__parent"))
    if posts:
        return all(manager.has_perm("people.manage", Matter(post.unit, branch=post.branch)) for post in posts)
    account = Account.objects.filter(user=user).select_related("unit__parent").first()
    return account is not None and account.unit is not None and manager.has_perm("people.manage", account.unit)
