"""`giaoban check`: every figure of every report against the others; what cannot be, and what follows unsaid.

Without a path the ledger is checked, all of it or that of one unit and period.
"""

import json
from collections.abc import Sequence

from giaoban.cli.arguments import parser
from giaoban.cli.checked import Checked
from giaoban.cli.documents import Reading
from giaoban.cli.findings_json import as_json
from giaoban.cli.findings_text import as_text
from giaoban.cli.subjects import accumulation_of, subjects
from giaoban.core.reckoning import Statement, Verdict, reckon, statements


def check_command(argv: Sequence[str]) -> int:
    """Run `giaoban check`; 2 where some document would not do, 1 where figures cannot all be true, else 0."""
    _, commands = parser()
    arguments = commands["check"].parse_args(argv)
    if not arguments.paths:
        from giaoban.cli.database import run_management_command  # a check of files must not wait for it

        return run_management_command("check_figures", argv)
    if arguments.unit or arguments.period:
        commands["check"].error("--unit và --period chọn trong sổ số liệu, không dùng cùng với tệp")
    reading = Reading(arguments.paths)
    checked = check(reading, language=arguments.language)
    if arguments.json:
        print(json.dumps(as_json(checked, arguments.language), ensure_ascii=False))
    else:
        print("\n".join(as_text(checked, arguments.language, explain=arguments.explain)))
    if reading.bad:
        return 2
    return int(any(finding.verdict is Verdict.IMPOSSIBLE for finding in checked.reckoning.findings))


def check(reading: Reading, *, language: str = "vi") -> Checked:
    """Read the documents and reckon across all of them."""
    subject_of = subjects()
    documents = {}
    made: list[Statement] = []
    for document in reading:
        documents[document.path] = document
        made += statements(
            document.report,
            document.extracted.text,
            source=document.path,
            subject_of=subject_of,
            accumulation_of=accumulation_of,
        )
    return Checked(documents, reckon(made, language=language))
