from django.db import migrations

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("units", "0002_events_and_shares")]
    operations = [append_only("units_change", "units_share")]
