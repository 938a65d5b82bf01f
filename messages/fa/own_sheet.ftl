### All measures of an agency at once: the workbook out and back in, a package of files, the record to keep.

btn-own-fill = دریافت کاربرگ
btn-own-record = نسخهٔ ثبت‌شده
btn-own-save = ثبت مقدارها

own-sheet =
    <b>ورود یکجا</b>
    «{ btn-own-fill }»: جدول همهٔ سنجه‌ها؛ «مقدار» و «توضیح» را پر کنید و همین‌جا بفرستید.
    «{ btn-own-record }»: آنچه ثبت کرده‌اید، برای ورود در سامانهٔ بالادست.
    بستهٔ مستندات: فایل { CODE("zip") } را همین‌جا بفرستید؛ نام هر فایل با کد سنجه آغاز شود.
    نمونه: { CODE("G03-1 list.pdf") } — تا ۲۰۰ فایل، هر کدام تا ۲۰ مگابایت.
own-workbook =
    کاربرگ { NUM($count) } سنجه. فقط دو ستون رنگی «مقدار» و «توضیح» را پر کنید و همین‌جا بفرستید.
    تا پیش‌نمایش را تأیید نکنید، چیزی ثبت نمی‌شود.
own-record = { NUM($count) } سنجه، همان‌گونه که { MOMENT($at) } ثبت شده است.

own-reading = فایل «{ $name }» رسید؛ پیش‌نمایش آن تا چند لحظهٔ دیگر همین‌جا می‌آید.
own-unreadable =
    فایل «{ $name }» خوانده نشد: { $why }.
    چیزی تغییر نکرد؛ فایل درست را از «{ btn-to-own-sheet }» بفرستید.

own-preview =
    <b>پیش‌نمایش «{ $name }»</b>
    { NUM($new) } مقدار تازه؛ { NUM($changed) } تغییر؛ { NUM($same) } بی‌تغییر
    { $wrong }
    { $list }
    { $page }
    { $next }
own-preview-wrong = { NUM($count) } ایراد: این سطرها ثبت نمی‌شود.
own-preview-save = هنوز چیزی ثبت نشده است؛ با «{ btn-own-save }» همین‌ها ثبت می‌شود.
own-preview-nothing = چیزی برای ثبت نیست. فایل درست‌شده را همین‌جا بفرستید.
own-change = سنجهٔ { CODE($code) }: { FIGURE($former) } ← { FIGURE($amount) }
own-change-new = سنجهٔ { CODE($code) }: { FIGURE($amount) }
own-change-explanation = سنجهٔ { CODE($code) }: توضیح تازه

own-saved =
    { $count ->
        [0] هیچ سنجه‌ای ثبت نشد.
       *[other] مقدار { NUM($count) } سنجه ذخیره شد.
    }
    { $left_out }
    اکنون مستندات را بفرستید و سنجه‌ها را ثبت کنید.
own-left-out =
    در این میان تغییر کرده یا بسته شده و دست نخورد:
    { $codes }
own-cancelled = این فایل کنار گذاشته شد و چیزی تغییر نکرد.

## A package of files

own-package-reading = بستهٔ «{ $name }» رسید و باز می‌شود؛ نتیجه تا چند لحظهٔ دیگر همین‌جا می‌آید.
own-package =
    <b>بستهٔ مستندات</b>
    { NUM($stored) } فایل برای { NUM($measures) } سنجه ثبت شد.
    { $again ->
        [0] { "" }
       *[other] { NUM($again) } فایل پیش‌تر ثبت شده بود.
    }
    { $loose ->
        [0] { "" }
       *[other] { NUM($loose) } فایل نام سنجه ندارد؛ بگویید برای کدام سنجه است.
    }
    { $wrong ->
        [0] { "" }
       *[other] { NUM($wrong) } فایل ثبت نشد.
    }
    { $list }
own-package-closed = فایل «{ $name }» ثبت نشد: سنجهٔ { CODE($code) } اکنون مستند نمی‌گیرد.

## What is wrong with a row

problem-own-all-empty = ستون‌های «مقدار» و «توضیح» خالی است یا با همین عنوان در فایل نیست؛ آن‌ها را پر کنید
problem-own-unknown-number = سنجه‌ای با شمارهٔ «{ $value }» در دستگاه شما نیست؛ کاربرگ همین دستگاه را پر کنید
problem-own-other-code = کد «{ $value }» با شمارهٔ سطر نمی‌خواند؛ کد این سنجه { CODE($code) } است
problem-own-central = مقدار سنجهٔ { CODE($code) } را راهبر شاخص اعلام می‌کند؛ این خانه را خالی بگذارید
problem-own-na = برای سنجهٔ { CODE($code) } عدم مصداق درخواست شده است؛ نخست درخواست را پس بگیرید
problem-own-changed-meanwhile =
    { $stands ->
        [none] سنجهٔ { CODE($code) } پس از گرفتن کاربرگ تغییر کرده است؛ کاربرگ تازه بگیرید
       *[other] سنجهٔ { CODE($code) } پس از گرفتن کاربرگ تغییر کرده و اکنون { FIGURE($stands) } است؛ کاربرگ تازه بگیرید
    }
problem-own-not-a-number = «{ $given }» عدد نیست؛ نمونه: ۸۷٫۵
problem-own-negative = «{ FIGURE($given) }» منفی است؛ صفر یا بیشتر بنویسید؛ نمونه: ۸۷٫۵
problem-own-too-large = «{ FIGURE($given) }» از سقف { FIGURE($most) } بیشتر است؛ عددی از ۰ تا { FIGURE($most) } بنویسید؛ نمونه: ۸۷٫۵
problem-own-not-a-step = «{ $given }» از گام‌های این سنجه نیست؛ یکی از گزینه‌های همان خانه را برگزینید: { $steps }
problem-own-not-yes-or-no = «{ $given }» پاسخ این سنجه نیست؛ «بلی» یا «خیر» بنویسید

refused-own-decided = این پیش‌نمایش دیگر باز نیست. برای ورود دوباره، فایل را از نو بفرستید.
refused-own-nothing = در این فایل چیزی برای ثبت نیست. مقدارها را پر کنید و فایل را دوباره بفرستید.
