### Handing the whole case over: pre-check, approval by the head, receipts, the lock; the rest of an agency's home.

## The pre-check

check =
    { $note }
    <b>ارسال خودارزیابی { FIGURE($year) }</b>
    { progress } سنجه ثبت شده است.
    { $gaps }
    { $consequence }
    { deadline-line }

check-complete = همه‌چیز آمادهٔ ارسال است.
check-drafts = { NUM($count) } پیش‌نویس کامل است و با ارسال ثبت می‌شود.
check-no-value = { NUM($count) } سنجه مقدار ندارد.
check-no-evidence = { NUM($count) } سنجه مستند ندارد.
check-returned = { mark-returned } { NUM($count) } سنجهٔ نیازمند اصلاح، تغییری نکرده است.
check-na = { mark-na } { NUM($count) } درخواست عدم مصداق در انتظار تصمیم است.
check-files =
    { $arriving ->
        [0] { "" }
       *[other] { NUM($arriving) } فایل در حال دریافت است؛ ارسال را نگه نمی‌دارد.
    }
    { $loose ->
        [0] { "" }
       *[other] { NUM($loose) } فایل سنجه ندارد و به حساب نمی‌آید.
    }
    { $lost ->
        [0] { "" }
       *[other] { NUM($lost) } فایل نرسید؛ آن را دوباره بفرستید.
    }
check-consequence = می‌توانید بفرستید، اما امتیاز سنجه‌های ناقص صفر می‌شود.

btn-send-to-head = ارسال برای مدیر
btn-send-case = ارسال نهایی
btn-gap-value = بی‌مقدار ({ NUM($count) })
btn-gap-evidence = بی‌مستند ({ NUM($count) })
btn-gap-returned = نیاز به اصلاح ({ NUM($count) })
btn-gap-drafts = پیش‌نویس‌ها ({ NUM($count) })

gap =
    <b>{ $title }</b>
    { $reasons }
    سنجه‌ای را باز کنید. { page }
gap-value = { NUM($count) } سنجه مقدار ندارد
gap-evidence = { NUM($count) } سنجه مستند ندارد
gap-drafts = { NUM($count) } پیش‌نویس کامل است
gap-returned = { NUM($count) } سنجه نیاز به اصلاح دارد
gap-reason = { FIGURE($number) }: { $reason }

## Sent

sent-status =
    <b>خودارزیابی { FIGURE($year) }</b>
    { $what }
    { $receipt }
    { $arriving }
    مهلت خودارزیابی: { DEADLINE($deadline) }
sent-with-head = نزد مدیر دستگاه است؛ مدیر { DEADLINE($until) } می‌تواند تأیید کند.
sent-approved = فرستاده و ثبت شده است.
sent-locked = قفل شده است و دیگر تغییر نمی‌کند.
sent-receipt =
    ارسال: { MOMENT($at) }
    کد رهگیری: <code>{ CODE($tracking) }</code>

case-receipt =
    <b>رسید ارسال خودارزیابی { FIGURE($year) }</b>
    { $agency }
    { NUM($measures) } سنجه و { NUM($files) } فایل
    { $arriving }
    زمان: { MOMENT($at) }
    کد رهگیری: <code>{ CODE($tracking) }</code>
    { $after }
case-receipt-arriving = { NUM($count) } فایل در حال دریافت است و با رسیدن به حساب می‌آید.
case-receipt-head = نزد مدیر دستگاه رفت. این ارسال در مهلت است و به حساب می‌آید.
case-receipt-no-head =
    مدیر دستگاه هنوز وارد کارنامه نشده است؛ راهبر ارزیابی باخبر شد.
    این ارسال در مهلت است و به حساب می‌آید.
case-receipt-done = تا پایان مهلت می‌توانید آن را پس بگیرید.
case-sent-again = خودارزیابی پیش‌تر، { MOMENT($at) }، فرستاده شده است. کد رهگیری: <code>{ CODE($tracking) }</code>

case-withdrawn =
    خودارزیابی پس گرفته شد و سنجه‌ها باز است.
    { DEADLINE($deadline) } آن را دوباره بفرستید.

btn-withdraw-case = پس گرفتن

case-sent-notice =
    <b>خودارزیابی { FIGURE($year) } فرستاده شد.</b>
    { $agency }: { NUM($measures) } سنجه و { NUM($files) } فایل، به دست { $by }

case-withdrawn-notice =
    <b>خودارزیابی پس گرفته شد.</b>
    { $agency }، به دست { $by }
    سنجه‌ها { DEADLINE($deadline) } باز است.

