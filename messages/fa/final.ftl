### The final list, the council's resolution, the package to the national body. Ids: final-…, council…, package….

## Where the list stands

final-too-early =
    <b>فهرست نهایی دورهٔ { NUM($year) }</b>
    این فهرست پس از اعلام نتایج اولیه و پایان اعتراض‌ها بسته می‌شود.
    { $legal }

final-hindered =
    <b>فهرست نهایی دورهٔ { NUM($year) }</b>
    { $former }
    کار { NUM($count) } دستگاه از { NUM($agencies) } هنوز باز است:
    { $lines }
    { $legal }

final-ready =
    <b>فهرست نهایی دورهٔ { NUM($year) }</b>
    { $former }
    کار هر { NUM($agencies) } دستگاه بسته است و فهرست را می‌توان بست.
    { $legal }

final-former = نسخهٔ { NUM($version) } باز شد: { $reason }

final-freezing =
    <b>فهرست نهایی، نسخهٔ { NUM($version) }: در حال بسته شدن</b>
    { BAR($frozen, $agencies) } { NUM($frozen) } از { NUM($agencies) } دستگاه
    { $held }
    پایان کار را خبر می‌دهیم.
final-held = کار { NUM($count) } دستگاه در این میان باز شد و فهرست منتظر آن است.

final-card =
    <b>فهرست نهایی دورهٔ { NUM($year) }، نسخهٔ { NUM($version) }</b>
    { $state }
    { NUM($agencies) } دستگاه؛ میانگین گروه‌ها:
    { $groups }
    { $more ->
        [0] { "" }
       *[other] و { NUM($more) } گروه دیگر، در «{ btn-final-agencies }»
    }
    اثر انگشت: { CODE($digest) }
    { $open }
    { $legal }
final-open-again = کار { NUM($count) } دستگاه دوباره باز شده است؛ تأیید پس از آن شدنی است.
final-state-frozen = بسته شد؛ منتظر تأیید معاون است.
final-state-confirmed = معاون تأیید کرد؛ منتظر مصوبهٔ شوراست.
final-state-approved = شورا تصویب کرد؛ بسته به سازمان اداری و استخدامی فرستاده می‌شود.
final-group = { $title } ({ NUM($agencies) })، میانگین: { SCORE($total) }
final-group-both =
    { $title } ({ NUM($agencies) })، میانگین: عمومی { SCORE($general) }، اختصاصی { SCORE($specific) }{ $some ->
        [0] { "" }
       *[other] { " " }(از { NUM($held) } دستگاه)
    }، کل { SCORE($total) }

final-agencies =
    <b>دستگاه‌های فهرست نهایی</b>
    { $lines }
    { page }
final-agencies-none = فهرست هنوز خالی است.
final-agency = { NUM($place) }. { $title } ({ $group }): { SCORE($total) }
final-agency-both = { NUM($place) }. { $title } ({ $group }): { SCORE($general) } + { SCORE($specific) } = { SCORE($total) }

btn-final = فهرست نهایی
btn-open-final = دیدن فهرست نهایی
btn-refresh = وضعیت تازه
btn-final-agencies = دستگاه‌ها
btn-final-file = فایل فهرست
btn-final-sheet = دریافت جدول

## What hinders

final-hindering =
    <b>آنچه هنوز باز است</b>
    { $lines }
    { page }
final-hindering-none = کاری باز نمانده است.
hindrance-line = { $agency }: { $why }
hindrance-line-call = { $agency }: { $why } — { $name }، { PHONE($phone) }
hinders-case-open = پرونده دوباره باز است؛ پس از قفل ادامه دارد
hinders-extension = درخواست تمدید بی‌پاسخ؛ معاون تصمیم بگیرد
hinders-not-begun = ارزیابی آن آغاز نشده است
hinders-unscored = { NUM($count) } سنجه بی‌امتیاز؛ ارزیاب امتیاز دهد
hinders-not-released = نتیجه اعلام نشده است؛ معاون آزاد کند
hinders-releasing = نتیجه در حال اعلام است؛ کمی صبر کنید
hinders-late = { NUM($count) } اعتراض دیرهنگام؛ معاون تصمیم بگیرد
hinders-objection =
    { $count ->
        [0] اعتراض در دست پاسخ است
       *[other] { NUM($count) } اعتراض باز؛ پاسخ آن داده شود
    }
