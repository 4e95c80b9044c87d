import django.utils.timezone
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from giaoban.apps.journal.triggers import install, remove


def renew(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers back, which SQLite lost when the table was built anew."""
    remove(editor, "collection_step")
    install(editor, "collection_step")


class Migration(migrations.Migration):
    dependencies = [("collection", "0003_shared_entries")]
    operations = [
        migrations.AlterField(
            model_name="step",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="lúc"),
        ),
        migrations.RunPython(renew, migrations.RunPython.noop),
    ]
