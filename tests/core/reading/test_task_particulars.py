"""What is said of a task: who leads, who co-operates, until when, what is handed in, on what basis, by whose order."""

from datetime import date

import pytest

from giaoban.core.periods import Period
from giaoban.core.reading import read
from giaoban.core.reading.doers import name_end
from giaoban.core.reading.folding import fold


def tasks_of(text):
    return read(f"Tin trong tỉnh\n{text}\n", published=date(2025, 5, 6)).tasks


NAMES = [
    # The name of whoever is to act, up to the bar, and the verb after it.
    "Sở Văn hóa, Thể thao và Du lịch| tăng cường kiểm tra",
    "Phòng Tài chính - Kế hoạch huyện| chủ trì",
    "UBND các xã, thị trấn, các cơ quan, đơn vị liên quan| căn cứ tình hình",
    "Bộ Chỉ huy Quân sự tỉnh, Bộ đội Biên phòng| chuẩn bị",
    "đồng chí Lê Văn An, Phó Chủ tịch UBND huyện| chỉ đạo",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội| tham gia",
    "Các nhà máy thủy điện| tuân thủ",
    "Thủ trưởng các cơ quan, Chủ tịch UBND các phường| tổ chức",
    "Trung tâm Phục vụ hành chính công| tiếp nhận",
    "lãnh đạo UBND xã| cử người",
    "các cấp ủy, tổ chức Đảng, cơ quan, đơn vị| khẩn trương",
    "Đảng ủy Công ty| yêu cầu",
    # A verb that may open a name too.
    "Sở Nội vụ| thanh tra công vụ",
    "Công an huyện| kiểm tra",
]


@pytest.mark.parametrize("line", NAMES)
def test_name_of_whoever_is_to_act(line):
    name, rest = line.split("|")

    assert (name + rest)[: name_end(name + rest, fold(name + rest), 0, len(name + rest))] == name


@pytest.mark.parametrize("line", ["rà soát hộ nghèo", "Tỷ lệ hộ nghèo giảm", "tổ chức hội nghị", "ban hành kế hoạch"])
def test_no_name(line):
    assert name_end(line, fold(line), 0, len(line)) is None


