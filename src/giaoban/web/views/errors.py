"""Pages for what cannot be shown: each says what came, why it will not do and what to do."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse

from giaoban.web.frame import show
from giaoban.web.language import say

PAGES = {
    400: (
        "Yêu cầu không đọc được",
        "Địa chỉ hoặc nội dung gửi lên không đúng dạng nên máy chủ không xử lý. "
        "Quay lại trang trước, tải lại rồi làm lại.",
    ),
    403: (
        "Không thuộc phạm vi được xem",
        "Tài khoản này chưa được giao quyền với trang hoặc việc vừa chọn. Đề nghị văn phòng đơn vị giao quyền, "
        "hoặc đăng nhập bằng tài khoản khác.",
    ),
    404: (
        "Không có trang này",
        "Đơn vị, kỳ hoặc văn bản trong địa chỉ không có, hoặc không thuộc phạm vi được xem. "
        "Kiểm tra lại địa chỉ, hoặc bắt đầu từ trang điều hành.",
    ),
    405: (
        "Trang này không nhận kiểu yêu cầu vừa gửi",
        "Đường dẫn này chỉ dùng khi bấm nút trên màn hình. Quay lại trang trước rồi bấm lại.",
    ),
    413: (
        "Tệp quá lớn",
        "Nội dung gửi lên vượt giới hạn nên không được nhận. "
        "Chia nhỏ tệp, hoặc gửi bản chỉ có chữ (DOCX, PDF có lớp chữ).",
    ),
    500: (
        "Máy chủ chưa trả lời được",
        "Việc vừa làm chưa được lưu. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị kèm giờ xảy ra, "
        "nhật ký máy chủ đã ghi lại.",
    ),
}


def page(request: HttpRequest, code: int) -> HttpResponse:
    """The page for an HTTP error; a part of a page gets the sentence in a header, a program gets JSON."""
    title, words = (say(said) for said in PAGES[code])
    if request.path.startswith("/api/"):
        return JsonResponse({"message": f"{title}. {words}"}, status=code)
    step = {"address": "/", "step": say("Về trang điều hành")} if code in (400, 404, 405) else {}
    if code == 403:
        step = {"address": "/dang-nhap", "step": say("Đăng nhập bằng tài khoản khác")}
    context = {"code": code, "title": title, "words": words, **step}
    response = show(request, "web/errors/error.html", context, status=code)
    response["X-Sentence"] = quote(f"{title}. {words}")
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, and 413 where the request was too large to take."""
    too_large = type(exception).__name__ in ("RequestDataTooBig", "TooManyFilesSent")
    return page(request, 413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, 500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or out of date (CSRF_FAILURE_VIEW)."""
    title = say("Biểu mẫu đã hết hạn")
    words = say("Trang được mở quá lâu hoặc phiên đăng nhập đã đổi. Tải lại trang rồi bấm lại; chưa có gì được lưu.")
    response = show(request, "web/errors/error.html", {"code": 403, "title": title, "words": words}, status=403)
    response["X-Sentence"] = quote(f"{title}. {words}")
    return response
