"""What the doctor looks at and how it tells: one finding a check, in a sentence, with what to do where it is bad."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import DatabaseError


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. `remedy` says what to do; it is empty where all is well."""

    name: str
    words: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Whether there is nothing to do."""
        return not self.remedy


@dataclass(frozen=True, slots=True)
class Patient:
    """The installation as the doctor finds it: its folder, its files, and the moment by this machine's clock."""

    data: Path
    files: Path
    now: datetime
    quick: bool = False


Check = Callable[[Patient], Finding]
NEEDS_TABLES = "chưa khám được vì cơ sở dữ liệu chưa dùng được"


def examine(patient: Patient, checks: dict[str, Check], *, first: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Carry out every check; where one of `first` is bad, a later one that cannot read its tables says so."""
    sick = False
    for name, check in checks.items():
        try:
            found = check(patient)
        except DatabaseError as error:
            if sick:
                found = Finding(name, NEEDS_TABLES, "Chữa chỗ hỏng nêu ở trên rồi khám lại.")
            else:
                said = str(error).splitlines()[0]
                found = Finding(name, f"không đọc được cơ sở dữ liệu ({said})", "Chạy “giaoban migrate” rồi khám lại.")
        except OSError as error:
            found = Finding(name, f"không đọc được {error.filename} ({error.strerror})", "Kiểm tra quyền đọc của tệp.")
        sick = sick or (name in first and not found.well)
        yield found


def age_words(age: timedelta) -> str:
    """How long ago, in the words of an office.

    >>> age_words(timedelta(minutes=5)), age_words(timedelta(hours=30)), age_words(timedelta(days=9))
    ('chưa đầy một giờ', '30 giờ', '9 ngày')
    """
    hours = int(age.total_seconds() // 3600)
    if hours < 1:
        return "chưa đầy một giờ"
    return f"{hours} giờ" if hours < 48 else f"{hours // 24} ngày"
