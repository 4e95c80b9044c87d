"""The words that rows about indicators and targets choose from, each with what the screen prints."""

from django.db import models


class Accumulation(models.TextChoices):
    """How the results of several periods make one."""

    FLOW = "flow", "cộng dồn"
    STOCK = "stock", "số cuối kỳ"
    RATE = "rate", "tỷ lệ"
    GROWTH = "growth", "tốc độ tăng"
    MILESTONE = "milestone", "mốc hoàn thành"
    REDUCTION = "reduction", "mức giảm"


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up", "càng cao càng tốt"
    DOWN = "down", "càng thấp càng tốt"
    HOLD = "hold", "giữ theo kế hoạch"


class Origin(models.TextChoices):
    """Where an alias comes from."""

    CATALOGUE = "catalogue", "danh mục"
    CONFIRMED = "confirmed", "người dùng xác nhận"


class Setter(models.TextChoices):
    """Who asks for it."""

    SUPERIOR = "superior", "cấp trên giao"
    COUNCIL = "council", "HĐND giao"
    OWN = "own", "tự phấn đấu"
    UNSTATED = "unstated", "không nêu"


class Comparator(models.TextChoices):
    """How the result is held against the value; each has its rule in giaoban.core.reckoning.attainment."""

    EQUAL = "equal", "bằng"
    AT_LEAST = "at_least", "từ … trở lên"
    AT_MOST = "at_most", "không quá"
    OVER = "over", "trên"
    UNDER = "under", "dưới"
    ABOUT = "about", "khoảng"
    BETWEEN = "between", "từ … đến …"
    REDUCE_BY = "reduce_by", "giảm … (điểm %, hoặc số tuyệt đối)"
    REDUCE_PERCENT = "reduce_percent", "giảm … % so với gốc"
    RAISE_BY = "raise_by", "tăng … (điểm %, hoặc số tuyệt đối)"
    RAISE_PERCENT = "raise_percent", "tăng … % so với gốc"


CHANGES = (Comparator.REDUCE_BY, Comparator.REDUCE_PERCENT, Comparator.RAISE_BY, Comparator.RAISE_PERCENT)


class Shape(models.TextChoices):
    """How the expected path runs to the target."""

    EVEN = "even", "chia đều theo ngày"
    SEASONAL = "seasonal", "theo mùa, từ các năm trước của đơn vị"
    GIVEN = "given", "đơn vị đặt từng tháng hoặc quý"


class Side(models.TextChoices):
    """Which half of an office's work a group of tasks belongs to."""

    PARTY = "party", "xây dựng Đảng, hệ thống chính trị"
    STATE = "state", "kinh tế - xã hội, quốc phòng - an ninh"
    NONE = "", "chung"
