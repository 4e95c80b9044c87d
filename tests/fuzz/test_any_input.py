"""Inputs grown by a fuzzer towards code that none has reached: none may break a promise of the reader or of the files.

Each run is short here; GIAOBAN_SEARCH makes it long, some minutes for each of the two.
"""

import io
import os
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 600 if os.environ.get("GIAOBAN_SEARCH") else 4
REPORT = (
    "BÁO CÁO tháng 4/2025\n\nThu ngân sách đạt 918,755 tỷ đồng, bằng 50% kế hoạch; giao UBND phường rà soát hộ nghèo."
)
PAGE = f"<html><body><article><h1>Báo cáo</h1><p>{REPORT}</p><table><tr><td>STT</td><td>5 ha</td></table></article>"


def paragraphs():
    """The longer paragraphs of the annotated reports."""
    for path in sorted((ROOT / "tests" / "documents").glob("*/*.txt")):
        yield from (line.encode()[:600] for line in path.read_text("utf-8").split("\n") if len(line) > 60)


def files():
    """A small file of each kind that is read in this process, and of each old encoding."""
    document = Document()
    document.add_paragraph(REPORT)
    document.add_table(2, 2).cell(0, 0).text = "Chỉ tiêu"
    word = io.BytesIO()
    document.save(word)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("tháng 4.txt", REPORT)
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Báo cáo", "a@b.vn", "Mon, 05 May 2025 08:00:00 +0700"
    message.set_content(REPORT)
    message.add_attachment(package.getvalue(), "application", "zip", filename="báo cáo.zip")
    yield from (REPORT.encode(), REPORT.encode("utf-16"), b"K\xd5t n\xb9p 103 \xae\xb6ng vi\xaan", PAGE.encode())
    yield from (word.getvalue(), package.getvalue(), message.as_bytes(), b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n")


@pytest.mark.skipif(find_spec("atheris") is None, reason="the fuzzer has no release for this Python or system")
@pytest.mark.parametrize(("target", "seeds", "longest"), [("read", paragraphs, 700), ("extract", files, 40_000)])
def test_no_input_breaks_a_promise(tmp_path, target, seeds, longest):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds()):
        (corpus / f"{number}").write_bytes(seed)
    options = [f"-max_total_time={SECONDS}", f"-max_len={longest}", "-seed=1", "-timeout=20", "-rss_limit_mb=3000"]
    command = [sys.executable, str(ROOT / "tests" / "fuzz" / "harness.py"), target, *options]
    command += [f"-artifact_prefix={tmp_path}/", "-print_final_stats=1", str(corpus)]

    ended = subprocess.run(command, capture_output=True, timeout=SECONDS + 120, check=False)

    said = ended.stderr.decode("utf-8", "replace")
    broken = [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()]
    assert ended.returncode == 0, f"{broken}\n{ended.stdout.decode('utf-8', 'replace')[-3000:]}\n{said[-3000:]}"
    assert int(said.split("number_of_executed_units:")[1].split()[0]) > 100
