### Reminders and what only time brings about: to liaisons and heads who have something left, and to staff.

reminder-days =
    <b>مهلت خودارزیابی: { LEFT($deadline) }</b>
    { reminder-left }
    { reminder-files }
    مهلت: { DEADLINE($deadline) }

reminder-day =
    <b>مهلت خودارزیابی: { LEFT($deadline) }</b>
    { reminder-left }
    { reminder-files }
    مهلت: { DEADLINE($deadline) }

reminder-hours =
    <b>مهلت خودارزیابی: { LEFT($deadline) }</b>
    { reminder-left }
    { reminder-files }
    سنجه‌های پیش‌نویس را هم پیش از پایان مهلت ثبت کنید.
    مهلت: { DEADLINE($deadline) }

reminder-left =
    { NUM($left) } سنجه از { NUM($total) } هنوز ثبت نشده است؛ از جمله:
    { $names }
reminder-files =
    { $files ->
        [0] { "" }
       *[other] { NUM($files) } سنجه مستند ندارد.
    }

reminder-returned =
    <b>{ mark-returned } { NUM($returned) } سنجه نیاز به اصلاح دارد؛ از جمله:</b>
    { $names }
    { $others ->
        [0] { "" }
       *[other] { NUM($others) } سنجهٔ دیگر هم هنوز ثبت نشده است.
    }
    پس از اصلاح، دوباره بفرستید.
    { deadline-line }

reminder-ready =
    <b>همه چیز آماده است؛ ارسال کنید.</b>
    همهٔ { NUM($total) } سنجه آماده است، اما خودارزیابی هنوز فرستاده نشده است.
    { deadline-line }

reminder-head =
    <b>خودارزیابی دستگاه شما منتظر تأیید شماست.</b>
    { NUM($done) } سنجه از { NUM($total) } تکمیل و برای بررسی شما فرستاده شده است.
    مهلت تأیید: { DEADLINE($until) } — { LEFT($until) }
    { $grace ->
        [true] مهلت دستگاه تمام شده است؛ فقط تأیید شما مانده.
       *[false] برگرداندن برای اصلاح: { DEADLINE($deadline) }
    }

btn-more-time = درخواست تمدید
btn-to-sending = بررسی و ارسال
btn-to-approval = بررسی و تأیید

## Agencies of which nothing is heard

silent-head =
    <b>خودارزیابی دستگاه شما هنوز آغاز نشده است.</b>
    لطفاً با رابط ارزیابی دستگاه هماهنگ کنید؛ اگر رابطی ندارید، از راهبر ارزیابی استان بخواهید.
    { deadline-line }

silent-staff =
    <b>{ NUM($count) } دستگاه بی‌پاسخ است.</b>
    { $list }
    { $more ->
        [0] { "" }
       *[other] و { NUM($more) } دستگاه دیگر
    }
    { deadline-line }

silent-line = { $title }: { $name }، { PHONE($phone) }
silent-line-nobody = { $title }: هنوز کسی دعوت نشده
btn-silent-list = دستگاه‌های بی‌پاسخ

## The daily digest of staff

digest =
    <b>خلاصهٔ { DAY($day) }</b>
    دورهٔ { NUM($year) }: { NUM($sent) } دستگاه از { NUM($agencies) } ارسال کرده است.
    { $news }
    { $appraisal }
    { $waiting }
    { $trouble }
    { $deadline }
    زنجیرهٔ رخدادها: <code>{ CODE($head) }</code>

digest-news = از خلاصهٔ پیش: { $parts }
digest-no-news = از خلاصهٔ پیش چیزی نرسیده است.
digest-waiting = در انتظار شما: { $parts }
digest-trouble = نیازمند پیگیری: { $parts }
digest-deadline = مهلت بعدی: { DEADLINE($deadline) } — { LEFT($deadline) }
digest-values = { NUM($count) } مقدار
digest-recorded = { NUM($count) } ثبت سنجه
digest-sent = { NUM($count) } ارسال
digest-approved = { NUM($count) } تأیید مدیر
digest-na = { NUM($count) } عدم مصداق
digest-extensions = { NUM($count) } تمدید
digest-questions = { NUM($count) } پرسش
digest-entry-requests = { NUM($count) } درخواست ورود
digest-late = { NUM($count) } دستگاه پس از مهلت
digest-files = { NUM($count) } فایل ناموفق
digest-unreachable = { NUM($count) } نفر دور از دسترس
digest-undelivered = { NUM($count) } پیام نرسیده
digest-quarantined = { NUM($count) } پیام پردازش‌نشده

## When we were away

outage-moved =
    <b>کارنامه در دسترس نبود و مهلت تمدید شد.</b>
    از { MOMENT($since) } تا { MOMENT($until) } در دسترس نبودیم؛ پوزش می‌خواهیم.
    به همان اندازه به مهلت شما افزوده شد.
    { deadline-line }

outage-moved-staff =
    <b>کارنامه هنگام مهلت در دسترس نبود.</b>
    از { MOMENT($since) } تا { MOMENT($until) }
    مهلت به همان اندازه تمدید شد و به { NUM($people) } نفر خبر داده شد.
    { deadline-line }

outage-grace =
    <b>زمان تأیید شما تمدید شد.</b>
    از { MOMENT($since) } تا { MOMENT($until) } در دسترس نبودیم؛ پوزش می‌خواهیم.
    برای تأیید خودارزیابی { DEADLINE($grace) } فرصت دارید.

outage-long =
    <b>کارنامه بیش از ۲۰ ساعت در دسترس نبود.</b>
    از { MOMENT($since) } تا { MOMENT($until) }؛ پوزش می‌خواهیم.
    پیام‌رسان‌ها پیام‌ها را تا ۲۴ ساعت نگه می‌دارند؛ شاید بخشی از پیام‌های شما نرسیده باشد.
    لطفاً آخرین ثبت‌های خود را ببینید و هرچه نیست دوباره بفرستید.

outage-long-staff =
    <b>کارنامه بیش از ۲۰ ساعت در دسترس نبود.</b>
    از { MOMENT($since) } تا { MOMENT($until) }
    از { NUM($people) } نفر که کار ناتمام دارند خواستیم آخرین ثبت‌های خود را ببینند.

btn-last-entries = آخرین ثبت‌ها
last-entries =
    <b>آخرین ثبت‌های دستگاه شما</b>
    { $list }
    هرچه فرستاده‌اید و اینجا نیست، دوباره بفرستید.
last-entries-none = هنوز مقداری ثبت نشده است.
last-entry = { $mark } { $title }: { NUM($amount) } — { NEAR($at) }

## The end of the window

deadline-moved-notice =
    <b>مهلت خودارزیابی تغییر کرد.</b>
    { deadline-line }

cycle-locked-staff =
    <b>خودارزیابی دورهٔ { NUM($year) } پایان یافت.</b>
    کار { NUM($finished) } دستگاه از { NUM($agencies) } دستگاه کامل است.
    با تغییر مهلت، خودارزیابی دوباره باز می‌شود.

btn-board-plain = { btn-board }
