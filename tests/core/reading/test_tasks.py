"""What work a report sets: sections, leads, orders, duties, intentions; and what is none."""

from datetime import date

import pytest

from giaoban.core.periods import Period, find_periods
from giaoban.core.reading.deadlines import Calendar
from giaoban.core.reading.tasks import find_tasks

TASKS = [
    # A lead turns to the time ahead; subject and lead fall away.
    (
        "Về nhiệm vụ trọng tâm tháng 8, Đảng ủy xã tăng cường tuyên truyền; rà soát hộ nghèo.",
        ["tăng cường tuyên truyền", "rà soát hộ nghèo"],
    ),
    (
        "Thời gian tới, huyện tập trung tháo gỡ khó khăn cho doanh nghiệp.",
        ["tập trung tháo gỡ khó khăn cho doanh nghiệp"],
    ),
    (
        "Phương hướng năm 2024, UBND huyện đề ra các nhiệm vụ: thu nợ thuế đất; sửa đường liên xã.",
        ["thu nợ thuế đất", "sửa đường liên xã"],
    ),
    (
        "Trong 6 tháng cuối năm, quận tập trung các nhiệm vụ sau: nâng cấp chợ; xử lý điểm ngập...",
        ["nâng cấp chợ", "xử lý điểm ngập"],
    ),
    (
        "Nhiệm vụ trọng tâm tháng 4/2025: rà soát nguồn thu; hoàn thiện hồ sơ bàn giao.",
        ["rà soát nguồn thu", "hoàn thiện hồ sơ bàn giao"],
    ),
    # Orders, with whoever is to do it or without.
    ("Ông Hải yêu cầu quận phải kiên quyết xử lý vi phạm đất đai.", ["kiên quyết xử lý vi phạm đất đai"]),
    ("Chủ tịch tỉnh đề nghị các sở khẩn trương thẩm định hồ sơ.", ["khẩn trương thẩm định hồ sơ"]),
    ("Bí thư Huyện ủy yêu cầu đẩy nhanh tiến độ dự án kè sông.", ["đẩy nhanh tiến độ dự án kè sông"]),
    (
        "Chính phủ chỉ đạo chủ tịch UBND các tỉnh tăng cường kiểm tra rừng; xử lý nghiêm vi phạm.",
        ["tăng cường kiểm tra rừng", "xử lý nghiêm vi phạm"],
    ),
    ("Đồng chí Bí thư giao Phòng Nội vụ phối hợp lập danh sách.", ["phối hợp lập danh sách"]),
    (
        "Bà Thu yêu cầu các huyện bàn giao mặt bằng; Công an tỉnh tăng cường tuần tra.",
        ["bàn giao mặt bằng", "tăng cường tuần tra"],
    ),
    (
        "Bà Hạnh giao Sở Y tế chủ trì, phối hợp với các huyện kiểm tra nhà thuốc.",
        ["chủ trì, phối hợp với các huyện kiểm tra nhà thuốc"],
    ),
    (
        "Chủ tịch huyện đề nghị: các xã thu hoạch lúa nhanh; ngành điện bảo đảm nguồn.",
        ["thu hoạch lúa nhanh", "bảo đảm nguồn"],
    ),
    (
        "Ông nêu nhiệm vụ trọng tâm: (1) Hoàn thành bàn giao đất; (2) Thu nợ thuế đất.",
        ["Hoàn thành bàn giao đất", "Thu nợ thuế đất"],
    ),
    ("Trước mắt, quận tập trung giải tỏa 12 điểm lấn chiếm.", ["tập trung giải tỏa 12 điểm lấn chiếm"]),
    # Duties and intentions.
    ("Các đơn vị cần kiểm điểm lại tiến độ từng công trình.", ["kiểm điểm lại tiến độ từng công trình"]),
    ("Ông nhấn mạnh, cần tập trung khai thác nguồn thu mới.", ["tập trung khai thác nguồn thu mới"]),
    ("Ngành thuế sẽ tăng cường quản lý nguồn thu trên địa bàn.", ["tăng cường quản lý nguồn thu trên địa bàn"]),
    ("Chủ đầu tư cam kết hoàn thành cầu vượt trong quý III.", ["hoàn thành cầu vượt trong quý III"]),
    ("Kết quả khá; phấn đấu đến hết năm giảm 20 hộ nghèo.", ["phấn đấu đến hết năm giảm 20 hộ nghèo"]),
    # What a unit or its speaker says that it will do, and what it strives for in a named period.
    ("Quý IV, xã sẽ bố trí thêm 2 máy lấy số.", ["bố trí thêm 2 máy lấy số"]),
    ("“Năm 2025, Sở sẽ trình tỉnh phê duyệt đề án.”", ["trình tỉnh phê duyệt đề án"]),
    ("“Chúng tôi sẽ ưu tiên dự án sạch”, ông Vĩnh nói.", ["ưu tiên dự án sạch"]),
    ("Muốn vậy, chúng tôi phải bám sát từng công trình.", ["bám sát từng công trình"]),
    ("Trước mắt, Sở hoàn thành kho dữ liệu dùng chung.", ["hoàn thành kho dữ liệu dùng chung"]),
    ("Năm 2026, ngành phấn đấu trồng 40 ha rừng.", ["phấn đấu trồng 40 ha rừng"]),
    ("Giai đoạn 2021 - 2025, huyện phấn đấu mỗi năm xóa 30 nhà tạm.", ["phấn đấu mỗi năm xóa 30 nhà tạm"]),
    ("Quý II/2024, xã phấn đấu giải ngân hết vốn.", ["phấn đấu giải ngân hết vốn"]),
    ("Nhiệm kỳ tới, Đảng bộ phấn đấu kết nạp 90 đảng viên.", ["phấn đấu kết nạp 90 đảng viên"]),
    ("Những năm tới, thị trấn phấn đấu lên đô thị loại IV.", ["phấn đấu lên đô thị loại IV"]),
    # What a unit sets out to do.
    (
        "Về phương hướng, nhiệm vụ năm 2025, Đảng ủy xã xác định tập trung chăm lo đời sống; mở 2 lớp cảm tình Đảng.",
        ["tập trung chăm lo đời sống", "mở 2 lớp cảm tình Đảng"],
    ),
    ("Thời gian tới, Hội Nông dân huyện xác định đẩy mạnh liên kết sản xuất.", ["đẩy mạnh liên kết sản xuất"]),
    ("Phương hướng năm 2024, chi bộ thống nhất phải nâng cao chất lượng sinh hoạt.", ["nâng cao chất lượng sinh hoạt"]),
    # "không" before a verb orders too, the time stands between the order and whoever is to do it.
    ("Ông Hưng lưu ý các xã nạo vét kênh; không xuống giống muộn.", ["nạo vét kênh", "không xuống giống muộn"]),
    (
        "Bà Lan yêu cầu các xã rà soát quỹ dân góp; không huy động quá sức dân.",
        ["rà soát quỹ dân góp", "không huy động quá sức dân"],
    ),
    ("Bí thư đề nghị thời gian tới, xã tiếp tục xây dựng Đảng.", ["tiếp tục xây dựng Đảng"]),
    ("Chủ tịch yêu cầu từ nay đến cuối năm, các phòng đẩy nhanh giải ngân.", ["đẩy nhanh giải ngân"]),
    ("Ông Tú đề nghị trong quý IV, Sở hoàn thành quy hoạch.", ["hoàn thành quy hoạch"]),
    ("Bí thư giao các sở xem xét, giải quyết kiến nghị của xã.", ["xem xét, giải quyết kiến nghị của xã"]),
    (
        "Chủ tịch yêu cầu các xã căn cứ chức năng, nhiệm vụ được giao, tham mưu phương án.",
        ["tham mưu phương án"],
    ),
    ("Tháng 6, phường tập trung: ra quân dẹp vỉa hè; xử lý 5 điểm ngập.", ["ra quân dẹp vỉa hè", "xử lý 5 điểm ngập"]),
    # The whole name of whoever is to act, however long, and any verb after it.
    (
        "Bí thư yêu cầu các phòng chuyên môn của huyện cử cán bộ xuống xã; Công an xã mở đợt cao điểm.",
        ["cử cán bộ xuống xã", "mở đợt cao điểm"],
    ),
    (
        "Ông Thái đề nghị Sở Văn hóa, Thể thao và Du lịch lập hồ sơ di tích.",
        ["lập hồ sơ di tích"],
    ),
    ("Bà Hà giao Phòng Tài chính - Kế hoạch huyện gửi dự toán năm 2026.", ["gửi dự toán năm 2026"]),
    (
        "Chủ tịch yêu cầu UBND các xã, thị trấn theo dõi mực nước, kịp thời báo tin.",
        ["theo dõi mực nước, kịp thời báo tin"],
    ),
    (
        "Ông Lực yêu cầu xã Đồng Mô xác định lộ trình, phân công người phụ trách từng tiêu chí.",
        ["xác định lộ trình, phân công người phụ trách từng tiêu chí"],
    ),
    # One sentence after another of whoever is to do what, after an order.
    (
        "Chủ tịch yêu cầu các xã gia cố đê bao. Bộ Chỉ huy Quân sự tỉnh chuẩn bị xuồng máy. "
        "Các nhà máy thủy điện tuân thủ quy trình.",
        ["gia cố đê bao", "chuẩn bị xuồng máy", "tuân thủ quy trình"],
    ),
    (
        "Với giải thưởng này, xã Na Lò có trách nhiệm quản lý, sử dụng đúng mục đích.",
        ["quản lý, sử dụng đúng mục đích"],
    ),
    ("Quận ủy giao Ban Tổ chức tham mưu đề án tinh giản.", ["tham mưu đề án tinh giản"]),
    ("Huyện phấn đấu đến năm 2030 phủ xanh 300 ha đồi trọc.", ["phấn đấu đến năm 2030 phủ xanh 300 ha đồi trọc"]),
    (
        "Ông Nam yêu cầu các ngành tập trung thực hiện công tác quý II, gồm: hướng dẫn làm đất; thu hoạch mía.",
        ["hướng dẫn làm đất", "thu hoạch mía"],
    ),
    # What a plan names as its work, what a leader concludes, what was set out for later.
    ("Đề án nêu rõ nhiệm vụ cụ thể đến năm 2030 là trồng 200 ha rừng phòng hộ.", ["trồng 200 ha rừng phòng hộ"]),
    (
        "Đồng chí Bí thư kết luận, về thu ngân sách: rà soát nguồn thu; trong đó phải bảo đảm thu đủ.",
        ["rà soát nguồn thu", "bảo đảm thu đủ"],
    ),
    (
        "Hội nghị đã đề ra phương hướng năm tới, tập trung các nhiệm vụ sau: khoanh nuôi rừng; cắm mốc ranh giới.",
        ["khoanh nuôi rừng", "cắm mốc ranh giới"],
    ),
    # After an order any duty goes on with it, and what each is to do follows "giao nhiệm vụ cho".
    (
        "Bí thư yêu cầu các xã lập kế hoạch. Quá trình thực hiện phải bám sát cơ sở.",
        ["lập kế hoạch", "bám sát cơ sở"],
    ),
    (
        "Phó Chủ tịch cũng giao các nhiệm vụ cụ thể cho các sở, ngành. Trong đó, Sở Xây dựng sớm trình quy chế.",
        ["sớm trình quy chế"],
    ),
    ("Chủ tịch yêu cầu các xã tuyệt đối không can thiệp việc xử phạt.", ["tuyệt đối không can thiệp việc xử phạt"]),
    # An order that ends in a colon; beside a task in a list any verb will do.
    (
        "Ông lưu ý ba việc từ nay: giúp huyện nắm tâm tư người dân; xóa các điểm bán lẻ ma túy.",
        ["giúp huyện nắm tâm tư người dân", "xóa các điểm bán lẻ ma túy"],
    ),
    (
        "Chủ tịch huyện giao các đơn vị trong quý II: về từng bản chống hạn; rảo quanh rừng khộp.",
        ["về từng bản chống hạn", "rảo quanh rừng khộp"],
    ),
    (
        "Bí thư yêu cầu từ nay đến hết năm chú trọng: chẻ nhỏ chỉ tiêu theo tháng; giữ nghiêm quy hoạch.",
        ["chẻ nhỏ chỉ tiêu theo tháng", "giữ nghiêm quy hoạch"],
    ),
    (
        "Chủ tịch yêu cầu các xã rà soát hồ sơ; bới rõ nguyên nhân trễ hạn; Trạm Y tế ngừa dịch trước Tết.",
        ["rà soát hồ sơ", "bới rõ nguyên nhân trễ hạn", "ngừa dịch trước Tết"],
    ),
    ("Từ nay tới hết nhiệm kỳ, các cấp hội đưa phong trào tới mọi xóm.", ["đưa phong trào tới mọi xóm"]),
    ("Nửa cuối năm, huyện trồng hết diện tích đã đăng ký, giữ rừng.", ["trồng hết diện tích đã đăng ký, giữ rừng"]),
    ("Năm 2022, huyện quyết tâm hoàn thành thêm 2 tiêu chí.", ["quyết tâm hoàn thành thêm 2 tiêu chí"]),
    ("Hội Nông dân huyện giao các xã còn lại hoàn thành đại hội.", ["hoàn thành đại hội"]),
    ("Ông Lê Văn Tư, Giám đốc Sở chỉ đạo: đến 30/11 cắt vốn dự án chậm.", ["đến 30/11 cắt vốn dự án chậm"]),
    ("Đồng chí đề nghị, các Đảng ủy tiếp tục quán triệt nghị quyết.", ["tiếp tục quán triệt nghị quyết"]),
    (
        "Phó Chủ tịch khen cách làm và lưu ý thêm một số việc: cán bộ Hội khuyến khích trồng rau; rắc vôi chuồng.",
        ["khuyến khích trồng rau", "rắc vôi chuồng"],
    ),
    (
        "Nghị quyết năm 2018 xác định duy trì chế độ trực; diễn tập trong quý III.",
        ["duy trì chế độ trực", "diễn tập trong quý III"],
    ),
    ("Ông Thể đề nghị Viettel Gia Lâu lắp đặt trạm phát sóng.", ["lắp đặt trạm phát sóng"]),
    ("Chủ tịch nhấn mạnh: Các sở phải xem giải ngân là việc chính.", ["xem giải ngân là việc chính"]),
    (
        "Chương trình nước sạch của tỉnh thời gian tới tập trung nâng cấp trạm cấp nước.",
        ["tập trung nâng cấp trạm cấp nước"],
    ),
    ("UBND xã đề nghị các hộ chằng chống nhà cửa trước bão.", ["chằng chống nhà cửa trước bão"]),
    ("Ông Bảo đề nghị các trạm bơm canh triều suốt đêm.", ["canh triều suốt đêm"]),
    ("Cục Thuế đang chỉ đạo các đội thuế đôn đốc nợ đọng.", ["đôn đốc nợ đọng"]),
    (
        "Đối với công tác xây dựng Đảng, Hội nghị xác định tiếp tục kiện toàn bộ máy; tăng cường giáo dục chính trị.",
        ["tiếp tục kiện toàn bộ máy", "tăng cường giáo dục chính trị"],
    ),
    (
        "Chủ tịch yêu cầu các xã rà soát hồ sơ. Về phía Văn phòng cũng khẩn trương nâng cấp cổng thông tin.",
        ["rà soát hồ sơ", "khẩn trương nâng cấp cổng thông tin"],
    ),
    (
        "Chủ tịch chỉ đạo: Hạt Kiểm lâm phân công người trực; các xã kiện toàn tổ bảo vệ rừng.",
        ["phân công người trực", "kiện toàn tổ bảo vệ rừng"],
    ),
    # A sentence that opens with a verb goes on with the order before it.
    (
        "Các xã cần rà soát quy hoạch. Đẩy mạnh cải cách hành chính.",
        ["rà soát quy hoạch", "Đẩy mạnh cải cách hành chính"],
    ),
    # A quoted theme keeps its own marks.
    (
        "Thời gian tới, xã tập trung tuyên truyền chủ đề “Kỷ cương; Phát triển”; trồng thêm cây xanh.",
        ["tập trung tuyên truyền chủ đề “Kỷ cương; Phát triển”", "trồng thêm cây xanh"],
    ),
    # What was done.
    ("UBND huyện đã chỉ đạo các xã thu hoạch lúa; chỉ đạo các phòng tăng cường kiểm tra.", []),
    ("Trong tháng, quận tập trung chỉ đạo các phường đẩy mạnh thu thuế.", []),
    ("Công tác y tế được quan tâm; thực hiện tốt tiêm chủng.", []),
    ("Kết nạp 12 đảng viên, hoàn thành chỉ tiêu giao.", []),
    # What will come about by itself, what is only due or registered, aims and plans without an order.
    ("Sở nhận định quý III đơn hàng sẽ chậm lại.", []),
    ("Lễ hội sẽ diễn ra vào ngày 12/3.", []),
    ("Dự án sẽ mở ra cơ hội việc làm.", []),
    ("Doanh số của công ty sẽ tăng gấp rưỡi.", []),
    ("Tại kỳ họp này, HĐND huyện sẽ xem xét 12 tờ trình.", []),
    ("Tại buổi lễ này, Sở sẽ trao giấy phép cho 9 dự án.", []),
    ("Đồng chí tin tưởng Chi bộ sẽ hoàn thành thắng lợi nghị quyết.", []),
    # After an order, what a leader thinks and what a body reached or asks for.
    ("Bí thư yêu cầu các xã nạo vét kênh. Chủ tịch huyện đánh giá cao nỗ lực của xã.", ["nạo vét kênh"]),
    ("Bí thư yêu cầu các xã nạo vét kênh. UBND xã kiến nghị huyện cấp thêm vốn.", ["nạo vét kênh"]),
    ("Bí thư yêu cầu các xã nạo vét kênh. Từ đó, nâng cao năng suất lúa.", ["nạo vét kênh"]),
    ("“Ai chậm thì người đó phải chịu trách nhiệm trước dân.”", []),
    ("Các đại biểu nêu ý kiến, đề nghị cấp có thẩm quyền giải quyết vướng mắc.", []),
    ("Để đạt kết quả trên, bên cạnh theo dõi thị trường, Cục đã rà soát hồ sơ.", []),
    ("Huyện đã đề ra nhiều giải pháp: mở 3 lớp nghề; cho vay vốn.", []),
    # Beside a task, a target without a verb, a cited document, what was done already.
    (
        "Chủ tịch yêu cầu các xã rà soát hồ sơ; thu nhập đạt 60 triệu đồng; "
        "thêm 3 làng được công nhận; Nghị quyết số 5.",
        ["rà soát hồ sơ"],
    ),
    ("Cấp ủy huyện chỉ đạo sát nên nhiều việc đúng hạn: thu 48 tỷ đồng; nông dân xuống giống 620 ha.", []),
    ("Cấp ủy chăm lo tạo nguồn nên đã có thêm 51 đảng viên.", []),
    ("Nơi nào để xảy ra cháy thì chủ tịch xã phải kiểm điểm trước huyện.", []),
    ("Các đại biểu cần công tâm, khách quan khi đánh giá.", []),
    # A request to a higher body, what firms in general need, amounts that are asked for.
    ("Chi bộ cũng đề nghị Đảng ủy xã sớm xem xét kết nạp 1 quần chúng.", []),
    ("Xã Bình An đề nghị huyện hỗ trợ xi măng làm đường.", []),
    ("Doanh nghiệp hồ tiêu cần liên kết với khách hàng quốc tế.", []),
    ("Cục Thuế Cà Lò phải bổ sung thêm 355 tỷ đồng tiền thu.", []),
    # Lists of targets.
    ("Phương hướng năm 2026, các chỉ tiêu chủ yếu gồm: kết nạp 4 đảng viên; thu nhập 60 triệu đồng.", []),
    ("Năm 2026, huyện giao các xã trồng 120 ha rừng.", []),
    ("Tại kỳ họp, các sở sẽ trả lời chất vấn của đại biểu.", []),
    ("Năm 2018, toàn huyện có 20 thôn đăng ký phấn đấu đạt chuẩn.", []),
    ("Năm 2020, huyện đặt mục tiêu có thêm 4 xã đạt chuẩn.", []),
    ("Năm 2018, tỉnh dự kiến thu hút 1,2 tỷ USD.", []),
    # What others ask for, what holds only if, what is passive, nouns that look like orders.
    ("Cử tri đề nghị chính quyền xử lý dứt điểm vụ việc.", []),
    ("Nếu được chấp thuận, quận sẽ tập trung xây dựng phương án.", []),
    ("Tình trạng ngập úng cần sớm được khắc phục.", []),
    ("Hạ tầng chưa đáp ứng yêu cầu phát triển của thành phố.", []),
    ("Sáng 5/6, UBND phường họp giao ban tháng 5.", []),
    ("Xét và đề nghị tặng thưởng huân chương cho 20 người.", []),
    # Announcements, slogans and targets without a verb.
    ("Năm tới, thành phố xác định 6 nhóm nhiệm vụ trọng tâm.", []),
    ("Thời gian tới, toàn Đảng bộ đoàn kết, chung sức xây dựng quê hương.", []),
    ("Phương hướng năm 2026, tỷ lệ hộ nghèo giảm 2%; thu nhập đạt 60 triệu đồng.", []),
]


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_tasks_of_a_sentence(text, expected):
    tasks = find_tasks(f"Tin trong tỉnh\n{text}\n")

    assert [task.text for task in tasks] == expected