hinders-hearing = { NUM($count) } جلسهٔ دفاع باز؛ صورت‌جلسه ثبت شود
hinders-recheck = { NUM($count) } سنجه در بازبینی؛ ارزیاب امتیاز دهد
hinders-sheet = برگهٔ اصلاح‌شدهٔ نتایج باید فرستاده شود
hinders-returned = برگشتی است؛ از «{ btn-final-returned }» رسیدگی کنید
hinders-rescoring = امتیازهایش از نو حساب می‌شود؛ چند دقیقهٔ دیگر آماده است
hinders-window = مهلت اعتراض { DEADLINE($until) }
hinders-lacking = { NUM($count) } سنجه بی‌امتیاز یا بی‌وزن
btn-hindering = آنچه باز است ({ NUM($count) })

## Freezing

confirm-freeze =
    <b>بستن فهرست نهایی</b>
    امتیاز { NUM($agencies) } دستگاه نهایی می‌شود و دیگر تغییر نمی‌کند، مگر معاون فهرست را باز کند.
    سپس فهرست برای تأیید نزد معاون می‌رود.
btn-freeze = بستن فهرست
btn-freeze-now = بستن
freeze-begun = بستن نسخهٔ { NUM($version) } فهرست ({ NUM($agencies) } دستگاه) آغاز شد.

final-frozen-deputy =
    <b>فهرست نهایی دورهٔ { NUM($year) } (نسخهٔ { NUM($version) }) بسته شد.</b>
    { NUM($agencies) } دستگاه منتظر تأیید نهایی شماست.
    اثر انگشت ({ CODE("SHA-256") }): { CODE($digest) }
final-frozen-staff =
    <b>فهرست نهایی دورهٔ { NUM($year) } (نسخهٔ { NUM($version) }) بسته شد.</b>
    { NUM($agencies) } دستگاه؛ اکنون نزد معاون است.
    اثر انگشت ({ CODE("SHA-256") }): { CODE($digest) }
final-file-sent =
    <b>فهرست نهایی، همان‌گونه که بسته شد</b>
    هر کسی با { CODE("sha256sum") } این فایل، همین اثر انگشت را می‌گیرد:
    { CODE($digest) }
final-sheet-sent = جدول { NUM($rows) } دستگاه فهرست نهایی.
final-sheet-digest = اثر انگشت فهرست ({ CODE("SHA-256") }): { CODE($digest) }

## The deputy

btn-confirm-final = تأیید نهایی
about-confirm-final = <b>تأیید نهایی نسخهٔ { NUM($version) } فهرست ({ NUM($agencies) } دستگاه، عمومی و اختصاصی)</b>
final-confirmed =
    <b>فهرست نهایی (نسخهٔ { NUM($version) }) با { NUM($agencies) } دستگاه تأیید شد.</b>
    اکنون برای شورای راهبری آماده است.
final-confirmed-staff =
    <b>{ $name } فهرست نهایی دورهٔ { NUM($year) } (نسخهٔ { NUM($version) }) را تأیید کرد.</b>
    گام بعد: طرح در شورا و ثبت مصوبه.

btn-return-agency = بازگرداندن دستگاه
final-return-which =
    <b>کدام دستگاه برمی‌گردد؟</b>
    امتیاز دستگاه‌های دیگر نهایی می‌ماند.
    { page }
ask-return-comment =
    «{ $agency }» چرا برمی‌گردد؟
    بنویسید چه چیزی دوباره بررسی شود؛ نمونه: امتیاز سنجهٔ ۱۲۳۴ با مستند آن نمی‌خواند.
final-returned =
    «{ $agency }» برگشت و فهرست باز شد.
    پس از رسیدگی، نسخهٔ بعد بسته می‌شود و دوباره نزد شما می‌آید.
