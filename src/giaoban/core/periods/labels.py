"""How a period is called in Vietnamese office language, in full and short for a column head.

The numbers follow Nghị định 30/2020/NĐ-CP: days below ten and the months 1 and 2 of a date take a leading zero.
`read_label` in phrases.py reads every label back.
"""

from datetime import date

from giaoban.core.periods.kinds import PeriodKind, kind_of

ROMAN = ("I", "II", "III", "IV")


def write_date(day: date) -> str:
    """A date as an office writes it.

    >>> write_date(date(2025, 4, 28)), write_date(date(2026, 2, 5))
    ('28/4/2025', '05/02/2026')
    """
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def write_label(start: date, end: date) -> str:
    """The Vietnamese name of the days from `start` to `end`.

    >>> write_label(date(2025, 1, 1), date(2025, 4, 30)), write_label(date(2025, 7, 1), date(2025, 9, 30))
    ('4 tháng đầu năm 2025', 'quý III/2025')
    """
    year, last_year = start.year, end.year
    match kind_of(start, end):
        case PeriodKind.DAY:
            return f"ngày {write_date(start)}"
        case PeriodKind.WEEK:
            week = start.isocalendar()
            return f"tuần {week.week}/{week.year}"
        case PeriodKind.MONTH:
            return f"tháng {start.month}/{year}"
        case PeriodKind.QUARTER:
            return f"quý {ROMAN[start.month // 3]}/{year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {year}"
        case PeriodKind.YEAR:
            return f"năm {year}"
        case PeriodKind.TERM:
            return f"{'nhiệm kỳ' if last_year - year == 5 else 'giai đoạn'} {year}–{last_year}"
        case PeriodKind.MONTHS | PeriodKind.NINE_MONTHS if year == last_year:
            if start.month == 1:
                return f"{end.month} tháng đầu năm {year}"
            return f"từ tháng {start.month} đến tháng {end.month}/{year}"
        case PeriodKind.MONTHS:
            return f"từ tháng {start.month}/{year} đến tháng {end.month}/{last_year}"
    return f"từ ngày {write_date(start)} đến ngày {write_date(end)}"


def write_short(start: date, end: date) -> str:
    """The short name, for the head of a column.

    >>> write_short(date(2025, 4, 1), date(2025, 4, 30)), write_short(date(2025, 1, 1), date(2025, 4, 30))
    ('04/2025', '4T/2025')
    """
    kind, year = kind_of(start, end), start.year
    if kind is PeriodKind.DAY:
        return f"{start:%d/%m/}{year}"
    if kind is PeriodKind.MONTH:
        return f"{start.month:02}/{year}"
    if kind is PeriodKind.QUARTER:
        return f"Q{ROMAN[start.month // 3]}/{year}"
    if kind is PeriodKind.YEAR:
        return f"{year}"
    if kind is PeriodKind.TERM:
        return f"{year}–{end.year}"
    if kind is PeriodKind.WEEK:
        return write_label(start, end)
    if kind is PeriodKind.DAYS:
        return f"{start:%d/%m/}{year}–{end:%d/%m/}{end.year}"
    if start.month == 1 and end.year == year:
        return f"{end.month}T/{year}"
    return f"{start.month:02}/{year}–{end.month:02}/{end.year}"
