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
