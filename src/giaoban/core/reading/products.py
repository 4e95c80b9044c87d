"""What a task is to hand in, a plan, a report, a draft decision; and the document that it rests on.

"tham mưu **kế hoạch tuyên truyền**, trình UBND quận": the document after a verb of making or sending is the product.
"theo **Kế hoạch số 48/KH-UBND**": a cited document after a word of following is the basis.
"""

from collections.abc import Sequence

from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.doers import name_end
from giaoban.core.reading.passages import Span
from giaoban.core.reading.report import Reference, Words

_KIND = (
    r"(?:dự thảo|báo cáo|kế hoạch|tờ trình|đề án|quyết định|nghị quyết|phương án|chương trình hành động|chương trình"
    r"|danh sách"
    r"|danh mục|hồ sơ|văn bản|công văn|dự toán|quy chế|quy định|quy trình|hướng dẫn|biên bản|đề cương|bộ tiêu chí"
    r"|thông báo"
    r"|chỉ thị|quy hoạch|đề xuất|kịch bản|bảng tổng hợp|chuyên đề)"
)
_PRODUCT = patterns.compile(
    r"(?<!\w)(?:tham mưu|xây dựng|ban hành|trình|lập|hoàn thiện|hoàn tất|hoàn thành|hoàn chỉnh|dự thảo|soạn thảo|gửi"
    r"|nộp|đề xuất"
    r"|phê duyệt|cụ thể hóa thành|cụ thể hóa bằng|chuẩn bị|ký|việc lập|viết|tổng hợp)(?!\w)"
    rf"(?:(?! {_KIND}(?!\w))(?! (?:theo|thực hiện|để|nhằm|trước|căn cứ|thuộc|của"
    rf"|trong)(?!\w)) [^\s,;:.()]+){{0,8}}? (?P<product>{_KIND}(?!\w))"
    r"(?! (?:số \d|này|trên|đã|của (?:trung ương|chính phủ)))"
)
# Where the product's name is over: at the next act, at a due date, at whom it goes to.
_OVER = patterns.compile(
    r"(?:[;:.()“”]|,|(?<!\w)(?:trình|gửi|để|nhằm|theo|trước|chậm nhất|muộn nhất|xong|bảo đảm|đảm bảo|về"
    r"|trong (?:tháng|quý|năm|tuần|ngày|thời gian)|đến (?:tháng|quý|năm|ngày|hết)|phù hợp"
    r"|ngay (?:sau|trong|từ)|đề nghị|đúng|làm cơ sở|làm căn cứ|tổ chức(?= (?:triển khai|thực hiện)))(?!\w))"
)
_FOLLOWS = patterns.compile(
    r"(?<!\w)(?:theo(?! dõi)|căn cứ|thực hiện|triển khai|quán triệt|chấp hành|tuân thủ|trên cơ sở|cụ thể hóa"
    r"|quy định tại|tại"
    r"|học tập|hưởng ứng|tinh thần|yêu cầu (?:của|tại)|giám sát việc thực hiện)(?!\w)[^;:.()]{0,70}$"
)
_UNNUMBERED = patterns.compile(
    r"(?<!\w)(?:theo(?! dõi)|căn cứ|thực hiện|triển khai|quán triệt|chấp hành"
    r"|cụ thể hóa)(?: [^\W\d]+){0,5}? (?P<basis>(?:Nghị quyết"
    r"|Chỉ thị|Kế hoạch|Quyết định|Kết luận|Chương trình|Đề án|Luật|Nghị định|Thông tư|Hướng dẫn|Quy định|Quy chế"
    r"|Thông báo)"
    r"(?! (?:này|trên|số|thành|vào|đến|tới|và|trong)(?!\w))(?= \w)[^,;:.()]{3,110}?"
    r"(?= (?:thành|để|nhằm|gắn|tới|vào|trong|trên|phù hợp|bằng|theo|và (?:các|kế))(?!\w)|[,;:.()“”]|$))"
)
_SHORTEST = 6


def find_product(text: str, folded: str, start: int, end: int) -> Words | None:
    """The document that the work of `text[start:end]` is to bring forth.

    >>> line = "tham mưu kế hoạch tuyên truyền, trình UBND quận trước ngày 15"
    >>> find_product(line, line.lower(), 0, len(line)).text
    'kế hoạch tuyên truyền'
    """
    match = _PRODUCT.search(folded, start, end)
    if match is None:
        return None
    begin = match.start("product")
    if match[0].startswith("hoàn thành") and match["product"] in (
        "kế hoạch",
        "chương trình",
        "quy hoạch",
        "nghị quyết",
    ):
        return None  # a plan is fulfilled, not handed in
    if match["product"] in ("báo cáo", "đề xuất", "thông báo", "hướng dẫn") and _told_to(folded, match.end() + 1, end):
        return None
    stop = end
    for over in _OVER.finditer(folded, match.end(), end):
        if over[0] == "về" and not _told_to(folded, over.end() + 1, end):
            continue
        if over[0] != "," or _acts_next(folded, over.end(), end):
            stop = over.start()
            break
    while stop > begin and text[stop - 1] in " ,.;:–-":
        stop -= 1
    return Words(begin, stop, text[begin:stop]) if stop - begin >= _SHORTEST else None


def _told_to(folded: str, at: int, end: int) -> bool:
    """Whether somebody is told: "báo cáo UBND tỉnh" is an act, "gửi báo cáo" has a product."""
    return openings.organisation().match(folded, at, end) is not None


def _acts_next(folded: str, at: int, end: int) -> bool:
    """Whether another act or a due date follows a comma: "…, trình UBND", not "…, lớp 6"."""
    begin = at + 1 if folded.startswith(" ", at) else at
    return openings.task_verb().match(folded, begin, end) is not None or _OVER.match(folded, begin, end) is not None


def find_basis(text: str, folded: str, work: Span, opening: Span, references: Sequence[Reference]) -> Words | None:
    """The document that a task rests on, in its own words, else in the opening of its sentence."""
    named = _UNNUMBERED.search(text, work.start, work.end)
    for span in (work, opening):
        for reference in references:
            if named is not None and named.start("basis") < reference.start:
                break
            if not span.start <= reference.start < span.end:
                continue
            if _FOLLOWS.search(folded, max(span.start, reference.start - 90), reference.start):
                stop = _with_issuer(text, folded, reference.end, span.end)
                return Words(reference.start, stop, text[reference.start : stop])
    if named is not None:
        return Words(named.start("basis"), named.end("basis"), named["basis"])
    return None


def _with_issuer(text: str, folded: str, at: int, end: int) -> int:
    """The end of a citation with the body that issued it: "… của UBND tỉnh"."""
    if not folded.startswith(" của ", at):
        return at
    return name_end(text, folded, at + len(" của "), end) or at
