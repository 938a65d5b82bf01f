### The year's timetable, days off and the settings of a cycle: for staff to lay out, for everybody to read.

## The steps

step-title-briefing = جلسهٔ توجیهی
step-title-self_assessment = خودارزیابی
step-title-transfer = انتقال داده‌ها
step-title-appraisal = ارزیابی
step-title-preliminary = اعلام نتایج اولیه
step-title-objection = ثبت اعتراض
step-title-review = بررسی اعتراض
step-title-deputy = تأیید معاون
step-title-council = تصویب شورا
step-title-levels = اعلام سطح‌ها
step-title-festival = جشنواره
step-title-book = انتشار نتایج

step-over = { $title }: { DAY($last) }؛ گذشته
step-now = <b>{ $title }: تا { DAY($last) }؛ اکنون</b>
step-ahead = { $title }: تا { DAY($last) }
step-move = { $title }: تا { DAY($last) }
step-moves-more = و { NUM($count) } گام دیگر
step-moves-none = هیچ گامی جابه‌جا نمی‌شود.

## The timetable

timetable =
    <b>تقویم دورهٔ { NUM($year) }</b>
    { $list }
    { page }

timetable-empty =
    <b>تقویم دورهٔ { NUM($year) } هنوز ساخته نشده است.</b>
    با یک روز آغاز، همهٔ گام‌های سال بر پایهٔ روزهای کاری چیده می‌شود؛ سپس هر گام را جداگانه تغییر می‌دهید.

timetable-none = تقویم دوره هنوز ساخته نشده است.

calendar-card =
    <b>تقویم دورهٔ { NUM($year) }</b>
    { $own }
    { $list }
    { page }

deadline-own = مهلت خودارزیابی شما: { DEADLINE($deadline) } — { LEFT($deadline) }
deadline-extended = مهلت خودارزیابی شما تمدید شده است: { DEADLINE($deadline) } — { LEFT($deadline) }
deadline-none = مهلت خودارزیابی هنوز اعلام نشده است؛ با گشایش دوره خبر می‌دهیم.

ask-start-day =
    <b>تقویم دورهٔ { NUM($year) }</b>
    گام نخست (جلسهٔ توجیهی) چه روزی است؟ نمونه: ۱۵ اسفند
    گام‌های بعد از همان روز، با روزهای کاری، چیده می‌شود.

confirm-lay-out =
    <b>تقویم دورهٔ { NUM($year) }: { NUM($count) } گام</b>
    آغاز: { DAY($first) }
    پایان خودارزیابی: { DAY($deadline) }
    پایان سال کاری: { DAY($last) }
    { $doubts }
    اگر تقویمی هست، این جای آن را می‌گیرد.

timetable-laid-out = تقویم ساخته شد: { NUM($count) } گام تا { DAY($last) }. اکنون هر گام را می‌توانید تغییر دهید.

timetable-changed =
    تغییر ثبت شد.
    { $list }

timetable-doubts =
    <b>هشدارهای تقویم</b>
    { $list }
    { page }

doubts-none = هشداری نیست.
doubts-more = و { NUM($count) } هشدار دیگر
doubt-past = { $step }: آخرین روزش ({ DAY($day) }) گذشته است.
doubt-nowruz = { $step }: تعطیلات نوروز (از { DAY($day) }) در آن است.
doubt-day-off = { $step }: آخرین روزش ({ DAY($day) }) تعطیل است.
doubt-overlap = { $step }: پیش از پایان گام قبلی ({ DAY($day) }) تمام می‌شود.
doubt-late = { $step }: از مهلت بخشنامه ({ DAY($day) }) دیرتر است.

btn-lay-out = ساخت تقویم
btn-lay-out-anew = ساخت از نو
btn-lay-out-now = ثبت تقویم
btn-doubts = هشدارها ({ NUM($count) })
btn-step = { $title }
btn-days-off = روزهای تعطیل
btn-settings = تنظیمات دوره
btn-timetable = تقویم دوره

## One step

step-card =
    <b>{ $title }</b>
    از { DAY($first) }
    تا { DAY($last) }
    { NUM($days) } روز کاری
    { $doubts }