final-returned-staff =
    <b>معاون «{ $agency }» را برگرداند.</b>
    { $reason }
    پس از رسیدگی، فهرست را دوباره ببندید.
final-returned-council =
    <b>شورا «{ $agency }» را برگرداند.</b>
    { $reason }
    پس از رسیدگی، فهرست را دوباره ببندید.

btn-reopen-final = بازگشایی فهرست
ask-reopen-reason =
    <b>بازگشایی نسخهٔ { NUM($version) } فهرست</b>
    امتیاز هر { NUM($agencies) } دستگاه دوباره تغییرپذیر می‌شود؛ این نسخه بایگانی می‌ماند.
    دلیل را بنویسید؛ نمونه: خطای مقدار راهبر در سنجهٔ ۱۲۳۴
about-reopen-final =
    <b>بازگشایی نسخهٔ { NUM($version) } فهرست نهایی</b>
    دلیل: { $reason }
final-reopened = نسخهٔ { NUM($version) } باز شد. پس از رسیدگی، نسخهٔ بعد بسته می‌شود.
final-reopened-staff =
    <b>{ $name } فهرست نهایی دورهٔ { NUM($year) } (نسخهٔ { NUM($version) }) را باز کرد.</b>
    دلیل: { $reason }
    پس از رسیدگی، فهرست را دوباره ببندید.

## Returned agencies

btn-final-returned = برگشتی‌ها
btn-final-returned-count = برگشتی‌ها ({ NUM($count) })
returned-cases =
    <b>{ NUM($count) } دستگاه برگشتی</b>
    یکی را باز کنید، سنجه‌ها را به بازبینی بفرستید یا رسیدگی را ثبت کنید.
    { page }
returned-none = هیچ دستگاه برگشتی در انتظار رسیدگی نیست.
btn-returned-case = { $agency }
returned-case =
    <b>{ $agency }: برگشتی</b>
    { $by }، { NEAR($at) }
    { $reason }
    { $open }
returned-by-council = شورا، مصوبهٔ { FIGURE($number) }
returned-by-deputy = معاون
returned-open = { NUM($count) } سنجه در بازبینی است.
btn-recheck-measures = بازبینی سنجه‌ها
btn-settle-returned = رسیدگی شد
ask-recheck-measures =
    کدام سنجه‌های «{ $agency }» دوباره بررسی شود؟
    شماره‌ها را بفرستید؛ نمونه: ۱۲۳۴ ۱۲۳۷
measures-rechecked = { NUM($count) } سنجه به صف ارزیاب برگشت؛ پس از امتیاز، برگهٔ اصلاح‌شدهٔ نتایج فرستاده می‌شود.
returned-settled = رسیدگی به «{ $agency }» ثبت شد و دیگر مانع فهرست نهایی نیست.

## The council

council =
    <b>مصوبهٔ شورای راهبری</b>
    { $list }
council-none = هنوز مصوبه‌ای ثبت نشده است.
resolution-line = مصوبهٔ { FIGURE($number) }، { DAY($day) }
btn-council = مصوبهٔ شورا
btn-record-resolution = ثبت مصوبه
btn-resolution-file = فایل مصوبه
ask-resolution-number =
    <b>مصوبهٔ شورا</b>
    شمارهٔ آن را بفرستید؛ نمونه: ۱۴۰۴/۱۲
ask-resolution-day = جلسهٔ شورا چه روزی بود؟ نمونه: ۱۵ تیر
ask-resolution-attendance = چه کسانی حاضر بودند؟ نام‌ها را بفرستید؛ نمونه: استاندار، رئیس سازمان، معاون توسعهٔ مدیریت
ask-resolution-file =
    <b>فایل مصوبهٔ { FIGURE($number) }</b>
    فایل یا عکس آن را بفرستید؛ نمونه: { CODE("PDF") }
resolution-file = مصوبهٔ شمارهٔ { FIGURE($number) }
resolution-draft =
    <b>مصوبهٔ { FIGURE($number) } (در حال ثبت)</b>
    { DAY($day) }؛ نسخهٔ { NUM($version) } فهرست، { NUM($agencies) } دستگاه
    حاضران: { $attendance }
    { $file }
    { $returned }
    { $late }
