### Files: evidence sent into the chat, to which measure it belongs, and what became of it.
### file-… with a code's own spelling (underscores) is a clause: what is wrong and what to do.

## The files of a measure

files =
    <b>مستندات سنجهٔ { CODE($code) }</b>
    { $list }
    { $wanted }
    فایل یا عکس را همین‌جا بفرستید؛ نمونه: نامه یا گزارش به‌صورت { CODE("PDF") }.

files-none = هنوز فایلی نیست.
file-line = «{ $name }» · { BYTES($size) }
file-line-arriving =
    { $size ->
        [0] «{ $name }» · در راه
       *[other] «{ $name }» · { BYTES($size) } · در راه
    }

how-to-upload =
    <b>ارسال مستندات</b>
    سنجه را باز کنید و فایل یا عکس را همین‌جا بفرستید.
    یا در شرح فایل، شماره یا کد سنجه را بنویسید؛ نمونه: ۱۲۳۴
    اگر هیچ‌کدام نباشد، می‌پرسیم فایل برای کدام سنجه است.

which-measure =
    { $count ->
        [0] فایل «{ $name }» رسید؛ برای کدام سنجه است؟
        [1] فایل «{ $name }» رسید؛ برای کدام سنجه است؟
       *[other] { NUM($count) } فایل رسید (آخرین: «{ $name }»)؛ برای کدام سنجه است؟
    }
    اگر سنجه در میان دکمه‌ها نیست، فایل را با شمارهٔ سنجه در شرح آن دوباره بفرستید؛ نمونه: ۱۲۳۴

btn-attach = { FIGURE($number) }: { $title }

## Progress

files-progress =
    { $last }
    سنجهٔ { CODE($code) }: { NUM($count) } فایل ذخیره‌شده
    { $arriving }
    { $next }

file-arriving = فایل «{ $name }» رسید؛ در حال بررسی است.
file-stored =
    فایل «{ $name }» ({ BYTES($size) }) ذخیره شد.
    { $twin }
file-twin = همین فایل پیش‌تر هم برای دستگاه شما ثبت شده است؛ اگر عمدی است، کاری لازم نیست.
file-not-stored = فایل «{ $name }» ثبت نشد.

next-file = لطفاً فایل یا عکس دیگری بفرستید.
next-value = اکنون مقدار سنجه را وارد کنید.
next-wait = پس از رسیدن همهٔ فایل‌ها، سنجه را ثبت کنید.
next-record = اکنون سنجه را ثبت کنید.

btn-to-entry = دیدن سنجه

## What could not be taken

file-lost = فایل «{ $name }» به دست ما نرسید و ثبت نشد. لطفاً دوباره بفرستید.
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
