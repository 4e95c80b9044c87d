from django.db import migrations

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]
    operations = [append_only("reviews_answer")]
