"""What the pages of a form share: who may write into it, and how they name people and rows."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localtime

from giaoban.apps.collection.draft_models import DraftValue
from giaoban.web.desk import Desk
from giaoban.web.language import say

WAYS = {"pasted": "dán từ bảng tính", "sheet": "từ tệp Excel", "report": "từ báo cáo", "undone": "hoàn tác"}


def must_enter(desk: Desk) -> None:
    """PermissionDenied for people who do not enter numbers of the unit."""
    if not desk.may_enter:
        raise PermissionDenied


def name_of(user: Any) -> str:
    """What people call the person."""
    return user.get_full_name() or user.get_username()


def writer_of(row: DraftValue) -> str:
    """Who left the cell so, when and by which way, in one line."""
    how = f", {say(WAYS[row.how])}" if row.how in WAYS else ""
    return f"{name_of(row.by)}, {localtime(row.at):%H:%M %d/%m/%Y}{how}"
