"""What the fields of figures and tasks are called on the screen."""

from giaoban.core.quantities import Bound
from giaoban.core.reading import Role

ROLES = {
    Role.ACTUAL: "kết quả",
    Role.TARGET: "chỉ tiêu",
    Role.OF_TARGET: "so với kế hoạch",
    Role.OF_PREVIOUS: "so với kỳ trước",
    Role.GROWTH: "tăng, giảm",
    Role.RANK: "xếp hạng",
}
BOUNDS = {
    Bound.OVER: "hơn",
    Bound.UNDER: "dưới",
    Bound.ABOUT: "khoảng",
    Bound.AT_LEAST: "từ … trở lên",
    Bound.AT_MOST: "không quá",
}
PARTS_OF_TASK = {
    "lead": "chủ trì",
    "partners": "phối hợp",
    "deadline": "thời hạn",
    "product": "sản phẩm",
    "basis": "căn cứ",
    "orderer": "người giao",
}
SIGNS = {
    "title": "nêu ở tiêu đề",
    "summary": "nêu ở câu mở đầu",
    "untitled": "câu mở đầu thay tiêu đề",
    "opening": "nêu ở phần đầu",
    "begins": "mở đầu câu",
    "counts-up": "số cộng dồn",
    "again": "nhắc lại",
    "overtaken": "có kỳ cộng dồn dài hơn",
    "looks-back": "sau lời nhìn lại",
    "looks-ahead": "sau lời hướng tới",
    "planned": "là năm kế hoạch",
    "other-year": "khác năm của văn bản",
    "long-past": "đã lâu",
    "span-of-work": "giai đoạn của một chương trình",
    "span-over": "giai đoạn đã kết thúc",
    "term-of-a-body": "nhiệm kỳ của một cơ quan",
    "congress-opens": "nhiệm kỳ mà đại hội mở ra",
    "since-term-began": "tính từ đầu nhiệm kỳ",
    "of-the-meeting": "là tháng họp",
    "just-begun": "mới bắt đầu khi viết văn bản",
    "paired": "đứng cạnh số cộng dồn",
    "aside": "chỉ nói riêng",
    "of-a-fund": "năm của nguồn vốn",
    "before-coming-work": "ngay trước kỳ được giao việc",
    "before-coming-year": "ngay trước năm được giao việc",
    "before-the-rest": "trước phần còn lại của năm",
    "session": "kỳ họp giữa năm hoặc cuối năm",
    "term-past": "nhiệm kỳ trước đại hội",
    "after-so-long": "nói bằng số năm, số tháng đã qua",
    "told": "kết quả nêu kỳ này",
    "day-of-event": "tháng của văn bản",
    "day-named": "ngày được nêu",
    "day-it-happened": "ngày xảy ra việc được kể",
}