case-without-head =
    <b>{ $agency } خودارزیابی را فرستاد، اما مدیری ندارد.</b>
    { DEADLINE($until) } مدیر آن را دعوت کنید؛ بی‌تأیید مدیر هم ارسال به حساب می‌آید.

## The head

case-awaits-approval =
    <b>خودارزیابی { FIGURE($year) } در انتظار تأیید شماست.</b>
    { $agency }: { NUM($measures) } سنجه و { NUM($files) } فایل، از { $by }
    برای بازگرداندن { DEADLINE($deadline) } و برای تأیید { DEADLINE($until) } فرصت دارید.

grace-begun =
    <b>مهلت خودارزیابی تمام شد؛ تأیید شما مانده است.</b>
    { $agency }
    { DEADLINE($until) } می‌توانید تأیید کنید. بی‌تأیید هم ارسال رابط به حساب می‌آید.

approval =
    <b>خودارزیابی { FIGURE($year) }، { $agency }</b>
    { $sent }
    { progress } سنجه
    { $files }
    { $points }
    { $special }
    { $what }
approval-sent = رابط: { $by }، ارسال: { MOMENT($at) }
approval-files = مستندات: { NUM($count) } فایل
approval-not-sent = رابط هنوز آن را نفرستاده است؛ با ارسال، به شما خبر می‌دهیم.
approval-until = مهلت تأیید: { DEADLINE($until) } — { LEFT($until) }
approval-grace = مهلت خودارزیابی گذشته است و فقط تأیید ممکن است؛ { DEADLINE($until) }
approval-done = تأیید شد: { MOMENT($at) }، کد رهگیری: <code>{ CODE($tracking) }</code>
approval-closed = این پرونده ثبت شده است؛ از سوی شما کاری لازم نیست.

btn-open-approval = دیدن و تأیید
btn-approval = پروندهٔ دستگاه
btn-approve-case = تأیید و ثبت نهایی
btn-return-case = نیاز به اصلاح
btn-see-measures = دیدن سنجه‌ها
btn-check-case = کاستی‌ها

case-approved =
    <b>رسید ثبت نهایی خودارزیابی { FIGURE($year) }</b>
    { $agency }
    { NUM($measures) } سنجه و { NUM($files) } فایل
    زمان: { MOMENT($at) }
    کد رهگیری: <code>{ CODE($tracking) }</code>
    هر کس با { CODE("/receipt") } و این کد می‌تواند درستی رسید را بسنجد.
case-approved-again = این پرونده پیش‌تر، { MOMENT($at) }، تأیید شده است. کد رهگیری: <code>{ CODE($tracking) }</code>
case-approved-notice =
    <b>خودارزیابی { FIGURE($year) } تأیید و ثبت نهایی شد.</b>
    { $agency }، به دست { $by }
    { NUM($measures) } سنجه و { NUM($files) } فایل
    زمان: { MOMENT($at) }
    کد رهگیری: <code>{ CODE($tracking) }</code>

return-choose =
    <b>کدام سنجه‌ها نیاز به اصلاح دارد؟</b>
    { $count ->
        [0] سنجه‌ها را برگزینید؛ سپس دلیل را می‌پرسیم.
       *[other] { NUM($count) } سنجه برگزیده شد. پس از آن دلیل را می‌پرسیم.
    }
    { page }
btn-return-one = { mark-returned } { FIGURE($number) }: { $title }
btn-keep-one = { FIGURE($number) }: { $title }
btn-return-go = ادامه ({ NUM($count) })
return-ask-all =
    <b>دلیل بازگرداندن { NUM($count) } سنجه چیست؟</b>
    یک دلیل برای همه بنویسید؛ نمونه: سند پیوست با مقدار نمی‌خواند.
return-ask-one =
    <b>دلیل بازگرداندن سنجهٔ { CODE($code) } چیست؟ ({ NUM($place) } از { NUM($count) })</b>
    { $title }
    بنویسید چه باید درست شود؛ نمونه: سند پیوست با مقدار نمی‌خواند.
btn-return-each = دلیل جداگانه
return-confirm =
    <b>{ NUM($count) } سنجه به رابط بازمی‌گردد</b>
    { $lines }
    { $rest }
    رابط { DEADLINE($deadline) } آن را اصلاح می‌کند و دوباره می‌فرستد.
return-rest = و { NUM($count) } سنجهٔ دیگر
btn-send-back = بازگرداندن به رابط
btn-return-again = دلیل دیگر
case-returned =
    { NUM($count) } سنجه با دلیل به رابط بازگشت؛ به او خبر دادیم.
    پس از ارسال دوباره، باز نزد شما می‌آید. مهلت: { DEADLINE($deadline) }
