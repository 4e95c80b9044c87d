"""Posts: a person's role at a unit between two days, in a body of it and, where it is so limited, for some sectors."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.people.account_models import Account, BrowserSession
from giaoban.apps.people.delegation_models import Delegation
from giaoban.apps.people.handling_models import Handling, Sensitivity
from giaoban.apps.people.querysets import PostQuerySet
from giaoban.apps.units.bodies import Branch

__all__ = ["Account", "BrowserSession", "Delegation", "Handling", "Post", "Role", "Sensitivity"]


class Role(models.TextChoices):
    """What the holder of a post does at the unit."""

    VIEWER = "viewer", "Người xem"
    ENTERER = "enterer", "Người nhập liệu"
    CHECKER = "checker", "Người kiểm tra"
    APPROVER = "approver", "Người duyệt"
    OFFICE = "office", "Chánh Văn phòng"
    LEADER = "leader", "Lãnh đạo"
    INSPECTOR = "inspector", "Kiểm tra, giám sát"
    ADMINISTRATOR = "administrator", "Quản trị"


class Post(models.Model):
    """A person's role at a unit. A post is ended, not deleted.

    `branch` is the body that it belongs to, the Party committee or the People's Committee; empty for a post of the
    whole unit. `body` is the department inside, where it is in one. `sectors` are those of the indicators that the
    post acts on; none named means all.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="posts")
    role = models.CharField("vai trò", max_length=15, choices=Role)
    branch = models.CharField("khối", max_length=10, choices=Branch, blank=True, default="")
    body = models.ForeignKey("units.Body", models.PROTECT, null=True, blank=True, related_name="posts")
    sectors = models.JSONField("lĩnh vực", default=list, blank=True)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["user_id", "unit_id", "role"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lte=F("until")), name="people_post_days_in_order"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="people_post_role_known"),
            models.CheckConstraint(condition=Q(branch__in=["", *Branch.values]), name="people_post_branch_known"),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | ~Q(branch=""), name="people_post_in_a_body_has_its_branch"
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role", "branch"],
                condition=Q(until__isnull=True, body__isnull=True),
                name="people_post_of_a_unit_open_once",
            ),
            models.UniqueConstraint(
                fields=["user", "body", "role"],
                condition=Q(until__isnull=True, body__isnull=False),
                name="people_post_of_a_body_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.unit}"
