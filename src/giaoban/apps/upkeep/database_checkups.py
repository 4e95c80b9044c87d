"""The database under examination: reachable, writable, up to date, whole, guarded, true to its journal."""

import re
import time
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.core.management import CommandError
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import FileField
from django.utils import timezone

from giaoban.apps.journal.actions import disagreeing, last_event, verify
from giaoban.apps.journal.triggers import append_only_tables, missing
from giaoban.apps.reviews.readiness import outdated
from giaoban.apps.rollups.rebuilding import differences
from giaoban.apps.upkeep.archiving import last_backup
from giaoban.apps.upkeep.checkups import Finding, Patient
from giaoban.apps.upkeep.digests import file_digest

LISTED = 3
MOST_SECONDS_APART = 60
RESTORE = "Ngừng nhập liệu, giữ nguyên hiện trạng, phục hồi bản sao lưu gần nhất vào nơi khác rồi so hai bên."


def reachable(patient: Patient) -> Finding:
    """Whether the database answers and lets a row be written."""
    name = "Cơ sở dữ liệu"
    began = time.perf_counter()
    try:
        with transaction.atomic():
            if Session._meta.db_table in connection.introspection.table_names():
                Session.objects.create(session_key=uuid4().hex, session_data="", expire_date=timezone.now())
            transaction.set_rollback(True)
    except DatabaseError as error:
        remedy = "Kiểm tra GIAOBAN_DATABASE, máy chủ cơ sở dữ liệu có chạy không, ổ đĩa còn chỗ và có quyền ghi không."
        return Finding(name, f"không ghi được ({str(error).splitlines()[0]})", remedy)
    took = f"{(time.perf_counter() - began) * 1000:.0f}"
    return Finding(name, f"{connection.display_name} đọc và ghi được ({took} ms)")


def up_to_date(patient: Patient) -> Finding:
    """Whether every migration is applied."""
    name = "Phiên bản của các bảng"
    try:
        if not outdated():
            return Finding(name, "đúng phiên bản của chương trình")
    except CommandError as error:
        return Finding(name, str(error), "Chữa kết nối cơ sở dữ liệu trước.")
    return Finding(name, "chưa lập hoặc của phiên bản cũ", "Sao lưu rồi chạy “giaoban migrate”.")


def whole(patient: Patient) -> Finding:
    """Whether the engine finds its own file sound and every foreign key leads somewhere."""
    name = "Độ toàn vẹn"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check" if patient.quick else "PRAGMA integrity_check")
            said = [row[0] for row in cursor.fetchall() if row[0] != "ok" and not _imagined(cursor, row[0])]
            if said:
                return Finding(name, f"tệp cơ sở dữ liệu hỏng: {said[0]}", RESTORE)
            cursor.execute("PRAGMA foreign_key_check")
        else:
            cursor.execute(
                "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"
            )
        lost = cursor.fetchall()
    if lost:
        return Finding(name, f"{len(lost)} khóa ngoại không dẫn tới đâu, ví dụ trong bảng {lost[0][0]}", RESTORE)
    return Finding(name, "tệp lành, khóa ngoại đủ")


def _imagined(cursor: CursorWrapper, said: str) -> bool:
    """Whether SQLite complains of an empty value that is none: up to 3.40 it did of tables WITHOUT ROWID."""
    found = re.fullmatch(r"NULL value in (\w+)\.(\w+)", said)
    if found is None:
        return False
    cursor.execute(f'SELECT 1 FROM "{found[1]}" WHERE "{found[2]}" IS NULL LIMIT 1')
    return cursor.fetchone() is None


def guarded(patient: Patient) -> Finding:
    """Whether every table that is written once has its triggers."""
    name = "Khóa chống sửa"
    absent = missing()
    if absent:
        tables = ", ".join(sorted({table for table, _ in absent})[:LISTED])
        remedy = "Tìm xem ai đã gỡ, chạy “giaoban verify”, rồi “giaoban migrate” để đặt lại."
        return Finding(name, f"thiếu {len(absent)} trigger ({tables})", remedy)
    return Finding(name, f"đủ trên {len(append_only_tables())} bảng chỉ được ghi thêm")


