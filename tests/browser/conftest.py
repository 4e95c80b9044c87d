"""A real browser before a real server with the sample office, which is loaded once and copied for each module."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from tools import chromium as finder

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright keeps an event loop in its thread for as long as the browser lives; the database work of other tests in
# the same process is no less synchronous for that.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
PATIENCE = 10_000  # milliseconds for anything to appear


@dataclass(frozen=True)
class Office:
    """A running server and the passwords of its accounts."""

    address: str
    passwords: dict[str, str]


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright):
    path = finder.find()
    if path is None:
        pytest.skip("No Chromium on this machine: install the package chromium, or name one in GIAOBAN_BROWSER")
    started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield started
    started.close()


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIAOBAN_")}
    return kept | {"GIAOBAN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}


def _manage(data: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "django", *words], env=_environment(data), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A data directory with the sample office, as `giaoban demo` prepares it, and the passwords that it printed."""
    data = tmp_path_factory.mktemp("prepared")
    _manage(data, "migrate", "-v0")
    passwords = dict(re.findall(r"Tài khoản (\w+), mật khẩu (\S+)", _manage(data, "load_sample")))
    _manage(data, "collectstatic", "--noinput", "-v0")
    return data, passwords


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture(scope="module")
def office(prepared, tmp_path_factory):
    """The sample office on a server of its own, so that no module sees what another one decided."""
    data = tmp_path_factory.mktemp("office") / "data"
    shutil.copytree(prepared[0], data)
    port = _free_port()
    command = [sys.executable, "-m", "giaoban.cli", "serve", "--port", str(port)]
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=_environment(data), stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server, data / "server.log")
        yield Office(address, prepared[1])
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(150):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(f"{address}/dang-nhap/", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"The server did not answer: {log.read_text(encoding='utf-8')}")


class Visitor:
    """One signed-in person at one browser window; notes whatever leaves the server or goes wrong in the page."""

    def __init__(self, browser: Browser, office: Office, username: str, **window: object):
        self.office = office
        self.context: BrowserContext = browser.new_context(base_url=office.address, locale="vi-VN", **window)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.foreign: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", self._note)
        self.page.on("console", lambda message: self.wrong.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.sign_in(username)

    def _note(self, request) -> None:
        if not request.url.startswith((self.office.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def sign_in(self, username: str) -> None:
        self.page.goto("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(self.office.passwords[username])
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url("**/dieu-hanh")

    def go(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.fixture
def visit(chromium, office):
    """Open a window: `visit("vanphong", viewport={"width": 390, "height": 844})`. Fails on a foreign request."""
    opened: list[Visitor] = []

    def open_window(username: str = "vanphong", **window: object) -> Visitor:
        window.setdefault("viewport", {"width": 1440, "height": 900})
        opened.append(Visitor(chromium, office, username, **window))
        return opened[-1]

    yield open_window
    foreign = [address for visitor in opened for address in visitor.foreign]
    wrong = [words for visitor in opened for words in visitor.wrong]
    for visitor in opened:
        visitor.context.close()
    assert foreign == []
    assert wrong == []
