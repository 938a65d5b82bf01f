### Files: evidence sent into the chat, to which measure it belongs, and what became of it.
### file-… with a code's own spelling (underscores) is a clause: what is wrong and what to do.

## The files of a measure

files =
    { $note }
    <b>مستندات سنجهٔ { CODE($code) }</b>
    { $list }
    { $arriving }
    { $wanted }
    { $hint }
    { $page }

files-none = هنوز فایلی نیست.
files-hint = فایل یا عکس را همین‌جا بفرستید. اگر نباید فرستاده شود، «{ btn-paper }» را بزنید.
files-arriving = { NUM($count) } فایل در حال دریافت است.
file-line = { NUM($place) }. «{ $name }» · { BYTES($size) }{ $pages }
file-line-arriving = { NUM($place) }. «{ $name }» · در حال دریافت
file-line-lost = { NUM($place) }. «{ $name }» · به دست ما نرسید
file-line-paper = { NUM($place) }. فقط کاغذی: «{ $name }»
file-pages = ؛ { NUM($count) } صفحه

btn-file = { NUM($place) }. { $name }
btn-paper = فقط کاغذی
btn-to-files = مستندات سنجه

## One file

file =
    <b>{ $of }</b>
    «{ $name }»
    { $standing }
    { $warning }
    فرستنده: { $sender }، { MOMENT($at) }

file-of = مستند سنجهٔ { CODE($code) }
file-of-none = فایل بی‌سنجه
file-is-stored = ذخیره شده است · { BYTES($size) }{ $pages }
file-is-paper = فقط کاغذی: فایلی از آن فرستاده نمی‌شود و خود سند نگهداری می‌شود.
file-is-arriving = در حال دریافت است.
file-is-replaced = جای آن را فایل تازه‌ای گرفته است.
file-is-refused = پذیرفته نشد.
file-is-lost = به دست ما نرسید. تا { NEAR($until) } می‌توانید همان فایل را دوباره بفرستید، حتی پس از پایان مهلت.
file-is-lost-late = به دست ما نرسید و زمان فرستادن دوبارهٔ آن گذشته است.
file-is-duplicate = همین فایل پیش‌تر در این سنجه بود؛ این یکی شمرده نشد.
file-is-withdrawn = پس گرفته شده است و شمرده نمی‌شود.

file-shown = { $of }: «{ $name }»

btn-see-file = دیدن فایل
btn-replace-file = جایگزینی
btn-withdraw-file = پس گرفتن فایل
btn-withdraw-yes = پس می‌گیرم
btn-move-file = انتقال به سنجه
btn-resend-file = فرستادن دوباره
btn-put-aside = کنار گذاشتن

warning-truncated = شاید ناقص باشد؛ آن را باز کنید و پایانش را ببینید.
warning-huge-picture = عکس بسیار بزرگ است و شاید دیر باز شود.
warning-form = فرم پویاست و شاید در هر برنامه‌ای خوانده نشود؛ نسخهٔ چاپ‌شدهٔ آن بهتر است.
warning-active = دستور اجرایی در خود دارد؛ نسخهٔ ساده‌تر آن بهتر است.
warning-inside = فایل دیگری در خود دارد؛ آن را جداگانه هم بفرستید.
warning-outside = بخشی از محتوایش بیرون از فایل است؛ شاید کامل دیده نشود.

withdraw-file =
    «{ $name }» ({ $of }) پس گرفته می‌شود و دیگر شمرده نمی‌شود.
    { $recorded }
withdraw-file-recorded = مستند دیگری نمی‌ماند؛ اگر مستند لازم باشد، سنجه دوباره پیش‌نویس می‌شود.
file-withdrawn = «{ $name }» پس گرفته شد.

move-file =
    «{ $name }» به کدام سنجه تعلق دارد؟
    سنجه را برگزینید، یا شماره یا کد آن را بفرستید؛ نمونه: ۱۲۳۴
move-file-unknown =
    سنجه‌ای با شماره یا کد «{ FIGURE($given) }» پیدا نشد.
    شماره یا کد سنجه را بفرستید؛ نمونه: ۱۲۳۴
file-moved = «{ $name }» به سنجهٔ { CODE($code) } رفت.

replace-file =
    فایل تازه را بفرستید.
    تا رسیدن آن، «{ $name }» سر جایش می‌ماند.
file-replacing = فایل «{ $name }» رسید؛ پس از بررسی، جای فایل پیشین را می‌گیرد.

## Paper only

