import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from giaoban.apps.journal.triggers import install, remove


def renew(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers back, which SQLite lost when the table was built anew."""
    remove(editor, "collection_approvedvalue")
    install(editor, "collection_approvedvalue")


class Migration(migrations.Migration):
    dependencies = [("collection", "0002_drafts")]
    operations = [
        migrations.AlterField(
            model_name="approvedvalue",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="approved_in", to="figures.entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="approvedvalue",
            constraint=models.UniqueConstraint(
                fields=("submission", "entry", "column"), name="collection_approvedvalue_once_a_report"
            ),
        ),
        migrations.RunPython(renew, migrations.RunPython.noop),
    ]
