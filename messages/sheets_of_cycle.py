"""The Persian words of the sheets that fill a cycle: weights, specific indicators, figures, people, days."""

from messages.sheet_words import (
    AGENCY_CODE,
    AMOUNT,
    EVIDENCE,
    GUIDE,
    INDICATOR_CODE,
    MEASURE_CODE,
    UNIT,
    SheetWords,
)

CYCLE_SHEETS = {
    "weights": SheetWords(
        title="سقف‌های دستگاه‌ها",
        guide_title=GUIDE,
        template_name="الگوی-سقف‌های-دستگاه‌ها.xlsx",
        titles={
            "agency_code": AGENCY_CODE,
            "indicator_code": INDICATOR_CODE,
            "max_score": ("سقف امتیاز", "سقف", "سقف امتیاز شاخص", "وزن", "ضریب اهمیت", "حداکثر امتیاز"),
        },
        examples={"agency_code": "A01", "indicator_code": "G03", "max_score": "۷۰"},
        hints=(
            "هر شاخص هر دستگاه در یک سطر؛ سقف صفر یعنی این شاخص برای آن دستگاه نیست.",
            "دستگاهی که در این فهرست نیست، با سقف‌های فهرست سنجه‌ها ارزیابی می‌شود.",
        ),
    ),
    "specific": SheetWords(
        title="شاخص‌های اختصاصی",
        guide_title=GUIDE,
        template_name="الگوی-شاخص‌های-اختصاصی.xlsx",
        titles={
            "agency_code": AGENCY_CODE,
            "code": ("کد شاخص اختصاصی", "کد شاخص", "کد", "شناسه شاخص", "شماره شاخص"),
            "title": ("عنوان شاخص اختصاصی", "عنوان شاخص", "عنوان", "نام شاخص", "شاخص اختصاصی", "شاخص"),
            "unit": UNIT,
            "target": ("هدف", "مقدار هدف", "هدف سال", "هدف (استاندارد)", "استاندارد", "هدف کمی"),
            "direction": ("جهت", "جهت شاخص", "نوع شاخص", "جهت مطلوب", "افزایشی یا کاهشی"),
            "weight": ("سقف امتیاز", "وزن", "ضریب اهمیت", "امتیاز", "وزن شاخص", "سقف امتیاز (ضریب اهمیت)"),
            "evidence": EVIDENCE,
        },
        choices={
            "direction": {
                "افزایشی": "increasing",
                "کاهشی": "decreasing",
                "صعودی": "increasing",
                "مثبت": "increasing",
                "هرچه بیشتر بهتر": "increasing",
                "نزولی": "decreasing",
                "منفی": "decreasing",
                "هرچه کمتر بهتر": "decreasing",
            }
        },
        examples={
            "agency_code": "A36",
            "code": "S01",
            "title": "کاهش زمان انتظار دریافت خدمت مددکاری",
            "unit": "روز",
            "target": "۱۰",
            "direction": "کاهشی",
            "weight": "۱۲۰",
            "evidence": "گزارش سامانه؛ فهرست مراجعه",
        },
        hints=(
            "هر شاخص هر دستگاه در یک سطر؛ کد شاخص در هر دستگاه یکتاست.",
            "جمع سقف امتیاز شاخص‌های اختصاصی هر دستگاه ۱٬۰۰۰ است.",
            "افزایشی یعنی هرچه بیشتر بهتر؛ کاهشی یعنی هرچه کمتر بهتر.",
            "اگر هدف هنوز ابلاغ نشده است، خانهٔ آن را خالی بگذارید.",
        ),
    ),
    "last_year": SheetWords(
        title="عملکرد سال پیش",
        guide_title=GUIDE,
        template_name="الگوی-عملکرد-سال-پیش.xlsx",
        titles={
            "agency_code": AGENCY_CODE,
            "measure_code": MEASURE_CODE,
            "amount": ("عملکرد سال پیش", "عملکرد سال گذشته", "مقدار سال پیش", "مقدار سال گذشته", *AMOUNT),
        },
        examples={"agency_code": "A01", "measure_code": "G03-1", "amount": "۷۸٫۵"},
        hints=("هر سنجهٔ هر دستگاه در یک سطر؛ این عددها فقط برای مقایسه نشان داده می‌شود.",),
    ),
    "steward": SheetWords(
        title="مقدارهای راهبر",
        guide_title=GUIDE,
        template_name="الگوی-مقدارهای-راهبر.xlsx",
        titles={
            "agency_code": AGENCY_CODE,
            "measure_code": MEASURE_CODE,
            "amount": (*AMOUNT, "مقدار اعلام‌شده", "نتیجه", "نتیجه استعلام"),
            "letter": ("شماره نامه", "نامه", "شماره مکاتبه", "شماره و تاریخ نامه", "شماره نامه اعلام"),
        },
        examples={"agency_code": "A01", "measure_code": "G04-1", "amount": "۸۵", "letter": "۱۴۰۳/۱۲۳۴۵"},
        hints=(
            "مقدار را همان‌گونه که راهبر شاخص اعلام کرده است بنویسید.",
            "سنجهٔ مرکزی همین مقدار را می‌گیرد؛ برای سنجه‌های دیگر در ارزیابی با مقدار دستگاه سنجیده می‌شود.",
            "هر سنجهٔ هر دستگاه در یک سطر.",
        ),
    ),
    "people": SheetWords(
        title="رابط‌ها و مدیران",
        guide_title=GUIDE,
        template_name="الگوی-رابط‌ها-و-مدیران.xlsx",
        titles={
            "name": ("نام و نام خانوادگی", "نام کامل", "نام و نام خانوادگی رابط", "نام رابط"),
            "phone": ("شماره همراه", "تلفن همراه", "همراه", "موبایل", "شماره موبایل", "شماره تلفن همراه", "شماره تماس"),
            "role": ("نقش", "نقش در ارزیابی", "عنوان نقش", "مسئولیت"),
            "agency_code": AGENCY_CODE,
        },
        choices={
            "role": {
                "رابط": "liaison",
                "مدیر دستگاه": "agency_head",
                "رابط ارزیابی": "liaison",
                "رابط ارزیابی عملکرد": "liaison",
                "رابط دستگاه": "liaison",
                "کارشناس": "liaison",
                "مدیر": "agency_head",
                "مدیرکل": "agency_head",
                "مدیر کل": "agency_head",
                "مدیرعامل": "agency_head",
                "رئیس دستگاه": "agency_head",
                "رئیس": "agency_head",
                "بالاترین مقام دستگاه": "agency_head",
            }
        },
        examples={"name": "رضا احمدی", "phone": "۰۹۱۲۳۴۵۶۷۸۹", "role": "رابط", "agency_code": "A01"},
        hints=("هر نفر در یک سطر؛ برای هر نفر دعوت‌نامه‌ای ساخته می‌شود.",),
    ),
    "former_results": SheetWords(
        title="نتایج سال‌های پیش",
        guide_title=GUIDE,
        template_name="الگوی-نتایج-سال‌های-پیش.xlsx",
        titles={
            "agency_code": AGENCY_CODE,
            "year": ("سال", "سال ارزیابی", "سال عملکرد", "دوره"),
            "general": ("امتیاز عمومی", "امتیاز شاخص‌های عمومی", "عمومی", "شاخص‌های عمومی"),
            "specific": ("امتیاز اختصاصی", "امتیاز شاخص‌های اختصاصی", "اختصاصی", "شاخص‌های اختصاصی"),
            "total": ("امتیاز کل", "جمع امتیاز", "امتیاز نهایی", "مجموع", "جمع"),
            "level": ("سطح", "سطح عملکرد", "رتبه کیفی"),
        },
        choices={"level": {"عالی": "EXCELLENT", "خوب": "GOOD", "متوسط": "MEDIUM", "ضعیف": "WEAK"}},
        examples={
            "agency_code": "A01",
            "year": "۱۴۰۲",
            "general": "۷۱۲٫۴",
            "specific": "۶۵۰",
            "total": "۱۳۶۲٫۴",
            "level": "خوب",
        },
        hints=(
            "هر سال هر دستگاه در یک سطر؛ فقط سال‌هایی که در کارنامه ارزیابی نشده است.",
            "اگر امتیاز عمومی و اختصاصی هر دو نوشته شود، جمع آن‌ها همان امتیاز کل است.",
        ),
    ),
    "levels": SheetWords(
        title="سطح دستگاه‌ها",
        guide_title=GUIDE,
        template_name="الگوی-سطح-دستگاه‌ها.xlsx",
        titles={
            "agency_code": AGENCY_CODE,
            "agency_title": ("دستگاه", "نام دستگاه", "عنوان دستگاه", "دستگاه اجرایی"),
            "level": ("سطح", "سطح عملکرد", "سطح‌بندی", "رتبه کیفی"),
            "national_score": ("امتیاز ملی", "امتیاز کشوری", "امتیاز سازمان اداری و استخدامی", "امتیاز نهایی ملی"),
        },
        choices={"level": {"عالی": "EXCELLENT", "خوب": "GOOD", "متوسط": "MEDIUM", "ضعیف": "WEAK"}},
        examples={
            "agency_code": "A01",
            "agency_title": "اداره کل راه و شهرسازی",
            "level": "خوب",
            "national_score": "۱۳۶۲٫۴",
        },
        hints=(
            "هر دستگاه دوره در یک سطر؛ سطح همهٔ دستگاه‌ها لازم است.",
            "سطح یکی از این‌هاست: عالی، خوب، متوسط، ضعیف. چیزی محاسبه نمی‌شود.",
            "نام دستگاه اختیاری است؛ اگر نوشته شود، باید نام همان کد باشد.",
            "امتیاز ملی (از ۲٬۰۰۰) اختیاری است؛ اگر نوشته شود، با امتیاز استان مقایسه می‌شود.",
            "خانهٔ خالی امتیاز ملی، امتیازی را که پیش‌تر آمده است نگه می‌دارد.",
        ),
    ),
    "days_off": SheetWords(
        title="تعطیلات",
        guide_title=GUIDE,
        template_name="الگوی-تعطیلات.xlsx",
        titles={
            "day": ("تاریخ", "روز", "تاریخ تعطیلی", "روز تعطیل", "تاریخ شمسی"),
            "title": ("مناسبت", "عنوان", "شرح", "علت", "عنوان تعطیلی"),
            "kind": ("نوع روز", "نوع", "وضعیت", "وضعیت روز"),
        },
        choices={
            "kind": {
                "تعطیل": "holiday",
                "کاری": "workday",
                "تعطیل رسمی": "holiday",
                "تعطیلی": "holiday",
                "روز کاری": "workday",
                "غیرتعطیل": "workday",
            }
        },
        examples={"day": "۱۴۰۴/۰۱/۰۵", "title": "تعطیلی ادارات به سبب آلودگی هوا", "kind": "تعطیل"},
        hints=(
            "هر روز در یک سطر؛ سال را هم بنویسید. نوع روز خالی یعنی تعطیل.",
            "روزی که به‌خلاف تقویم، کاری است، با نوع «کاری» نوشته می‌شود.",
        ),
    ),
}
