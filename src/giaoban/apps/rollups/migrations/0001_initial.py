import django.db.models.deletion
from django.db import migrations, models


def keep_in_order(apps, editor):
    """Let SQLite store the rows themselves in the order of their key, so that a month of a unit lies in one place."""
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'rollups_monthend'")
        statement = cursor.fetchone()[0]
        cursor.execute("DROP TABLE rollups_monthend")
        cursor.execute(f"{statement} WITHOUT ROWID")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("targets", "0002_append_only"),
        ("units", "0004_bodies"),
    ]

    operations = [
        migrations.CreateModel(
            name="MonthEnd",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "month", "unit", "indicator", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.PositiveIntegerField(help_text="202504 for April 2025", verbose_name="tháng")),
                ("scale", models.PositiveSmallIntegerField(default=0, verbose_name="số chữ số thập phân")),
                ("result", models.BigIntegerField(null=True, verbose_name="thực hiện tháng")),
                ("to_date", models.BigIntegerField(null=True, verbose_name="lũy kế từ đầu năm")),
                ("superior", models.BigIntegerField(null=True, verbose_name="kế hoạch cấp trên giao")),
                ("own", models.BigIntegerField(null=True, verbose_name="kế hoạch tự đặt")),
                ("estimate", models.BooleanField(default=False, verbose_name="ước thực hiện")),
                ("unlike", models.BooleanField(default=False, verbose_name="không cộng được")),
                (
                    "indicator",
                    models.ForeignKey(
                        db_index=False,
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="targets.indicator",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["month", "unit_id", "indicator_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scale__lte", 18)), name="rollups_monthend_scale_is_short"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unlike", True),
                            ("result__isnull", False),
                            ("to_date__isnull", False),
                            ("superior__isnull", False),
                            ("own__isnull", False),
                            _connector="OR",
                        ),
                        name="rollups_monthend_says_something",
                    ),
                ],
            },
        ),
        migrations.RunPython(keep_in_order, migrations.RunPython.noop),
    ]
