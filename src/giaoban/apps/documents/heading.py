"""What the head of a document says of it: its kind and its title."""

KINDS = (
    "Nghị quyết",
    "Báo cáo",
    "Chương trình công tác",
    "Kế hoạch",
    "Thông báo",
    "Kết luận",
    "Chỉ thị",
    "Quyết định",
    "Tờ trình",
    "Hướng dẫn",
    "Công văn",
    "Biên bản",
)
HEAD = 1500  # characters in which a kind and a title may stand


def heading(text: str) -> tuple[str, str]:
    """Kind and title: a line that is the kind alone and the line after it, else the first line; "" where none.

    >>> heading("QUẬN ỦY LÊ CHÂN\\n\\nBÁO CÁO\\nTình hình tháng 4\\n\\n1. Kinh tế")
    ('Báo cáo', 'Báo cáo tình hình tháng 4')
    >>> heading("Quận ủy kiểm điểm công tác tháng 4/2025\\n\\nNgày 05/05/2025")
    ('', 'Quận ủy kiểm điểm công tác tháng 4/2025')
    """
    lines = [line.strip() for line in text[:HEAD].splitlines() if line.strip()]
    for place, line in enumerate(lines):
        kind = next((kind for kind in KINDS if line.upper() == kind.upper()), None)
        if kind is not None:
            after = lines[place + 1] if place + 1 < len(lines) else ""
            said = f"{kind} {after[:1].lower()}{after[1:]}" if after else kind
            return kind, said[:500]
    first = lines[0] if lines else ""
    kind = next((kind for kind in KINDS if first.upper().startswith(kind.upper())), "")
    return kind, first[:500]
