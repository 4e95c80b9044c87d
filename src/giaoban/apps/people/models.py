"""Posts: a person's role at a unit between two days."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.people.querysets import PostQuerySet


class Role(models.TextChoices):
    """What the holder of a post does at the unit."""

    VIEWER = "viewer", "Người xem"
    ENTERER = "enterer", "Người nhập liệu"
    CHECKER = "checker", "Người kiểm tra"
    APPROVER = "approver", "Người duyệt"
    OFFICE = "office", "Văn phòng"
    LEADER = "leader", "Lãnh đạo"
    INSPECTOR = "inspector", "Kiểm tra, giám sát"
    ADMINISTRATOR = "administrator", "Quản trị"


class Post(models.Model):
    """A person's role at a unit. A post is ended, not deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="posts")
    role = models.CharField("vai trò", max_length=15, choices=Role)
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
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(until__isnull=True), name="people_post_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.unit}"
