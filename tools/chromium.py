"""Finds the browser that the tests drive, or installs one where the machine lets us."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find():
    """The path of a Chromium on this machine, or None. GIAOBAN_BROWSER names one that lies elsewhere."""
    named = os.environ.get("GIAOBAN_BROWSER")
    if named:
        return named if os.path.exists(named) else None
    return next((path for path in map(shutil.which, NAMES) if path), None)


def provide(python):
    """The path of a Chromium, installed if need be; None where it cannot be had.

    First the system's package (as root on Debian or Ubuntu), then the one that playwright would fetch.
    """
    found = find()
    if found:
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for words in (
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
        ):
            subprocess.run(["apt-get", *words], env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return find()
    asked = subprocess.run([str(python), "-m", "playwright", "install", "chromium"], capture_output=True)
    return _of_playwright(python) if asked.returncode == 0 else None


def _of_playwright(python):
    program = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as playwright: print(playwright.chromium.executable_path)"
    )
    answered = subprocess.run([str(python), "-c", program], capture_output=True, text=True)
    path = answered.stdout.strip()
    return path if path and os.path.exists(path) else None
