"""The Persian words of the sheets that staff fill in: titles of columns, choices, examples, hints."""

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


_YES_NO = {
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

_SHEETS = {
    "agencies": SheetWords(
        title="دستگاه‌ها",
        guide_title="راهنما",
        template_name="الگوی-دستگاه‌ها.xlsx",
        titles={
            "code": ("کد دستگاه", "کد", "شناسه دستگاه", "شناسه", "کد سازمان"),
            "title": (
                "نام دستگاه",
                "عنوان دستگاه",
                "دستگاه",
                "دستگاه اجرایی",
                "نام دستگاه اجرایی",
                "نام سازمان",
            ),
            "group_code": ("کد گروه", "شناسه گروه", "کد گروه دستگاه", "شماره گروه"),
            "group_title": ("نام گروه", "عنوان گروه", "گروه", "گروه دستگاه", "گروه ارزیابی"),
        },
        examples={
            "code": "A01",
            "title": "اداره کل راه و شهرسازی",
            "group_code": "G1",
            "group_title": "زیربنایی و توسعه زیرساخت",
        },
        hints=(
            "هر دستگاه در یک سطر؛ سطر عنوان‌ها را نگه دارید.",
            "کد هر دستگاه یکتاست. دستگاهی که کدش از پیش هست، به‌روز می‌شود؛ هیچ دستگاهی حذف نمی‌شود.",
            "نام هر گروه در همهٔ سطرهای آن یکسان باشد.",
        ),
    ),
    "catalogue": SheetWords(
        title="سنجه‌ها",
        guide_title="راهنما",
        template_name="الگوی-سنجه‌ها.xlsx",
        titles={
            "axis_code": ("کد محور", "شناسه محور", "شماره محور"),
            "axis_title": ("عنوان محور", "نام محور", "محور"),
            "axis_max_score": ("سقف امتیاز محور", "امتیاز محور", "حداکثر امتیاز محور"),
            "indicator_code": ("کد شاخص", "شناسه شاخص", "شماره شاخص"),
            "indicator_title": ("عنوان شاخص", "نام شاخص", "شاخص"),
            "indicator_max_score": ("سقف امتیاز شاخص", "امتیاز شاخص", "حداکثر امتیاز شاخص"),
            "measure_code": ("کد سنجه", "شناسه سنجه", "شماره سنجه", "کد نماگر"),
            "measure_title": ("عنوان سنجه", "نام سنجه", "سنجه", "عنوان نماگر", "نماگر"),
            "measure_weight": ("وزن سنجه (از ۱۰۰)", "وزن سنجه", "وزن", "ضریب اهمیت", "وزن نماگر"),
            "measure_kind": ("نوع سنجه", "نوع", "شیوه امتیازدهی", "نوع نماگر"),
            "method": ("روش سنجش", "روش محاسبه", "نحوه محاسبه", "فرمول", "روش"),
            "target": ("هدف", "مقدار هدف", "هدف سال"),
            "evidence": ("مستندات", "مستندات لازم", "مدارک", "مستندات مورد نیاز"),
            "agency_upload": (
                "ورود به دست دستگاه",
                "بارگذاری دستگاه",
                "بارگذاری توسط دستگاه",
                "ورود توسط دستگاه",
            ),
            "na_allowed": ("امکان عدم مصداق", "عدم مصداق", "عدم مصداق مجاز"),
        },
        choices={
            "measure_kind": {
                "نسبتی": "ratio",
                "پلکانی": "ladder",
                "بلی‌وخیر": "binary",
                "مرکزی": "central",
                "نسبت": "ratio",
                "درصدی": "ratio",
                "کمی": "ratio",
                "سطحی": "ladder",
                "بلی و خیر": "binary",
                "بلی/خیر": "binary",
                "بله/خیر": "binary",
                "بله و خیر": "binary",
                "دوحالته": "binary",
                "متمرکز": "central",
                "اعلام مرکزی": "central",
                "استعلامی": "central",
            },
            "agency_upload": _YES_NO,
            "na_allowed": _YES_NO,
        },
        examples={
            "axis_code": "X03",
            "axis_title": "توسعه دولت الکترونیک",
            "axis_max_score": "۱۴۰",
            "indicator_code": "G03",
            "indicator_title": "الکترونیکی‌سازی خدمات",
            "indicator_max_score": "۷۰",
            "measure_code": "G03-1",
            "measure_title": "خدمات الکترونیکی‌شده",
            "measure_weight": "۴۰",
            "measure_kind": "نسبتی",
            "method": "(خدمت الکترونیکی ÷ کل خدمات دارای شناسه) × ۱۰۰",
            "target": "۱۰۰",
            "evidence": "فهرست خدمات؛ نشانی صفحه",
            "agency_upload": "بلی",
            "na_allowed": "خیر",
        },
        hints=(
            "هر سنجه در یک سطر؛ محور و شاخص آن در همان سطر تکرار می‌شود.",
            "جمع وزن سنجه‌های هر شاخص ۱۰۰ است و جمع سقف شاخص‌های هر محور، سقف همان محور.",
            "چند مستند را با «؛» از هم جدا کنید. هدف خالی یعنی ۱۰۰.",
            "مقدار سنجهٔ مرکزی را راهبر شاخص اعلام می‌کند، نه دستگاه.",
        ),
    ),
}


def sheet_words(kind: str) -> SheetWords:
    """The words of a kind of sheet; KeyError for an unknown one."""
    return _SHEETS[kind]


def column_title(kind: str, column: str) -> str:
    """The title of a column as templates show it; KeyError for an unknown one."""
    return _SHEETS[kind].titles[column][0]


def template_name(kind: str) -> str:
    """The file name of the empty sheet."""
    return _SHEETS[kind].template_name
