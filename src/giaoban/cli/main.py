"""The command `giaoban`: finds the command's module and imports that one alone, so that it starts at once."""

import gc
import sys
from collections.abc import Sequence

from giaoban.cli.arguments import DATABASE_COMMANDS, command_of
from giaoban.cli.streams import CLOSED_PIPE, forget_output, speak_utf8

_READERS = ("read", "check", "score")
_OBJECTS = 50_000  # made before Python looks for cycles among them: a reader makes none
_INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C has ended


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code: 0 well, 1 findings, 2 bad input."""
    speak_utf8()
    try:
        code = _run(*command_of(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        forget_output()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(name: str, rest: list[str]) -> int:
    if name in DATABASE_COMMANDS:
        from giaoban.cli.database import run_management_command

        return run_management_command(name, rest)
    if name == "verify":
        from giaoban.cli.verifying import verify_command

        return verify_command(rest)
    if name not in _READERS:
        from giaoban.cli.serving import serve_command

        return serve_command(rest)
    gc.set_threshold(_OBJECTS)
    from giaoban.cli.compiled import compiled_patterns

    with compiled_patterns():
        return _read(name, rest)


def _read(name: str, rest: list[str]) -> int:
    if name == "read":
        from giaoban.cli.reading import read_command

        return read_command(rest)
    if name == "check":
        from giaoban.cli.checking import check_command

        return check_command(rest)
    from giaoban.cli.scoring import score_command

    return score_command(rest)


if __name__ == "__main__":
    sys.exit(main())
