### Reminders and the end of the window: to liaisons who have not finished, and to staff.

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

deadline-moved-notice =
    <b>مهلت خودارزیابی تغییر کرد.</b>
    { deadline-line }

deadline-locked =
    <b>مهلت خودارزیابی تمام شد.</b>
    { $done ->
        [0] هیچ سنجه‌ای ثبت نشد.
       *[other] { NUM($done) } سنجه از { NUM($total) } ثبت شد.
    }
    مهلت { DEADLINE($deadline) } بود. اکنون کاری لازم نیست؛ خبر مرحلهٔ بعد همین‌جا می‌آید.

cycle-locked-staff =
    <b>خودارزیابی دورهٔ { NUM($year) } پایان یافت.</b>
    کار { NUM($finished) } دستگاه از { NUM($agencies) } دستگاه کامل است.
    با تغییر مهلت، خودارزیابی دوباره باز می‌شود.

btn-board-plain = { btn-board }