case-returned-again = این پرونده پیش‌تر به رابط بازگشته است؛ کاری لازم نیست.
case-returned-notice =
    <b>مدیر دستگاه { NUM($count) } سنجه را برای اصلاح بازگرداند.</b>
    { $agency }، به دست { $by }
    «{ $first }»: { $reason }
    پس از اصلاح، { DEADLINE($deadline) } دوباره بفرستید.
btn-open-returned = دیدن سنجه‌ها

doing-return-reason = در میانهٔ بازگرداندن سنجه‌ها هستید: دلیل را بنویسید؛ نمونه: سند پیوست با مقدار نمی‌خواند.

## The lock

case-locked-approved =
    <b>مهلت خودارزیابی تمام شد.</b>
    { $agency }: { NUM($recorded) } سنجه از { NUM($total) } ثبت نهایی است.
    مهلت { DEADLINE($deadline) } بود. اکنون کاری لازم نیست؛ خبر مرحلهٔ بعد همین‌جا می‌آید.
    { $drafts ->
        [0] { "" }
       *[other] { NUM($drafts) } پیش‌نویس کامل هم ثبت شد.
    }
case-locked-unapproved =
    <b>مهلت خودارزیابی تمام شد.</b>
    { $agency }: { NUM($recorded) } سنجه از { NUM($total) } بی‌تأیید مدیر ثبت شد؛ ارسال در مهلت بود و به حساب می‌آید.
    مهلت { DEADLINE($deadline) } بود. اکنون کاری لازم نیست؛ خبر مرحلهٔ بعد همین‌جا می‌آید.
    { $drafts ->
        [0] { "" }
       *[other] { NUM($drafts) } پیش‌نویس کامل هم ثبت شد.
    }
case-locked-drafts =
    <b>مهلت خودارزیابی تمام شد.</b>
    { $agency } خودارزیابی را نفرستاد؛ { NUM($recorded) } سنجهٔ کامل از { NUM($total) } به حساب می‌آید.
    { $drafts ->
        [0] { "" }
       *[other] { NUM($drafts) } پیش‌نویس کامل از سوی سامانه ثبت شد.
    }
    مهلت { DEADLINE($deadline) } بود. اکنون کاری لازم نیست؛ خبر مرحلهٔ بعد همین‌جا می‌آید.
case-locked-none =
    <b>مهلت خودارزیابی تمام شد.</b>
    { $agency }: خودارزیابی فرستاده نشد و هیچ سنجه‌ای از { NUM($total) } سنجه به حساب نمی‌آید.
    { $recorded ->
        [0] { "" }
       *[other] { NUM($recorded) } سنجهٔ ثبت‌شده بی‌ارسال مانده است.
    }
    { $drafts ->
        [0] { "" }
       *[other] { NUM($drafts) } پیش‌نویس بود.
    }
    مهلت { DEADLINE($deadline) } بود. دربارهٔ تمدید از راهبر ارزیابی استان بپرسید.

## Home

home-agency =
    <b>{ $agency } · دورهٔ { NUM($year) }</b>
    { $sample }
    { progress } سنجه
    { $returned }
    { $begun }
    { $waiting }
    { $forecast }
    { $special }
    { $state }
home-agency-told =
    <b>{ $agency } · دورهٔ { NUM($year) }</b>
    { $sample }
    { $lines }
home-returned = { mark-returned } { NUM($count) } سنجه نیاز به اصلاح دارد
home-begun = { mark-draft } { NUM($count) } سنجه پیش‌نویس است و ثبت نشده.
home-waiting =
    { $na ->
        [0] { "" }
       *[other] { mark-na } { NUM($na) } درخواست عدم مصداق در انتظار تصمیم است.
    }
    { $lost ->
        [0] { "" }
       *[other] { NUM($lost) } فایل نرسید؛ آن را دوباره بفرستید.
    }
home-deadline = { deadline-line }
home-deadline-own = { deadline-line } (مهلت ویژهٔ شما)
home-all-done =
    همهٔ سنجه‌ها ثبت شده است؛ اکنون پرونده را بفرستید.
    { deadline-line }
home-over =
    مهلت خودارزیابی ({ DEADLINE($deadline) }) تمام شد.
    اکنون کاری لازم نیست؛ خبر مرحلهٔ بعد همین‌جا می‌آید.
