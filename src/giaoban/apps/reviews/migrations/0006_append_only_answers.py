from django.db import migrations

from giaoban.apps.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_answers_and_steps")]
    operations = [append_only("reviews_answerwithdrawal", "reviews_takenover")]
