### The broadcast of the level ranking: its words, settings, preview, progress, report.

campaign-levels =
    <b>سطح‌بندی دستگاه‌های اجرایی استان در سال { NUM($year) }</b>
    { $sample }
    { $letter }
    { $groups }

campaign-letter = نامهٔ شمارهٔ { FIGURE($number) }، { DAY($day) }
# The empty line before a group is where a text that is too long for one message is cut.
campaign-group =
    { "\u000A" }
    <b>{ $title }</b> ({ NUM($count) } دستگاه)
    { $first }
    { $levels }
campaign-group-more =
    { "\u000A" }
    <b>{ $title }</b> (ادامه)
    { $levels }
campaign-first = برترین‌ها: { $places }
campaign-place = { NUM($rank) }. { $agency }
campaign-level-line = { level-name } ({ NUM($count) }): { $agencies }
campaign-level-more = { level-name } (ادامه): { $agencies }

## The draft

btn-campaign = پیام رتبه‌بندی
btn-campaigns = پیام‌های پیشین
btn-campaign-preview = پیش‌نمایش
btn-campaign-who = گیرندگان
btn-campaign-what = محتوا
btn-campaign-groups = گروه‌ها
btn-campaign-change = تغییر
btn-campaign-start = ارسال
btn-campaign-stop = لغو ارسال
btn-campaign-stop-now = بله، لغو شود
btn-campaign-see = وضعیت ارسال
btn-campaign-refresh = تازه‌سازی
btn-campaign-report = گزارش ارسال
btn-campaign-sheet = فهرست کامل
btn-campaign-again = ارسال به ناموفق‌ها
btn-campaign-former = { NUM($place) }. { MOMENT($at) }
btn-group-in = افزودن { $title }
btn-group-out = حذف { $title }
btn-groups-all = همهٔ گروه‌ها
btn-audience-own-groups = فقط همین گروه‌ها
btn-audience-all-groups = دستگاه‌های همهٔ گروه‌ها

audience-agencies = رابط‌ها و مدیران
audience-heads = فقط مدیران
audience-liaisons = فقط رابط‌ها
audience-everybody = همهٔ افراد
audience-own-groups = فقط از دستگاه‌های همان گروه‌ها

content-full = سطح‌ها و برترین‌ها
content-levels = فقط سطح‌ها
content-first = فقط برترین‌ها

campaign-draft =
    <b>پیام رتبه‌بندی: پیش‌نویس</b>
    گیرندگان: { $audience }
    { $own }
    محتوا: { $content }
    گروه‌ها: { NUM($chosen) } از { NUM($groups) }
    تا پیش‌نمایش را تأیید نکنید و رمز دوم را نفرستید، چیزی فرستاده نمی‌شود.

campaign-ask-who =
    <b>گیرندگان</b>
    اکنون: { $now }
    { $own }
    چه کسانی این پیام را بگیرند؟
campaign-ask-what =
    <b>محتوا</b>
    اکنون: { $now }
    از هر گروه چه گفته شود؟
campaign-ask-groups =
    <b>گروه‌ها: { NUM($chosen) } از { NUM($groups) }</b>
    رتبه‌بندی کدام گروه‌ها در پیام باشد؟

campaign-preview-on = پیام در { $platform } چنین دیده می‌شود:

campaign-ready =
    <b>آمادهٔ ارسال</b>
    برای { NUM($people) } نفر در { NUM($agencies) } دستگاه ({ $platforms }؛ { NUM($unreachable) } نفر دور از دسترس)
    { $warnings }
    پس از «{ btn-campaign-start }» رمز دوم پرسیده می‌شود؛ پیام فرستاده‌شده برنمی‌گردد.
campaign-platform = { $platform } { NUM($count) }
campaign-warn-untold = سطح { NUM($count) } دستگاه هنوز به خود آن ابلاغ نشده است.
campaign-warn-before = رتبه‌بندی این دوره { MOMENT($at) } هم فرستاده شده است؛ گیرندگانش آن را دوباره می‌گیرند.
campaign-about = رتبه‌بندی برای { NUM($people) } نفر در { NUM($agencies) } دستگاه فرستاده می‌شود.

## Going out

campaign-started =
    ارسال به { NUM($people) } نفر آغاز شد.
    پیشرفت را همین‌جا نشان می‌دهیم؛ تا پایان می‌توانید بقیه را لغو کنید.
campaign-goes-already = این پیام در حال ارسال است و دوباره فرستاده نمی‌شود.

campaign-going-out =
    <b>پیام رتبه‌بندی در حال ارسال</b>
    { BAR($sent, $people) } { NUM($sent) } از { NUM($people) } نفر
    در صف: { NUM($queued) }؛ نرسیده: { NUM($failed) }؛ نامعلوم: { NUM($unknown) }

