### Measures: axes and lists, one measure's card, its value, its receipt.

## Lists

axes =
    <b>محورها</b>
    محوری را برگزینید؛ عدد کنار آن، سنجه‌های ثبت‌شده است.

btn-axis = { NUM($place) }. { axis-title } ({ NUM($done) } از { NUM($total) })

axis =
    <b>{ axis-title }</b>
    { progress } سنجه ثبت شده است.
    سنجه‌ای را باز کنید. { page }

left =
    <b>چه مانده؟</b>
    { NUM($count) } سنجه هنوز ثبت نشده است.
    { $files ->
        [0] { "" }
       *[other] { NUM($files) } سنجه مستند ندارد.
    }
    سنجه‌ای را باز کنید. { page }

btn-entry = { $mark } { FIGURE($number) }: { $title }

entry-not-found =
    سنجه‌ای با شماره یا کد «{ FIGURE($given) }» پیدا نشد.
    شماره یا کد سنجه را پس از فرمان بنویسید؛ نمونه: { CODE("/fill 1234") } یا { CODE("/fill G03-1") }

## One measure

entry =
    { $note }
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) }) · { $state }
    <b>{ $title }</b>
    { $flags }
    { $method }
    { $worth }
    { $amount }
    { $explanation }
    { $files }

entry-tracking = کد رهگیری رسید: <code>{ CODE($code) }</code>
entry-of-agency = { $agency }

entry-returned = مدیر دستگاه: { $reason }
entry-corrected = این سنجه پس از آغاز اصلاح شد؛ مقدار را دوباره ببینید.
entry-zero-needs-file = صفر شدن این شاخص فقط با مستند امتیاز دارد.

entry-method = روش: { $method }
entry-formula-up = محاسبه: عملکرد ÷ هدف
entry-formula-down = محاسبه: هدف ÷ عملکرد

entry-weight = وزن: { NUM($weight) } از ۱۰۰{ $target }{ $last_year }
entry-weight-unknown = وزن اعلام نشده{ $target }{ $last_year }
entry-goal = ؛ هدف: { NUM($target) }
entry-last-year = ؛ پارسال: { $amount }
entry-target = هدف: { $target }، { $direction }{ $last_year }
entry-no-target = هدف این شاخص اعلام نشده؛ امتیاز پس از اعلام حساب می‌شود.{ $last_year }
direction-up = هرچه بیشتر، بهتر
direction-down = هرچه کمتر، بهتر

amount = { NUM($amount) }
amount-unit = { NUM($amount) } { $unit }
amount-step = { $title } ({ PERCENT($percent) })
choice-line = { NUM($place) }. { $title } — { PERCENT($percent) }
choice-yes = بلی
choice-no = خیر

entry-central =
    { $note }
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) }) · { $state }
    <b>{ $title }</b>
    { $method }
    { $worth }
    { $reported }
    مقدار این سنجه را راهبر شاخص اعلام می‌کند؛ کاری لازم نیست.
entry-steward-score = مقدار اعلام‌شده: { NUM($amount) } ← امتیاز { SCORE($score) } از { SCORE($cap) }
entry-steward-value = مقدار اعلام‌شده: { NUM($amount) }

entry-amount = مقدار شما: { $amount } ← امتیاز پیش‌بینی‌شده { SCORE($score) } از { SCORE($cap) }
entry-amount-unweighted = مقدار شما: { $amount } ← تحقق { PERCENT($percent) }
entry-amount-alone = مقدار شما: { $amount }
entry-give-amount = مقدار را بفرستید؛ نمونه: ۸۷٫۵{ $up_to }
entry-give-percent = بنا بر روش، عددی از ۰ تا ۱۰۰ بفرستید{ $up_to }
entry-choose-step = گام دستگاه خود را برگزینید{ $up_to }
entry-up-to = { " " }— این سنجه تا { SCORE($cap) } امتیاز دارد.
entry-nothing-given = مقداری داده نشده است.
entry-na-requested = برای این سنجه عدم مصداق درخواست شده است.
entry-na-accepted = عدم مصداق این سنجه پذیرفته شده است؛ کاری لازم نیست.
entry-closed = مهلت تمام شده است؛ این سنجه دیگر تغییر نمی‌کند.
entry-sent = خودارزیابی فرستاده شده است و این سنجه تغییر نمی‌کند.
entry-explanation = توضیح: { $text }

