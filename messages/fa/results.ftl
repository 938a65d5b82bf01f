### Preliminary results: the agency's sheet, its acceptance, the release, staff's view, ranks, years, why a score is so.

## The agency is told

result-announced =
    <b>نتایج اولیهٔ ارزیابی { FIGURE($year) } آماده است.</b>
    { $agency }
    امتیاز: { SCORE($points) } از { SCORE($cap) }
    { $accepts ->
        [yes] { DEADLINE($until) } می‌توانید نتایج را بپذیرید یا اعتراض کنید ({ LEFT($until) }).
       *[no] { DEADLINE($until) } می‌توانید اعتراض کنید ({ LEFT($until) })؛ پذیرش نتایج با مدیر دستگاه است.
    }

result-corrected =
    <b>برگهٔ نتایج { FIGURE($year) } اصلاح شد (نسخهٔ { NUM($version) }).</b>
    { $agency }: امتیاز { NUM($count) } سنجه تغییر کرد.
    امتیاز کل: { SCORE($points) } از { SCORE($cap) }
    { $accepted ->
        [0] { "" }
       *[other] پذیرش پیشین دیگر به حساب نمی‌آید؛ برگهٔ تازه را ببینید.
    }
    برای همین سنجه‌ها { DEADLINE($until) } فرصت اعتراض دارید.

result-corrected-one =
    <b>برگهٔ نتایج { FIGURE($year) } اصلاح شد (نسخهٔ { NUM($version) }).</b>
    { $agency }
    سنجهٔ { CODE($code) } ({ FIGURE($number) }) «{ $title }»: { SCORE($former) } بود، اکنون { SCORE($given) } است.
    امتیاز کل: { SCORE($points) } از { SCORE($cap) }
    { $accepted ->
        [0] { "" }
       *[other] پذیرش پیشین دیگر به حساب نمی‌آید؛ برگهٔ تازه را ببینید.
    }
    برای همین سنجه { DEADLINE($until) } فرصت اعتراض دارید.

result-lapsed =
    <b>مهلت اعتراض به نتایج { FIGURE($year) } پایان یافت.</b>
    { $agency }: اعتراضی نرسید و نتایج همان است که اعلام شد.
    اعتراض دیرهنگام تنها با موافقت معاون بررسی می‌شود.
    اکنون کاری لازم نیست؛ خبر مرحلهٔ بعد همین‌جا می‌آید.

result-reminder =
    <b>نتایج اولیهٔ { FIGURE($year) } را هنوز باز نکرده‌اید.</b>
    { $agency }
    { $accepts ->
        [yes] { DEADLINE($until) } می‌توانید آن را بپذیرید یا اعتراض کنید ({ LEFT($until) }).
       *[no] { DEADLINE($until) } می‌توانید اعتراض کنید ({ LEFT($until) })؛ پذیرش نتایج با مدیر دستگاه است.
    }

result-accepted-notice =
    <b>نتایج اولیهٔ { FIGURE($year) } پذیرفته شد.</b>
    { $agency }: { SCORE($points) } از { SCORE($cap) }
    به دست { $by }، { NEAR($at) }. پس از این اعتراض ثبت نمی‌شود.

outage-window =
    <b>مهلت اعتراض تمدید شد.</b>
    از { MOMENT($since) } تا { MOMENT($until) } در دسترس نبودیم؛ پوزش می‌خواهیم.
    برای پذیرش یا اعتراض { DEADLINE($ends) } فرصت دارید.

## The home card

home-result-open = نتایج اولیه آماده است؛ مهلت پذیرش یا اعتراض: { DEADLINE($until) } — { LEFT($until) }
home-result-over = مهلت اعتراض { DEADLINE($until) } بود و گذشته است.
home-result-accepted = نتایج اولیه را پذیرفته‌اید.
home-result-objected = { NUM($count) } اعتراض شما در دست بررسی است.
home-result-rescored = به اعتراض‌ها پاسخ داده شد.
home-result-reviewed = نتایج پیش از تأیید نهایی بازبینی می‌شود؛ اکنون کاری لازم نیست.
home-result-final = نتایج نهایی شده است.
btn-open-result = نتایج اولیه
btn-final-result = نتایج ارزیابی