resolution-no-file = فایل مصوبه هنوز نیامده است.
resolution-no-attendance = هنوز ثبت نشده است
resolution-returns = برگشت: { $agency }
resolution-late = این روز پس از تاریخ قانونی ({ DAY($day) }) است؛ نامهٔ همراه بسته آن را توضیح دهد.
btn-resolution-set-file = فایل
btn-resolution-attendance = حاضران
btn-resolution-number = شماره
btn-resolution-day = روز جلسه
btn-resolution-return = برگشت دستگاه
btn-resolution-keep = لغو برگشت { $agency }
btn-approve-resolution = ثبت نهایی مصوبه
btn-approve-now = ثبت
council-return-which =
    <b>شورا کدام دستگاه را برگرداند؟</b>
    { page }
ask-council-reason = شورا «{ $agency }» را چرا برگرداند؟ نمونه: مستند سنجهٔ ۱۲۳۴ دوباره دیده شود.
confirm-resolution =
    <b>تصویب فهرست نهایی</b>
    نتایج { NUM($agencies) } دستگاه تصویب‌شده ثبت می‌شود و بستهٔ ارسال آماده می‌شود.
confirm-resolution-returns =
    <b>ثبت مصوبه با برگشت { NUM($count) } دستگاه</b>
    این دستگاه‌ها دوباره بررسی می‌شوند و دیگران تأییدشده می‌مانند.
    نسخهٔ بعد فهرست دوباره به معاون و شورا می‌رود.
resolution-approved =
    <b>مصوبهٔ { FIGURE($number) } ثبت شد: نتایج { NUM($agencies) } دستگاه تصویب شد.</b>
    گام بعد: ساخت و ارسال بسته.
resolution-returned =
    <b>مصوبهٔ { FIGURE($number) } با برگشت { NUM($count) } دستگاه ثبت شد.</b>
    گام بعد: رسیدگی به برگشتی‌ها و بستن نسخهٔ بعد.
council-approved-notice =
    <b>شورا نتایج دورهٔ { NUM($year) } را تصویب کرد.</b>
    مصوبهٔ { FIGURE($number) }، { DAY($day) }
    گام بعد: ارسال بسته به سازمان اداری و استخدامی.
council-returned-notice =
    <b>شورا { NUM($count) } دستگاه را برگرداند (مصوبهٔ { FIGURE($number) }).</b>
    پس از رسیدگی، نسخهٔ بعد فهرست برای تأیید نزد شما می‌آید.

## The package

packages =
    <b>بستهٔ ارسال به سازمان اداری و استخدامی</b>
    { $list }
    { $legal }
packages-none = هنوز بسته‌ای ساخته نشده است.
package-line-making = نسخهٔ { NUM($version) } (فهرست { NUM($list) }): در حال ساخت
package-line-made = نسخهٔ { NUM($version) } (فهرست { NUM($list) }): ساخته‌شده، { NEAR($at) }{ $note }
package-line-sent = نسخهٔ { NUM($version) } (فهرست { NUM($list) }): نامهٔ { FIGURE($number) }، { DAY($day) }{ $receipt }{ $note }
package-line-provisional = ؛ موقت
package-line-receipt = ؛ رسید { FIGURE($receipt) }
btn-packages = بستهٔ ارسال
btn-open-package = دیدن بسته
btn-make-package = ساخت بسته
btn-make-provisional = ساخت موقت
btn-package-file = دریافت بسته
btn-package-letter = ثبت شمارهٔ نامه
btn-package-receipt = ثبت شمارهٔ رسید
confirm-provisional =
    <b>شورا هنوز فهرست را تصویب نکرده است.</b>
    بستهٔ موقت ساخته می‌شود و همین در آن نوشته است؛ برای وقتی که جلسه به پس از تاریخ قانونی افتاده باشد.
package-begun =
    ساخت نسخهٔ { NUM($version) } بسته با { NUM($agencies) } دستگاه آغاز شد.
    وقتی آماده شد، همین‌جا می‌آید.
