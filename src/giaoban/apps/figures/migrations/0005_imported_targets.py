import django.db.models.deletion
from django.db import migrations, models

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("figures", "0004_append_only_cells"), ("targets", "0004_append_only_plans")]
    operations = [
        migrations.CreateModel(
            name="ImportedTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField(verbose_name="dòng")),
                ("column", models.PositiveIntegerField(verbose_name="cột")),
                (
                    "text",
                    models.CharField(help_text="As the sheet shows it", max_length=200, verbose_name="nguyên văn"),
                ),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="figures.historyimport",
                    ),
                ),
                (
                    "target",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imported", to="targets.target"
                    ),
                ),
            ],
            options={"ordering": ["brought_by_id", "row", "column"]},
        ),
        migrations.AddConstraint(
            model_name="importedtarget",
            constraint=models.UniqueConstraint(
                fields=("brought_by", "row", "column"), name="figures_importedtarget_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="importedtarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("column__gte", 1), ("row__gte", 1), models.Q(("text", ""), _negated=True)),
                name="figures_importedtarget_has_cell",
            ),
        ),
        append_only("figures_importedtarget"),
    ]
