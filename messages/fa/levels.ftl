### Levels: the national file, gaps, the signed letter, the private notice, the agency's own card.

level-name =
    { $level ->
        [EXCELLENT] عالی
        [GOOD] خوب
        [MEDIUM] متوسط
       *[WEAK] ضعیف
    }

## Staff: where they stand

btn-levels = سطح‌بندی
btn-to-levels = سطح‌بندی

levels-wait-council =
    <b>سطح‌بندی دورهٔ { NUM($year) }</b>
    سطح دستگاه‌ها را سازمان اداری و استخدامی کشور اعلام می‌کند.
    پس از ثبت مصوبهٔ شورا، فایل آن همین‌جا وارد می‌شود.

levels-wait-file =
    <b>سطح‌بندی دورهٔ { NUM($year) }</b>
    مصوبهٔ شورا ثبت شده است.
    با رسیدن فایل سازمان اداری و استخدامی کشور، آن را وارد کنید؛ سطح همهٔ دستگاه‌ها باید در آن باشد.

levels-standing =
    <b>سطح‌بندی دورهٔ { NUM($year) }: { NUM($agencies) } دستگاه</b>
    { $counts }
    { $gaps }
    { $unlettered }
    { $lettered }
    { $told }

levels-counts = عالی { NUM($excellent) }؛ خوب { NUM($good) }؛ متوسط { NUM($medium) }؛ ضعیف { NUM($weak) }
levels-gaps = { NUM($count) } سطح به سبب اختلاف امتیاز در بررسی است.
levels-unlettered = { NUM($count) } سطح تأیید شده و نامهٔ امضاشده ندارد؛ تا رسیدن نامه محرمانه است.
levels-lettered = { NUM($count) } سطح نامه دارد و آمادهٔ ابلاغ است.
levels-told = سطح { NUM($told) } دستگاه ابلاغ شده است؛ { NUM($acknowledged) } دستگاه دریافت را تأیید کرده است.
levels-nobody-there = { NUM($count) } دستگاه رابط یا مدیری در کارنامه ندارد.

btn-bring-levels = ورود سطح‌ها
btn-level-gaps = موارد اختلاف ({ NUM($count) })
btn-level-gaps-plain = موارد اختلاف
btn-level-letter = شمارهٔ نامه
btn-level-letter-one = نامهٔ یک دستگاه
btn-level-tell = ابلاغ به دستگاه‌ها
btn-level-groups = به تفکیک گروه
btn-level-silent = بی‌پاسخ‌ها ({ NUM($count) })
btn-level-sheet = فهرست کامل

levels-groups =
    <b>سطح‌ها به تفکیک گروه</b>
    { $list }
    { page }
levels-group-line = { $title }: { $counts }

level-sheet = سطح { NUM($count) } دستگاه
level-sheet-title = سطح دستگاه‌ها
level-column-code = کد دستگاه
level-column-agency = دستگاه
level-column-group = گروه
level-column-level = سطح
level-column-state = وضعیت
level-state-imported = واردشده
level-state-gap = در بررسی اختلاف
level-state-confirmed = تأییدشده
level-state-told = ابلاغ‌شده

## Staff: gaps

level-gaps-none =
    <b>موارد اختلاف</b>
    هیچ امتیاز ملی بیش از { PERCENT($percent) } با امتیاز استان تفاوت ندارد.

level-gaps =
    <b>موارد اختلاف: { NUM($count) } دستگاه</b>
    تفاوت امتیاز ملی و استان بیش از { PERCENT($percent) } است (مادهٔ ۷، تبصره).
    { $open ->
        [0] نتیجهٔ همه ثبت شده است.
       *[other] { NUM($open) } مورد هنوز نتیجه ندارد؛ برای هر کدام علت و نتیجه را ثبت کنید.
    }
    { page }

btn-level-gap = { NUM($place) }. { $agency }

level-gap =
    <b>{ $agency }: سطح { level-name }</b>
    امتیاز استان: { SCORE($ours) }
    امتیاز ملی: { SCORE($national) }
    { $percent }
    { $reason }
    { $outcome }
    { $rest }
level-gap-percent = تفاوت: { PERCENT($percent) } از امتیاز ملی
level-gap-reason = علت: { $text }
level-gap-outcome = نتیجه: { $text }
level-gap-needs-reason = علت تفاوت را بنویسید تا برای کمیتهٔ سازمان اداری و استخدامی آماده باشد.
level-gap-needs-outcome = پس از تصمیم کمیته، نتیجه را ثبت کنید تا سطح تأیید شود.
level-gap-settled = نتیجه ثبت شده و سطح تأیید شده است.

btn-gap-reason = علت تفاوت
btn-gap-outcome = ثبت نتیجه