step-card-fixed =
    <b>{ $title }</b>
    از { DAY($first) }
    تا { DAY($last) } (روز ثابت)
    { NUM($days) } روز کاری
    { $doubts }
    آخرین روز ثابت است و با تغییر گام‌های پیشین جابه‌جا نمی‌شود.

step-card-deadline =
    <b>{ $title }</b>
    از { DAY($first) }
    تا { DAY($last) }
    { NUM($days) } روز کاری
    { $doubts }
    پایان این گام همان مهلت خودارزیابی است؛ با «{ btn-move-deadline }» تغییر می‌کند و به دستگاه‌ها خبر داده می‌شود.

ask-step-length =
    <b>{ $title }</b>
    اکنون { NUM($days) } روز کاری است. تعداد تازه را بفرستید؛ نمونه: ۱۰
    گام‌های بعد جابه‌جا می‌شود.

ask-step-end =
    <b>{ $title }</b>
    آغاز: { DAY($first) }
    آخرین روز اکنون: { DAY($last) }
    آخرین روز تازه را بفرستید؛ نمونه: ۳۱ فروردین. این روز ثابت می‌ماند.

btn-step-length = روزهای کاری
btn-step-end = آخرین روز
btn-step-release = آزاد کردن روز

## Days off

days-off =
    <b>روزهای تعطیل</b>
    { $weekend }
    { $list }
    { page }

days-off-none = در یک سال آینده تعطیلی ثبت نشده است.
day-line = { DAY($day) }: { $title }
day-line-own = { DAY($day) }: { $title } (افزوده)
day-line-worked = { DAY($day) }: { $title } (روز کاری)

weekend-0 = تعطیل هفتگی: پنجشنبه و جمعه
weekend-1 = تعطیل هفتگی: جمعه
weekend-2 = تعطیل هفتگی: جمعه و شنبه

ask-day-off =
    <b>افزودن روز تعطیل</b>
    روز و مناسبت را بفرستید؛ نمونه: ۱۴۰۴/۱/۱۳ سیزده‌به‌در

ask-day-title =
    { DAY($day) } به چه مناسبت تعطیل است؟
    نمونه: آلودگی هوا

day-card =
    <b>{ $line }</b>
    می‌توانید این روز را کاری اعلام کنید، یا آنچه را خودتان افزوده‌اید بردارید.

confirm-day-holiday =
    <b>{ DAY($day) } تعطیل می‌شود: { $title }</b>
    در تقویم دوره:
    { $list }

confirm-day-workday =
    <b>{ DAY($day) } روز کاری می‌شود ({ $title }).</b>
    در تقویم دوره:
    { $list }

confirm-day-plain =
    <b>آنچه برای { DAY($day) } ثبت کرده‌اید ({ $title }) برداشته می‌شود.</b>
    در تقویم دوره:
    { $list }

day-changed =
    { DAY($day) } ثبت شد.
    { $list }

weekend-card =
    <b>{ $weekend }</b>
    با تغییر آن، گام‌های تقویم از نو چیده می‌شود.

confirm-weekend =
    <b>{ $weekend }</b>
    در تقویم دوره:
    { $list }

weekend-changed =
    { $weekend }
    { $list }

btn-day = { DAY($day) }
btn-add-day = افزودن روز
btn-weekend = تعطیل هفتگی
btn-import-days = ورود از فایل
btn-day-worked = روز کاری است
btn-day-plain = برداشتن
btn-confirm-day = ثبت روز
btn-weekend-choice = { $days }
btn-confirm-weekend = ثبت تعطیل هفتگی

## Settings of the cycle

settings-card =
    <b>تنظیمات دورهٔ { NUM($year) }</b>
    { $list }

setting-line = { $title }: { $value }
setting-days = { NUM($days) } روز
setting-percent = { PERCENT($percent) }
setting-empty = ثبت نشده
setting-type = مقدار تازه را بفرستید؛ برای خالی کردن، یک خط تیره بفرستید.
setting-rescores = امتیاز همهٔ دستگاه‌ها از نو حساب می‌شود؛ امتیازهای پیشین نگه داشته می‌شود.

setting-card =
    <b>{ $title }: { $value }</b>
    { $about }
    { $how }

