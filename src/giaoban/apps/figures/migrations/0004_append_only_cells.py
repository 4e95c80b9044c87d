from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from giaoban.apps.journal.triggers import append_only, install, remove


def renew(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers of the entries back, which SQLite lost when the table was built anew for its new column."""
    remove(editor, "figures_entry")
    install(editor, "figures_entry")


class Migration(migrations.Migration):
    dependencies = [("figures", "0003_cells")]
    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop),
        append_only(
            "figures_workbook", "figures_historyimport", "figures_importundone", "figures_cell", "figures_layout"
        ),
    ]
