"""One upload of everything that people send, to a real server: a sentence each, while the honest files are read.

No browser is needed: the form is filled in and sent over HTTP piece by piece, so that 300 MB fit in no memory.
"""

import html
import http.client
import re
import time
import urllib.parse
from pathlib import Path
from unicodedata import normalize

import psutil
import pypdfium2
import pytest

pytestmark = pytest.mark.browser
HERE = "/2024-305/2025-04"
REPORT = (
    "Quận ủy Lê Chân kiểm điểm công tác tháng {month}/2024\n\nTháng {month}/2024, các chi bộ kết nạp 23 đảng viên.\n"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
MEGABYTE = 1024 * 1024
HUGE = 300
MOST_SECONDS, MOST_MEMORY = 20, 120 * MEGABYTE  # for the whole upload; grown by, all workers together


def scanned() -> bytes:
    """A PDF of one page without a letter, as a scanner makes it."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    path = Path("scan.pdf")
    document.save(path)
    return path.read_bytes()


def windows_1258(text: str) -> bytes:
    """The text as old Windows stored it: letters with their hats, each tone as a byte of its own."""
    found = (re.fullmatch(rf"(.*?)([{TONES}]?)([^{TONES}]*)", normalize("NFD", letter), re.S) for letter in text)
    return "".join(normalize("NFC", part[1] + part[3]) + part[2] for part in found).encode("cp1258")


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return [
        ("rong.txt", b"", "Tệp rỗng"),
        ("chuong-trinh.txt", bytes(range(256)) * 8, "nhị phân"),
        ("rat-lon.pdf", None, "chỉ nhận đến 50 MB"),
        ("ban-quet.pdf", scanned(), "bản chụp"),
        ("../../../leo-thang.txt", REPORT.format(month=8).encode(), "số rõ"),
        ("bao-cao-1258.txt", windows_1258(REPORT.format(month=9)), "số rõ"),
        ("binh-thuong.txt", REPORT.format(month=7).encode(), "số rõ"),
    ]


class Sender:
    """A signed-in visitor who sends forms over one connection, with the cookies that came."""

    def __init__(self, office):
        self.host = urllib.parse.urlsplit(office.address).netloc
        self.cookies = {}
        page = self.ask("GET", "/dang-nhap/")
        form = {"username": "vanphong", "password": office.passwords["vanphong"], "csrfmiddlewaretoken": token(page)}
        self.ask("POST", "/dang-nhap/", urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded")

    def ask(self, method, address, body=None, kind="", length=None):
        connection = http.client.HTTPConnection(self.host, timeout=120)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Content-Type": kind}
        headers |= {"Content-Length": str(length)} if length else {}
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        content = answer.read().decode()
        connection.close()
        return content


def token(page):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]


def multipart(csrf, files, boundary):
    """The pieces of the form as they go over the wire; None stands for 300 MB."""
    yield f'--{boundary}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{csrf}\r\n'.encode()
    for name, content, _ in files:
        yield f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
        if content is None:
            yield from [b"%PDF" * (MEGABYTE // 4)] * HUGE
        else:
            yield content
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()


def memory(port):
    """The most memory that the server's processes have held, in bytes."""
    servers = [one for one in psutil.process_iter() if serves(one, port)]
    family = {process.pid: process for server in servers for process in (server, *server.children(recursive=True))}
    status = [Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace") for pid in family]
    return sum(int(re.search(r"VmHWM:\s+(\d+) kB", text)[1]) * 1024 for text in status if "VmHWM" in text)


def serves(process, port):
    try:
        return process.cmdline()[-2:] == ["--port", str(port)]
    except psutil.Error:
        return False


def test_each_file_of_an_upload_gets_its_sentence(office, files):
    sender = Sender(office)
    csrf = token(sender.ask("GET", f"{HERE}/van-ban"))
    port = urllib.parse.urlsplit(office.address).port
    length = sum(map(len, multipart(csrf, files, "ranh-gioi")))
    before, began = memory(port), time.monotonic()

    page = sender.ask(
        "POST",
        f"{HERE}/van-ban/nhan",
        multipart(csrf, files, "ranh-gioi"),
        "multipart/form-data; boundary=ranh-gioi",
        length,
    )
    took, grown = time.monotonic() - began, memory(port) - before

    results = re.findall(r'<li class="notice[^>]*><strong>(.*?)</strong>: (.*?)</li>', page, re.S)
    assert [name for name, _ in results] == [name.rpartition("/")[2] for name, _, _ in files]
    for (_, _, words), (name, said) in zip(files, results, strict=True):
        sentence = html.unescape(re.sub(r"<[^>]+>.*", "", said)).strip()
        assert words in sentence, (name, sentence)
    print(f"{took:.1f} s, {grown / MEGABYTE:.0f} MB")
    assert took < MOST_SECONDS
    assert grown < MOST_MEMORY