confirm-setting =
    <b>{ $title }: { $value }</b>
    برای همهٔ دستگاه‌های دورهٔ { NUM($year) } همین می‌شود.
    { $rescores }

setting-changed = ثبت شد. { $title }: { $value }

btn-setting = { $value }
btn-confirm-setting = ثبت تغییر

set-title-weights_by_agency = سقف امتیازها
set-about-weights_by_agency = سقف هر شاخص برای همه یکسان است یا برای هر دستگاه جداگانه ابلاغ می‌شود (مادهٔ ۲). تا ابلاغ، امتیاز آن دستگاه «وزن اعلام نشده» است.
set-yes-weights_by_agency = جداگانه
set-no-weights_by_agency = یکسان

set-title-head_approves = تأیید مدیر
set-about-head_approves = خودارزیابی پس از رابط به تأیید مدیر دستگاه می‌رسد، یا رابط آن را مستقیم می‌فرستد.
set-yes-head_approves = لازم است
set-no-head_approves = لازم نیست

set-title-grace_days = فرصت تأیید
set-about-grace_days = آنچه رابط به‌موقع فرستاده است، مدیر دستگاه تا چند روز پس از مهلت می‌تواند تأیید کند.

set-title-drafts_count = پیش‌نویس‌ها
set-about-drafts_count = خودارزیابی کاملی که فرستاده نشده است، با پایان مهلت حساب می‌شود یا نه.
set-yes-drafts_count = حساب می‌شود
set-no-drafts_count = حساب نمی‌شود

set-title-na_mode = عدم مصداق
set-about-na_mode = امتیاز سنجه‌ای که برای دستگاه مصداق ندارد چه می‌شود.
na-rule-exclude-and-rescale = حذف و تناسب
na-rule-redistribute-in-indicator = پخش در شاخص
na-rule-full = امتیاز کامل
na-rule-zero = امتیاز صفر

set-title-catalogue_provisional = نسخهٔ شاخص‌ها
set-about-catalogue_provisional = تا اعلام نسخهٔ نهایی از سوی سازمان، فهرست موقت است (تبصرهٔ مادهٔ ۱). با «نهایی»، به دستگاه‌ها خبر می‌دهیم.
set-yes-catalogue_provisional = موقت
set-no-catalogue_provisional = نهایی

set-title-return_days = مهلت اصلاح
set-about-return_days = سنجه‌ای که ارزیاب برای اصلاح برمی‌گرداند، تا چند روز کاری در دست دستگاه می‌ماند.

set-title-objection_days = مهلت اعتراض
set-about-objection_days = دستگاه تا چند روز کاری پس از دریافت نتایج اولیه می‌تواند اعتراض کند.

set-title-liaison_accepts = پذیرش نتایج
set-about-liaison_accepts = نتایج اولیه را فقط مدیر دستگاه می‌پذیرد یا رابط هم می‌تواند.
set-yes-liaison_accepts = رابط هم می‌پذیرد
set-no-liaison_accepts = فقط مدیر

set-title-allow_new_evidence = مستند در اعتراض
set-about-allow_new_evidence = اعتراض فقط بر پایهٔ مستندات ثبت‌شده است، یا مستند تازه هم می‌پذیرد.
set-yes-allow_new_evidence = مستند تازه هم
set-no-allow_new_evidence = فقط ثبت‌شده‌ها

set-title-score_may_fall = کاهش در اعتراض
set-about-score_may_fall = رسیدگی به اعتراض می‌تواند امتیاز را کم کند یا نه.
set-yes-score_may_fall = ممکن است
set-no-score_may_fall = ممکن نیست

set-title-gap_percent = فاصله با امتیاز ملی
set-about-gap_percent = اگر فاصلهٔ امتیاز استان و امتیاز ملی به این درصد برسد، دستگاه در فهرست بررسی می‌آید (تبصرهٔ مادهٔ ۷).

set-title-upstream_title = سامانهٔ بالادست
set-about-upstream_title = نام سامانه‌ای که نتایج به آن می‌رود؛ نمونه: سامانهٔ مدیریت عملکرد