entry-files =
    { $count ->
        [0] مستندات: هنوز فایلی نیست{ $arriving }{ $wanted }
       *[other] مستندات: { NUM($count) } مورد{ $arriving }{ $wanted }
    }
entry-files-free = مستندات: لازم نیست، اما می‌توانید بفرستید.
entry-arriving = ؛ { NUM($count) } فایل در حال دریافت
entry-wanted-of = { " " }(لازم: { $list })
entry-wanted = مستندات لازم: { $list }

btn-value = مقدار
btn-explain = توضیح
btn-files = مستندات ({ NUM($count) })
btn-record = ثبت سنجه
btn-next-entry = سنجهٔ بعدی
btn-choice = { NUM($place) }. { $title } ({ PERCENT($percent) })
btn-choice-yes = بلی
btn-choice-no = خیر

## All there is to know of a measure

entry-guide =
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) })
    <b>{ $title }</b>
    { $indicator }
    { $definition }
    { $method }
    { $steps }
    { $unit }
    { $evidence }
    { $steward }
guide-indicator = شاخص: { $title }
guide-definition = تعریف: { $text }
guide-unit = واحد: { $unit }
guide-steward = راهبر شاخص: { $steward }

## The value

ask-ratio =
    <b>مقدار سنجهٔ { CODE($code) }</b>
    { $title }
    روش: { $method }
    حاصل را به‌صورت عدد بفرستید؛ نمونه: ۸۷٫۵

ask-step =
    <b>مقدار سنجهٔ { CODE($code) }</b>
    { $title }
    روش: { $method }
    عددی از ۰ تا ۱۰۰ بفرستید؛ نمونه: ۱۰۰ (کامل) یا ۰ (انجام‌نشده)

ask-choice =
    <b>مقدار سنجهٔ { CODE($code) }</b>: گام را با دکمه برگزینید.
    { $title }
    { $list }
    { $page }

ask-specific =
    <b>مقدار شاخص { CODE($code) }</b>
    { $title }
    { $formula }
    { $unit }
    عملکرد را به‌صورت عدد بفرستید؛ نمونه: ۱۲۰
ask-unit = واحد: { $unit }

value-saved = مقدار { $amount } ذخیره شد. { $next }
value-saved-over = مقدار { $amount } ذخیره شد. بیش از هدف است؛ سقف امتیاز حساب می‌شود. { $next }
then-files = اکنون مستندات را بفرستید.
then-record = اکنون سنجه را ثبت کنید.
then-wait = با رسیدن فایل‌ها، سنجه را ثبت کنید.

## The explanation

ask-explanation =
    <b>توضیح سنجهٔ { CODE($code) }</b>
    { $title }
    { $text }
    اکنون { NUM($length) } از { NUM($most) } نویسه است. متن توضیح را بفرستید؛ همان دم ذخیره می‌شود.
explanation-now = توضیح کنونی: { $text }
explanation-saved = توضیح ذخیره شد ({ NUM($length) } از { NUM($most) } نویسه).
explanation-cleared = توضیح پاک شد.
explanation-changed = همکار شما در این میان توضیح سنجهٔ { CODE($code) } را تغییر داد. آن را ببینید، سپس متن خود را دوباره بفرستید.
btn-clear = پاک کردن

## The receipt

receipt =
    <b>رسید ثبت سنجه</b>
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) })
    { $title }
    مقدار: { $amount }؛ مستندات: { NUM($files) } فایل
    { $points }
    زمان: { MOMENT($at) }
    کد رهگیری: <code>{ CODE($tracking) }</code>
    تا پایان مهلت می‌توانید آن را تغییر دهید و دوباره ثبت کنید.
receipt-points = امتیاز پیش‌بینی‌شده: { SCORE($score) } از { SCORE($cap) }
receipt-no-points = امتیاز پس از اعلام وزن و هدف حساب می‌شود.

receipt-again = سنجهٔ { CODE($code) } پیش‌تر ثبت شده است. کد رهگیری: <code>{ CODE($tracking) }</code>

record-when-arrived =
    درخواست ثبت سنجهٔ { CODE($code) } رسید و زمان آن محفوظ است.
    { NUM($count) } فایل هنوز در راه است؛ با رسیدن آن، سنجه ثبت می‌شود و رسید همین‌جا می‌آید.
