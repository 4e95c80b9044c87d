"""Which indicator of the catalogue a figure's words name, and which they must not."""

import pytest

from giaoban.catalogue.tables import indicators
from giaoban.core.reading.indicators import IndicatorIndex, IndicatorName, spell_out, units_agree

INDEX = IndicatorIndex(IndicatorName(row.code, row.name, row.unit, row.aliases) for row in indicators())

PAIRS = [
    # A name or alias as it stands.
    ("thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "TC01"),
    ("Tổng thu NSNN trên địa bàn", "triệu đồng", "TC01"),
    ("thuế ngoài quốc doanh", "tỷ đồng", "TC02"),
    ("thu tiền sử dụng đất", "tỷ đồng", "TC03"),
    ("tổng thu cân đối ngân sách", "tỷ đồng", "TC04"),
    ("chi ngân sách", "tỷ đồng", "TC06"),
    ("Tỷ lệ hộ nghèo", "%", "AS01"),
    ("số hộ nghèo", "hộ", "AS02"),
    ("kết nạp đảng viên", "đảng viên", "XD01"),
    ("tổng số đảng viên", "đảng viên", "XD02"),
    ("GRDP", "tỷ đồng", "KT03"),
    ("thu nhập bình quân đầu người", "triệu đồng/người/năm", "MS01"),
    # Another wording of the same.
    ("tổng thu ngân sách trên địa bàn quận", "tỷ đồng", "TC01"),
    ("thu ngân sách toàn huyện", "tỷ đồng", "TC01"),
    ("tổng chi ngân sách nhà nước", "tỷ đồng", "TC06"),
    ("thu thuế ngoài quốc doanh trên địa bàn", "tỷ đồng", "TC02"),
    ("thuế công thương nghiệp NQD", "tỷ đồng", "TC02"),
    ("tiền sử dụng đất thu được", "tỷ đồng", "TC03"),
    ("kết nạp mới", "đảng viên", "XD01"),
    ("kết nạp được đảng viên mới", "đồng chí", "XD01"),
    ("tỷ lệ người dân tham gia BHYT", "%", "BH01"),
    ("tỷ lệ bao phủ bảo hiểm y tế toàn dân", "%", "BH01"),
    ("tỷ lệ giải ngân vốn ĐTC", "%", "DT01"),
    ("giá trị giải ngân vốn đầu tư công", "tỷ đồng", "DT02"),
    ("doanh nghiệp thành lập mới trên địa bàn", "doanh nghiệp", "DN01"),
    ("kim ngạch xuất khẩu hàng hoá", "tỷ USD", "TM02"),
    ("tổng lượng khách quốc tế", "lượt khách", "DL02"),
    ("tổng doanh thu du lịch", "tỷ đồng", "DL03"),
    ("tỷ lệ hồ sơ TTHC được giải quyết đúng hạn", "%", "CC01"),
    ("số vụ tai nạn giao thông", "vụ", "GT01"),
    ("giải quyết việc làm cho người lao động", "lao động", "LD01"),
    ("tỷ lệ chất thải rắn sinh hoạt được thu gom", "%", "MT02"),
    ("thu nhập bình quân đầu người", "triệu đồng", "MS01"),
    ("tỷ lệ hộ cận nghèo", "%", "AS04"),
    ("giá trị sản xuất công nghiệp do huyện quản lý", "tỷ đồng", "CN01"),
    ("chỉ tiêu đạt", "chỉ tiêu", "TH01"),
    # Alike, and another thing.
    ("thuế thu nhập cá nhân", "tỷ đồng", None),
    ("thu nội địa", "tỷ đồng", None),
    ("thu từ dầu thô", "tỷ đồng", None),
    ("chi thường xuyên", "tỷ đồng", None),
    ("bội chi ngân sách", "tỷ đồng", None),
    ("kim ngạch nhập khẩu", "tỷ USD", None),
    ("doanh nghiệp giải thể", "doanh nghiệp", None),
    ("đảng viên bị khai trừ", "đảng viên", None),
    ("người bị thương do tai nạn giao thông", "người", None),
    ("hộ tái nghèo", "hộ", None),
    ("nợ thuế", "tỷ đồng", None),
    ("doanh thu vận tải", "tỷ đồng", None),
    ("tỷ lệ lao động tham gia bảo hiểm thất nghiệp", "%", None),
    ("dư nợ tín dụng", "tỷ đồng", None),
    ("vốn FDI", "tỷ USD", None),
    ("chi đầu tư phát triển", "tỷ đồng", None),
    ("diện tích rừng bị thiệt hại", "ha", None),
    ("lễ hội", "lễ hội", None),
    ("công trình khởi công mới", "công trình", None),
    ("chỉ tiêu chưa đạt", "chỉ tiêu", None),
    ("hụt thu ngân sách", "tỷ đồng", None),
    ("nhà máy mới", "nhà máy", None),
    # The right words and a unit that measures something else.
    ("thu ngân sách", "%", None),
    ("kết nạp đảng viên", "tỷ đồng", None),
    ("số hộ nghèo", "tỷ đồng", None),
    ("diện tích gieo trồng", "tấn", None),
    ("tai nạn giao thông", "%", None),
]


@pytest.mark.parametrize(("measure", "unit", "code"), PAIRS)
def test_match(measure, unit, code):
    match = INDEX.match(measure, unit)

    assert (match.code if match else None) == code


@pytest.mark.parametrize(
    ("measure", "unit", "exact"),
    [
        ("Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", True),
        ("THU TIỀN SỬ DỤNG ĐẤT", "tỷ đồng", True),
        ("tỷ lệ đô thị hoá", "%", True),
        ("tổng thu ngân sách nhà nước toàn xã", "tỷ đồng", False),
        ("tỷ lệ hộ nghèo của huyện", "%", False),
    ],
)
def test_exact_says_that_the_name_stood_as_written(measure, unit, exact):
    match = INDEX.match(measure, unit)

    assert match is not None
    assert match.exact is exact
    assert (match.score == 100) is exact


def test_the_unit_chooses_between_rate_and_count():
    assert INDEX.match("hộ nghèo", "hộ").code == "AS02"
    assert INDEX.match("hộ nghèo", "%").code == "AS01"
    assert INDEX.match("tỷ lệ hộ nghèo", "").code == "AS01"
    assert INDEX.match("số hộ nghèo", "").code == "AS02"


@pytest.mark.parametrize(
    ("written", "catalogued", "agree"),
    [
        ("triệu đồng", "tỷ đồng", True),
        ("nghìn tỷ đồng", "tỷ đồng", True),
        ("trường hợp", "vụ", True),
        ("đồng chí", "đảng viên", True),
        ("", "tỷ đồng", True),
        ("triệu đồng/người", "triệu đồng/người/năm", True),
        ("%", "hộ", False),
        ("hộ", "đảng viên", False),
        ("tỷ đồng", "vụ", False),
        ("ha", "tấn", False),
        ("USD", "tỷ đồng", False),
    ],
)
def test_units_agree(written, catalogued, agree):
    assert units_agree(written, catalogued) is agree
    assert units_agree(catalogued, written) is agree


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Thu NSNN", "thu ngân sách nhà nước"),
        ("tỷ lệ BHYT", "tỷ lệ bảo hiểm y tế"),
        ("Tỉ lệ hồ sơ TTHC", "tỷ lệ hồ sơ thủ tục hành chính"),
        ("xã NTM", "xã nông thôn mới"),
        ("GTSX công nghiệp", "giá trị sản xuất công nghiệp"),
        # Letters inside a word are no short form.
        ("nghiên cứu", "nghiên cứu"),
    ],
)
def test_spell_out(name, spelled):
    assert spell_out(name) == spelled