set-title-upstream_address = نشانی سامانه
set-about-upstream_address = نشانی همان سامانه؛ نمونه: { LINK("https://arzyabi.aro.gov.ir") }

catalogue-final-notice =
    <b>نسخهٔ نهایی شاخص‌های دورهٔ { NUM($year) } اعلام شد.</b>
    سنجه‌هایی را که ثبت کرده‌اید، یک بار دیگر با شرح آن‌ها ببینید.

## Cycles that follow each other

cycle-under-way =
    <b>دورهٔ { NUM($year) }: { $state }</b>
    دورهٔ بعد پس از ابلاغ سطح‌های همین دوره تعریف می‌شود، تا کار آن از دید کسی بیرون نرود.

next-cycle =
    <b>دورهٔ { NUM($year) }: { $state }</b>
    خودارزیابی این دوره تمام شده است.
    دورهٔ بعد را مانند همین دوره (سنجه‌ها، تنظیمات و طول گام‌ها؛ بدون مقدارها) یا خالی تعریف کنید.

cycle-copied =
    دورهٔ { NUM($year) } با { NUM($measures) } سنجه مانند دورهٔ پیش ساخته شد.
    سقف‌های دستگاه‌ها و هدف شاخص‌های اختصاصی را برای سال تازه وارد کنید.

btn-define-like = مانند دورهٔ پیش
btn-define-empty = دورهٔ خالی
btn-timetable-day = روز تقویم

ask-deadline-proposed =
    <b>مهلت خودارزیابی دورهٔ { NUM($year) }</b>
    در تقویم دوره: { DAY($day) }
    همان را برگزینید، یا آخرین روز دیگری بفرستید؛ نمونه: ۳۱ فروردین
    مهلت تا پایان همان روز، به وقت تهران، است.

cycle-opened-head =
    <b>خودارزیابی دورهٔ { NUM($year) } آغاز شد.</b>
    { $sample ->
        [true] { sample-line }
       *[false] { "" }
    }
    رابط دستگاه شما سنجه‌ها را کامل می‌کند و نتیجه را برایتان می‌فرستد.
    { deadline-line }

## In the middle of it

doing-timetable = در میانهٔ تقویم دوره هستید: پاسخ آخرین پرسش را بفرستید؛ نمونه: ۳۱ فروردین یا ۱۰
doing-day-off = در میانهٔ ثبت روز تعطیل هستید: روز و مناسبت را بفرستید؛ نمونه: ۱۴۰۴/۱/۱۳ سیزده‌به‌در
doing-setting = در میانهٔ تنظیمات دوره هستید: مقدار تازه را بفرستید، یا به خانه بروید.

## What a rule does not let through

refused-day-untitled = مناسبت { DAY($day) } را بنویسید (۲ تا ۱۰۰ نویسه)؛ نمونه: آلودگی هوا
refused-day-out-of-reach = { DAY($day) } از این سال‌ها دور است. روزی از پارسال تا دو سال دیگر بفرستید؛ نمونه: ۱۴۰۴/۱/۱۳
refused-day-far = { DAY($day) } برای تقویم این دوره دور است. روزی نزدیک‌تر بفرستید؛ نمونه: ۱۵ اسفند
refused-bad-length = تعداد روزهای کاری عددی از ۱ تا { NUM($most) } است؛ نمونه: ۱۰
refused-day-before-step = { DAY($day) } پیش از آغاز این گام ({ DAY($first) }) است. روزی پس از آن بفرستید.
refused-step-is-deadline = پایان خودارزیابی همان مهلت دوره است و اعلام شده؛ با «{ btn-move-deadline }» تغییر می‌کند.
refused-setting-closed = مهلت خودارزیابی تمام شده است و این تنظیم دیگر تغییر نمی‌کند؛ دستگاه‌ها بر پایهٔ آن فرستاده‌اند.
refused-text-too-long = این متن { NUM($length) } نویسه دارد و از { NUM($most) } نویسه بیشتر است. کوتاه‌ترش را بفرستید.
refused-bad-address = «{ $given }» نشانی صفحه نیست. نشانی کامل را بفرستید؛ نمونه: { LINK("https://arzyabi.aro.gov.ir") }