## The card

result-card =
    <b>نتایج اولیهٔ { FIGURE($year) }، { $agency }</b>
    { $sample }
    { $corrected }
    <b>امتیاز کل: { SCORE($points) } از { SCORE($cap) }</b>
    { $parts }
    { $na }
    { $state }
    { $drafts }
result-parts = عمومی: { SCORE($general) } از { SCORE($of_general) }؛ اختصاصی: { SCORE($specific) } از { SCORE($of_specific) }
result-version = برگهٔ اصلاح‌شده، نسخهٔ { NUM($version) }: { NUM($count) } سنجه تغییر کرده است.
result-na = { mark-na } { NUM($count) } سنجه عدم مصداق است و از امتیاز کم نمی‌کند.
result-open = مهلت پذیرش یا اعتراض: { DEADLINE($until) } — { LEFT($until) }
result-over = مهلت اعتراض { DEADLINE($until) } بود و گذشته است.
result-untold = هنوز اعلام نشده است.
result-state-accepted = پذیرفته شده است، { NEAR($at) }.
result-state-objected =
    { NUM($count) } اعتراض در دست بررسی است.
    { $open }
result-state-rescored =
    به اعتراض‌ها پاسخ داده شد.
    { $open }
result-state-reviewed =
    نتایج پیش از تأیید نهایی بازبینی می‌شود؛ اگر تغییری کند همین‌جا خبر می‌دهیم.
    { $open }
result-still-open = مهلت اعتراض به سنجه‌های دیگر: { DEADLINE($until) } — { LEFT($until) }
result-drafts = { mark-draft } { NUM($count) } پیش‌نویس اعتراض هنوز ثبت نشده است؛ پیش از پایان مهلت «{ btn-file-objection }» را بزنید.
result-drafts-until = { mark-draft } { NUM($count) } پیش‌نویس اعتراض هنوز ثبت نشده است؛ { DEADLINE($until) } «{ btn-file-objection }» را بزنید.
result-drafts-late = { mark-draft } { NUM($count) } پیش‌نویس اعتراض ثبت نشد؛ اکنون پذیرش آن با معاون است.
result-state-final = نتایج نهایی شده است و دیگر تغییر نمی‌کند.

btn-accept-result = پذیرش نتایج
btn-object = ثبت اعتراض
btn-object-late = اعتراض دیرهنگام
btn-own-objections = اعتراض‌ها
btn-result-axes = امتیاز محورها
btn-result-measures = امتیاز سنجه‌ها
btn-result-file = دریافت فایل
btn-years = کارنامهٔ سال‌ها
btn-result-axis = محور { NUM($place) }

result-axes =
    <b>امتیاز محورها، { FIGURE($year) }</b>
    { $list }
result-axis = { NUM($place) }. { axis-title }: { SCORE($given) } از { SCORE($cap) }

result-measures =
    <b>امتیاز سنجه‌ها</b> · { page }
    { $list }
result-line =
    { FIGURE($number) } { $title }: { SCORE($given) } از { SCORE($cap) } ({ $own }){ $changed }
    { $reason }
result-line-na = { FIGURE($number) } { $title }: { mark-na } عدم مصداق
result-line-none = { FIGURE($number) } { $title }: بی‌امتیاز
result-own = خودارزیابی { SCORE($points) }
result-own-none = بی‌خودارزیابی
result-changed = ؛ پیش از این { SCORE($former) }
result-reason = دلیل: { $reason }

result-file = نتایج اولیهٔ { FIGURE($year) }، { $agency }، نسخهٔ { NUM($version) }
result-file-name = نتایج اولیه { FIGURE($year) }
result-note = { $agency } — نتایج اولیهٔ { FIGURE($year) }، نسخهٔ { NUM($version) }
result-column-number = شمارهٔ سنجه
result-column-code = کد سنجه
result-column-axis = محور
result-column-title = عنوان سنجه
result-column-cap = سقف
result-column-own = خودارزیابی
result-column-given = امتیاز
result-column-lost = ازدست‌رفته
result-column-reason = دلیل
result-column-na = عدم مصداق
result-row-axis = جمع محور
result-row-general = جمع عمومی
result-row-specific = جمع اختصاصی
result-row-total = امتیاز کل

