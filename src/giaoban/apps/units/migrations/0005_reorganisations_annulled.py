import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0004_bodies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="succession",
            name="annulled",
            field=models.BooleanField(default=False, verbose_name="đã hủy"),
        ),
        migrations.AddField(
            model_name="unit",
            name="annulled",
            field=models.BooleanField(
                default=False, help_text="The event that made it was annulled", verbose_name="không có"
            ),
        ),
        migrations.CreateModel(
            name="Reorganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reorganise", "sắp xếp"),
                            ("found", "ghi đơn vị còn thiếu"),
                            ("end", "kết thúc"),
                            ("annul", "hủy sự kiện"),
                        ],
                        max_length=10,
                        verbose_name="sự kiện",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="có hiệu lực từ")),
                ("decree", models.CharField(blank=True, default="", max_length=120, verbose_name="văn bản")),
                ("source", models.CharField(blank=True, default="", max_length=200, verbose_name="nguồn")),
                ("reason", models.TextField(blank=True, default="", verbose_name="lý do")),
                ("before", models.JSONField(default=dict)),
                ("booked_at", models.DateTimeField(auto_now_add=True, verbose_name="ghi lúc")),
                (
                    "annuls",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annulled_by",
                        to="units.reorganisation",
                    ),
                ),
                (
                    "booked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("units", models.ManyToManyField(related_name="events", to="units.unit")),
                ("ways", models.ManyToManyField(related_name="events", to="units.succession")),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["reorganise", "found", "end", "annul"])),
                        name="units_event_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "annul"), models.Q(("decree", ""), _negated=True), _connector="OR"),
                        name="units_event_has_a_decree",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("annuls__isnull", False), ("kind", "annul"), models.Q(("reason", ""), _negated=True)
                            ),
                            models.Q(models.Q(("kind", "annul"), _negated=True), ("annuls__isnull", True)),
                            _connector="OR",
                        ),
                        name="units_event_annuls_another_for_a_reason",
                    ),
                ],
            },
        ),
        append_only("units_reorganisation"),
    ]
