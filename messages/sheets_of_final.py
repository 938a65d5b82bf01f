"""The Persian words of the final list's sheets: what the national body and the staff read (17b)."""

AGENCIES_TITLE, MEASURES_TITLE, SELECTED_TITLE = "دستگاه‌ها", "سنجه‌ها", "برگزیدگان"

# Column's code name -> its title, in the order in which it is written.
AGENCY_COLUMNS = {
    "group": "گروه",
    "place": "رتبه در گروه",
    "code": "کد دستگاه",
    "title": "نام دستگاه",
    "general": "امتیاز عمومی",
    "specific": "امتیاز اختصاصی",
    "total": "امتیاز کل",
}
MEASURE_COLUMNS = {
    "agency_code": "کد دستگاه",
    "agency": "نام دستگاه",
    "axis": "محور",
    "indicator": "شاخص",
    "code": "کد سنجه",
    "title": "عنوان سنجه",
    "cap": "سقف امتیاز",
    "own": "خودارزیابی یا راهبر",
    "preliminary": "امتیاز اولیه",
    "after_objection": "پس از اعتراض",
    "final": "امتیاز نهایی",
    "applies": "مصداق",
}
APPLIES, APPLIES_NOT = "دارد", "ندارد"
PROVISIONAL = "موقت: هنوز به تصویب شورا نرسیده است."


def list_head(year: int | str, version: int | str) -> str:
    """The line above a sheet of the final list, in Persian digits."""
    return f"نتایج نهایی ارزیابی عملکرد، دورهٔ {year}، نسخهٔ {version}"