ask-gap-reason = علت تفاوت امتیاز { $agency } را بنویسید؛ نمونه: مستند سنجهٔ دولت الکترونیک در ارزیابی ملی دیده نشده است.
ask-gap-outcome =
    نتیجهٔ کمیته دربارهٔ { $agency } را بنویسید؛ نمونه: امتیاز ملی پابرجا ماند (نامهٔ ۱۲۳۴).
    اگر سطح عوض شده است، فایل تازهٔ سطح‌ها را هم وارد کنید.

gap-sheet = { NUM($count) } مورد اختلاف
gap-sheet-title = موارد اختلاف امتیاز
gap-column-ours = امتیاز استان
gap-column-national = امتیاز ملی
gap-column-percent = درصد تفاوت
gap-column-reason = علت
gap-column-outcome = نتیجه

## Staff: the letter

ask-level-letter =
    <b>نامهٔ سطح‌بندی برای { NUM($count) } دستگاه</b>
    شمارهٔ نامهٔ امضاشده را بفرستید؛ نمونه: ۱۴۰۴/۲۳۴۵
ask-level-letter-of =
    <b>نامهٔ سطح { $agency }</b>
    شمارهٔ نامهٔ امضاشده را بفرستید؛ نمونه: ۱۴۰۴/۲۳۴۵
ask-level-letter-day = تاریخ نامهٔ { FIGURE($number) } را بفرستید؛ نمونه: ۱۴۰۴/۵/۱۲
ask-level-agency = نامهٔ کدام دستگاه؟ کد یا بخشی از نام آن را بفرستید.
which-level-agency = { NUM($count) } دستگاه پیدا شد؛ یکی را بزنید یا نام را کامل‌تر بفرستید.
level-letter-recorded = نامهٔ { FIGURE($number) } به تاریخ { DAY($day) } برای { NUM($count) } دستگاه ثبت شد.

## Staff: telling

levels-tell-sure =
    <b>ابلاغ سطح</b>
    سطح { NUM($agencies) } دستگاه، جداگانه و خصوصی، به { NUM($people) } رابط و مدیر گفته می‌شود؛ { NUM($unreachable) } نفر دور از دسترس.
    { $later }
    ابلاغ برنمی‌گردد؛ اصلاح آن با فایل تازهٔ سطح‌هاست.
btn-level-tell-now = بله، ابلاغ شود
levels-being-told = سطح { NUM($count) } دستگاه یکی‌یکی فرستاده می‌شود.

levels-silent =
    <b>بی‌پاسخ‌های ابلاغ سطح ({ NUM($count) })</b>
    { $list }
    { page }
levels-silent-none = همهٔ دستگاه‌ها دریافت را تأیید کرده‌اند.
levels-silent-line = { $agency }: { $role } { $name }، { PHONE($phone) }
levels-silent-nobody = { $agency }: کسی در کارنامه ندارد

## The agency

level-notice =
    <b>سطح عملکرد { $agency } در سال { NUM($year) }: { level-name }</b>
    { $sample }
    نامهٔ شمارهٔ { FIGURE($number) }، { DAY($day) }
    امتیاز مکتسبه، مبنای پرداخت فوق‌العادهٔ کارایی و عملکرد است (مادهٔ ۸، تبصره).
    لطفاً «{ btn-acknowledge-level }» را بزنید تا دریافت آن ثبت شود.

level-notice-corrected =
    <b>اصلاحیه: سطح عملکرد { $agency } در سال { NUM($year) }: { level-name }</b>
    { $sample }
    نامهٔ شمارهٔ { FIGURE($number) }، { DAY($day) }
    این سطح جایگزین سطحی است که پیش‌تر ابلاغ شد.
    امتیاز مکتسبه، مبنای پرداخت فوق‌العادهٔ کارایی و عملکرد است (مادهٔ ۸، تبصره).
    لطفاً «{ btn-acknowledge-level }» را دوباره بزنید تا دریافت این سطح ثبت شود.

btn-acknowledge-level = دریافت کردم
btn-improvement = کارت بهبود
btn-own-level = سطح دستگاه من
home-level = <b>سطح عملکرد دستگاه: { level-name }</b>
home-level-acknowledged = دریافت آن ثبت شده است؛ کاری لازم نیست.
home-level-unacknowledged = دریافت آن هنوز ثبت نشده است؛ «{ btn-own-level }» را باز کنید و «{ btn-acknowledge-level }» را بزنید.
home-level-corrected = سطحی که ابلاغ شده بود در دست اصلاح است؛ سطح تازه همین‌جا ابلاغ می‌شود.

own-level =
    <b>{ $agency }، سال { NUM($year) }: { level-name }</b>
    نامهٔ شمارهٔ { FIGURE($number) }، { DAY($day) }
    { $lost }
level-lost =
    بیشترین امتیاز ازدست‌رفته:
    { $list }
level-lost-line = { NUM($place) }. { $title } ({ CODE($code) }): { SCORE($lost) } از { SCORE($cap) }
level-lost-nothing = هیچ سنجه‌ای امتیازی از دست نداده است.

