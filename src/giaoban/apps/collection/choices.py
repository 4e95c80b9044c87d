"""The words of the reporting regimes and of the way that a report goes."""

from django.db import models


class Cycle(models.TextChoices):
    """How often a regime asks for a report."""

    MONTH = "month", "hằng tháng"
    QUARTER = "quarter", "hằng quý"
    HALF = "half", "6 tháng"
    NINE_MONTHS = "nine_months", "9 tháng"
    YEAR = "year", "hằng năm"


class DueRule(models.TextChoices):
    """What a regime counts its deadline by."""

    DAY = "day", "một ngày trong tháng"
    WORKING_DAYS = "working_days", "số ngày làm việc sau ngày chốt số liệu"


class Moves(models.TextChoices):
    """Where a deadline goes that falls on a weekend or a holiday."""

    LATER = "later", "lùi tới ngày làm việc tiếp theo"
    EARLIER = "earlier", "đưa lên ngày làm việc liền trước"
    STAYS = "stays", "giữ nguyên"


class Reach(models.TextChoices):
    """Which units a line of a regime means."""

    ITSELF = "itself", "chính đơn vị"
    BELOW = "below", "các đơn vị trực thuộc"
    COMMUNES = "communes", "mọi xã, phường, đặc khu bên dưới"


class Column(models.TextChoices):
    """Which number of an indicator stands in a cell of a report."""

    PERIOD = "period", "thực hiện trong kỳ"
    TO_DATE = "to_date", "lũy kế từ đầu năm"


class State(models.TextChoices):
    """How far a report has come."""

    DRAFT = "draft", "đang nhập"
    SUBMITTED = "submitted", "chờ kiểm tra"
    CHECKED = "checked", "chờ duyệt"
    APPROVED = "approved", "đã duyệt, chờ cấp trên tiếp nhận"
    ACCEPTED = "accepted", "đã tiếp nhận, đã khóa"
    RETURNED = "returned", "bị trả lại"


OPEN = frozenset({State.DRAFT, State.RETURNED})  # values may be entered
SENT = frozenset({State.APPROVED, State.ACCEPTED})  # the superior has it


class Act(models.TextChoices):
    """What somebody did to a report."""

    SUBMIT = "submit", "nộp"
    CHECK = "check", "kiểm tra xong"
    APPROVE = "approve", "duyệt"
    ACCEPT = "accept", "tiếp nhận và khóa"
    RETURN = "return", "trả lại"


class Notice(models.TextChoices):
    """Why somebody is reminded of a report."""

    SOON = "soon", "sắp đến hạn"
    LATE = "late", "quá hạn"
    RETURNED = "returned", "bị trả lại"


class Channel(models.TextChoices):
    """Which way a reminder went."""

    SCREEN = "screen", "trong phần mềm"
    MAIL = "mail", "thư điện tử"
