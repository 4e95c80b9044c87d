"""`giaoban read`: JSON Lines for programs, a table for people."""

import io
import json
import sys
import zipfile

import pytest

from giaoban.cli.main import main
from giaoban.cli.words import SIGNS
from giaoban.core.reading.weights import WEIGHTS


def run(capsys, *argv):
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_one_json_object_a_document(capsys, folder, wrong):
    code, out, err = run(capsys, "read", folder, "--json")

    documents = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [document["path"] for document in documents] == [str(folder / "tháng 4.txt"), str(wrong)]
    for document in documents:
        with open(document["path"], encoding="utf-8") as file:
            text = file.read()
        assert document["figures"]
        assert {"place", "reviewed", "published", "references", "people", "tasks"} <= document.keys()
        assert all(text[figure["start"] : figure["end"]] == figure["text"] for figure in document["figures"])


def test_figure_says_where_it_stands(capsys, folder):
    _, out, _ = run(capsys, "read", "--json", folder / "tháng 4.txt")

    figure = json.loads(out)["figures"][0]
    assert (figure["text"], figure["value"], figure["at"]) == ("918,755 tỷ đồng", 918.755, "dòng 4")
    assert "rules" not in figure


def test_explain_names_the_rules(capsys, folder):
    _, out, _ = run(capsys, "read", "--json", "--explain", folder)

    assert all(figure["rules"] and "doubt" in figure for figure in json.loads(out)["figures"])

    _, out, _ = run(capsys, "read", "--explain", folder)

    assert out.count("quy tắc: ") == 4


def test_explain_says_why_the_period_is_reviewed(capsys, folder):
    _, out, _ = run(capsys, "read", "--explain", folder)

    assert "kỳ này vì: " in out
    assert "nêu ở tiêu đề “tháng 4 năm 2025” (+3,0)" in out

    _, out, _ = run(capsys, "read", "--json", "--explain", folder)

    signs = json.loads(out)["reviewed_signs"]
    assert {"title", "looks-back"} <= {sign["sign"] for sign in signs}

    _, out, _ = run(capsys, "read", "--json", folder)

    assert "reviewed_signs" not in json.loads(out)


def test_every_sign_has_its_words():
    assert set(SIGNS) == set(WEIGHTS)


def test_table_for_people(capsys, folder):
    _, out, _ = run(capsys, "read", folder)

    lines = out.splitlines()
    assert lines[0].startswith(str(folder / "tháng 4.txt"))
    assert lines[1].split() == ["Số", "liệu", "Mức", "Vai", "trò", "Nội", "dung", "Kỳ", "Ở", "đâu"]
    assert [line.split("  ")[1] for line in lines[2:6]] == ["918,755 tỷ đồng", "50%", "103", "261 đảng viên"]
    assert lines[2].endswith("dòng 4")


def test_bad_files_are_told_and_the_others_read(capsys, folder):
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04")
    (folder / "mật.txt").write_text("TỐI MẬT\nThu 5 tỷ đồng", encoding="utf-8")

    code, out, err = run(capsys, "read", "--json", folder, folder / "không-có.txt")

    assert code == 2
    assert len(out.splitlines()) == 1
    assert [line.split("': ")[0].rsplit("/", 1)[-1] for line in err.splitlines()] == [
        "hỏng.docx",
        "mật.txt",
        "không-có.txt",
    ]
    assert "bí mật nhà nước" in err


def test_what_a_folder_holds_besides_documents_is_counted(capsys, folder):
    (folder / "a.json").write_text("{}")
    (folder / "b.json").write_text("{}")

    assert run(capsys, "read", folder, "--json")[2] == (
        "giaoban: Trong thư mục đã bỏ qua 2 tệp .json vì không phải văn bản báo cáo.\n"
    )


def test_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Kết nạp 103 đảng viên.".encode("utf-16"))))

    _, out, _ = run(capsys, "read", "-", "--json")

    document = json.loads(out)
    assert (document["path"], document["figures"][0]["text"]) == ("-", "103 đảng viên")


