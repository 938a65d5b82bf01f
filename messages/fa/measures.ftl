### Measures: axes and lists, one measure's card, its value, its receipt.

## Lists

axes =
    <b>محورها</b>
    محوری را برگزینید؛ عدد کنار آن، سنجه‌های ثبت‌شده است.

btn-axis = { NUM($place) }. { $title } ({ NUM($done) } از { NUM($total) })

axis =
    <b>{ $title }</b>
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
    سنجه‌ای با شماره یا کد «{ $given }» پیدا نشد.
    شماره یا کد سنجه را پس از فرمان بنویسید؛ نمونه: { CODE("/fill 1234") } یا { CODE("/fill G03-1") }

## One measure

entry =
    { $note }
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) }) · { $state }
    <b>{ $title }</b>
    روش: { $method }
    وزن: { NUM($weight) } از ۱۰۰؛ هدف: { NUM($target) }
    { $amount }
    { $files }
    { $arriving }
    { $tracking }

entry-tracking = کد رهگیری رسید: <code>{ CODE($code) }</code>

entry-central =
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) }) · { $state }
    <b>{ $title }</b>
    روش: { $method }
    وزن: { NUM($weight) } از ۱۰۰
    مقدار این سنجه را راهبر شاخص اعلام می‌کند؛ کاری لازم نیست.

entry-amount = مقدار شما: { NUM($amount) } ← امتیاز پیش‌بینی‌شده { SCORE($score) } از { SCORE($cap) }
entry-no-amount =
    { $kind ->
        [ratio] مقدار را بفرستید؛ نمونه: ۸۷٫۵ — این سنجه تا { SCORE($cap) } امتیاز دارد.
       *[other] بنا بر روش، عددی از ۰ تا ۱۰۰ بفرستید — این سنجه تا { SCORE($cap) } امتیاز دارد.
    }
entry-nothing-given = مقداری داده نشده است.
entry-closed = مهلت تمام شده است؛ این سنجه دیگر تغییر نمی‌کند.

entry-files =
    { $count ->
        [0] مستندات: هنوز فایلی نیست.
       *[other] مستندات: { NUM($count) } فایل
    }
    { $wanted }

entry-wanted = مستندات لازم: { $list }
entry-arriving = { NUM($count) } فایل در راه است.

btn-value = مقدار
btn-files = مستندات ({ NUM($count) })
btn-record = ثبت سنجه
btn-next-entry = سنجهٔ بعدی

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

value-saved = مقدار { NUM($amount) } ذخیره شد.
value-saved-over = مقدار { NUM($amount) } ذخیره شد. بیش از هدف است؛ سقف امتیاز حساب می‌شود.

## The receipt

receipt =
    <b>رسید ثبت سنجه</b>
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) })
    { $title }
    مقدار: { NUM($amount) }؛ مستندات: { NUM($files) } فایل
    امتیاز پیش‌بینی‌شده: { SCORE($score) } از { SCORE($cap) }
    زمان: { MOMENT($at) }
    کد رهگیری: <code>{ CODE($tracking) }</code>
    تا پایان مهلت می‌توانید آن را تغییر دهید و دوباره ثبت کنید.

receipt-again = سنجهٔ { CODE($code) } پیش‌تر ثبت شده است. کد رهگیری: <code>{ CODE($tracking) }</code>

record-when-arrived =
    درخواست ثبت سنجهٔ { CODE($code) } رسید و زمان آن محفوظ است.
    { NUM($count) } فایل هنوز در راه است؛ با رسیدن آن، سنجه ثبت می‌شود و رسید همین‌جا می‌آید.