level-acknowledged = دریافت ابلاغ سطح ثبت شد: { MOMENT($at) }.
level-acknowledged-before = دریافت ابلاغ سطح پیش‌تر تأیید شده است: { MOMENT($at) }. کاری لازم نیست.
own-level-preview = این دکمه در پیام گیرندگان کار می‌کند؛ از سوی شما کاری لازم نیست.

doing-level-letter = در میانهٔ ورود شمارهٔ نامهٔ سطح‌بندی هستید: پاسخ آخرین پرسش را بنویسید، یا به خانه بروید.
doing-level-gap = در میانهٔ ثبت علت یا نتیجهٔ یک اختلاف هستید: آن را بنویسید، یا به خانه بروید.

## The import

sheet-levels = سطح دستگاه‌ها
preview-corrects-levels =
    { NUM($count) } دستگاهِ ابلاغ‌شده تغییر می‌کند: { $agencies }{ $more ->
        [0] { "" }
       *[other] { " " }و { NUM($more) } دستگاه دیگر
    }.
    برای آن‌ها نامهٔ تازه ثبت کنید؛ سپس اصلاحیه به همان دستگاه‌ها ابلاغ می‌شود.
preview-needs-letters = نامهٔ ثبت‌شدهٔ { NUM($count) } دستگاه ابلاغ‌نشده هم کنار می‌رود و باید دوباره ثبت شود.
preview-keeps-scores = امتیاز ملی { NUM($count) } دستگاه در فایل نیست؛ امتیازی که پیش‌تر آمده است می‌ماند.
import-sure-levels =
    <b>جایگزینی سطح‌های ابلاغ‌شده</b>
    { $notes }
    سطح پیشین در سابقه می‌ماند؛ تا ابلاغ اصلاحیه، دستگاه سطح خود را «در دست اصلاح» می‌بیند.
btn-replace-told = بله، جایگزین شود

problem-level-unknown-agency = دستگاه { CODE($code) } در این دوره ارزیابی نشده است؛ کد را از فهرست دستگاه‌ها بردارید
problem-level-other-agency = کد { CODE($code) } از «{ $agency }» است، نه «{ $given }»؛ کد یا نام را درست کنید
problem-level-not-final = امتیاز { $agency } هنوز به تأیید شورا نرسیده است
problem-level-missing = { $agency } ({ CODE($code) }) در فایل نیست؛ سطح همهٔ دستگاه‌ها لازم است

## Refusals

refused-levels-too-early =
    فایل سطح‌ها پس از ثبت مصوبهٔ شورا وارد می‌شود.
    نخست مصوبه را ثبت کنید.
refused-unknown-gap = این مورد اختلاف پیدا نشد؛ شاید با فایل تازه برطرف شده باشد.
refused-gap-settled = نتیجهٔ اختلاف { $agency } ثبت شده و سطح آن تأیید شده است.
refused-gap-unexplained = نخست علت تفاوت امتیاز { $agency } را ثبت کنید، سپس نتیجه را.
refused-level-corrected = سطح { $agency } با فایل تازه عوض شده است؛ مورد را دوباره باز کنید.
refused-bad-gap-text = { NUM($length) } نویسه رسید؛ از ۳ تا { NUM($most) } نویسه بفرستید؛ نمونه: امتیاز ملی پابرجا ماند
refused-bad-letter-number = «{ $given }» شمارهٔ نامه نیست. شماره‌ای با رقم بفرستید؛ نمونه: ۱۴۰۴/۲۳۴۵
refused-bad-letter-day = { DAY($day) } نمی‌شود: تاریخ نامه، امروز یا روزی از یک سال گذشته است؛ نمونه: ۱۴۰۴/۵/۱۲
refused-letter-for-nobody = سطح تأییدشده‌ای بدون نامه نیست. برای اصلاح نامهٔ یک دستگاه، «{ btn-level-letter-one }» را بزنید.
refused-no-level = سطح این دستگاه هنوز نرسیده است؛ نخست فایل سطح‌ها را وارد کنید.
refused-level-told = سطح { $agency } با نامهٔ خود ابلاغ شده است و نامه‌اش عوض نمی‌شود.
refused-level-in-review = سطح { $agency } به سبب اختلاف امتیاز در بررسی است؛ نخست نتیجه را ثبت کنید.
refused-nobody-to-tell =
    دستگاهی آمادهٔ ابلاغ نیست.
    بدون نامه: { NUM($unlettered) }؛ در بررسی اختلاف: { NUM($gaps) }
refused-no-own-level = سطح دستگاه شما هنوز ابلاغ نشده است؛ با ابلاغ آن، همین‌جا خبر می‌دهیم.
refused-level-told-anew = سطح دستگاه شما اصلاح و دوباره ابلاغ شده است. سطح تازه را ببینید و دریافت همان را تأیید کنید.
refused-level-in-correction = سطح دستگاه شما در دست اصلاح است؛ سطح تازه را همین‌جا خبر می‌دهیم.
