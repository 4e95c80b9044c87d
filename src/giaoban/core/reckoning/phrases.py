"""The sentences of findings and implied values, in Vietnamese and English."""

from giaoban.core.periods import Period, PeriodKind

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
        "none": "không có",
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
        "tied_met": "Ghi {done}/{all} chỉ tiêu đạt, nhưng danh sách có {met}/{all} mục từ 100% kế hoạch trở lên; dưới "
        "100%: {missed}. Chỉ tiêu mà thấp hơn là tốt thì không tính như vậy.",
        "merged_total": "{period}, các đơn vị cũ ghi {parts}, cộng lại là {sum} {unit}, nhưng đơn vị mới {later} ghi "
        "{text}.",
        "merged": " Kết luận này cộng số của các đơn vị cũ; đơn vị mới chỉ tính từ ngày thành lập thì không áp dụng.",
        "proof_exact": "“{text}” là số đếm nên lấy đúng như ghi.",
        "proof_range": "“{text}” có thể là {range} {unit} (làm tròn hoặc bỏ bớt chữ số).",
        "proof_between": "từ {low} đến {high}",
        "proof_over": "từ {low} trở lên",
        "proof_under": "không quá {high}",
        "proof_tie": "Theo chữ “{words}”: {formula}.",
        "proof_same": "Các số này cùng nói về một việc, một kỳ nên phải bằng nhau.",
        "proof_one_plan": "Coi các tỷ lệ này là của cùng một kế hoạch vì văn bản gọi như nhau.",
        "proof_merged": "Số của đơn vị mới trong kỳ trước khi sáp nhập bằng tổng số của các đơn vị cũ.",
        "proof_whole": "Đếm người, đếm việc thì số gốc phải là số nguyên.",
        "proof_of_which": "Theo chữ “trong đó”: phần không lớn hơn tổng.",
        "proof_grows": "Cùng một chỉ tiêu cộng dồn: lũy kế sau không nhỏ hơn lũy kế trước hay riêng tháng.",
        "proof_to_date": "Cùng một chỉ tiêu cộng dồn: lũy kế sau bằng lũy kế trước cộng các tháng sau đó.",
        "proof_quotient": "Chia kết quả cho số gốc: ít nhất {low}; nhiều nhất {high}.",
        "proof_base": "Chia kết quả cho tỷ lệ để ra số gốc: ít nhất {low}; nhiều nhất {high}.",
        "proof_times": "Nhân bình quân với số lần: ít nhất {low}; nhiều nhất {high}.",
        "proof_sum": "Cộng các phần ({unit}): ít nhất {low}; nhiều nhất {high}.",
        "proof_order": "Số phải nhỏ hơn ít nhất đã là {low}, số phải lớn hơn nhiều nhất chỉ là {high}.",
        "proof_left": "Nếu các số kia đều làm tròn đúng thì chỗ ghi “{text}” phải là {range} {unit}.",
        "proof_common": "Chung cho tất cả: {range} {unit}.",
        "formula_plan": "kết quả = tỷ lệ × kế hoạch",
        "formula_previous": "kết quả = tỷ lệ × số kỳ trước",
        "formula_growth": "kết quả = (100% + mức tăng) × số kỳ trước",
        "formula_amount": "kết quả = số kỳ trước + mức tăng",
        "formula_parts": "các phần cộng lại bằng tổng",
        "formula_left": "các phần và phần còn lại cộng lại bằng tổng",
        "formula_within": "các phần cộng lại không vượt tổng",
        "formula_part": "phần không lớn hơn tổng",
        "formula_share": "phần = tỷ lệ × tổng",
        "formula_complement": "các phần là toàn bộ, mỗi phần = tỷ lệ × toàn bộ",
        "formula_hundred": "các tỷ trọng cộng lại là 100%",
        "formula_under_hundred": "các tỷ trọng cộng lại không quá 100%",
        "formula_each": "tổng = bình quân × số lần",
        "formula_yearly": "số cuối từ số đầu × (1 + số năm × mức tăng) đến số đầu × (1 + mức tăng) mũ số năm",
        "formula_from": "số sau = (100% + mức tăng) × số trước",
        "formula_counted": "tỷ lệ × tổng phải là số nguyên",
        "formula_ends": "số đầu không lớn hơn số sau",
        "formula_met": "số chỉ tiêu đạt = số mục trong danh sách từ 100% kế hoạch trở lên",
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
        "none": "none",
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
        "tied_met": "{done} of {all} targets are stated as met, but the list has {met} of {all} at 100% of "
        "the plan or more; below it: {missed}. Not so where less is better.",
        "merged_total": "In {period} the former units state {parts}, together {sum} {unit}, but the new unit in "
        "{later} states {text}.",
        "merged": " This adds up the former units; it does not hold if the new unit counts from its first day only.",
        "proof_exact": "“{text}” counts things, so it stands for itself.",
        "proof_range": "“{text}” may be {range} {unit} (rounded or cut short).",
        "proof_between": "from {low} to {high}",
        "proof_over": "{low} or more",
        "proof_under": "{high} at most",
        "proof_tie": "By the words “{words}”: {formula}.",
        "proof_same": "These numbers speak of one thing in one period, so they must be equal.",
        "proof_one_plan": "The percentages are taken to be of one plan, since the documents call it the same.",
        "proof_merged": "Before the merger the new unit's number is the sum of the former units' numbers.",
        "proof_whole": "People and cases are counted, so the base must be a whole number.",
        "proof_of_which": "By the words “trong đó” (of which): the part does not exceed its whole.",
        "proof_grows": "A figure to date is never less than an earlier one, nor than its month alone.",
        "proof_to_date": "A figure to date is the earlier one and the months since.",
        "proof_quotient": "Result over base: at least {low}; at most {high}.",
        "proof_base": "Result over percentage gives the base: at least {low}; at most {high}.",
        "proof_times": "Average times count: at least {low}; at most {high}.",
        "proof_sum": "The parts added ({unit}): at least {low}; at most {high}.",
        "proof_order": "The one that should be smaller is at least {low}, the larger at most {high}.",
        "proof_left": "If the other numbers are rounded to the nearest, “{text}” has to be {range} {unit}.",
        "proof_common": "Common to all: {range} {unit}.",
        "formula_plan": "result = percentage × plan",
        "formula_previous": "result = percentage × earlier result",
        "formula_growth": "result = (100% + growth) × earlier result",
        "formula_amount": "result = earlier result + change",
        "formula_parts": "the parts add up to the whole",
        "formula_left": "the parts and what is left add up to the whole",
        "formula_within": "the parts together do not exceed the whole",
        "formula_part": "the part does not exceed the whole",
        "formula_share": "part = percentage × whole",
        "formula_complement": "the parts are all there is, each is its percentage of all",
        "formula_hundred": "the shares add up to 100%",
        "formula_under_hundred": "the shares add up to no more than 100%",
        "formula_each": "total = average × count",
        "formula_yearly": "the end lies from start × (1 + years × growth) to start × (1 + growth) ^ years",
        "formula_from": "later = (100% + growth) × earlier",
        "formula_counted": "percentage × whole is a whole number",
        "formula_ends": "the first number is no larger than the second",
        "formula_met": "targets met = lines of the list at 100% of their plan or more",
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


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def period_words(period: Period, language: str) -> str:
    """What a period is called.

    >>> [period_words(Period.parse(text), "en") for text in ("2025-04", "2025-01/2025-04", "2025", "2025-01/2025-06")]
    ['April 2025', 'the first 4 months of 2025', '2025', 'the first half of 2025']
    """
    year = period.end.year
    if language == "vi":
        return period.label
    match period.kind:
        case PeriodKind.YEAR:
            return str(year)
        case PeriodKind.MONTH:
            return f"{_MONTHS[period.end.month - 1]} {year}"
        case PeriodKind.QUARTER:
            return f"quarter {period.end.month // 3} of {year}"
        case PeriodKind.HALF:
            return f"the {'first' if period.end.month == 6 else 'second'} half of {year}"
    if period.is_year_to_date and period.month_count:
        return f"the first {period.month_count} months of {year}"
    return str(period)