def chained(patient: Patient) -> Finding:
    """Whether the chain of the journal is whole and still holds the head that the last backup noted."""
    name = "Nhật ký"
    noted = last_backup(patient.data)
    number, head = noted["journal"] if noted and isinstance(noted.get("journal"), list) else (0, "")
    proof = verify(head=head if number else "")
    if proof.broken is not None:
        return Finding(name, f"đứt chuỗi: {proof.problem}", RESTORE)
    if number and proof.anchor is None:
        return Finding(name, f"không còn sự kiện số {number} như lúc sao lưu gần nhất: chuỗi đã bị viết lại", RESTORE)
    return Finding(name, f"nguyên vẹn, {proof.events} sự kiện")


def true_to_journal(patient: Patient) -> Finding:
    """Whether the ledger holds what the journal tells."""
    name = "Sổ số liệu"
    found = disagreeing()
    if found:
        return Finding(name, "khác nhật ký: " + "; ".join(found[:LISTED]), RESTORE)
    return Finding(name, "đúng như nhật ký đã ghi")


def rolled_up(patient: Patient) -> Finding:
    """Whether the month ends are those of the ledger."""
    name = "Số cuối tháng"
    found = list(islice(differences(), LISTED + 1))
    if found:
        return Finding(name, f"{len(found)} số trở lên khác sổ số liệu", "Chạy “giaoban rollup --rebuild”.")
    return Finding(name, "khớp với sổ số liệu")


def on_time(patient: Patient) -> Finding:
    """Whether the clock of this machine agrees with the database's and with the journal."""
    name = "Đồng hồ"
    remedy = "Đặt đồng bộ giờ (NTP) cho máy chủ; giờ sai làm hạn nộp và nhật ký sai theo."
    zone = timezone.get_default_timezone_name()
    if zone != "Asia/Ho_Chi_Minh":
        return Finding(name, f"múi giờ đang là {zone}", "Đặt lại TIME_ZONE = Asia/Ho_Chi_Minh.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT CURRENT_TIMESTAMP")
        there = _moment(cursor.fetchone()[0])
    apart = abs((there - timezone.now()).total_seconds())
    if apart > MOST_SECONDS_APART:
        return Finding(name, f"lệch {apart:.0f} giây với máy chủ cơ sở dữ liệu", remedy)
    last = last_event()
    if last is not None and last.at > patient.now and (last.at - patient.now).total_seconds() > MOST_SECONDS_APART:
        return Finding(name, f"chậm hơn sự kiện cuối của nhật ký ({last.at:%d/%m/%Y %H:%M} UTC)", remedy)
    return Finding(name, f"{timezone.localtime(patient.now):%d/%m/%Y %H:%M}, múi giờ Việt Nam")


def _moment(said: Any) -> datetime:
    if isinstance(said, datetime):
        return said
    return datetime.fromisoformat(f"{said}+00:00")


def kept(patient: Patient) -> Finding:
    """Whether every file that a row names is there, and is the one that was received."""
    name = "Tệp gốc"
    lost, changed, count = [], [], 0
    for stored, sha256 in _stored_files():
        count += 1
        path = patient.files / stored
        if not path.is_file():
            lost.append(stored)
        elif sha256 and not patient.quick and file_digest(path).sha256 != sha256:
            changed.append(stored)
    if lost or changed:
        said = [f"thiếu {len(lost)} tệp (ví dụ {lost[0]})"] if lost else []
        said += [f"{len(changed)} tệp đã bị sửa (ví dụ {changed[0]})"] if changed else []
        return Finding(name, "; ".join(said), f"Chép lại các tệp ấy từ bản sao lưu vào {patient.files}.")
    return Finding(name, f"đủ {count} tệp" + ("" if patient.quick else ", đúng mã băm"))


def _stored_files() -> list[tuple[str, str]]:
    """Name and SHA-256 of every file that a row of any table names."""
    from django.apps import apps

    found: list[tuple[str, str]] = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                rows = model._base_manager.exclude(**{field.name: ""}).order_by()
                hashes = ["sha256"] if "sha256" in names else []
                found += [(row[0], row[1] if hashes else "") for row in rows.values_list(field.name, *hashes)]
    return [(str(Path(stored)), sha256) for stored, sha256 in found]
