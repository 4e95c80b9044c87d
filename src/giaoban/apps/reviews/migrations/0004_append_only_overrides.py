from django.db import migrations

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_status_overrides")]
    operations = [append_only("reviews_statusoverride")]
