"""The roles and the ways in which a thing is kept from others: their names, and a sentence each for the screen."""

from giaoban.apps.people.models import Role, Sensitivity
from giaoban.apps.units.models import Branch

NAMES = {
    Role.VIEWER: "Người xem",
    Role.ENTERER: "Người nhập liệu",
    Role.CHECKER: "Người kiểm tra",
    Role.APPROVER: "Người duyệt",
    Role.OFFICE: "Chánh Văn phòng",
    Role.LEADER: "Lãnh đạo",
    Role.INSPECTOR: "Kiểm tra, giám sát",
    Role.ADMINISTRATOR: "Quản trị",
}
EXPLAINED = {
    Role.VIEWER: "Xem chỉ tiêu, số liệu, văn bản của đơn vị và cấp dưới; không sửa gì.",
    Role.ENTERER: "Nhập số, nộp báo cáo và đưa văn bản vào; người khác kiểm tra trước khi số được duyệt.",
    Role.CHECKER: "Kiểm tra, sửa, trả lại số đã nhập; xác nhận số máy đọc và ghi chỉ tiêu được giao.",
    Role.APPROVER: "Duyệt báo cáo để số vào sổ; ghi đánh giá bên cạnh quy tắc.",
    Role.OFFICE: "Tổng hợp của văn phòng: đặt chế độ báo cáo, tiếp nhận báo cáo cấp dưới, kiểm tra và sửa số.",
    Role.LEADER: "Duyệt báo cáo, tiếp nhận của cấp dưới, ghi đánh giá; xem hồ sơ kiểm tra của khối mình.",
    Role.INSPECTOR: "Xem và lập hồ sơ kiểm tra, giám sát của khối mình; không nhập, không duyệt số.",
    Role.ADMINISTRATOR: "Mở tài khoản, giao và thôi vai trò, cấp lại mật khẩu; không nhập, không duyệt số.",
}
BRANCHES = {"": "Cả đơn vị", Branch.PARTY: "Khối Đảng", Branch.STATE: "Khối chính quyền"}
LEVELS = {
    Sensitivity.ORDINARY: "Thường",
    Sensitivity.INTERNAL: "Nội bộ",
    Sensitivity.INSPECTION: "Hồ sơ kiểm tra",
    Sensitivity.PERSONAL: "Danh sách cá nhân",
}
KEPT_FROM = {
    Sensitivity.ORDINARY: "Ai xem được đơn vị thì xem được; số đọc được vào sổ.",
    Sensitivity.INTERNAL: "Chỉ người của chính đơn vị, đúng khối đã chọn; cấp trên và khối kia không thấy. "
    "Số không vào sổ.",
    Sensitivity.INSPECTION: "Chỉ người làm kiểm tra và lãnh đạo cùng khối, từ đơn vị lưu hồ sơ trở lên; "
    "đơn vị, bộ phận được kiểm tra không thấy. Số không vào sổ.",
    Sensitivity.PERSONAL: "Chỉ người nhập, kiểm tra, duyệt, văn phòng, lãnh đạo của chính đơn vị, đúng lĩnh vực; "
    "mỗi lần mở đều ghi nhật ký. Số không vào sổ.",
}
RIGHTS = {
    "documents.import": "Đưa văn bản vào, ghi số",
    "figures.decide": "Xác nhận, sửa, bỏ số",
    "targets.set": "Ghi chỉ tiêu được giao",
    "findings.answer": "Trả lời điểm chưa khớp",
    "reviews.say_status": "Ghi đánh giá bên cạnh quy tắc",
    "collection.submit": "Nộp báo cáo của đơn vị",
    "collection.check": "Kiểm tra báo cáo của đơn vị",
    "collection.approve": "Duyệt báo cáo của đơn vị",
    "collection.accept": "Tiếp nhận báo cáo cấp dưới",
    "collection.regulate": "Đặt chế độ báo cáo",
    "units.change": "Ghi sắp xếp đơn vị, bộ máy",
    "documents.restrict": "Đặt mức phổ biến của văn bản",
    "people.manage": "Quản lý tài khoản, vai trò",
}
