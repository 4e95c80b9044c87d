"""A check for people: each finding with the sentences it rests on side by side, then what follows unsaid."""

from collections.abc import Iterator

from giaoban.cli.checked import Checked
from giaoban.core.reckoning import Finding, Flip, Implied, Statement, Verdict
from giaoban.files import printable

_WORDS = {
    "vi": {
        Verdict.IMPOSSIBLE: "KHÔNG THỂ CÙNG ĐÚNG",
        Verdict.IMPROBABLE: "KHÓ CÙNG ĐÚNG",
        "implied": "SUY RA TỪ SỐ LIỆU",
        Flip.MET: "Tùy số nào đúng mà kết luận là đạt hay không đạt.",
        Flip.DIRECTION: "Tùy số nào đúng mà kết luận là tăng hay giảm.",
        "none": "Không thấy số liệu nào mâu thuẫn với nhau.",
        "summary": "Đã đọc {documents} văn bản, {figures} số liệu; đối chiếu được {checked} ({percent}%), còn "
        "{unchecked} số liệu không có gì để đối chiếu.",
    },
    "en": {
        Verdict.IMPOSSIBLE: "CANNOT ALL BE TRUE",
        Verdict.IMPROBABLE: "UNLIKELY TO BE ALL TRUE",
        "implied": "WHAT FOLLOWS FROM THE FIGURES",
        Flip.MET: "Whether the target was met depends on which number is right.",
        Flip.DIRECTION: "Whether it rose or fell depends on which number is right.",
        "none": "No figures contradict each other.",
        "summary": "{documents} documents and {figures} figures read; {checked} ({percent}%) could be checked, nothing "
        "could check the other {unchecked}.",
    },
}


def as_text(checked: Checked, language: str = "vi", *, explain: bool = False) -> Iterator[str]:
    """The lines of the account, what would turn a conclusion round first; with `explain` each finding's steps."""
    words = _WORDS[language]
    reckoning = checked.reckoning
    count = len(reckoning.checked) + len(reckoning.unchecked)
    yield words["summary"].format(
        documents=len(checked.documents),
        figures=count,
        checked=len(reckoning.checked),
        unchecked=len(reckoning.unchecked),
        percent=len(reckoning.checked) * 100 // count if count else 0,
    )
    if not reckoning.findings:
        yield words["none"]
    for verdict in (Verdict.IMPOSSIBLE, Verdict.IMPROBABLE):
        found = [finding for finding in reckoning.findings if finding.verdict is verdict]
        found.sort(key=lambda finding: (not finding.flips, -finding.off))
        if found:
            yield from ("", f"{words[verdict]} ({len(found)})")
        for number, finding in enumerate(found, start=1):
            yield from _finding(checked, finding, number, language)
            yield from _steps(finding, language) if explain else ()
    if reckoning.implied:
        yield from ("", f"{words['implied']} ({len(reckoning.implied)})")
    for number, implied in enumerate(reckoning.implied, start=1):
        yield f"{number}. {printable(implied.message)}"
        yield from _sentences(checked, implied.statements)
        yield from _steps(implied, language) if explain else ()


def _steps(one: Finding | Implied, language: str) -> Iterator[str]:
    for step in one.account(language).steps:
        yield f"   · {printable(step)}"


def _finding(checked: Checked, finding: Finding, number: int, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield f"{number}. {printable(finding.message)}"
    yield from _sentences(checked, finding.statements)
    if finding.flips:
        yield f"   {words[finding.flips]}"
    for repair in finding.repairs:
        yield f"   {printable(repair.message)}"


def _sentences(checked: Checked, statements: tuple[Statement, ...]) -> Iterator[str]:
    """Each sentence once, with where it stands."""
    seen = set()
    for statement in statements:
        if (statement.source, statement.sentence) not in seen:
            seen.add((statement.source, statement.sentence))
            sentence = printable(" ".join(statement.sentence.split()))
            yield f"   – “{sentence}” ({printable(statement.source)}, {checked.place(statement)})"
