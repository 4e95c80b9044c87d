"""The journal in words: what each kind of event is called, and the names of what it tells before and after."""

import json
from collections.abc import Iterator
from typing import Any

from giaoban.apps.journal.models import Event
from giaoban.core.chain import facts_in
from giaoban.core.chain.wording import period_words, value_words
from giaoban.web.language import say

ACTIONS = {
    "collection.accepted": "Tiếp nhận báo cáo",
    "collection.approved": "Duyệt báo cáo",
    "collection.booked": "Ghi số của báo cáo vào sổ",
    "collection.checked": "Kiểm tra báo cáo",
    "collection.correction_approved": "Duyệt đề nghị sửa số",
    "collection.correction_asked": "Đề nghị sửa số đã khóa",
    "collection.correction_refused": "Không duyệt đề nghị sửa số",
    "collection.drafts_saved": "Nhập vào biểu",
    "collection.evidence_attached": "Đính kèm minh chứng",
    "collection.evidence_withdrawn": "Gỡ minh chứng",
    "collection.four_eyes_set": "Quy định người kiểm tra chéo",
    "collection.own_form_booked": "Ghi biểu của đơn vị vào sổ",
    "collection.proposal_left": "Bỏ số máy đọc đề xuất",
    "collection.regime_ended": "Chấm dứt chế độ báo cáo",
    "collection.regime_issued": "Ban hành chế độ báo cáo",
    "collection.regime_revised": "Thay đổi chế độ báo cáo",
    "collection.remarked": "Ghi chú vào ô",
    "collection.reminded": "Nhắc báo cáo",
    "collection.report_dropped": "Thả báo cáo vào biểu",
    "collection.reports_opened": "Mở kỳ báo cáo",
    "collection.returned": "Trả lại báo cáo",
    "collection.sheet_taken": "Lấy số từ tệp Excel",
    "collection.sheet_undone": "Hoàn tác lấy số từ tệp Excel",
    "collection.special_day_set": "Ghi ngày nghỉ, ngày làm bù",
    "collection.submitted": "Nộp báo cáo",
    "documents.received": "Nhận văn bản",
    "figures.booked": "Ghi số vào sổ",
    "figures.confirmed": "Xác nhận số đã đọc",
    "figures.corrected": "Sửa số đã đọc",
    "figures.entered": "Nhập số",
    "figures.entry_corrected": "Sửa số trong sổ",
    "figures.entry_taken_back": "Hoàn tác lần sửa",
    "figures.entry_withdrawn": "Hủy số trong sổ",
    "figures.history_booked": "Nhập bảng số liệu",
    "figures.history_undone": "Hoàn tác đợt nhập bảng",
    "figures.read": "Đọc văn bản",
    "figures.rejected": "Bỏ số đã đọc",
    "figures.typed": "Gõ số",
    "figures.undone": "Hoàn tác quyết định",
    "figures.workbook_received": "Nhận tệp bảng tính",
    "people.account_opened": "Mở tài khoản",
    "people.account_opened_again": "Mở lại tài khoản",
    "people.account_shut": "Khóa tài khoản",
    "people.address_changed": "Đổi địa chỉ thư điện tử",
    "people.appointed": "Giao vị trí",
    "people.delegated": "Ủy quyền",
    "people.delegation_taken_back": "Thôi ủy quyền",
    "people.list_opened": "Mở danh sách cá nhân",
    "people.marked": "Đặt mức độ hạn chế",
    "people.password_changed": "Đổi mật khẩu",
    "people.password_reset": "Cấp lại mật khẩu",
    "people.post_ended": "Thôi vị trí",
    "people.second_factor_codes": "Cấp mã dự phòng",
    "people.second_factor_off": "Tắt xác thực hai bước",
    "people.second_factor_on": "Bật xác thực hai bước",
    "reviews.answer_withdrawn": "Rút giải trình",
    "reviews.answered": "Trả lời điểm chưa khớp",
    "reviews.status_said": "Đánh giá của lãnh đạo",
    "reviews.status_withdrawn": "Rút đánh giá của lãnh đạo",
    "reviews.taken_over": "Ghi số suy ra vào sổ",
    "targets.alias_confirmed": "Xác nhận tên gọi chỉ tiêu",
    "targets.amended": "Điều chỉnh chỉ tiêu",
    "targets.group_added": "Thêm nhóm nhiệm vụ",
    "targets.group_removed": "Bỏ nhóm nhiệm vụ",
    "targets.group_renamed": "Đổi tên nhóm nhiệm vụ",
    "targets.group_tied": "Gắn chỉ tiêu vào nhóm",
    "targets.handed_down": "Giao chỉ tiêu xuống cấp dưới",
    "targets.indicator_changed": "Sửa chỉ tiêu riêng",
    "targets.indicator_created": "Lập chỉ tiêu riêng",
    "targets.indicator_retired": "Thôi dùng chỉ tiêu riêng",
    "targets.path_chosen": "Chọn tiến độ dự kiến",
    "targets.set": "Giao chỉ tiêu",
    "targets.split": "Chia chỉ tiêu theo kỳ",
    "targets.theme_set": "Đặt chủ đề năm",
    "targets.withdrawn": "Hủy chỉ tiêu",
    "units.change_withdrawn": "Rút thay đổi về đơn vị",
    "units.department_closed": "Kết thúc bộ phận",
    "units.department_opened": "Lập bộ phận",
    "units.departments_taken_over": "Nhận bộ phận theo quy định",
    "units.ended": "Đơn vị thôi tồn tại",
    "units.entered": "Ghi đơn vị",
    "units.event_annulled": "Hủy sự kiện sắp xếp",
    "units.moved": "Chuyển đơn vị sang cấp trên khác",
    "units.renamed": "Đổi tên đơn vị",
    "units.reorganised": "Sắp xếp đơn vị",
    "units.share_booked": "Ghi tỷ lệ chia",
}
FIELDS = {
    "action": "việc",
    "basis": "căn cứ",
    "by": "người",
    "cells": "số ô",
    "clause": "điểm, mục",
    "code": "mã",
    "comparator": "so sánh",
    "corrects": "sửa dòng",
    "decree": "văn bản",
    "file": "tệp",
    "figure": "số",
    "figures": "số liệu đọc được",
    "found": "tìm thấy",
    "indicator": "chỉ tiêu",
    "kind": "loại",
    "last_name": "họ tên",
    "measured_in": "đơn vị tính",
    "name": "tên",
    "on": "từ ngày",
    "on_behalf_of": "thay mặt",
    "period": "kỳ",
    "report": "báo cáo",
    "role": "vai trò",
    "rows": "số dòng",
    "ruling": "quyết định",
    "sensitivity": "mức độ hạn chế",
    "setter": "người giao",
    "sheet": "trang tính",
    "since": "từ ngày",
    "size": "số byte",
    "standing": "tính chất",
    "state": "trạng thái",
    "status": "đánh giá",
    "text": "nguyên văn",
    "title": "trích yếu",
    "unit": "đơn vị",
    "until": "đến hết ngày",
    "user": "tài khoản",
    "username": "tài khoản",
    "value": "số",
    "withdrawn": "lý do hủy",
    "words": "nội dung",
    "year": "năm",
}
SUBJECTS = {
    "collection": "Chế độ báo cáo",
    "documents": "Văn bản",
    "figures": "Số liệu",
    "people": "Người dùng",
    "reviews": "Điều hành",
    "targets": "Chỉ tiêu",
    "units": "Đơn vị",
}
NOT_TOLD = frozenset(
    {"booked_at", "received_at", "at", "decimals", "period_from", "period_to", "places", "sha256", "id"}
)
LONGEST = 160
ALONE = "value"  # what stands for a change that was told without a name