## Acceptance

accept-sure =
    <b>پذیرش نتایج · { $agency }</b>
    امتیاز کل: { SCORE($points) } از { SCORE($cap) }
    پس از پذیرش، اعتراض ثبت نمی‌شود؛ رابط و مدیر باخبر می‌شوند.
    { $drafts }
accept-drafts = { NUM($count) } پیش‌نویس اعتراض ثبت‌نشده می‌ماند.
btn-accept-now = می‌پذیرم

result-accepted =
    <b>نتایج اولیهٔ { FIGURE($year) } را پذیرفتید.</b>
    امتیاز: { SCORE($points) } از { SCORE($cap) }؛ { MOMENT($at) }
    گام بعد تأیید نهایی معاون است؛ خبر مرحلهٔ بعد همین‌جا می‌آید.

refused-result-not-told = نتایج اولیه هنوز اعلام نشده است؛ با اعلام آن همین‌جا خبر می‌دهیم.
refused-only-head-accepts = پذیرش نتایج با مدیر دستگاه است. اگر نتیجه‌ای را درست نمی‌دانید، «{ btn-object }» را بزنید.
refused-result-accepted = نتایج پیش‌تر پذیرفته شده است ({ $by }، { NEAR($at) })؛ کاری لازم نیست.
refused-objections-open = { NUM($count) } اعتراض در دست بررسی است؛ پس از پاسخ آن‌ها نتیجه روشن می‌شود و پذیرش لازم نیست.
refused-result-answered = نتایج در راه تأیید نهایی است و پذیرش لازم نیست؛ اگر تغییری کند همین‌جا خبر می‌دهیم.
refused-result-window-over = مهلت پذیرش و اعتراض { DEADLINE($ended) } بود و گذشته است. نتایج همان است که اعلام شد.
refused-sheet-changed = برگهٔ نتایج در این میان اصلاح شد (نسخهٔ { NUM($version) }). نخست برگهٔ تازه را ببینید.

## The release

release-check =
    <b>آزادسازی نتایج { FIGURE($year) }</b>
    آمادهٔ اعلام: { NUM($ready) } از { NUM($agencies) } دستگاه · اعلام‌شده: { NUM($told) }
    { $releasing }
    { $waiting }
    { $asking }
    { $list }
    { page }
release-under-way = در حال ارسال: { NUM($count) } دستگاه
release-waiting = در حال ارزیابی: { NUM($waiting) } ({ NUM($unscored) } سنجه بی‌امتیاز) · قفل‌نشده: { NUM($unlocked) }
release-group-line = { $title }: آماده { NUM($ready) } از { NUM($agencies) }، اعلام‌شده { NUM($told) }
btn-release = آزادسازی نتایج
btn-release-all = همهٔ آماده‌ها ({ NUM($count) })
btn-release-group = { $title } ({ NUM($count) })

release-group =
    <b>{ $title }</b>
    آمادهٔ اعلام: { NUM($ready) } از { NUM($agencies) } دستگاه
    { $late }
    { $reopened }
    { $asking }
    { $unreasoned }
    { $unweighed }
    { $who }
release-everybody = همهٔ گروه‌ها
release-late =
    در حال ارزیابی: { NUM($count) } دستگاه
    { $list }
    { $more ->
        [0] { "" }
       *[other] و { NUM($more) } دستگاه دیگر
    }
release-late-line = { $title }: { NUM($unscored) } سنجهٔ بی‌امتیاز{ $extra }
release-late-extra = { " " }({ $parts })
release-unassigned = { NUM($count) } بی‌ارزیاب
release-returned = { NUM($count) } نزد دستگاه
release-reopened = پروندهٔ دوباره‌بازشده: { $names }{ release-more }
release-asking = درخواست تمدید بی‌پاسخ: { NUM($count) } دستگاه؛ پس از اعلام نتایج نمی‌توان پذیرفت.
release-asking-names = درخواست تمدید بی‌پاسخ: { $names }{ release-more }
release-asking-about = درخواست تمدید { NUM($count) } دستگاه بی‌پاسخ است؛ پس از اعلام نتیجه‌اش نمی‌توان آن را پذیرفت.
release-more =
    { $more ->
        [0] { "" }
       *[other] { " " }و { NUM($more) } دستگاه دیگر
    }
