"""Whether the database is ready for a command: made where there is none, a sentence where it cannot be used."""

from collections.abc import Callable

from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from giaoban.apps.targets.actions import load_indicators
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.actions import load_units
from giaoban.apps.units.models import Change, Unit

OUTDATED = "Cơ sở dữ liệu chưa lập hoặc của phiên bản cũ; hãy chạy “giaoban migrate”, để dùng thử thì “giaoban demo”."


def refuse_unready() -> None:
    """CommandError with one sentence where tables are missing or of an earlier version."""
    if outdated():
        raise CommandError(OUTDATED)


def make_ready(say: Callable[[str], object]) -> None:
    """Make tables and load the catalogue where there are none yet; CommandError for those of an earlier version."""
    if outdated():
        if connection.introspection.table_names():
            raise CommandError(OUTDATED)
        say("Lập cơ sở dữ liệu mới…")
        call_command("migrate", interactive=False, verbosity=0)
    load_missing_catalogue(say)


def load_missing_catalogue(say: Callable[[str], object]) -> None:
    """Load units and indicators where either is missing, or where the units were loaded before renames were known."""
    if not (Unit.objects.exists() and Change.objects.exists() and Indicator.objects.exists()):
        say("Nạp danh mục đơn vị hành chính và chỉ tiêu…")
        load_units()
        load_indicators()


def outdated() -> bool:
    """Whether tables are missing or of an earlier version; CommandError where the database cannot be reached."""
    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        said = str(error).splitlines()[0]
        raise CommandError(f"Không dùng được cơ sở dữ liệu ({said}); hãy kiểm tra GIAOBAN_DATABASE.") from None