def action_words(action: str) -> str:
    """What was done; its own name where a later version of the product wrote it."""
    return say(ACTIONS[action]) if action in ACTIONS else action


def changes(event: Event) -> Iterator[tuple[str, str, str]]:
    """What the event tells, line by line: name, before, after; "" where there was or is nothing."""
    for fact in facts_in(event.booked):
        value = say("đã hủy") if fact.withdrawn else value_words(fact)
        yield f"{fact.indicator_name}, {period_words(fact.period)}", "", value
    told = _details(event)
    before, after = (_named(told.pop(name, None)) for name in ("before", "after"))
    if ALONE in before and ALONE not in after:
        yield say("trước"), "", _words(before.pop(ALONE))
    for name in dict.fromkeys((*before, *after)):
        if name not in NOT_TOLD:
            yield _name(name), _words(before.get(name)), _words(after.get(name))
    for name, value in told.items():
        if name not in NOT_TOLD and name not in before and name not in after:
            yield _name(name), "", _words(value)


def _details(event: Event) -> dict[str, Any]:
    try:
        told = json.loads(event.details)
    except ValueError:
        return {"text": event.details}
    return told if isinstance(told, dict) else {"text": event.details}


def _named(told: Any) -> dict[str, Any]:
    if told is None:
        return {}
    return told if isinstance(told, dict) else {"value": told}


def _name(name: str) -> str:
    return say(FIELDS[name]) if name in FIELDS else name


def _words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return say("có") if value else say("không")
    text = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
