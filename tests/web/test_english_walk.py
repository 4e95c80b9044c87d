"""A walk through the sample office in English: what is left in Vietnamese are names, documents' own words, indicators.

Pages of reports, checks and the journal are walked by the tests of their own subjects.
"""

import html
import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import Resolver404, resolve

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Workbook
from giaoban.apps.targets.models import Indicator, Target, TaskGroup
from giaoban.apps.units.models import Body, Share, Unit

STARTS = (
    "/2024-305/2025-04/dieu-hanh",
    "/2025-11383/2025-10/dieu-hanh",
    "/2025-11383/2025-10/don-vi/lich-su",
    "/ca-nuoc/2025-10/tong-hop",
)
WALKED = {
    "dieu-hanh", "board-line", "chi-tieu", "indicator", "year-plan", "unit-history", "unit-shares", "unit-reorganise",
    "tong-hop", "rollup-one", "nation", "nation-one",
}  # fmt: skip
VIETNAMESE = re.compile(r"[à-ỹđÀ-ỸĐ]")
SHOWN = re.compile(r">([^<]+)<|(?:title|aria-label|placeholder|alt)=\"([^\"]*)\"")
QUOTED = re.compile("“[^”]*”")
INFERRED = "implied by what is stated; no document states it"
BODIES = ("Hội đồng nhân dân", "Ủy ban nhân dân", "Đảng ủy", "Quận ủy", "Thành ủy", "Tiếng Việt")


@pytest.fixture
def reader(client, sample_office, db):
    """A browser in English of somebody who sees everything."""
    client.force_login(get_user_model().objects.create_superuser("moi-noi", password="mat-khau-cua-bai-thu"))
    client.cookies["language"] = "en"
    return client


def names():
    """What has no English: names of units, bodies and indicators, units of measure, titles, who set a target, bases."""
    found = {*Unit.objects.values_list("name", flat=True), *Body.objects.values_list("name", flat=True), *BODIES}
    found |= {name[:1].lower() + name[1:] for name in found}
    for rows in (
        Indicator.objects.values_list("name", "unit", "sector"),
        Document.objects.values_list("title", "name"),
        Workbook.objects.values_list("name"),
        Target.objects.values_list("setter_words", "basis", "clause"),
        TaskGroup.objects.values_list("name"),
        Share.objects.values_list("document"),
    ):
        found |= {piece for row in rows for piece in row}
    known = sorted((name for name in found if name and VIETNAMESE.search(name)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)), re.IGNORECASE)


def walked(reader):
    """One page of each kind that the pages lead to: its kind and what it shows."""
    waiting, seen = list(STARTS), set()
    starts = set(STARTS)
    while waiting:
        address = waiting.pop(0).split("#")[0]
        path = address.split("?")[0]
        try:
            kind = resolve(path).url_name
        except Resolver404:
            continue
        if kind not in WALKED or (kind in seen and address not in starts):
            continue
        seen.add(kind)
        starts.discard(address)
        page = reader.get(address).content.decode()
        waiting += [html.unescape(one) for one in re.findall(r'href="(/[^"]+)"', page)]
        body = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
        yield kind, [" ".join(html.unescape(one or other).split()) for one, other in SHOWN.findall(body)]


def test_nothing_is_left_in_vietnamese_but_names_and_documents(reader):
    known, texts = names(), " ".join(" ".join(Document.objects.values_list("text", flat=True)).split())
    left, kinds = set(), set()
    for kind, shown in walked(reader):
        kinds.add(kind)
        for piece in shown:
            if piece.endswith(INFERRED):  # the sentence of a finding, which tests of its own walk
                continue
            own = piece.strip(" ·,.;:()")
            if VIETNAMESE.search(known.sub("", QUOTED.sub("", piece))) and own not in texts:
                left.add((kind, piece))

    assert kinds == WALKED
    assert sorted(left) == []