package-made =
    <b>بستهٔ دورهٔ { NUM($year) }، نسخهٔ { NUM($version) }</b>
    { NUM($agencies) } دستگاه، { NUM($measures) } سنجه
    اثر انگشت ({ CODE("SHA-256") }): { CODE($digest) }
    آن را با نامه بفرستید، سپس «{ btn-package-letter }» را بزنید.
package-made-provisional =
    <b>بستهٔ موقت دورهٔ { NUM($year) }، نسخهٔ { NUM($version) }</b>
    { NUM($agencies) } دستگاه، { NUM($measures) } سنجه؛ پیش از تصویب شورا
    اثر انگشت ({ CODE("SHA-256") }): { CODE($digest) }
    آن را با نامه بفرستید، سپس «{ btn-package-letter }» را بزنید.
package-file =
    نسخهٔ { NUM($version) } بسته، همان فایل نخستین.
    اثر انگشت ({ CODE("SHA-256") }): { CODE($digest) }
package-mismatch =
    <b>بسته ساخته نشد: جدول‌ها با فهرست بسته‌شده نمی‌خواند.</b>
    پس از بستن فهرست، سقف یا وزنی عوض شده است. معاون فهرست را باز کند تا نسخهٔ تازه بسته شود.
ask-package-letter =
    <b>نامهٔ نسخهٔ { NUM($version) } بسته</b>
    شمارهٔ نامه را بفرستید؛ نمونه: ۱۲۳/۴۵۶۷
ask-package-letter-day = نامهٔ { FIGURE($number) } چه روزی فرستاده شد؟ نمونه: ۱۸ تیر یا امروز
package-sent =
    <b>ارسال نسخهٔ { NUM($version) } بسته ثبت شد.</b>
    نامهٔ { FIGURE($number) }، { DAY($day) }
    { $late }
package-late = این روز پس از تاریخ قانونی ({ DAY($day) }) است.
ask-package-receipt = شمارهٔ رسید نسخهٔ { NUM($version) } را بفرستید؛ نمونه: ۹۸۷۶۵
package-received = رسید نسخهٔ { NUM($version) } ثبت شد: { FIGURE($receipt) }

## The legal date

legal-left =
    { $days ->
        [0] تاریخ قانونی ارسال: امروز
       *[other] تاریخ قانونی ارسال: { DAY($day) } — { NUM($days) } روز دیگر
    }
legal-planned =
    { $days ->
        [0] تاریخ ارسال در تقویم: امروز
       *[other] تاریخ ارسال در تقویم: { DAY($day) } — { NUM($days) } روز دیگر
    }
legal-over = تاریخ قانونی ارسال ({ DAY($day) }) گذشته و بسته هنوز فرستاده نشده است.
legal-council-late =
    تاریخ قانونی ارسال: { DAY($day) }
    جلسهٔ شورا در تقویم { DAY($council) } است؛ بستهٔ موقت را پیش از آن بفرستید.
legal-sent = بسته فرستاده شده است.
legal-date-near =
    { $days ->
        [0] <b>امروز آخرین روز ارسال گزارش دورهٔ { NUM($year) } است.</b>
       *[other] <b>{ NUM($days) } روز ({ NUM($working) } روز کاری) تا آخرین روز ارسال گزارش دورهٔ { NUM($year) }</b>
    }
    تاریخ قانونی: { DAY($day) }
    بسته هنوز فرستاده نشده است.
legal-date-over =
    <b>تاریخ قانونی ارسال گزارش دورهٔ { NUM($year) } ({ DAY($day) }) گذشت.</b>
    بسته هنوز فرستاده نشده است. پس از تأیید معاون، بستهٔ موقت را می‌توان با توضیح فرستاد.

## What a rule does not let through

refused-final-not-yet = فهرست نهایی پس از اعلام نتایج اولیه بسته می‌شود؛ اکنون کاری لازم نیست.
refused-final-stands = نسخهٔ { NUM($version) } فهرست نهایی هست و فقط با بازگشایی معاون تغییر می‌کند.
problem-agency-in-final-list = { $agency } در فهرست نهایی است؛ این مقدار فقط با بازگشایی فهرست عوض می‌شود
refused-final-levelled =
    سطح دستگاه‌ها آمده است و نسخهٔ { NUM($version) } فهرست نهایی دیگر باز نمی‌شود.
    تفاوت امتیاز استان و ملی از «{ btn-level-gaps-plain }» پیگیری می‌شود.
