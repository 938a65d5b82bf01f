"""What the words of one kind of sheet are, and the words that several kinds share."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SheetWords:
    """One kind of sheet.

    `titles`: column's code name -> accepted titles, the shown one first. `choices`: code name -> word -> code;
    the first word of a code is shown. `examples`: code name -> what the guide shows.
    """

    title: str
    guide_title: str
    template_name: str
    titles: Mapping[str, tuple[str, ...]]
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    hints: tuple[str, ...] = ()


GUIDE = "راهنما"

# Only titles that name one thing: «دستگاه» may be a name as well as a code, and many sheets have both.
AGENCY_CODE = ("کد دستگاه", "شناسه دستگاه", "کد دستگاه اجرایی", "کد سازمان")
INDICATOR_CODE = ("کد شاخص", "شناسه شاخص", "شماره شاخص")
MEASURE_CODE = ("کد سنجه", "شناسه سنجه", "شماره سنجه", "کد نماگر")
EVIDENCE = ("مستندات", "مستندات لازم", "مدارک", "مستندات مورد نیاز")
UNIT = ("واحد سنجش", "واحد", "واحد اندازه‌گیری")
AMOUNT = ("مقدار", "عملکرد", "مقدار عملکرد", "عملکرد واقعی", "عدد")

YES_NO = {
    "بلی": "yes",
    "خیر": "no",
    "بله": "yes",
    "آری": "yes",
    "دارد": "yes",
    "هست": "yes",
    "۱": "yes",
    "نه": "no",
    "ندارد": "no",
    "نیست": "no",
    "۰": "no",
}
