from django.db import migrations

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial")]
    operations = [
        append_only("figures_figure", "figures_match", "figures_decision", "figures_entry", "figures_comparison")
    ]