ask-paper =
    <b>سند فقط کاغذی سنجهٔ { CODE($code) }</b>
    سندی که نباید فرستاده شود، با نام و جای نگهداری ثبت می‌شود و مستند به شمار می‌آید.
    نام سند و جای نگهداری را بنویسید (تا { NUM($most) } نویسه)؛ نمونه: صورت‌جلسهٔ محرمانهٔ ۱۲، دبیرخانه، پوشهٔ ۳
paper-noted = سند کاغذی ثبت شد.

## Files that never came

lost-files =
    <b>فایل‌هایی که به دست ما نرسید ({ NUM($count) })</b>
    { $list }
    فایل را برگزینید تا همان را دوباره بفرستید.
lost-line = { NUM($place) }. «{ $name }»{ $of } · { $until }
lost-of = { " " }از سنجهٔ { CODE($code) }
lost-until = تا { NEAR($until) }
lost-late = زمان آن گذشته است
send-again =
    همان فایل «{ $name }» را دوباره بفرستید.
    زمان فرستادن نخست شما محفوظ است.

how-to-upload =
    <b>ارسال مستندات</b>
    سنجه را باز کنید و فایل یا عکس را همین‌جا بفرستید.
    یا در شرح فایل، شماره یا کد سنجه را بنویسید؛ نمونه: ۱۲۳۴
    اگر هیچ‌کدام نباشد، می‌پرسیم فایل برای کدام سنجه است.

which-measure =
    { $why }
    { $count ->
        [0] فایل «{ $name }» رسید؛ برای کدام سنجه است؟
        [1] فایل «{ $name }» رسید؛ برای کدام سنجه است؟
       *[other] { NUM($count) } فایل رسید (آخرین: «{ $name }»)؛ برای کدام سنجه است؟
    }
    اگر سنجه در میان دکمه‌ها نیست، فایل را با شمارهٔ سنجه در شرح آن دوباره بفرستید؛ نمونه: ۱۲۳۴

caption-unknown = سنجه‌ای با شماره یا کد «{ FIGURE($given) }» در دستگاه شما نیست.
caption-central = مقدار سنجهٔ { CODE($code) } را راهبر شاخص اعلام می‌کند و مستند نمی‌گیرد.
caption-na = برای سنجهٔ { CODE($code) } عدم مصداق درخواست شده است و مستند نمی‌گیرد.

btn-attach = { FIGURE($number) }: { $title }

## Progress

files-progress =
    { $last }
    سنجهٔ { CODE($code) }: { NUM($count) } فایل ذخیره‌شده
    { $arriving }
    { $next }

file-arriving = فایل «{ $name }» رسید؛ در حال بررسی است.
file-stored =
    فایل «{ $name }» ({ BYTES($size) }{ $pages }) ذخیره شد.
    { $warning }
    { $twin }
file-twin = همین فایل در سنجهٔ { CODE($code) } هم هست؛ اگر عمدی است، کاری لازم نیست.
file-duplicate = فایل «{ $name }» پیش‌تر در همین سنجه ثبت شده است و دوباره شمرده نمی‌شود.
file-not-stored = فایل «{ $name }» ثبت نشد.

next-file = لطفاً فایل یا عکس دیگری بفرستید.
next-value = اکنون مقدار سنجه را وارد کنید.
next-wait = پس از رسیدن همهٔ فایل‌ها، سنجه را ثبت کنید.
next-record = اکنون سنجه را ثبت کنید.

btn-to-entry = دیدن سنجه

## What could not be taken

file-lost =
    فایل «{ $name }» به دست ما نرسید و ثبت نشد. لطفاً همان را دوباره بفرستید.
    تا { NEAR($until) } فرصت دارید، حتی اگر مهلت تمام شود.
file-refused = فایل «{ $name }» ثبت نشد: { $why }.

file-empty = خالی است؛ فایل را باز کنید، ببینید محتوا دارد، و دوباره بفرستید
# $size is what was read before reading was stopped, so it is taken without being said.
file-too_large =
    { $size ->
       *[other] از سقف { BYTES($maximum) } بزرگ‌تر است؛ آن را فشرده یا چندبخشی کنید و بفرستید
    }