COMING = [
    # Opens with a period after the one under review.
    ("Trong tháng 5, quận tiếp tục dọn kênh; duy trì lịch tiếp dân.", ["tiếp tục dọn kênh", "duy trì lịch tiếp dân"]),
    ("Tháng 5, Công an xã mở đợt kiểm tra ma túy.", ["mở đợt kiểm tra ma túy"]),
    ("Quý III/2025, Hội Nông dân huyện tập huấn 200 hội viên.", ["tập huấn 200 hội viên"]),
    ("Đến năm 2026, triển khai hiệu quả vốn vay ưu đãi.", ["triển khai hiệu quả vốn vay ưu đãi"]),
    ("Nhiệm kỳ 2025 - 2030, Đảng bộ xã tập trung xây dựng tổ chức.", ["tập trung xây dựng tổ chức"]),
    # The period under review or one before it, the day of an event, what was done already, an aim.
    ("Trong tháng 4, quận tiếp tục dọn kênh; duy trì lịch tiếp dân.", []),
    ("Năm 2024, Công an xã mở 3 đợt kiểm tra.", []),
    ("Ngày 12/5, UBND phường tổ chức hội nghị sơ kết.", []),
    ("Tháng 5, xã đã mở 2 lớp tập huấn.", []),
    ("Năm 2026, Chính phủ đề ra mục tiêu tăng độ che phủ rừng.", []),
]


@pytest.mark.parametrize(("text", "expected"), COMING)
def test_a_sentence_that_opens_with_a_period_to_come(text, expected):
    calendar = Calendar(find_periods(text), Period.parse("2025-04"), date(2025, 5, 2))

    assert [task.text for task in find_tasks(text, calendar)] == expected


def test_words_that_stand_twice_are_one_task():
    text = "Chủ tịch yêu cầu các xã rà soát hộ nghèo ngay.\nChủ tịch yêu cầu các xã rà soát hộ nghèo ngay."

    assert [task.text for task in find_tasks(text)] == ["rà soát hộ nghèo ngay"]
