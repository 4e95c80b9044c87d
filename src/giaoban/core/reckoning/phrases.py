"""The sentences of findings and implied values, in Vietnamese and English."""

PHRASES: dict[str, dict[str, str]] = {
    "vi": {
        "share": "Ghi {stated}, nhưng {result}/{base} là {allowed}.",
        "change_share": "Ghi {stated}, nhưng {result} so với {base} là {allowed}.",
        "change_growth": "Ghi {stated}, nhưng từ {base} đến {result} là {allowed}.",
        "plan": "Không {base} nào thỏa cả {count} số: {cases}.",
        "plan_case": "nếu {result} là {stated} thì kế hoạch phải {range} {unit}",
        "base": "Không số {base} nào thỏa cả {count} số: {cases}.",
        "base_case": "nếu {result} là {stated} thì số gốc phải {range} {unit}",
        "same": "{measure} {period} có {count} số khác nhau: {texts}.",
        "total": "{parts} cộng lại là {sum} {unit}, nhưng {total} ghi {text}.",
        "falls": "Lũy kế giảm: {late} ghi {late_text}, thấp hơn {early} đã ghi {early_text}.",
        "month": "{late} ghi {late_text}, thấp hơn riêng {early} ghi {early_text}.",
        "part": "{part} ({part_text}) lớn hơn số tổng {whole} ({whole_text}).",
        "tied_parts": "{parts} cộng lại là {sum}, nhưng {whole} ghi {text}.",
        "tied_left": "{parts} cộng lại là {sum}, nhưng tổng ghi {text}.",
        "tied_within": "{parts} cộng lại là {sum}, nhiều hơn {text} của {whole}, trừ khi các phần trùng nhau.",
        "tied_complement": "Ghi {stated}, nhưng {parts} trong tổng số {whole} là {worked}.",
        "tied_hundred": "{shares} cộng lại là {sum}%, không phải 100%.",
        "tied_under_hundred": "{shares} cộng lại là {sum}%, vượt quá 100%.",
        "tied_each": "{average} nhân với {times} là {worked}, nhưng {whole} ghi {text}.",
        "tied_yearly": "Ghi {stated}, nhưng từ {base} lên {result} sau {years} năm là bình quân {mean}%/năm "
        "(chia đều: {simple}%/năm).",
        "tied_counted": "Ghi {stated} của {whole}, nhưng không số nguyên nào cho tỷ lệ này: {cases}.",
        "tied_counted_case": "{count} là {share}%",
        "tied_ends": "Ghi từ {low} đến {high} ({measure}), nhưng số đầu lớn hơn số sau.",
        "whole_plan": "Ghi {stated}, nhưng không số gốc nguyên nào cho tỷ lệ này: {result} so với {below} là {high}, "
        "so với {above} là {low}.",
        "restated_plan": " Kế hoạch có được điều chỉnh giữa hai văn bản không?",
        "amended_plan": " Văn bản có nói đến điều chỉnh kế hoạch.",
        "amount_growth": "Ghi {stated}, nhưng {result} sau khi {change} là {allowed}.",
        "several": "{count} số sau không thể cùng đúng: {cases}.",
        "several_case": "{measure} {period} {text}",
        "rare": " Nếu chỉ do làm tròn thì chưa đến 1 trong 1.000 lần lệch nhiều như vậy.",
        "if_same_plan": " Kết luận này coi các báo cáo nói về cùng một kế hoạch.",
        "amended": " Có thể kế hoạch đã được điều chỉnh giữa hai báo cáo.",
        "restated": " Có thể số của kỳ trước đã được tính lại.",
        "up": "tăng {text}",
        "down": "giảm {text}",
        "and": " và ",
        "plan_words": "kế hoạch",
        "implied_plan": "{words} về {measure} {range} {unit}, suy ra từ {cases}.",
        "implied_previous": "{measure} {words} {range} {unit}, suy ra từ {cases}.",
        "implied_case": "{result} là {stated}",
        "exactly": "là {range}",
        "between": "nằm trong khoảng {range}",
        "repair_unit": "Có phải đơn vị là “{after}” thay cho “{before}”?",
        "repair_excess": "Có phải “{before}” là phần vượt hoặc phần tăng thêm, tức “{after}”?",
        "repair_base": "Có phải hai tỷ lệ {before} và {after} ghi đổi chỗ cho nhau (nhầm gốc so sánh)?",
        "repair_copy": "Có phải {before} chép lại từ {period}, chưa cập nhật?",
        "repair_swap": "Có phải số trong tháng và số lũy kế ({before} và {after}) đổi chỗ cho nhau?",
        "repair_transposed": "Có phải hai chữ số đổi chỗ: “{after}” thay cho “{before}”?",
        "repair_decimal_mark": "Có phải dấu thập phân đặt lệch: “{after}” thay cho “{before}”?",
        "repair_digit": "Có phải sai một chữ số: “{after}” thay cho “{before}”?",
    },
    "en": {
        "share": "{stated} is stated, but {result}/{base} is {allowed}.",
        "change_share": "{stated} is stated, but {result} against {base} is {allowed}.",
        "change_growth": "{stated} is stated, but from {base} to {result} is {allowed}.",
        "plan": "No {base} satisfies all {count} numbers: {cases}.",
        "plan_case": "if {result} is {stated}, the plan lies {range} {unit}",
        "base": "No {base} satisfies all {count} numbers: {cases}.",
        "base_case": "if {result} is {stated}, the base lies {range} {unit}",
        "same": "{measure} {period} has {count} different values: {texts}.",
        "total": "{parts} add up to {sum} {unit}, but {total} is stated as {text}.",
        "falls": "A cumulative figure falls: {late} is {late_text}, below {early_text} for {early}.",
        "month": "{late} is {late_text}, below {early_text} for {early} alone.",
        "part": "{part} ({part_text}) exceeds its whole, {whole} ({whole_text}).",
        "tied_parts": "{parts} add up to {sum}, but {whole} is stated as {text}.",
        "tied_left": "{parts} add up to {sum}, but the whole is stated as {text}.",
        "tied_within": "{parts} add up to {sum}, more than {text} for {whole}, unless the parts overlap.",
        "tied_complement": "{stated} are stated, but {parts} of {whole} are {worked}.",
        "tied_hundred": "{shares} add up to {sum}%, not 100%.",
        "tied_under_hundred": "{shares} add up to {sum}%, above 100%.",
        "tied_each": "{average} times {times} is {worked}, but {whole} is stated as {text}.",
        "tied_yearly": "{stated} is stated, but from {base} to {result} in {years} years is {mean}% a year on average "
        "(shared evenly: {simple}% a year).",
        "tied_counted": "{stated} of {whole} is stated, but no whole number gives it: {cases}.",
        "tied_counted_case": "{count} is {share}%",
        "tied_ends": "Stated as from {low} to {high} ({measure}), but the first is larger than the second.",
        "whole_plan": "{stated} is stated, but no whole number as a base gives it: {result} against {below} is {high}, "
        "against {above} {low}.",
        "restated_plan": " Was the plan amended between the two documents?",
        "amended_plan": " The documents speak of an amended plan.",
        "amount_growth": "{stated} is stated, but {result} after a change {change} is {allowed}.",
        "several": "These {count} numbers cannot all be true: {cases}.",
        "several_case": "{measure} {period} {text}",
        "rare": " Rounding alone errs so far in fewer than 1 case of 1,000.",
        "if_same_plan": " This takes the reports to speak of one plan.",
        "amended": " The plan may have been amended between the two reports.",
        "restated": " The earlier period's figure may have been restated.",
        "up": "up {text}",
        "down": "down {text}",
        "and": " and ",
        "plan_words": "plan",
        "implied_plan": "{words} for {measure} {range} {unit}, from {cases}.",
        "implied_previous": "{measure} {words} {range} {unit}, from {cases}.",
        "implied_case": "{result} is {stated}",
        "exactly": "is {range}",
        "between": "lies {range}",
        "repair_unit": "Is the unit “{after}” instead of “{before}”?",
        "repair_excess": "Is “{before}” the excess or the increase, that is “{after}”?",
        "repair_base": "Are the percentages {before} and {after} swapped, each beside the other's base?",
        "repair_copy": "Is {before} a copy of {period} that was not brought up to date?",
        "repair_swap": "Are the month and the year to date ({before} and {after}) swapped?",
        "repair_transposed": "Are two digits swapped: “{after}” for “{before}”?",
        "repair_decimal_mark": "Is the decimal mark misplaced: “{after}” for “{before}”?",
        "repair_digit": "Is one digit wrong: “{after}” for “{before}”?",
    },
}


