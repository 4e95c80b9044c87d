import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def fill(apps, editor):
    """What was booked so far: results since January of units that were founded within that year."""
    entries = apps.get_model("figures", "Entry").objects.filter(corrected_by__isnull=True, withdrawn="")
    kept = apps.get_model("rollups", "SinceJanuary")
    founded = apps.get_model("units", "Unit").objects.exclude(valid_from=None).order_by()
    if not entries.exists():
        return
    for year in founded.values_list("valid_from__year", flat=True).distinct():
        rows = entries.filter(
            period_from=f"{year}-01-01",
            period_to__lte=f"{year}-12-31",
            period_to__gte=F("unit__valid_from"),
            unit__valid_from__gte=f"{year}-01-01",
        )
        found = rows.order_by().values_list("unit_id", "indicator_id", "period_to").distinct()
        made = [kept(unit_id=unit, indicator_id=indicator, until=until) for unit, indicator, until in found]
        kept.objects.bulk_create(made, batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0003_cells"),
        ("rollups", "0001_initial"),
        ("targets", "0002_append_only"),
        ("units", "0004_bodies"),
    ]

    operations = [
        migrations.CreateModel(
            name="SinceJanuary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateField(verbose_name="đến hết ngày")),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="targets.indicator",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "results since January",
                "ordering": ["unit_id", "indicator_id", "until"],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "indicator", "until"), name="rollups_sincejanuary_once")
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
