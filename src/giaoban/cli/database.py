"""Commands that work on the database, carried out by the management command of the same name."""

import os
from collections.abc import Sequence

SETTINGS = "giaoban.config.settings"


def run_management_command(name: str, rest: Sequence[str]) -> int:
    """Run it with the rest of the command line; 0 where it ended well, else its own exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line  # read and check must not wait for it

    try:
        execute_from_command_line(["giaoban", name, *rest])
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(bool(ending.code))
    return 0