release-unreasoned = { NUM($count) } امتیاز با خودارزیابی فرق دارد و دلیل ندارد.
release-by-group = برای دیدن امتیازهای بی‌دلیل، گروه‌ها را یکی‌یکی باز کنید.
release-unweighed = { NUM($count) } سنجه هنوز وزن ندارد و در جمع نمی‌آید.
release-by-deputy = آزادسازی با معاون توسعهٔ مدیریت است.
btn-release-now = آزادسازی { NUM($count) } دستگاه

release-about =
    <b>{ $title }: نتایج { NUM($agencies) } دستگاه برای رابط و مدیرشان فرستاده می‌شود.</b>
    مهلت اعتراض { NUM($days) } روز کاری است و ارسال بازگشت ندارد.
    { $asking }
release-begun =
    <b>نتایج { NUM($agencies) } دستگاه آزاد شد.</b>
    دستگاه به دستگاه فرستاده می‌شود؛ پیشرفت آن را در همین گفت‌وگو می‌بینید.
release-progress =
    <b>ارسال نتایج اولیهٔ { FIGURE($year) }</b>
    { $group }
    { progress } دستگاه
release-finished =
    <b>ارسال نتایج اولیهٔ { FIGURE($year) } پایان یافت.</b>
    { $group }
    نتایج { NUM($agencies) } دستگاه اعلام شد.
    { $unreached ->
        [0] { "" }
       *[other] { NUM($unreached) } دستگاه کسی در پیام‌رسان ندارد؛ با نامه یا تلفن خبر دهید.
    }

refused-nothing-to-release = دستگاه دیگری آمادهٔ اعلام نیست؛ آنچه آزاد شده است، یک بار فرستاده می‌شود.
refused-release-going-on = نتایج همین حالا برای دستگاه‌ها فرستاده می‌شود. چند دقیقهٔ دیگر، پس از پایان ارسال، همین فایل را دوباره بفرستید.
refused-release-changed = در این میان شمار دستگاه‌های آماده از { NUM($expected) } به { NUM($count) } رسید. دوباره ببینید و تأیید کنید.

## Staff's view

results-board =
    <b>نتایج { FIGURE($year) }</b>
    { BAR($told, $agencies) } { NUM($told) } از { NUM($agencies) } دستگاه اعلام شده
    بازنکرده: { NUM($silent) }؛ خوانده و بی‌پاسخ: { NUM($read) }
    پذیرفته: { NUM($accepted) }؛ معترض: { NUM($objected) }؛ مهلت‌گذشته: { NUM($lapsed) }
    { $frozen }
results-frozen = در فهرست نهایی: { NUM($count) }
btn-results-board = نتایج
btn-results-silent = بازنکرده ({ NUM($count) })
btn-results-read = بی‌پاسخ ({ NUM($count) })
btn-results-accepted = پذیرفته ({ NUM($count) })
btn-results-objected = معترض ({ NUM($count) })
btn-results-lapsed = مهلت‌گذشته ({ NUM($count) })
btn-results-all = همهٔ دستگاه‌ها
btn-results-remind = یادآوری به همه
btn-ranks = رتبه‌ها
btn-growth = بیشترین رشد
btn-to-agency = صفحهٔ دستگاه
btn-agency-result = نتیجهٔ دستگاه

results-all = نتایج دستگاه‌ها
results-silent = نتایج بازنکرده
results-read = خوانده و بی‌پاسخ
results-accepted = نتایج پذیرفته
results-objected = دستگاه‌های معترض
results-lapsed = مهلت اعتراض گذشته
results-line = { NUM($place) }. { $title }: { $state }، { SCORE($total) }
results-line-untold = { NUM($place) }. { $title }: { $state }
results-reminding = یادآوری برای { NUM($count) } دستگاه فرستاده می‌شود.
refused-nobody-silent = همهٔ دستگاه‌ها نتایج خود را باز کرده‌اند.
refused-results-reminded-lately = یادآوری { NEAR($at) } فرستاده شد؛ یک روز صبر کنید یا از فهرست تلفن بزنید.
refused-no-result-yet = ارزیابی این دستگاه هنوز آغاز نشده است.
results-column-group = گروه
results-column-general = عمومی
results-column-specific = اختصاصی
results-column-total = امتیاز کل
results-column-version = نسخه
results-column-until = پایان مهلت
results-column-seen = باز شده
results-column-answered = پاسخ