refused-final-hindered = کار { NUM($count) } دستگاه هنوز باز است و فهرست بسته نشد. آنچه را باز است از فهرست نهایی ببینید.
refused-final-changed = این نسخهٔ فهرست دیگر در کار نیست؛ نسخهٔ کنونی را ببینید.
refused-final-unconfirmable = کار { NUM($count) } دستگاه دوباره باز شده است و فهرست تأیید نشد. آنچه را باز است از فهرست نهایی ببینید.
refused-final-not-confirmed = این کار پس از تأیید نهایی معاون شدنی است.
refused-bad-final-reason = دلیل { NUM($length) } نویسه دارد. از ۳ تا { NUM($most) } نویسه بنویسید؛ نمونه: خطای مقدار راهبر
refused-final-settled = به این برگشتی پیش‌تر رسیدگی شده است؛ کاری لازم نیست.
refused-final-no-numbers = شمارهٔ سنجه‌ای در پیام نبود، یا بیش از { NUM($most) } تا بود. شماره‌ها را بفرستید؛ نمونه: ۱۲۳۴ ۱۲۳۷
refused-final-foreign-measure = سنجهٔ شمارهٔ { NUM($number) } از «{ $agency }» نیست. شماره‌های همین دستگاه را بفرستید.
refused-final-rechecks-open = { NUM($count) } سنجهٔ «{ $agency }» هنوز در بازبینی است؛ پس از امتیاز، رسیدگی را ثبت کنید.
refused-bad-resolution-number = «{ $given }» شمارهٔ مصوبه نیست. شماره را بفرستید؛ نمونه: ۱۴۰۴/۱۲
refused-resolution-begun = مصوبهٔ { FIGURE($number) } در حال ثبت است؛ نخست همان را کامل کنید.
refused-resolution-known = مصوبهٔ { FIGURE($number) } پیش‌تر ثبت شده است. شمارهٔ دیگری بفرستید.
refused-resolution-in-force = این مصوبه ثبت نهایی شده یا دیگر در کار نیست؛ وضعیت تازه را ببینید.
refused-resolution-day-ahead = { DAY($day) } هنوز نیامده است. روز جلسهٔ برگزارشده را بفرستید؛ نمونه: دیروز
refused-bad-attendance = نام حاضران { NUM($length) } نویسه دارد. از ۳ تا { NUM($most) } نویسه بفرستید؛ نمونه: استاندار، رئیس سازمان
refused-resolution-lacks = نام حاضران یا فایل مصوبه هنوز ثبت نشده است. نخست آن را کامل کنید.
refused-unknown-package = این بسته پیدا نشد؛ بسته‌های کنونی را ببینید.
refused-package-being-made = بسته در حال ساخت است؛ وقتی آماده شد خبر می‌دهیم.
refused-package-outdated = نسخهٔ تازه‌تری از بسته یا فهرست هست؛ نامه و رسید برای همان ثبت می‌شود.
refused-package-not-sent = این بسته هنوز فرستاده نشده است. نخست نامهٔ آن را ثبت کنید.
refused-bad-package-letter = «{ $given }» شمارهٔ نامه نیست. شماره را بفرستید؛ نمونه: ۱۲۳/۴۵۶۷
refused-package-day-ahead = { DAY($day) } هنوز نیامده است. روز ارسال نامه را بفرستید؛ نمونه: امروز
refused-bad-package-receipt = شمارهٔ رسید از ۱ تا { NUM($most) } نویسه است؛ نمونه: ۹۸۷۶۵

doing-final = در میانهٔ کار با نتایج نهایی هستید: پاسخ آخرین پرسش را بنویسید، یا به خانه بروید.
doing-resolution-file = در میانهٔ ثبت مصوبه هستید: فایل یا عکس آن را بفرستید؛ نمونه: { CODE("PDF") }
