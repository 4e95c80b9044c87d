"""Taking files in: each gets one sentence of what became of it, and a bad one does not hold back the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from giaoban.apps.documents.models import Document, IntakeFile, Outcome
from giaoban.apps.figures import actions
from giaoban.apps.figures.models import Figure
from giaoban.apps.people.models import Handling, Sensitivity
from giaoban.apps.units.models import Branch, Unit
from giaoban.files.limits import DEFAULT, megabytes
from giaoban.web.language import say
from giaoban.web.places import Place, placed, visible_unit
from giaoban.web.uploads import TooLarge
from giaoban.web.views import shelves


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file, in a sentence."""

    name: str
    accepted: bool
    sentence: str
    address: str = ""


@require_POST
@placed
def take(request: HttpRequest, place: Place) -> HttpResponse:
    """Read the files that came and say what became of each: as lines for a script, as the whole page otherwise."""
    unit = visible_unit(request, request.POST.get("unit") or place.unit.key)
    if not request.user.has_perm("documents.import", unit):
        raise PermissionDenied
    results = list(_results(request, unit, place))
    if request.htmx:
        lines = (render_to_string("web/documents/result.html", {"result": result}, request) for result in results)
        return HttpResponse("".join(lines))
    return shelves.page(request, place, results)


def _results(request: HttpRequest, unit: Unit, place: Place) -> Iterator[Result]:
    uploads = request.FILES.getlist("files")
    if not uploads:
        said = "chưa chọn tệp nào. Chọn tệp báo cáo (DOCX, PDF, XLSX, HTML, EML, TXT) rồi bấm Đọc tệp."
        yield Result(say("Không có gì được gửi"), False, say(said))
    for upload in uploads:
        if isinstance(upload, TooLarge):
            yield Result(upload.name, False, too_large(upload.size))
            continue
        files = [(upload.name, upload.read())]
        intake = actions.import_files(unit, files, by=request.user, marking=_marking(request))
        for file in intake.files.select_related("document__unit"):
            yield _result(file, place)


def _marking(request: HttpRequest) -> dict[str, object] | None:
    """How far the documents may be seen, None for ordinary ones."""
    level, _, branch = request.POST.get("muc", "").partition(":")
    if level not in Sensitivity.values or level == Sensitivity.ORDINARY:
        return None
    return {"sensitivity": Sensitivity(level), "branch": branch if branch in Branch.values else ""}


def too_large(size: int) -> str:
    """Why a file of so many bytes is not taken."""
    said = say("tệp nặng {size}, chỉ nhận đến {limit}. Chia nhỏ tệp hoặc bỏ ảnh trong tệp rồi gửi lại.")
    return said.format(size=megabytes(size), limit=megabytes(DEFAULT.file_bytes))


def _result(file: IntakeFile, place: Place) -> Result:
    document = file.document
    if document is not None and Handling.objects.of(Document).current().restricted().filter(subject_id=document.pk):
        return Result(file.name, True, say("đã nhận theo mức phổ biến hạn chế; số trong văn bản không vào sổ."))
    if document is None:
        return Result(file.name, False, file.message)
    address = Place(document.unit, place.period).of_document(document.span).address("document", document.pk)
    if file.outcome == Outcome.UNCHANGED:
        return Result(file.name, True, say("đã có từ trước, không ghi thêm gì."), address)
    return Result(file.name, True, " ".join(said for said in (_read(document), file.message) if said), address)


def _read(document: Document) -> str:
    figures = Figure.objects.filter(document=document)
    count, sure = figures.count(), figures.sure().count()
    if not count:
        return say("đã nhận, nhưng không có số nào đọc được thành kết quả, chỉ tiêu hay so sánh.")
    period = document.span.label if document.span else say("chưa rõ kỳ")
    said = say("đọc được {count} số, {sure} số rõ, {rest} số cần xem lại ({period}).")
    return said.format(count=count, sure=sure, rest=count - sure, period=period)
