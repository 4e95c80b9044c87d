"""The machine under examination: room on the disk, who may read the folder, how old the last backup is."""

import os
import shutil
import stat
from datetime import datetime, timedelta

from giaoban.apps.upkeep.archiving import SECRET, last_backup
from giaoban.apps.upkeep.checkups import Finding, Patient, age_words

LEAST_FREE = 512 * 1024 * 1024
OLDEST_BACKUP = timedelta(days=7)


def room(patient: Patient) -> Finding:
    """Whether the disk has room for a while, and for a backup beside the data."""
    name = "Ổ đĩa"
    free = shutil.disk_usage(patient.data).free
    used = sum(path.stat().st_size for path in patient.data.glob("*.sqlite3*"))
    words = f"còn {free / 1024**3:.1f} GB".replace(".", ",")
    if free < max(LEAST_FREE, 2 * used):
        return Finding(name, words, f"Dọn bớt ổ đĩa chứa {patient.data} hoặc chuyển dữ liệu sang ổ lớn hơn.")
    return Finding(name, words)


def private(patient: Patient) -> Finding:
    """Whether the owner alone may read folder and secret, and may write there."""
    name = "Quyền thư mục"
    if not os.access(patient.data, os.W_OK):
        return Finding(
            name, f"không ghi được vào {patient.data}", f"Trao thư mục cho người chạy: chown {patient.data}."
        )
    open_ones = [path for path in (patient.data, patient.data / SECRET) if path.exists() and _others(path.stat())]
    if open_ones:
        commands = "; ".join(f"chmod go= {path}" for path in open_ones)
        return Finding(name, f"người khác trên máy đọc được {open_ones[0]}", f"Chạy: {commands}")
    return Finding(name, "chỉ người chạy chương trình đọc được")


def _others(found: os.stat_result) -> bool:
    return bool(stat.S_IMODE(found.st_mode) & 0o077)


def backed_up(patient: Patient) -> Finding:
    """Whether somebody made a backup lately."""
    name = "Sao lưu"
    remedy = "Chạy “giaoban backup TỆP” và đặt lịch chạy hằng ngày; chép bản sao sang máy khác."
    noted = last_backup(patient.data)
    try:
        at = datetime.fromisoformat(str(noted["at"])) if noted else None
    except (KeyError, ValueError):
        at = None
    if at is None:
        return Finding(name, "chưa có bản sao lưu nào", remedy)
    age = patient.now - at
    words = f"bản gần nhất cách đây {age_words(age)}"
    return Finding(name, words, remedy if age > OLDEST_BACKUP else "")
