### Home: the card with the one right next thing, for liaisons and staff, and help by role.

## The liaison's home

home-not-open =
    <b>دورهٔ ارزیابی هنوز گشوده نشده است.</b>
    اکنون کاری لازم نیست؛ با گشایش دوره، همین‌جا خبر می‌دهیم.

home-nobody =
    { $name } گرامی، اکنون نقشی در این دوره ندارید.
    اگر منتظر نقشی هستید، از راهبر ارزیابی استان پیوند دعوت بخواهید.

btn-continue-with = ادامه از «{ $title }»
btn-begin-with = شروع از «{ $title }»
btn-loose = فایل‌های بی‌سنجه ({ NUM($count) })
btn-lost-files = فایل‌های نرسیده ({ NUM($count) })
btn-left = چه مانده؟ ({ NUM($count) })
btn-axes = محورها

## The staff's home

staff-no-cycle =
    <b>هنوز دوره‌ای نیست.</b>
    نخست سال دوره را تعریف کنید؛ سپس دستگاه‌ها و سنجه‌ها را وارد می‌کنید و دوره را می‌گشایید.

staff-draft =
    <b>دورهٔ { NUM($year) }: آماده‌سازی</b>
    { $sample }
    دستگاه‌ها: { NUM($agencies) }
    سنجه‌ها: { NUM($measures) }
    وقتی هر دو فهرست کامل شد، دوره را بگشایید.

staff-opening =
    <b>دورهٔ { NUM($year) }: در حال گشایش</b>
    { $sample }
    پروندهٔ { NUM($agencies) } دستگاه با { NUM($measures) } سنجه ساخته می‌شود؛ پایان کار را خبر می‌دهیم.
    { deadline-line }

staff-open =
    <b>دورهٔ { NUM($year) }: خودارزیابی</b>
    { $sample }
    { $path }
    { BAR($sent, $agencies) } { NUM($sent) } دستگاه از { NUM($agencies) } ارسال کرده است.
    { $today }
    { $waiting }
    { $late }
    { deadline-line }

staff-locked =
    <b>دورهٔ { NUM($year) }: پایان خودارزیابی</b>
    { $sample }
    { $path }
    { BAR($sent, $agencies) } { NUM($sent) } دستگاه از { NUM($agencies) } ارسال کرده است.
    { $today }
    { $waiting }
    { $late }
    مهلت { DEADLINE($deadline) } بود. با تغییر مهلت، خودارزیابی دوباره باز می‌شود.

staff-after-lock =
    <b>دورهٔ { NUM($year) }: { $state }</b>
    { $sample }
    { $path }
    { BAR($done, $agencies) } { NUM($done) } دستگاه از { NUM($agencies) } این گام را گذرانده است.
    { $waiting }
    { $legal }

year-state-locked = پایان خودارزیابی
year-state-appraisal = ارزیابی
year-state-announced = اعلام نتایج و اعتراض
year-state-review = بررسی اعتراض‌ها
year-state-frozen = فهرست نهایی نزد معاون
year-state-confirmed = در انتظار شورا
year-state-approved = تصویب شورا، ارسال نتایج
year-state-levels = سطح‌ها رسیده است
year-state-notified = سطح‌ها ابلاغ شده است

staff-path = { BAR($place, $steps) } گام { NUM($place) } از { NUM($steps) }: { $step }
staff-path-next = { BAR($place, $steps) } گام { NUM($place) } از { NUM($steps) }: { $step }، سپس { $next }
staff-today = امروز: { $parts }
staff-today-none = امروز هنوز چیزی نرسیده است.
staff-waiting = در انتظار شما: { $parts }
staff-late = نیازمند پیگیری: { $parts }؛ از جمله { $names }
staff-late-silent = { NUM($count) } دستگاه بی‌پاسخ
staff-late-head = { NUM($count) } منتظر مدیر

staff-more =
    <b>بیشتر</b>
    پرسش‌ها و درخواست‌های دستگاه‌ها، شاخص‌ها و جست‌وجو.

btn-staff-more = بیشتر…
btn-staff-people = افراد
btn-staff-timetable = تقویم دوره
btn-staff-circulars = بخشنامه‌ها
btn-staff-imports = فهرست‌ها
btn-staff-na = عدم مصداق ({ NUM($count) })
btn-staff-questions = پرسش‌ها ({ NUM($count) })
btn-staff-extensions = درخواست‌های تمدید ({ NUM($count) })
btn-staff-extensions-plain = درخواست‌های تمدید
btn-staff-na-plain = درخواست‌های عدم مصداق
btn-staff-questions-plain = پرسش‌ها
btn-staff-indicators = کارت شاخص‌ها
btn-staff-search = جست‌وجو

btn-define-cycle = تعریف دوره
btn-open-cycle = گشایش دوره
btn-move-deadline = تغییر مهلت
btn-invite = دعوت رابط
btn-board = وضعیت دستگاه‌ها
btn-import-agencies = ورود دستگاه‌ها
btn-import-catalogue = ورود سنجه‌ها

## Out of anything

cancelled = از این کار بیرون آمدید. هرچه ثبت شده بود، سر جایش است.
nothing-to-cancel = کاری در میانه نبود؛ این خانهٔ شماست.
cancelled-stranger =
    از این کار بیرون آمدید.
    برای ورود، کد ده‌رقمی دعوت را بفرستید؛ نمونه: ۱۲۳۴۵۶۷۸۹۰