def test_name_with_control_codes_is_shown_harmlessly(capsys, tmp_path):
    (tmp_path / "a\x1b[2J.txt").write_bytes(b"")

    assert "\x1b" not in run(capsys, "read", tmp_path)[2]


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["read"], "giaoban read: Thiếu ĐƯỜNG_DẪN;"),
        (
            ["read", "--jsn", "a"],
            "giaoban read: Không có tùy chọn --jsn, lệnh này nhận --help, --json, --explain, --jobs, --spark;",
        ),
        (["check", "--language", "fr", "a"], "giaoban check: --language không nhận “fr”, chỉ nhận "),
        (["check", "--language"], "giaoban check: --language cần một giá trị đi kèm;"),
        (["serve", "--port", "tám"], "giaoban serve: --port không nhận “tám”, phải là số nguyên;"),
        (["reed"], "giaoban: Không có lệnh “reed”, chỉ có read, check, "),
        (["--verbose"], "giaoban: Không có tùy chọn --verbose, lệnh này nhận --help, --version;"),
    ],
)
def test_arguments_that_will_not_do(capsys, argv, sentence):
    with pytest.raises(SystemExit) as ended:
        main(argv)

    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_help_has_a_sentence_for_each_command(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert out.startswith("Cách dùng: giaoban LỆNH")
    for command in (
        "read",
        "check",
        "score",
        "import",
        "review",
        "serve",
        "verify",
        "demo",
        "backup",
        "restore",
        "migrate",
        "reckon",
    ):
        assert any(line.split()[:1] == [command] and len(line.split()) > 4 for line in out.splitlines())


def test_archive_gives_its_documents_and_says_what_else_it_holds(capsys, tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("tháng 4/a.txt", "Kết nạp 103 đảng viên.")
        archive.writestr("b.json", "{}")

    for style in (["--json"], []):
        code, out, err = run(capsys, "read", tmp_path / "x.zip", *style)

        assert code == 0
        assert out.count("x.zip") == out.count("x.zip/tháng 4/a.txt") == 1
        assert (
            err == f"giaoban: '{tmp_path}/x.zip': Trong tệp nén đã bỏ qua 1 tệp .json vì không phải văn bản báo cáo.\n"
        )


def test_a_task_with_what_is_said_of_it(capsys, tmp_path):
    report = tmp_path / "kết luận.txt"
    report.write_text(
        "Kết luận của Chủ tịch UBND huyện ngày 06/5/2025\n"
        "Chủ tịch UBND huyện giao Phòng Nội vụ chủ trì, phối hợp với các xã "
        "lập danh sách hộ nghèo trước ngày 20/5/2025.\n"
        "Thời gian tới, đẩy nhanh tiến độ kè sông.\n",
        encoding="utf-8",
    )
    _, out, _ = run(capsys, "read", report)

    lines = [line.strip() for line in out.splitlines()]
    at = lines.index("– chủ trì, phối hợp với các xã lập danh sách hộ nghèo trước ngày 20/5/2025")
    assert lines[at + 1 : at + 3] == [
        "chủ trì: Phòng Nội vụ · phối hợp: các xã · thời hạn: trước ngày 20/5/2025 (chậm nhất 19/05/2025) · "
        "sản phẩm: danh sách hộ nghèo · người giao: Chủ tịch UBND huyện",
        "– đẩy nhanh tiến độ kè sông",
    ]

    _, out, _ = run(capsys, "read", "--explain", report)

    assert "chủ trì: Phòng Nội vụ · dòng 2" in [line.strip() for line in out.splitlines()]

    _, out, _ = run(capsys, "read", "--json", report)

    task = json.loads(out)["tasks"][0]
    assert (task["lead"]["text"], task["deadline"]["due"], task["at"]) == ("Phòng Nội vụ", "2025-05-19", "dòng 2")


def test_documents_and_people_in_all_their_mentions(capsys, tmp_path):
    path = tmp_path / "họp.txt"
    path.write_text(
        "Sáng 6/5/2025, đồng chí Trần Thu Hà, nguyên Bí thư Quận ủy, Chủ tịch Hội Khuyến học quận dự họp.\n"
        "Chỉ thị số 44-CT/TU giao 5 việc. Đồng chí Hà nêu: Chỉ thị này rất kịp thời.\n",
        "utf-8",
    )

    _, out, _ = run(capsys, "read", path)

    assert "    – Chỉ thị số 44-CT/TU (nhắc lại 1 lần)" in out.splitlines()
    assert "    – Trần Thu Hà, nguyên Bí thư Quận ủy, Chủ tịch Hội Khuyến học quận" in out.splitlines()

    _, out, _ = run(capsys, "read", "--explain", path)

    lines = out.splitlines()
    assert "      nhận dạng: chi-thi|44-ct/tu" in lines
    assert "      nhắc tới: Chỉ thị này · dòng 2" in lines
    assert "      từng giữ (tính đến ngày 06/05/2025): nguyên Bí thư Quận ủy · dòng 1" in lines
    assert "      đang giữ (tính đến ngày 06/05/2025): Chủ tịch Hội Khuyến học quận · dòng 1" in lines
    assert "      nhắc tới: Hà · dòng 2" in lines
