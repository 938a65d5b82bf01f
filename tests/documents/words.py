"""Persian words for the sheet kinds, realistic enough to test with; the real ones are in messages/."""

from documents.kinds import KindWords, sheet_kind
from documents.sheet_kind import NO, YES

YES_NO = {"بله": YES, "خیر": NO, "بلی": YES, "دارد": YES, "ندارد": NO}
AGENCIES = sheet_kind(
    "agencies",
    KindWords(
        "دستگاه‌ها",
        "راهنما",
        {
            "code": ("کد دستگاه", "کد"),
            "title": ("نام دستگاه", "عنوان دستگاه"),
            "group_code": ("کد گروه",),
            "group_title": ("نام گروه", "گروه"),
        },
        examples={"code": "A01"},
        hints=("هر دستگاه در یک سطر.",),
    ),
)
CATALOGUE = sheet_kind(
    "catalogue",
    KindWords(
        "شاخص‌ها",
        "راهنما",
        {
            "axis_code": ("کد محور",),
            "axis_title": ("عنوان محور",),
            "axis_max_score": ("سقف امتیاز محور",),
            "indicator_code": ("کد شاخص",),
            "indicator_title": ("عنوان شاخص",),
            "indicator_max_score": ("سقف امتیاز شاخص",),
            "measure_code": ("کد سنجه",),
            "measure_title": ("عنوان سنجه",),
            "measure_weight": ("وزن (از ۱۰۰)", "وزن سنجه"),
            "measure_kind": ("نوع سنجه",),
            "method": ("روش سنجش",),
            "target": ("هدف",),
            "evidence": ("مستندات",),
            "agency_upload": ("بارگذاری دستگاه",),
            "na_allowed": ("امکان عدم مصداق",),
            "steps": ("پله‌ها",),
            "unit": ("واحد",),
            "definition": ("تعریف",),
            "steward": ("راهبر",),
        },
        choices={
            "measure_kind": {"نسبتی": "ratio", "پلکانی": "ladder", "دوحالته": "binary", "متمرکز": "central"},
            "agency_upload": YES_NO,
            "na_allowed": YES_NO,
        },
    ),
)