campaign-done =
    <b>ارسال پیام رتبه‌بندی تمام شد</b>
    { BAR($sent, $people) } { NUM($sent) } از { NUM($people) } نفر
    نرسیده: { NUM($failed) }؛ نامعلوم: { NUM($unknown) }
    { $failed ->
        [0] { "" }
       *[other] فهرست تلفن نرسیده‌ها در گزارش است.
    }

campaign-cut-off =
    <b>ارسال پیام رتبه‌بندی لغو شد</b>
    { BAR($sent, $people) } { NUM($sent) } از { NUM($people) } نفر
    لغوشده: { NUM($cancelled) }؛ نرسیده: { NUM($failed) }؛ نامعلوم: { NUM($unknown) }

campaign-stop-sure =
    <b>لغو ارسال</b>
    کار { NUM($sent) } نفر تمام شده است و برنمی‌گردد؛ به { NUM($left) } نفر دیگر فرستاده نمی‌شود.
campaign-stopped = ارسال لغو شد؛ { NUM($count) } پیام که در صف بود، فرستاده نمی‌شود.
campaign-dropped = پیش‌نویس کنار گذاشته شد و چیزی فرستاده نشد.

## The report

campaigns =
    <b>پیام‌های رتبه‌بندی</b>
    { NUM($count) } پیام در این دوره فرستاده شده است.

campaign-report =
    <b>گزارش پیام رتبه‌بندی: { $state }</b>
    آغاز: { MOMENT($at) }
    رسیده: { NUM($sent) } از { NUM($people) } نفر
    { $unknown }
    { $cancelled }
    { $missing }
campaign-state =
    { $state ->
        [RUNNING] در حال ارسال
        [DONE] پایان‌یافته
       *[CANCELLED] لغوشده
    }
campaign-unknown = رسیدن به { NUM($count) } نفر نامعلوم است؛ برای آنان دوباره فرستاده نمی‌شود.
campaign-cancelled = برای { NUM($count) } نفر لغو شد.
campaign-missing =
    به { NUM($count) } نفر نرسید؛ برای تماس:
    { $list }
    { page }
campaign-missing-none = کسی نیست که به او نرسیده باشد.
campaign-line = { $name } ({ $agency }): { PHONE($phone) } — { $state }
campaign-line-no-phone = { $name } ({ $agency }) — { $state }
campaign-no-agency = بی‌دستگاه
campaign-again = ارسال دوباره به { NUM($people) } نفر که پیام نرسیده بود، آغاز شد.
campaign-sheet = گزارش ارسال به { NUM($count) } نفر
campaign-sheet-title = گزارش پیام رتبه‌بندی
campaign-column-reason = علت

## Refusals

refused-unknown-campaign = این پیام پیدا نشد؛ از «{ btn-to-levels }» دوباره باز کنید.
refused-campaign-running =
    پیام رتبه‌بندی در حال ارسال است.
    تا پایان یا لغو آن صبر کنید.
refused-campaign-begun = این پیام فرستاده شده یا لغو شده است؛ وضعیت آن را ببینید.
refused-campaign-changed =
    از زمانی که این پیش‌نمایش را دیدید، پیام یا شمار گیرندگان عوض شده است.
    پیش‌نمایش تازه را ببینید و همان را بفرستید.
refused-campaign-no-levels = در این گروه‌ها هنوز سطحی نیست؛ نخست فایل سطح‌ها را وارد کنید.
refused-campaign-unsigned =
    سطح { NUM($count) } دستگاه (از جمله { $agency }) هنوز نامهٔ امضاشده ندارد و محرمانه است.
    نخست نامه را ثبت کنید، یا گروه آن را کنار بگذارید.
refused-campaign-nobody = با این گیرندگان به کسی نمی‌رسد؛ گیرندگان را عوض کنید.
refused-campaign-last-group = دست‌کم یک گروه باید بماند؛ نخست گروه دیگری بیفزایید.
refused-campaign-over = این پیام پایان یافته یا لغو شده است؛ چیزی در صف نیست.
refused-campaign-not-over = ارسال دوباره پس از پایان همین ارسال ممکن است.
refused-campaign-outdated =
    سطح‌ها پس از این پیام اصلاح شده است؛ همین پیام دوباره فرستاده نمی‌شود.
    با «{ btn-campaign }» پیام تازه‌ای بسازید.
refused-campaign-nothing-failed = کسی نیست که دوباره به او فرستاده شود؛ یا پیام رسیده است یا پیام‌رسان دیگری ندارد.