class LanguageError(ValueError):
    """A language that has no sentences."""

    def __init__(self, language: str):
        super().__init__(f"'{language}' has no sentences: ask for {' or '.join(PHRASES)}")


def phrase(language: str, name: str, **values: object) -> str:
    """One sentence with its numbers, first letter large where it opens a message.

    >>> phrase("vi", "repair_unit", before="tỷ đồng", after="triệu đồng")
    'Có phải đơn vị là “triệu đồng” thay cho “tỷ đồng”?'
    >>> phrase("fr", "share")
    Traceback (most recent call last):
        ...
    giaoban.core.reckoning.phrases.LanguageError: 'fr' has no sentences: ask for vi or en
    """
    if language not in PHRASES:
        raise LanguageError(language)
    return PHRASES[language][name].format(**values)


def opened(sentence: str) -> str:
    """The sentence with a large first letter.

    >>> opened("thu ngân sách")
    'Thu ngân sách'
    """
    return sentence[:1].upper() + sentence[1:]


def inside(words: str) -> str:
    """Words that opened a sentence, as they stand inside one: names and abbreviations keep their large letters.

    >>> inside("Giá trị sản xuất"), inside("GRDP"), inside("Hà Nội")
    ('giá trị sản xuất', 'GRDP', 'Hà Nội')
    """
    first, _, rest = words.partition(" ")
    return words[:1].lower() + words[1:] if first[1:].islower() and rest[:1].islower() else words
