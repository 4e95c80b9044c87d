"""The ledger checked from the command line: what it prints and how it ends."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from giaoban.apps.reviews.actions import answer
from giaoban.apps.reviews.models import Finding

TEXT = "Quận ủy Lê Chân\n\nLũy kế 6 tháng đầu năm 2025, kết nạp 158/261 đảng viên, bằng 65,0% chỉ tiêu Thành ủy giao.\n"


def check(**options):
    """What is printed, and the exit code."""
    out = StringIO()
    try:
        call_command("check_figures", stdout=out, **options)
    except SystemExit as ending:
        return out.getvalue(), ending.code
    return out.getvalue(), 0


def test_the_ledger_is_checked(bring_in, checker):
    bring_in(june=TEXT)

    printed, code = check(unit="2024-305", explain=True)
    assert code == 1
    assert "KHÔNG THỂ CÙNG ĐÚNG (1)" in printed
    assert "158 ÷ 261 = 60,54 %" in printed
    found = json.loads(check(json=True)[0])["units"][0]
    assert found["findings"][0]["message"]["en"] == "65,0% is stated, but 158/261 đảng viên is 60.54%."
    assert found["findings"][0]["answered"] is False
    assert check(unit="2024-305", period="2025-04")[1] == 0

    answer(Finding.objects.get(), kind="explained", reason="Tính cả người chuyển đến", by=checker)
    printed, code = check(unit="2024-305", language="en")
    assert code == 0
    assert "[answered]" in printed


@pytest.mark.parametrize(
    ("options", "said"), [({"unit": "x"}, "mã đơn vị"), ({"period": "hôm qua"}, "không phải một kỳ")]
)
def test_what_will_not_do_is_told(le_chan, options, said):

    with pytest.raises(CommandError, match=said) as refused:
        check(**options)
    assert refused.value.returncode == 2