file-inflates_too_much = بازشدهٔ آن از { BYTES($maximum) } بیشتر است؛ آن را در چند فایل کوچک‌تر بفرستید
file-too_many_entries = بیش از { NUM($maximum) } فایل در آن است؛ آن را در چند فایل کوچک‌تر بفرستید
file-nested_too_deep = فایل‌های فشرده در آن تودرتو است؛ خود فایل‌ها را بفرستید
file-took_too_long = در { FIGURE($seconds) } ثانیه باز نشد؛ نسخهٔ ساده‌تر یا کوچک‌تری بفرستید
file-needs_too_much_memory = برای باز شدن بیش از { NUM($memory_mb) } مگابایت حافظه می‌خواهد؛ نسخهٔ ساده‌تری بفرستید
file-broken = باز نشد، احتمالاً ناقص رسیده است؛ آن را از نو ذخیره کنید و بفرستید
file-encrypted = رمز دارد؛ نسخهٔ بدون رمز بفرستید
file-macros = ماکرو دارد؛ آن را بدون ماکرو، به‌صورت { CODE("xlsx") } یا { CODE("PDF") }، بفرستید
file-old_office = در قالب قدیمی آفیس است؛ آن را به‌صورت { CODE("docx") }، { CODE("xlsx") } یا { CODE("PDF") } ذخیره کنید و بفرستید
file-not_a_sheet = جدول نیست؛ الگو را به‌صورت { CODE("xlsx") } یا { CODE("CSV") } بفرستید
file-executable = برنامه است و پذیرفته نمی‌شود؛ سند را به‌صورت { CODE("PDF") } یا عکس بفرستید
file-executable_inside = در آن برنامه‌ای به نام «{ $name }» است؛ آن را بردارید و دوباره بفرستید
file-unsafe_name_inside = در آن فایلی با نام ناامن است؛ فایل‌ها را جداگانه بفرستید
file-script = برنامه است و پذیرفته نمی‌شود؛ سند را به‌صورت { CODE("PDF") } یا عکس بفرستید
file-web_page = صفحهٔ وب است؛ آن را به‌صورت { CODE("PDF") } یا جدول { CODE("xlsx") } ذخیره کنید و بفرستید
file-unsupported_type =
    { $found ->
        [unknown] نوع آن شناخته نشد؛ سند را به‌صورت { CODE("PDF") }، عکس یا { CODE("xlsx") } بفرستید
        [text] متن ساده است؛ سند را به‌صورت { CODE("PDF") }، عکس یا { CODE("xlsx") } بفرستید
       *[other] از نوع { CODE($found) } است که پذیرفته نمی‌شود؛ { CODE("PDF") }، عکس، { CODE("xlsx") } یا { CODE("zip") } بفرستید
    }
file-type_differs = پسوند آن { CODE($extension) } است، اما محتوایش { CODE($found) }؛ پسوند را درست کنید و دوباره بفرستید
file-unreachable = پس از چند بار تلاش به دست ما نرسید؛ لطفاً دوباره بفرستید

## Refusals

refused-too-many-files =
    سنجهٔ { CODE($code) } تا { NUM($most) } مستند می‌گیرد و جا ندارد.
    چند فایل را در یک فایل فشرده بفرستید، یا یکی را پس بگیرید.
refused-file-not-here = «{ $name }» را نمی‌توان نشان داد: هنوز نرسیده یا فقط کاغذی است.
refused-same-file-there = سنجهٔ { CODE($code) } همین فایل را دارد؛ «{ $name }» جابه‌جا نشد.
refused-bad-paper =
    متن { NUM($length) } نویسه دارد؛ نام سند و جای نگهداری { NUM($least) } تا { NUM($most) } نویسه است.
    نمونه: صورت‌جلسهٔ ۱۲، دبیرخانه، پوشهٔ ۳
refused-another-file =
    مهلت تمام شده است و فقط همان فایل «{ $name }» را می‌توان دوباره فرستاد؛ «{ $given }» فایل دیگری است.
    همان فایل را با همان نام بفرستید.
refused-resend-too-late = زمان فرستادن دوبارهٔ «{ $name }» گذشته است. اگر لازم است، با راهبر ارزیابی استان تماس بگیرید.

## The one file of a letter: a circular's, a resolution's

paper-coming = فایل «{ $name }» رسید؛ در حال بررسی است.
paper-stored = فایل «{ $name }» ({ BYTES($size) }) ذخیره شد.
paper-lost = فایل «{ $name }» به دست ما نرسید و ثبت نشد؛ لطفاً دوباره بفرستید.
refused-paper-arriving = فایل «{ $name }» هنوز در راه است. رسیدن آن را خبر می‌دهیم؛ پس از آن دوباره اقدام کنید.
