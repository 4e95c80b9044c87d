"""Files brought in on screen: one sentence each, and a bad one holds nothing back."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from giaoban.apps.documents.models import Document
from giaoban.files.limits import DEFAULT

GOOD = "Quận ủy Lê Chân kiểm điểm công tác tháng 5/2025\n\nTháng 5/2025 các chi bộ kết nạp 26 đảng viên.\n"


def send(client, place, *files, **headers):
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(place.address("import"), {"files": uploads, "unit": place.unit.key}, headers=headers)


def test_good_and_bad_files_together(office, april):
    response = send(office, april, ("thang-5.txt", GOOD.encode()), ("hong.docx", b"PK\x03\x04 hong"))
    html = response.content.decode()

    assert "<strong>thang-5.txt</strong>: đọc được 1 số" in html
    assert "<strong>hong.docx</strong>: " in html
    assert html.count("notice-bad") == 1
    assert Document.objects.filter(name="thang-5.txt").exists()
    assert not Document.objects.filter(name="hong.docx").exists()


def test_the_same_file_twice_changes_nothing(office, april):
    send(office, april, ("thang-5.txt", GOOD.encode()))
    response = send(office, april, ("thang-5.txt", GOOD.encode()))

    assert "đã có từ trước" in response.content.decode()
    assert Document.objects.filter(name="thang-5.txt").count() == 1


def test_nothing_chosen_says_what_to_do(office, april):
    assert "chưa chọn tệp nào" in send(office, april).content.decode()


def test_a_script_gets_lines_alone(office, april):
    response = send(office, april, ("thang-5.txt", GOOD.encode()), **{"HX-Request": "true"})

    assert response.content.decode().strip().startswith("<li")


def test_a_file_too_large_is_refused_in_a_sentence(office, april, monkeypatch):
    monkeypatch.setattr("giaoban.web.uploads.DEFAULT", replace(DEFAULT, file_bytes=10))

    html = send(office, april, ("thang-5.txt", GOOD.encode())).content.decode()

    assert "chỉ nhận đến" in html
    assert not Document.objects.filter(name="thang-5.txt").exists()


def test_the_page_says_the_limit_that_holds(office, april):
    html = office.get(april.address("van-ban")).content.decode()

    assert "mỗi tệp không quá 50 MB" in html
    assert f'data-limit="{DEFAULT.file_bytes}"' in html


def test_a_file_comes_back_as_it_was_sent(office, april):
    send(office, april, ("thang-5.txt", GOOD.encode()))
    document = Document.objects.get(name="thang-5.txt")

    response = office.get(april.address("document-file", document.pk))

    assert b"".join(response.streaming_content) == GOOD.encode()
    assert response["Content-Disposition"].startswith("attachment")