result-is-under-appraisal = در حال ارزیابی
result-is-scored = آمادهٔ اعلام
result-is-releasing = در حال ارسال
result-is-released = اعلام‌شده
result-is-accepted = پذیرفته
result-is-objected = معترض
result-is-lapsed = مهلت‌گذشته
result-is-rescored = بررسی‌شده
result-is-final = در فهرست نهایی
result-is-confirmed = تأیید معاون
result-is-approved = مصوب شورا
result-is-levelled = سطح‌گرفته
result-is-notified = سطح اعلام شد

result-staff-card =
    <b>{ $agency } · نتایج { FIGURE($year) }</b>
    { $state }
    { $corrected }
    امتیاز کل: { SCORE($points) } از { SCORE($cap) }
    { $parts }
    { $na }
    { $window }
    { $seen }
    { $answered }
result-staff-untold = هنوز اعلام نشده است؛ این‌ها امتیازهای کنونی است.
result-window = مهلت اعتراض: { DEADLINE($until) } — { LEFT($until) }
result-window-past = مهلت اعتراض { DEADLINE($until) } بود.
result-seen = باز شده: { $by }، { NEAR($at) }
result-unseen = هنوز کسی باز نکرده است.
result-answered = پذیرش: { $by }، { NEAR($at) }

## Ranks

ranks =
    <b>رتبه‌های { FIGURE($year) }</b>
    { $list }
    گروه را برگزینید. رتبه‌ها را فقط کارکنان ستاد می‌بینند.
ranks-none = در دورهٔ { FIGURE($year) } هنوز نتیجه‌ای اعلام نشده است.
ranks-leader = { $group }: { $title }، { SCORE($total) }
btn-ranks-group = { $title }
ranks-of-group =
    <b>{ $group }، { FIGURE($year) }</b>
    { $list }
    { page }
rank-line = { NUM($rank) }. { $title }: { SCORE($total) }{ $tie }
rank-by-general = { " " }(برتری با امتیاز عمومی)
rank-by-specific = { " " }(برتری با امتیاز اختصاصی)
rank-by-growth = { " " }(برتری با رشد)
rank-shared = { " " }(رتبهٔ مشترک)
ranks-title = رتبه‌های { FIGURE($year) }
ranks-column-rank = رتبه
ranks-column-growth = رشد
ranks-column-tie = توضیح تساوی
growth =
    <b>بیشترین رشد { FIGURE($year) } نسبت به { FIGURE($former) }</b>
    { $list }
growth-line = { NUM($place) }. { $title }: رشد { SCORE($growth) }، اکنون { SCORE($total) }
growth-none = نتایج سال پیش هنوز وارد نشده یا هیچ دستگاهی رشد نکرده است.

## Over the years

record =
    <b>کارنامهٔ { $agency }</b>
    { $list }
record-none =
    <b>کارنامهٔ { $agency }</b>
    هنوز نتیجه‌ای از هیچ سالی ثبت نشده است.
record-year = { FIGURE($year) }: { SCORE($total) } ({ $kind }){ $level }{ $growth }
record-final = نهایی
record-former = ثبت پیشین
record-preliminary = اولیه
record-level = { " " }· { $level }
record-growth = { " " }· رشد { SCORE($points) }
record-fall = { " " }· کاهش { SCORE($points) }
problem-year-not-former = سال { FIGURE($given) } نمی‌شود؛ سالی پیش از دورهٔ کنونی بنویسید (تا { FIGURE($last) })
problem-total-not-sum = جمع امتیاز عمومی و اختصاصی { FIGURE($sum) } است، نه { FIGURE($total) }

## Why a score is as it is

why =
    <b>چرا این امتیاز؟ سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) })</b>
    { $title }
    { $score }
    { $reason }
    { $rule }
    { $cap }
    { $evidence }
    { $objection }
    { $recheck }
