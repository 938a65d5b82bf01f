### Words that every journey uses. Ids: btn-… labels, mark-… and state-… marks, role-… roles.
### Markup is only <b> and <code>; a line whose single argument is empty goes away.

## Buttons that are the same everywhere

btn-back = صفحهٔ قبل
btn-home = خانه
btn-cancel = انصراف
btn-next = بعدی‌ها
btn-previous = قبلی‌ها
btn-continue = ادامه
btn-help = راهنما
btn-left-plain = چه مانده؟
btn-share-phone = ارسال شمارهٔ من

## States of a measure: one mark everywhere, a word beside it

mark-empty = ⚪️
mark-draft = 🟡
mark-submitted = 🔵
mark-returned = 🟠
mark-na = ⚫️
mark-central = ⚪️

state-empty = { mark-empty } خالی
state-draft = { mark-draft } پیش‌نویس
state-recorded = { mark-submitted } ثبت‌شده
state-sent = { mark-submitted } ارسال‌شده
state-returned = { mark-returned } نیاز به اصلاح
state-na-requested = { mark-na } عدم مصداق، در انتظار تصمیم
state-na = { mark-na } عدم مصداق
state-central = { mark-central } اعلام مرکزی
state-central-filled = { mark-central } اعلام‌شده از سوی راهبر شاخص

## Roles, messengers, sheets

role-admin = راهبر ارزیابی
role-liaison = رابط ارزیابی
role-agency_head = مدیر دستگاه
role-deputy = معاون توسعهٔ مدیریت
role-appraiser = ارزیاب
role-committee = عضو کمیتهٔ ارزیابی

platform-telegram = تلگرام
platform-bale = بله

sheet-agencies = فهرست دستگاه‌ها
sheet-catalogue = فهرست سنجه‌ها
sheet-specific = شاخص‌های اختصاصی
sheet-weights = سقف امتیاز دستگاه‌ها
sheet-last_year = عملکرد سال پیش
sheet-steward = مقدارهای راهبران شاخص
sheet-people = فهرست افراد
sheet-days_off = روزهای تعطیل
sheet-former_results = نتایج سال‌های پیش

## Small things

quoted = «{ $text }»
page = صفحهٔ { NUM($page) } از { NUM($pages) }
progress = { BAR($done, $total) } { NUM($done) } از { NUM($total) }
deadline-line = مهلت: { DEADLINE($deadline) } — { LEFT($deadline) }
axis-title =
    { $title ->
        [specific] شاخص‌های اختصاصی
       *[other] { $title }
    }
sample-line = نمونه: داده‌های این دوره واقعی نیست.
