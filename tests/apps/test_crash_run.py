"""Processes killed at random moments lose nothing that they acknowledged: some rounds here, as many as one likes alone.

`python benchmarks/crash.py --rounds 1000` carries out a thousand.
"""

import re
import subprocess
import sys

from copied_installations import ROOT, copied
from django.db import connection

from giaoban.apps.units.models import Unit

ROUNDS = 25  # on each engine


def test_the_made_up_office_is_none_of_the_catalogue(catalogue, db):
    # It asks for the database too, without which there is nothing to copy where this file runs alone.
    assert not Unit.objects.filter(generation="2099").exists()


def test_nothing_acknowledged_is_lost(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock():
        environment = copied(tmp_path / "data")
    command = [sys.executable, "benchmarks/crash.py", "--rounds", str(ROUNDS), "--copied"]
    command += ["--database", "sqlite" if connection.vendor == "sqlite" else "postgres"]

    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    told = re.search(r"(\d+) rounds .* acknowledged (\d+) .*lost or broken 0", done.stdout)
    assert told is not None, done.stdout
    assert int(told[1]) == ROUNDS
    assert int(told[2]) >= ROUNDS // 2