LEADS = [
    ("Chủ tịch huyện giao Phòng Nội vụ tham mưu kế hoạch.", ["Phòng Nội vụ"]),
    (
        "Chủ tịch huyện giao Phòng Nội vụ chủ trì, phối hợp với Công an huyện rà soát biên chế.",
        ["Phòng Nội vụ"],
    ),
    # It holds on for the clauses and sentences that open with their verb.
    (
        "Bí thư yêu cầu các xã nạo vét kênh; gia cố đê bao; Công an xã tăng cường tuần tra.",
        ["các xã", "các xã", "Công an xã"],
    ),
    ("Ông Hà yêu cầu Sở Y tế kiểm tra nhà thuốc. Kiên quyết xử lý vi phạm.", ["Sở Y tế", "Sở Y tế"]),
    # What is told after the work goes before.
    ("NHIỆM VỤ THÁNG 6\n- Rà soát hộ nghèo (Phòng Kinh tế chủ trì, xong trước ngày 15).", ["Phòng Kinh tế"]),
    ("NHIỆM VỤ THÁNG 6\n- Rà soát hộ nghèo. Đơn vị chủ trì: Phòng Kinh tế.", ["Phòng Kinh tế"]),
    ("NHIỆM VỤ THÁNG 6\n- Rà soát hộ nghèo, do Phòng Kinh tế chủ trì.", ["Phòng Kinh tế"]),
    ("NHIỆM VỤ THÁNG 6\n- Báo cáo kết quả giao quân (Ban Chỉ huy Quân sự xã).", ["Ban Chỉ huy Quân sự xã"]),
    # A line above that only names who is to act.
    (
        "UBND tỉnh yêu cầu:\n1. Sở Y tế\n- Kiểm tra nhà thuốc.\n- Mở thêm điểm tiêm.\n"
        "2. Công an tỉnh\n- Truy quét ma túy.",
        ["Sở Y tế", "Sở Y tế", "Công an tỉnh"],
    ),
    # Nobody is named.
    ("Thời gian tới, đẩy nhanh tiến độ kè sông.", [None]),
    ("Chủ tịch yêu cầu đẩy nhanh tiến độ kè sông.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_who_leads(text, expected):
    assert [task.lead and task.lead.text for task in tasks_of(text)] == expected


PARTNERS = [
    ("Ông Hà giao Sở Y tế phối hợp với Công an tỉnh và các huyện kiểm tra nhà thuốc.", "Công an tỉnh và các huyện"),
    ("Ông Hà giao Sở Y tế chủ trì, phối hợp các huyện kiểm tra nhà thuốc.", "các huyện"),
    ("Ông Hà yêu cầu Sở Y tế kiểm tra nhà thuốc; phối hợp chặt chẽ với ngành giáo dục tiêm phòng.", None),
    ("NHIỆM VỤ THÁNG 6\n- Dọn kênh nội đồng. Chủ trì: Phòng Kinh tế; phối hợp: các thôn.", "các thôn"),
    ("Ông Hà yêu cầu Sở Y tế phối hợp kiểm tra nhà thuốc.", None),
    ("Ông Hà yêu cầu Sở Y tế kiểm tra nhà thuốc tại các huyện.", None),
]


@pytest.mark.parametrize(("text", "expected"), PARTNERS)
def test_who_cooperates(text, expected):
    task = tasks_of(text)[0]

    assert (task.partners and task.partners.text) == expected


DEADLINES = [
    ("rà soát hộ nghèo trước ngày 20/5", "trước ngày 20/5", "2025-05-19"),
    ("rà soát hộ nghèo trước ngày 20", "trước ngày 20", "2025-05-19"),
    ("rà soát hộ nghèo trước ngày 3", "trước ngày 3", "2025-06-02"),
    ("rà soát hộ nghèo chậm nhất ngày 30/6", "chậm nhất ngày 30/6", "2025-06-30"),
    ("rà soát hộ nghèo, xong trong tháng 5", "trong tháng 5", "2025-05-31"),
    ("rà soát hộ nghèo, hoàn thành trong quý II", "trong quý II", "2025-06-30"),
    ("rà soát hộ nghèo, hoàn thành trước 15/2", "trước 15/2", "2026-02-14"),
    ("rà soát hộ nghèo, báo cáo trước ngày 10/6/2025", "trước ngày 10/6/2025", "2025-06-09"),
    ("rà soát hộ nghèo đến hết tháng 7", "đến hết tháng 7", "2025-07-31"),
    ("rà soát hộ nghèo. Thời hạn: 25/5/2025", "25/5/2025", "2025-05-25"),
    ("rà soát hộ nghèo. Hoàn thành trước ngày 25/5", "trước ngày 25/5", "2025-05-24"),
    ("rà soát hộ nghèo (thời hạn 25/5)", "25/5", "2025-05-25"),
    ("đưa cầu vào sử dụng vào năm 2026", "vào năm 2026", "2026-12-31"),
    # The day of a cited document, what the work is about, a day that comes again and again.
    ("thực hiện Kế hoạch số 12/KH-UBND ngày 3/2/2025", None, None),
    ("tuyên truyền các ngày lễ lớn trong tháng 5", None, None),
    ("hoàn thành chỉ tiêu thu năm 2025", None, None),
    ("gửi báo cáo vào thứ Sáu hằng tuần", None, None),
    ("gửi báo cáo trước ngày 20 hằng tháng", None, None),
    ("kiểm tra đê bao trước mùa mưa lũ", None, None),
]


@pytest.mark.parametrize(("work", "words", "due"), DEADLINES)
def test_deadlines(work, words, due):
    [task] = tasks_of(f"Chủ tịch huyện yêu cầu các xã {work}.")

    assert (task.deadline and task.deadline.text) == words
    assert (task.deadline and str(task.deadline.due)) == due


def test_a_deadline_at_the_opening_holds_for_every_clause_without_its_own():
    text = "Trong quý III, các xã cần rà soát hộ nghèo; gia cố đê bao trước ngày 15/7; mở 2 lớp nghề."

    assert [str(task.deadline.due) for task in tasks_of(text)] == ["2025-09-30", "2025-07-14", "2025-09-30"]


def test_a_deadline_that_no_year_is_known_for_keeps_its_words():
    [task] = read("Chủ tịch huyện yêu cầu các xã rà soát hộ nghèo trước ngày 20/5.").tasks

    assert (task.deadline.text, task.deadline.period, task.deadline.due) == ("trước ngày 20/5", None, None)


def test_a_deadline_counts_from_the_period_under_review():
    text = "UBND huyện họp sơ kết công tác tháng 11/2024\nChủ tịch huyện yêu cầu các xã nộp hồ sơ trước 15/1."
    report = read(text)

    assert report.reviewed == Period.parse("2024-11")
    assert str(report.tasks[0].deadline.due) == "2025-01-14"


PRODUCTS = [
    ("tham mưu kế hoạch tuyên truyền, trình UBND huyện", "kế hoạch tuyên truyền"),
    ("xây dựng kế hoạch tuyển sinh lớp 1, lớp 6, trình phê duyệt", "kế hoạch tuyển sinh lớp 1, lớp 6"),
    ("gửi báo cáo về Văn phòng trước ngày 20", "báo cáo"),
    ("trình HĐND huyện nghị quyết về hỗ trợ tổ dân phố", "nghị quyết về hỗ trợ tổ dân phố"),
    ("sớm hoàn thiện hồ sơ đấu giá để tổ chức bán", "hồ sơ đấu giá"),
    ("lập danh sách hộ khó khăn trước ngày 5/6", "danh sách hộ khó khăn"),
    # What is carried out or fulfilled is no product, nor is an act of telling.
    ("phấn đấu hoàn thành kế hoạch năm 2025", None),
    ("thực hiện kế hoạch tuyên truyền", None),
    ("báo cáo UBND tỉnh kết quả", None),
    ("hoàn thiện thủ tục các công trình thuộc Chương trình 135", None),
    ("triển khai Nghị quyết số 57-NQ/TW", None),
]


@pytest.mark.parametrize(("work", "expected"), PRODUCTS)
def test_what_is_to_be_handed_in(work, expected):
    [task] = tasks_of(f"Chủ tịch huyện yêu cầu các xã {work}.")

    assert (task.product and task.product.text) == expected


BASES = [
    ("rà soát hộ nghèo theo Thông tư số 07/2021/TT-BLĐTBXH", "Thông tư số 07/2021/TT-BLĐTBXH"),
    ("lấy ý kiến theo Kế hoạch số 48/KH-UBND của UBND tỉnh", "Kế hoạch số 48/KH-UBND của UBND tỉnh"),
    ("thực hiện nghiêm Chỉ thị số 44-CT/TU", "Chỉ thị số 44-CT/TU"),
    ("cụ thể hóa Nghị quyết Đại hội Đảng bộ huyện", "Nghị quyết Đại hội Đảng bộ huyện"),
    ("cụ thể hóa Nghị quyết Đại hội thành chương trình hành động", "Nghị quyết Đại hội"),
    # The document itself is the work.
    ("sửa đổi Quyết định số 41/2016/QĐ-UBND", None),
    ("nghiêm túc thực hiện Chỉ thị này", None),
    ("rà soát hộ nghèo", None),
]


@pytest.mark.parametrize(("work", "expected"), BASES)
def test_what_a_task_rests_on(work, expected):
    [task] = tasks_of(f"Chủ tịch huyện yêu cầu các xã {work}.")

    assert (task.basis and task.basis.text) == expected


ORDERERS = [
    ("Chủ tịch UBND huyện yêu cầu các xã nạo vét kênh; gia cố đê bao.", ["Chủ tịch UBND huyện"] * 2),
    ("Kết luận buổi làm việc, bà Hoàng Thị Lệ đề nghị xã nạo vét kênh.", ["bà Hoàng Thị Lệ"]),
    ("Đồng chí Lê Vịnh, Bí thư Huyện ủy giao các xã nạo vét kênh.", ["Đồng chí Lê Vịnh, Bí thư Huyện ủy"]),
    # "Đồng chí" and "ông" alone stand for the one named before.
    (
        "Bí thư Quận ủy Trần Minh Khoa ghi nhận kết quả. Đồng chí yêu cầu các phường nạo vét kênh.",
        ["Bí thư Quận ủy Trần Minh Khoa"],
    ),
    ("Tại buổi làm việc với Đảng ủy xã, Bí thư Huyện ủy yêu cầu xã nạo vét kênh.", ["Bí thư Huyện ủy"]),
    (
        "Đồng chí Lê Lựu - Phó Chủ tịch Hội khen cách làm của huyện và lưu ý các xã nạo vét kênh.",
        ["Đồng chí Lê Lựu - Phó Chủ tịch Hội"],
    ),
    (
        "Đồng chí Lê Thọ, Phó Chủ tịch UBND huyện, Phó Trưởng Ban Chỉ đạo kết luận:\n"
        "- Giao Phòng Văn hóa: Lập kế hoạch.",
        ["Đồng chí Lê Thọ, Phó Chủ tịch UBND huyện, Phó Trưởng Ban Chỉ đạo"],
    ),
    ("Phòng cũng lưu ý các trường không thu khoản ngoài quy định.", ["Phòng"]),
    # What was handed out by a line above.
    ("UBND tỉnh yêu cầu:\n- Kiểm tra nhà thuốc.\n- Mở thêm điểm tiêm.", ["UBND tỉnh", "UBND tỉnh"]),
    # Who says what it will do itself was ordered by nobody.
    ("Thời gian tới, xã sẽ nạo vét kênh mương.", [None]),
    ("Các đơn vị cần nạo vét kênh mương.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), ORDERERS)
def test_who_gave_the_order(text, expected):
    assert [task.orderer and task.orderer.text for task in tasks_of(text)] == expected


def test_every_field_is_the_texts_own_words():
    text = (
        "Tin trong tỉnh\nTheo Kế hoạch số 12/KH-UBND, Chủ tịch huyện giao Phòng Nội vụ chủ trì, phối hợp với các xã "
        "lập danh sách hộ nghèo trước ngày 20/5."
    )
    [task] = read(text, published=date(2025, 5, 6)).tasks

    parts = [task, task.lead, task.partners, task.deadline, task.product, task.basis, task.orderer]
    assert all(part is not None and text[part.start : part.end] == part.text for part in parts)
    assert task.as_json()["deadline"] == {
        "start": task.deadline.start,
        "end": task.deadline.end,
        "text": "trước ngày 20/5",
        "period": "2025-05-20",
        "before": True,
        "due": "2025-05-19",
    }
