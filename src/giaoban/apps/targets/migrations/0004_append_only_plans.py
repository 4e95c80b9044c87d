from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from giaoban.apps.journal.triggers import append_only, install, remove


def renew(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers of the targets back, which SQLite lost when the table was built anew for its new columns."""
    remove(editor, "targets_target")
    install(editor, "targets_target")


class Migration(migrations.Migration):
    dependencies = [("targets", "0003_plans_and_versions")]
    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop),
        append_only("targets_pathchoice", "targets_pathpart", "targets_theme"),
    ]
