"""`giaoban read` on files of many kinds as offices send them: the same appendix says the same from each of them."""

import io
import json
import zipfile
from email.message import EmailMessage

import pytest
from tests.documents.tables.scoring import HERE
from tests.documents.tables.specification import load
from tests.documents.tables.writing import write

from giaoban.cli.main import main

APPENDIX = load(HERE / "open" / "kt-xh-huyen.table")
KINDS = {
    "xlsx": "xlsx",
    "docx": "docx",
    "html": "html",
    "pdf": "pdf",
    "pdf-plain": "pdf",
    "tabs": "txt",
    "spaces": "txt",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("files")
    for kind, ending in KINDS.items():
        (path / f"{kind}.{ending}").write_bytes(write(APPENDIX, kind).data)
    return path


def read(capsys, *paths):
    code = main(["read", "--json", *map(str, paths)])
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def said(document):
    names = ("text", "value", "unit", "bound", "role", "measure", "period", "base", "of")
    return [tuple(figure[name] for name in names) for figure in document["figures"]]


def test_every_kind_of_file_gives_the_same_figures(capsys, folder):
    code, documents, _ = read(capsys, *(folder / f"{kind}.{ending}" for kind, ending in KINDS.items()))

    first = said(documents[0])
    assert code == 0
    assert len(first) == len(APPENDIX.golds())
    for document in documents[1:]:
        assert said(document) == first, document["path"]


def test_every_figure_has_its_way_back(capsys, folder):
    _, documents, _ = read(capsys, *(folder / f"{kind}.{ending}" for kind, ending in KINDS.items()))

    first = [document["figures"][0]["at"] for document in documents]
    assert first == [
        "trang tính 'Biểu số liệu', ô D9",
        *["bảng 1, dòng 5, cột D"] * 2,
        *["trang 1"] * 2,
        *["dòng 8"] * 2,
    ]


def test_archive_in_a_message(capsys, folder, tmp_path):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.write(folder / "docx.docx", "biểu/phụ lục.docx")
        made.write(folder / "xlsx.xlsx", "phụ lục.xlsx")
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "Số liệu", "a@b.vn", "c@d.vn"
    made.set_content("Tháng 9/2024, huyện Tân Lĩnh thu ngân sách đạt 84,2 tỷ đồng.")
    made.add_attachment(archive.getvalue(), maintype="application", subtype="zip", filename="biểu.zip")
    path = tmp_path / "thư.eml"
    path.write_bytes(made.as_bytes())

    code, documents, _ = read(capsys, path)

    assert code == 0
    assert [document["path"].removeprefix(str(path)) for document in documents] == [
        "",
        "/biểu.zip/biểu/phụ lục.docx",
        "/biểu.zip/phụ lục.xlsx",
    ]
    assert [figure["at"] for figure in documents[0]["figures"]] == ["thân thư, dòng 1"]
    assert said(documents[1]) == said(documents[2])