why-title-of-agency = { $title } — { $agency }
why-usage =
    شمارهٔ سنجه را پس از فرمان بنویسید؛ نمونه: { CODE("/why 1234") }
    شماره کنار نام هر سنجه آمده است.
why-not-found =
    سنجه‌ای با «{ FIGURE($given) }» در دورهٔ کنونی پیدا نشد.
    { why-usage }
why-score = امتیاز: { SCORE($points) } از { SCORE($cap) } — { $by }، { DAY($at) }
why-score-only = امتیاز: { SCORE($points) } — { $by }، { DAY($at) }
why-no-score = هنوز امتیازی اعلام نشده است.
why-by-person = { $role } ({ $name })
why-self = دستگاه
why-steward = راهبر شاخص
why-preliminary = ارزیاب
why-after-objection = پس از اعتراض
why-final = نهایی
why-told = ارزیاب، در برگهٔ نتایج
why-reason = دلیل: { $reason }
why-as-declared = همان امتیازی است که از مقدار اعلام‌شده به دست می‌آید.
why-rule-general = قاعده (مادهٔ ۱): { SCORE($cap) } × ({ SCORE($amount) } ÷ { SCORE($target) }) = { SCORE($points) }
why-rule-increasing = قاعده (مادهٔ ۳، افزایشی): { SCORE($cap) } × ({ SCORE($amount) } ÷ هدف { SCORE($target) }) = { SCORE($points) }
why-rule-decreasing = قاعده (مادهٔ ۳، کاهشی): { SCORE($cap) } × (هدف { SCORE($target) } ÷ { SCORE($amount) }) = { SCORE($points) }
why-rule-full = قاعده (مادهٔ { NUM($article) }): مقدار { SCORE($amount) } هدف { SCORE($target) } را برآورده است؛ امتیاز کامل: { SCORE($points) }
why-rule-unweighed = مقدار اعلام‌شده { SCORE($amount) } است؛ وزن این سنجه هنوز اعلام نشده (مادهٔ ۲).
why-rule-no-target = مقدار اعلام‌شده { SCORE($amount) } است؛ بی‌هدف، امتیازی از آن به دست نمی‌آید.
why-cap = سقف (مادهٔ ۲): { SCORE($indicator) } × { SCORE($weight) } ÷ ۱۰۰ = { SCORE($cap) }
why-na-rescale = { mark-na } عدم مصداق: از محاسبه کنار می‌رود و بقیه به همان نسبت حساب می‌شود.
why-na-redistribute = { mark-na } عدم مصداق: سهم آن میان سنجه‌های همان شاخص پخش می‌شود.
why-na-full = { mark-na } عدم مصداق: امتیاز کامل می‌گیرد.
why-na-zero = { mark-na } عدم مصداق: امتیازی نمی‌گیرد.
why-evidence = مستندات: { NUM($count) } مورد، { $names }
why-no-evidence = مستندی ثبت نشده است.
why-objection-open = اعتراض به این امتیاز در دست بررسی است.
why-objection = اعتراض: { $outcome }
why-objection-scored = اعتراض: { $outcome }؛ { SCORE($former) } بود، { SCORE($score) } شد.
why-recheck = بازبینی: { $reason }
btn-why = چرا { FIGURE($number) }؟
btn-why-history = تاریخچه ({ NUM($count) })
why-history =
    <b>تاریخچهٔ سنجهٔ { CODE($code) }</b> · { page }
    { $list }
why-history-none = هنوز مقداری ثبت نشده است.
why-value = { $by }، { MOMENT($at) }: مقدار { SCORE($amount) }، امتیاز { SCORE($points) }{ $reason }{ $gone }
why-value-unweighed = { $by }، { MOMENT($at) }: مقدار { SCORE($amount) }{ $reason }{ $gone }
why-value-score = { $by }، { MOMENT($at) }: امتیاز { SCORE($points) }{ $reason }{ $gone }
why-value-none = { $by }، { MOMENT($at) }: بی‌امتیاز{ $reason }{ $gone }
why-value-reason = ؛ { $reason }
why-value-recomputed = ؛ محاسبهٔ دوباره با سقف یا هدف تازه
why-value-superseded = ؛ تا { MOMENT($at) }
