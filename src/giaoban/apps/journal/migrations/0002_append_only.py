from django.db import migrations

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [append_only("journal_event")]
