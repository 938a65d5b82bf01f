"""The Persian words of an agency's own sheets: the workbook that it fills in, and the record it takes along."""

from messages.sheet_words import GUIDE, UNIT, SheetWords

AGENCY_SHEETS = {
    "own": SheetWords(
        title="سنجه‌های دستگاه",
        guide_title=GUIDE,
        template_name="سنجه‌های-دستگاه.xlsx",
        titles={
            "number": ("شماره", "شماره سنجه", "شماره ثبت", "شماره سطر"),
            "code": ("کد سنجه", "کد", "شناسه سنجه", "کد نماگر"),
            "title": ("عنوان سنجه", "سنجه", "نام سنجه"),
            "kind": ("نوع سنجه", "نوع"),
            "method": ("روش سنجش", "روش محاسبه", "نحوه محاسبه"),
            "unit": UNIT,
            "target": ("هدف", "مقدار هدف"),
            "last_year": ("عملکرد سال پیش", "عملکرد سال گذشته", "سال پیش"),
            "amount": ("مقدار", "مقدار عملکرد", "عملکرد", "عملکرد واقعی"),
            "explanation": ("توضیح", "توضیحات", "شرح عملکرد", "تحلیل عملکرد"),
            "state": ("وضعیت", "وضعیت سنجه"),
            "files": ("شمار فایل‌ها", "تعداد فایل", "تعداد فایل‌ها", "فایل‌ها"),
            "score": ("امتیاز خودارزیابی", "امتیاز"),
            "cap": ("سقف امتیاز", "سقف"),
            "seen": ("نشان سطر",),
        },
        examples={
            "number": "۱۲",
            "code": "G03-1",
            "title": "خدمات الکترونیکی‌شده",
            "kind": "نسبتی",
            "method": "(خدمت الکترونیکی ÷ کل خدمات دارای شناسه) × ۱۰۰",
            "unit": "درصد",
            "target": "۱۰۰",
            "last_year": "۷۸٫۵",
            "amount": "۸۷٫۵",
            "explanation": "۳۵ خدمت از ۴۰ خدمت دارای شناسه",
            "state": "در دست تکمیل",
            "files": "۲",
            "score": "۲۴٫۵",
            "cap": "۲۸",
            "seen": "v7c1e",
        },
        hints=(
            "فقط دو ستون رنگی «مقدار» و «توضیح» را پر کنید؛ بقیه برای دیدن است.",
            "ستون «شماره» را نگه دارید؛ هر سطر با آن شناخته می‌شود.",
            "خانهٔ خالی چیزی را تغییر نمی‌دهد.",
            "مقدار سنجهٔ پلکانی یا بلی‌وخیر را از فهرست همان خانه برگزینید.",
        ),
    ),
}

STEPS_TITLE = "گزینه‌های سنجه"

# Column's code name -> its title, in the order in which systems further up ask for them.
RECORD_TITLE = "خودارزیابی"
RECORD_COLUMNS = {
    "axis": "محور",
    "indicator": "شاخص",
    "code": "کد سنجه",
    "title": "عنوان سنجه",
    "target": "هدف",
    "unit": "واحد سنجش",
    "amount": "مقدار",
    "score": "امتیاز خودارزیابی",
    "cap": "سقف امتیاز",
    "explanation": "توضیح",
    "files": "مستندات",
    "receipt": "کد رسید",
    "state": "وضعیت",
}
SAMPLE = "نمونه: عددها ساختگی است."


def own_head(agency: str, year: int | str) -> str:
    """The line above an agency's own sheet, the year in Persian digits."""
    return f"{agency} — دورهٔ ارزیابی {year}"
