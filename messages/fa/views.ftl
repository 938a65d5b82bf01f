### The staff's views: by group and axis, silent, late, with the head, failing files, people and notices out of reach.

## The way in

views =
    <b>نماهای دورهٔ { NUM($year) }</b>
    { BAR($sent, $agencies) } { NUM($sent) } دستگاه از { NUM($agencies) } ارسال کرده است.
    بی‌پاسخ: { NUM($silent) }؛ پس از مهلت: { NUM($late) }؛ منتظر مدیر: { NUM($heads) }
    فایل ناموفق: { NUM($files) }؛ دور از دسترس: { NUM($unreachable) }؛ پیام نرسیده: { NUM($undelivered) }

btn-to-views = نماها
btn-view-all = همهٔ دستگاه‌ها
btn-view-groups = به تفکیک گروه
btn-view-axes = به تفکیک محور
btn-view-silent = بی‌پاسخ‌ها ({ NUM($count) })
btn-view-late = پس از مهلت ({ NUM($count) })
btn-view-head = منتظر مدیر ({ NUM($count) })
btn-view-files = فایل‌های ناموفق ({ NUM($count) })
btn-view-unreachable = دور از دسترس ({ NUM($count) })
btn-view-undelivered = پیام‌های نرسیده ({ NUM($count) })
btn-view-sheet = دریافت فایل

## Lists of agencies

view-all-title = همهٔ دستگاه‌ها
view-silent-title = دستگاه‌های بی‌پاسخ
view-late-title = ارسال‌نکرده پس از مهلت
view-head-title = منتظر تأیید مدیر
view-groups-title = ارسال به تفکیک گروه
view-axes-title = ثبت سنجه‌ها به تفکیک محور
view-files-title = فایل‌های ناموفق
view-unreachable-title = افراد دور از دسترس
view-undelivered-title = پیام‌های نرسیده

view-list =
    <b>{ $title } ({ NUM($count) })</b>
    { $list }
    { page }

view-none =
    <b>{ $title }</b>
    هیچ موردی نیست.

view-bars =
    <b>{ $title }</b>
    { $list }

view-bar = { axis-title }: { NUM($done) } از { NUM($total) }

view-case = { NUM($place) }. { $title }: { $state }، { NUM($done) } از { NUM($total) }
view-call = { NUM($place) }. { $title }: { $name }، { PHONE($phone) }
view-call-nobody = { NUM($place) }. { $title }: هنوز کسی دعوت نشده
view-head = { NUM($place) }. { $title }: ارسال { NEAR($at) }

case-invited = بی‌رابط
case-acknowledged = شروع‌نکرده
case-in-progress = در حال تکمیل
case-sent-to-head = منتظر مدیر
case-submitted = ارسال‌شده
case-confirmed = تأییدشده
case-locked = بسته‌شده
case-no-submission = بی‌ارسال

btn-view-agency = { NUM($place) }. { $title }

## What is to be followed up

view-file = { NUM($place) }. { $title }: «{ $name }» { $state }
view-file-lost = از راه نرسید
view-file-refused = پذیرفته نشد
view-person = { $name } ({ $agency }): { PHONE($phone) } — { $reason }
view-person-staff = { $name }: { PHONE($phone) } — { $reason }
view-person-no-phone = { $name } ({ $agency }) — { $reason }
reason-blocked = ربات را بسته است
reason-deactivated = حسابش بسته شده
reason-other = پیام‌رسان نپذیرفت
view-message = { NUM($place) }. { $name }: «{ $what }» — { $state }
message-failed = پذیرفته نشد
message-blocked = ربات بسته است
message-unknown = رسیدنش نامعلوم
btn-resend = ارسال دوبارهٔ { NUM($place) }
btn-resend-all = ارسال دوبارهٔ همه
sent-again = { NUM($count) } پیام دوباره در صف ارسال است.

refused-nothing-to-resend = پیامی برای ارسال دوباره نیست؛ یا رسیده است یا هم‌اکنون در صف است.
refused-unknown-agency-id = این دستگاه پیدا نشد؛ از «{ btn-to-views }» دوباره بگردید.

## One agency

agency-page =
    <b>{ $title } ({ CODE($code) })</b>
    { $group } · { $state }
    { progress } سنجه
    { $forecast }
    { $deadline }
    { $last }
    { $people }
    { $waiting }

agency-page-closed =
    <b>{ $title } ({ CODE($code) })</b>
    { $group }
    پروندهٔ این دستگاه هنوز ساخته نشده است.
    { $people }

agency-forecast = امتیاز پیش‌بینی‌شده: { SCORE($points) }
agency-deadline = مهلت: { DEADLINE($deadline) }
agency-deadline-own = مهلت تمدیدشده: { DEADLINE($deadline) }
agency-last = آخرین ثبت: { NEAR($at) }
agency-last-none = هنوز چیزی ثبت نکرده است.
agency-nobody = هنوز کسی دعوت نشده است.
agency-person = { $role }: { $name }، { PHONE($phone) }
agency-person-invited = { $role }: { $name }، { PHONE($phone) } (هنوز نیامده)
agency-person-unreachable = { $role }: { $name }، { PHONE($phone) } (دور از دسترس)
agency-person-no-phone = { $role }: { $name }
agency-waiting = در انتظار: { $parts }
btn-agency-axes = پیشرفت محورها
btn-agency-people = افراد دستگاه

## A view as a sheet

view-sheet-sent = «{ $title }»: { NUM($rows) } سطر
view-column-code = کد
view-column-agency = دستگاه
view-column-state = وضعیت
view-column-done = ثبت‌شده
view-column-total = کل
view-column-deadline = مهلت
view-column-sent = زمان ارسال
view-column-contact = رابط
view-column-phone = تلفن همراه
view-column-title = عنوان
view-column-file = فایل
view-column-number = شمارهٔ سنجه
view-column-reason = دلیل
view-column-person = نام
view-column-platform = پیام‌رسان
view-column-message = پیام
view-column-when = تاریخ
