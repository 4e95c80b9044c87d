"""Posts in bodies and sectors, accounts and their sessions, delegations, and how far a thing may be seen."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("units", "0004_bodies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("must_change", models.BooleanField(default=False, verbose_name="phải đổi mật khẩu")),
            ],
        ),
        migrations.CreateModel(
            name="BrowserSession",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("user_id", models.BigIntegerField(db_index=True, null=True)),
                ("began", models.DateTimeField(auto_now_add=True, verbose_name="bắt đầu")),
                ("browser", models.CharField(blank=True, default="", max_length=80, verbose_name="trình duyệt")),
            ],
            options={
                "db_table": "people_session",
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="từ ngày")),
                ("until", models.DateField(verbose_name="đến hết ngày")),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                ("ended", models.DateField(blank=True, null=True, verbose_name="thu hồi từ ngày")),
            ],
            options={
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_model", models.CharField(max_length=80, verbose_name="loại đối tượng")),
                ("subject_id", models.BigIntegerField(verbose_name="mã đối tượng")),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("ordinary", "Thường"),
                            ("internal", "Nội bộ"),
                            ("inspection", "Hồ sơ kiểm tra"),
                            ("personal", "Danh sách cá nhân"),
                        ],
                        max_length=12,
                        verbose_name="mức phổ biến",
                    ),
                ),
                (
                    "branch",
                    models.CharField(
                        blank=True,
                        choices=[("party", "Khối Đảng"), ("state", "Khối chính quyền")],
                        default="",
                        max_length=10,
                        verbose_name="khối",
                    ),
                ),
                ("sector", models.CharField(blank=True, default="", max_length=80, verbose_name="lĩnh vực")),
                ("reason", models.CharField(blank=True, default="", max_length=300, verbose_name="lý do")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="post",
            name="people_post_open_once",
        ),
        migrations.AddField(
            model_name="post",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="units.body",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="branch",
            field=models.CharField(
                blank=True,
                choices=[("party", "Khối Đảng"), ("state", "Khối chính quyền")],
                default="",
                max_length=10,
                verbose_name="khối",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="sectors",
            field=models.JSONField(blank=True, default=list, verbose_name="lĩnh vực"),
        ),
        migrations.AlterField(
            model_name="post",
            name="role",
            field=models.CharField(
                choices=[
                    ("viewer", "Người xem"),
                    ("enterer", "Người nhập liệu"),
                    ("checker", "Người kiểm tra"),
                    ("approver", "Người duyệt"),
                    ("office", "Chánh Văn phòng"),
                    ("leader", "Lãnh đạo"),
                    ("inspector", "Kiểm tra, giám sát"),
                    ("administrator", "Quản trị"),
                ],
                max_length=15,
                verbose_name="vai trò",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("branch__in", ["", "party", "state"])), name="people_post_branch_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("body__isnull", True), models.Q(("branch", ""), _negated=True), _connector="OR"),
                name="people_post_in_a_body_has_its_branch",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("body__isnull", True), ("until__isnull", True)),
                fields=("user", "unit", "role", "branch"),
                name="people_post_of_a_unit_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("body__isnull", False), ("until__isnull", True)),
                fields=("user", "body", "role"),
                name="people_post_of_a_body_open_once",
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accounts",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="user",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="account", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="delegations", to="people.post"
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="delegations", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="handling",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="handling",
            name="inspected_body",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.body"
            ),
        ),
        migrations.AddField(
            model_name="handling",
            name="inspected_unit",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
            ),
        ),
        migrations.AddField(
            model_name="handling",
            name="replaces",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="people.handling",
            ),
        ),
        migrations.AddField(
            model_name="handling",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__lte", models.F("until"))), name="people_delegation_days_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="people_delegation_has_a_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="handling",
            index=models.Index(fields=["subject_model", "subject_id"], name="people_handling_subject"),
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.CheckConstraint(
                condition=models.Q(("sensitivity__in", ["ordinary", "internal", "inspection", "personal"])),
                name="people_handling_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.CheckConstraint(
                condition=models.Q(("branch__in", ["", "party", "state"])), name="people_handling_branch_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("inspected_unit__isnull", True),
                    models.Q(("inspected_unit", models.F("unit")), _negated=True),
                    _connector="OR",
                ),
                name="people_handling_of_another_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("inspected_body__isnull", True), ("inspected_unit__isnull", True)),
                    ("sensitivity", "inspection"),
                    _connector="OR",
                ),
                name="people_handling_inspected_in_inspections",
            ),
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)),
                fields=("subject_model", "subject_id"),
                name="people_handling_begins_once",
            ),
        ),
        append_only("people_handling"),
    ]
