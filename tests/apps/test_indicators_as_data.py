"""Indicators as versioned data: definitions, breaks, parts, trees, and an office's own; the year's programme."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from giaoban.apps.figures.matching import Matcher
from giaoban.apps.figures.models import Entry
from giaoban.apps.journal.models import Event
from giaoban.apps.targets.actions import load_indicators
from giaoban.apps.targets.choices import Accumulation, Direction, Side
from giaoban.apps.targets.models import Alias, Indicator, IndicatorVersion
from giaoban.apps.targets.own_indicators import (
    Definition,
    IndicatorError,
    change_indicator,
    create_indicator,
    retire_indicator,
)
from giaoban.apps.targets.programme import (
    ProgrammeError,
    add_group,
    programme_of,
    remove_group,
    rename_group,
    set_theme,
    tie,
)
from giaoban.apps.targets.versions import breaks_of, not_comparable, version_on
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

OWN = Definition(
    name="Tuyến đường hoa do Nhân dân tự quản",
    unit="tuyến",
    accumulation=Accumulation.FLOW,
    direction=Direction.UP,
    sector="Đô thị",
    aliases=("tuyến đường hoa",),
)

# indicator | two periods | why they cannot be compared
BREAKS = [
    ("AS01", "2026-03", "2027-03", "Không so sánh: chuẩn nghèo thay đổi từ 01/01/2027 (Nghị định 351/2025/NĐ-CP)"),
    ("AS01", "2027-02", "2027-03", ""),
    ("AS01", "2025-03", "2026-03", ""),
    ("AS02", "2021", "2022", "Không so sánh: chuẩn nghèo thay đổi từ 01/01/2022 (Nghị định 07/2021/NĐ-CP)"),
    ("AS05", "2026-12", "2027-01", "Không so sánh: chuẩn cận nghèo thay đổi từ 01/01/2027"),
    ("AS01", "2020", "2027", "07/2021/NĐ-CP); chuẩn nghèo thay đổi từ 01/01/2027"),
    ("TC01", "2026-03", "2027-03", ""),
]


@pytest.mark.parametrize(("code", "earlier", "later", "why"), BREAKS)
def test_years_before_and_after_another_poverty_line(le_chan, code, earlier, later, why):
    indicator = Indicator.objects.get(code=code)
    breaks = breaks_of([indicator.pk]).get(indicator.pk, ())

    told = not_comparable(breaks, Period.parse(earlier), Period.parse(later))
    assert (why in told) if why else told == ""


@pytest.mark.parametrize(
    ("day", "words"), [("2021-05-01", None), ("2026-12-31", "giữ đến hết 31/12/2026"), ("2027-01-01", "2,2 triệu")]
)
def test_the_definition_of_a_day(le_chan, day, words):
    version = version_on(Indicator.objects.get(code="AS01"), date.fromisoformat(day))

    assert words in version.definition if words else version is None


def test_parts_and_trees_of_the_catalogue(le_chan):
    poor = Indicator.objects.get(code="AS01")
    assert (poor.numerator.code, poor.denominator.code, poor.times) == ("AS02", "DS03", 100)
    assert Indicator.objects.get(code="AS03").level.code == "AS02"
    tree = Indicator.objects.get(code="TC01").of_which.values_list("code", flat=True)
    assert sorted(tree) == ["TC02", "TC03"]


def test_loading_again_changes_nothing(le_chan, checker, capsys):
    create_indicator(le_chan, OWN, by=checker)
    before = [list(model.objects.order_by("pk").values()) for model in (Indicator, IndicatorVersion, Alias)]

    call_command("load_catalogue")

    assert [list(model.objects.order_by("pk").values()) for model in (Indicator, IndicatorVersion, Alias)] == before
    assert load_indicators()[0] == Indicator.objects.count()


def test_an_own_indicator_is_found_in_the_offices_reports_alone(le_chan, checker, bring_in):
    own = create_indicator(le_chan, OWN, by=checker)
    report = "Kiểm điểm công tác tháng 4/2025\n\nTrong tháng 4/2025 xây dựng 5 tuyến đường hoa do Nhân dân tự quản."

    bring_in(thang4=report)

    assert [entry.value for entry in Entry.objects.filter(indicator=own)] == [Decimal(5)]
    other = Unit.objects.by_key("2024-306")
    assert own.pk not in Matcher.load(other).ids.values()
    assert own in Indicator.objects.of_office(le_chan)
    assert own not in Indicator.objects.of_office(other)


def test_renaming_keeps_the_old_name_and_the_versions(le_chan, checker):
    own = create_indicator(le_chan, OWN, valid_from=date(2025, 1, 1), by=checker)

    change_indicator(own, on=date(2026, 1, 1), name="Tuyến phố hoa", reason="Theo NQ 01", by=checker)
    change_indicator(own, on=date(2027, 1, 1), breaks="chỉ tính tuyến dài từ 100 m", reason="Theo NQ 02", by=checker)

    own.refresh_from_db()
    assert own.name == "Tuyến phố hoa"
    assert [version.name for version in own.versions.all()] == [OWN.name, "Tuyến phố hoa", "Tuyến phố hoa"]
    assert {"Tuyến phố hoa", OWN.name, "tuyến đường hoa"} == set(own.aliases.values_list("name", flat=True))
    assert "100 m" in not_comparable(breaks_of([own.pk])[own.pk], Period.year(2026), Period.year(2027))
    retire_indicator(own, on=date(2028, 1, 1), reason="Đã xong", by=checker)
    assert own not in Indicator.objects.valid_on(date(2028, 1, 1))
    assert own in Indicator.objects.valid_on(date(2027, 12, 31))
    actions = Event.objects.filter(subject_model="targets.indicator").values_list("action", flat=True)
    assert [action.rpartition("_")[2] for action in actions] == ["created", "changed", "changed", "retired"]


BAD = [
    ({"name": " "}, "Chưa có tên chỉ tiêu"),
    ({"sector": ""}, "Chưa nêu lĩnh vực"),
    ({"name": "Thu ngân sách nhà nước trên địa bàn"}, "Đã có chỉ tiêu “Thu ngân sách nhà nước trên địa bàn”"),
    ({"aliases": ("thu NSNN",)}, "mang tên “thu NSNN”"),
    ({"numerator": "AS02"}, "cả tử số và mẫu số"),
    ({"numerator": "AS02", "denominator": "DS03"}, "Chỉ tỷ lệ mới có tử số"),
    ({"level": "AS02"}, "Chỉ mức giảm"),
]


@pytest.mark.parametrize(("changed", "said"), BAD)
def test_an_own_indicator_that_cannot_be(le_chan, checker, changed, said):
    parts = {
        name: Indicator.objects.get(code=value) if name in ("numerator", "denominator", "level") else value
        for name, value in changed.items()
    }
    common = {"name": OWN.name, "unit": "", "accumulation": "flow", "direction": "up", "sector": "Đô thị"}

    with pytest.raises(IndicatorError, match=said):
        create_indicator(le_chan, Definition(**{**common, **parts}), by=checker)
    assert not Indicator.objects.filter(office=le_chan).exists()


def test_the_catalogue_is_not_changed_by_an_office(le_chan, checker):
    revenue = Indicator.objects.get(code="TC01")
    with pytest.raises(IndicatorError, match="danh mục chung"):
        change_indicator(revenue, on=date(2026, 1, 1), name="Thu", reason="r", by=checker)
    with pytest.raises(IndicatorError, match="danh mục chung"):
        retire_indicator(revenue, on=date(2026, 1, 1), reason="r", by=checker)


def test_the_programme_of_a_year(le_chan, checker, django_assert_num_queries):
    set_theme(le_chan, 2025, words="“Kỷ cương, sáng tạo”", basis="NQ 04-NQ/QU", by=checker)
    set_theme(le_chan, 2025, words="Kỷ cương, đổi mới", by=checker)
    party = add_group(le_chan, 2025, name="Xây dựng Đảng", side=Side.PARTY, by=checker)
    economy = add_group(le_chan, 2025, name="Kinh tế - xã hội", side=Side.STATE, by=checker)
    members, revenue = Indicator.objects.get(code="XD01"), Indicator.objects.get(code="TC01")
    tie(party, [members, revenue], by=checker)
    tie(economy, [revenue], by=checker)
    rename_group(party, name="Xây dựng Đảng, hệ thống chính trị", by=checker)

    with django_assert_num_queries(3):
        programme = programme_of(le_chan, 2025)
    assert programme.theme.words == "Kỷ cương, đổi mới"
    assert [group.order for group in programme.groups] == [1, 2]
    assert {pk: group.name for pk, group in programme.group_of.items()} == {
        members.pk: "Xây dựng Đảng, hệ thống chính trị",
        revenue.pk: "Kinh tế - xã hội",
    }
    with pytest.raises(ProgrammeError, match="đã có nhóm"):
        add_group(le_chan, 2025, name="Kinh tế - xã hội", by=checker)
    with pytest.raises(ProgrammeError, match="Chưa ghi chủ đề"):
        set_theme(le_chan, 2025, words=" ", by=checker)
    remove_group(party, by=checker)
    assert [group.name for group in programme_of(le_chan, 2025).groups] == ["Kinh tế - xã hội"]
    assert programme_of(le_chan, 2024).theme is None