home-with-head = فرستاده شد و نزد مدیر دستگاه است.
home-submitted = فرستاده شد و ثبت نهایی است.
home-locked-approved = مهلت ({ DEADLINE($deadline) }) تمام شد؛ پرونده با تأیید مدیر قفل شد.
home-locked-unapproved = مهلت ({ DEADLINE($deadline) }) تمام شد؛ پرونده بی‌تأیید مدیر قفل شد و به حساب می‌آید.
home-locked-drafts = مهلت ({ DEADLINE($deadline) }) تمام شد؛ پرونده نفرستاده قفل شد و سنجه‌های کامل به حساب می‌آید.
home-locked-none = مهلت ({ DEADLINE($deadline) }) تمام شد و خودارزیابی فرستاده نشد.
home-before-appraisal = گام بعد ارزیابی است؛ اکنون کاری لازم نیست.
home-in-appraisal = ارزیابان بررسی می‌کنند؛ نتایج اولیه همین‌جا اعلام می‌شود.

btn-submit-case = ارسال…
btn-forecast = پیش‌بینی امتیاز
btn-more = بیشتر…

more =
    <b>بیشتر</b>
    چه می‌خواهید؟
btn-to-questions = پرسش و پاسخ
btn-to-extensions = درخواست تمدید
btn-to-circulars = بخشنامه‌ها
btn-to-own-sheet = ورود یکجا
btn-to-indicators = کارت شاخص‌ها
btn-to-search = جست‌وجو

## The forecast

forecast-general = پیش‌بینی امتیاز عمومی: { SCORE($points) } از { SCORE($cap) }
forecast-specific = پیش‌بینی امتیاز اختصاصی: { SCORE($points) } از { SCORE($cap) }
forecast-pending = پیش‌بینی امتیاز: وزن‌ها اعلام نشده
forecast-none =
    <b>پیش‌بینی امتیاز · { $agency }</b>
    وزن‌ها اعلام نشده است؛ پس از اعلام، پیش‌بینی همین‌جا می‌آید.
forecast =
    <b>پیش‌بینی امتیاز · { $agency }</b>
    { $general }
    { $special }
    { $axes }
    پیش‌بینی بر پایهٔ گفتهٔ شماست؛ امتیاز نهایی را ارزیاب می‌دهد.
forecast-whole = <b>{ $label }: { SCORE($points) } از { SCORE($cap) }</b>{ $former }
forecast-general-label = عمومی
forecast-specific-label = اختصاصی
forecast-axis = { axis-title }: { SCORE($points) } از { SCORE($cap) }{ $former }
forecast-former = { " " }(پارسال { SCORE($points) })

## Receipts

receipt-how =
    کد رسید را پس از فرمان بنویسید؛ نمونه:
    { CODE("/receipt ABCD-2345-EFGH-6789") }
receipt-unknown = رسیدی با کد «{ $given }» نیست. کد را از روی رسید دوباره بخوانید: چهار گروه چهارتایی از حرف و رقم.
receipt-genuine =
    <b>این رسید معتبر است.</b>
    { $agency }، دورهٔ { FIGURE($year) }
    { $about }
    مستندات: { NUM($files) } فایل
    زمان: { MOMENT($at) }
    { $corrected }
receipt-of-measure = ثبت { NUM($count) } سنجه
receipt-of-sending = ارسال خودارزیابی با { NUM($count) } سنجه
receipt-of-approval = ثبت نهایی خودارزیابی با { NUM($count) } سنجه

command-submit = ارسال خودارزیابی
command-approve = تأیید مدیر
command-receipt = درستی رسید
command-next = کار بعدی

## Refusals

refused-nothing-to-send = هنوز هیچ سنجه‌ای آماده نیست. نخست دست‌کم یک سنجه را کامل کنید، سپس بفرستید.
refused-case-changed = در این میان چیزی تغییر کرده است. وضعیت تازه را ببینید، سپس بفرستید.
refused-case-resent = این ارسال دیگر در جریان نیست: رابط آن را پس گرفته، دوباره فرستاده یا هنوز نفرستاده است. وضعیت تازه را ببینید.
refused-grace-over =
    مهلت تأیید ({ DEADLINE($until) }) تمام شده است.
    آنچه رابط در مهلت فرستاد، بی‌تأیید هم به حساب می‌آید.
refused-return-too-late =
    مهلت خودارزیابی گذشته است و رابط دیگر نمی‌تواند چیزی را اصلاح کند.
    { DEADLINE($until) } فقط تأیید ممکن است.
refused-nothing-chosen = سنجه‌ای برگزیده نشده است. نخست سنجه‌هایی را برگزینید که نیاز به اصلاح دارد.
refused-return-reason-needed = بازگرداندن دلیل می‌خواهد. بنویسید چه باید درست شود؛ نمونه: سند پیوست با مقدار نمی‌خواند.
refused-return-reason-too-long = دلیل { NUM($length) } نویسه دارد و از { NUM($most) } نویسه بیشتر است. کوتاه‌ترش کنید.
