### Imports: a sheet's template, its preview with problems by row and column, its confirmation.
### problem-… is a clause. The row and the column are named before it by problem-of-row; where the code hands
### over the column's title once more, it is taken ($title -> *[other]) without being said twice.

import-which =
    <b>فهرست‌ها</b>
    کدام فهرست را می‌آورید یا بیرون می‌برید؟

list-card =
    <b>{ $kind }</b>
    { $rows ->
        [0] هنوز چیزی وارد نشده است.
       *[other] اکنون { NUM($rows) } سطر در کارنامه هست.
    }
    { $last }
    «{ btn-bring-in }» الگو را می‌فرستد؛ «{ btn-take-out }» همین سطرها را برای دیدن یا اصلاح.

list-last = آخرین ورود: { NEAR($at) } از فایل «{ $name }»
list-out = { $kind }: { NUM($rows) } سطر. می‌توانید در همین فایل اصلاح کنید و دوباره بفرستید.

btn-bring-in = ورود از فایل
btn-take-out = خروجی فایل
btn-undo-import = لغو آخرین ورود
btn-undo-now = بله، برگردان
btn-see-changes = دیدن تغییرها

undo-sure =
    <b>لغو آخرین ورود: { $kind }</b>
    فایل «{ $name }» کنار گذاشته می‌شود و فهرست به حال پیش از آن برمی‌گردد.

import-undone = ورود فایل «{ $name }» برگردانده شد و فهرست همان است که پیش از آن بود.

import-send-sheet =
    <b>{ $kind }</b>
    این الگو را پر کنید و همین‌جا بفرستید؛ قالب: { CODE("xlsx") } یا { CODE("CSV") }.
    تا پیش‌نمایش را تأیید نکنید، چیزی تغییر نمی‌کند.

import-reading = فایل «{ $name }» رسید؛ پیش‌نمایش آن تا چند لحظهٔ دیگر همین‌جا می‌آید.

import-unreadable =
    فایل «{ $name }» خوانده نشد: { $why }.
    چیزی تغییر نکرد؛ می‌توانید همین‌جا فایل دیگری بفرستید.

import-preview =
    <b>پیش‌نمایش { $kind }</b>
    فایل «{ $name }»: { NUM($rows) } سطر، بدون ایراد
    { NUM($new) } تازه، { NUM($changed) } تغییرکرده، { NUM($same) } بی‌تغییر
    آغاز فهرست: { $first }
    { $note }
    با «{ btn-put-in-force }» همین سطرها به کار می‌رود.

preview-no-target = { NUM($count) } شاخص هدف ندارد؛ امتیازشان پس از اعلام هدف حساب می‌شود.
preview-corrects = دوره باز است: سنجه‌های تغییرکرده نشان می‌شود و به دستگاه‌هایی که کارشان را آغاز کرده‌اند خبر می‌دهیم.
preview-rescores = با این ورود، امتیازها دوباره حساب می‌شود و امتیازهای پیشین می‌ماند.

import-changes =
    <b>چه چیزی عوض می‌شود؟</b>
    { $list }
    { page }

change-line = { CODE($code) }، { $column }: «{ FIGURE($former) }» ← «{ FIGURE($new) }»
change-line-of =
    { $title } ({ CODE($code) })، { $column }: «{ FIGURE($former) }» ← «{ FIGURE($new) }»{ $told ->
        [1] ، ابلاغ‌شده
       *[other] { "" }
    }
measures-added =
    <b>{ NUM($count) } سنجه به پروندهٔ شما افزوده شد.</b>
    لطفاً تا پایان مهلت آن را هم کامل کنید.
measures-added-sent =
    <b>{ NUM($count) } سنجه به پروندهٔ شما افزوده شد.</b>
    خودارزیابی شما فرستاده شده است؛ برای پر کردن سنجه‌های تازه، تا پایان مهلت آن را پس بگیرید.
measures-corrected =
    <b>سنجه‌ای اصلاح شد.</b>
    سنجهٔ { $codes } پس از آغاز دوره اصلاح شده است.
    لطفاً آن را باز کنید و مقدار خود را دوباره ببینید.

import-problems =
    <b>{ $kind }: { NUM($count) } ایراد</b>
    فایل «{ $name }»؛ { NUM($rows) } سطر سالم
    { $list }
    { page }
    ایرادها را در فایل درست کنید و آن را همین‌جا بفرستید.

btn-put-in-force = تأیید و ورود

import-done = { NUM($rows) } سطر وارد شد: { NUM($new) } تازه، { NUM($changed) } تغییرکرده.
import-cancelled = این فایل کنار گذاشته شد و چیزی تغییر نکرد.

## Where a problem is

problem-of-row = سطر { NUM($row) }، ستون «{ $column }»: { $why }
problem-of-sheet = { $why }

## The header

problem-header_not_found =
    { $sheet ->
       *[other] سطر عنوان‌ها پیدا نشد؛ این ستون‌ها لازم است: { $titles }
    }
problem-missing_column =
    { $title ->
       *[other] در سطر عنوان‌ها نیست؛ ستونی با همین عنوان بگذارید
    }
problem-duplicate_column =
    { $title ->
       *[other] دو بار آمده است ({ CODE($first) } و { CODE($second) })؛ یکی را بردارید
    }
problem-too_many_rows = بیش از { NUM($maximum) } سطر دارد؛ فهرست را در چند فایل بفرستید
problem-no_rows = زیر عنوان‌ها سطری نیست؛ هر مورد را در یک سطر بنویسید
problem-no-rows = { problem-no_rows }

## A cell

problem-empty =
    { $title ->
       *[other] خالی است؛ باید پر شود
    }
problem-too_long =
    { $title ->
       *[other] { NUM($length) } نویسه دارد؛ کوتاه کنید: تا { NUM($maximum) } نویسه
    }
problem-not_a_code =
    { $title ->
       *[other] «{ $value }» کد نیست؛ فقط حرف، رقم، خط تیره، خط کج و نقطه؛ نمونه: { CODE("G03-1") }
    }
problem-not_a_number =
    { $title ->
       *[other] «{ $value }» عدد نیست؛ نمونه: ۸۷٫۵
    }
problem-not_an_integer =
    { $title ->
       *[other] «{ $value }» عدد درست نیست؛ نمونه: ۱۲
    }
problem-below_minimum =
    { $title ->
       *[other] { FIGURE($value) } کمتر از { FIGURE($minimum) } است؛ عدد { FIGURE($minimum) } یا بیشتر بنویسید
    }
problem-above_maximum =
    { $title ->
       *[other] { FIGURE($value) } بیشتر از { FIGURE($maximum) } است؛ عدد { FIGURE($maximum) } یا کمتر بنویسید
    }
problem-unknown_choice =
    { $title ->
       *[other] «{ $value }» شناخته نشد؛ یکی از این‌ها را بنویسید: { $choices }
    }
problem-not_a_phone =
    { $title ->
       *[other] «{ $value }» شمارهٔ همراه نیست؛ نمونه: ۰۹۱۲۳۴۵۶۷۸۹
    }
problem-not_a_day =
    { $title ->
       *[other] «{ $value }» تاریخ نیست؛ روز، ماه و سال را بنویسید؛ نمونه: ۱۴۰۴/۰۱/۰۵
    }
problem-repeated =
    { $title ->
       *[other] «{ $value }» تکراری است؛ نخستین بار در سطر { NUM($first_row) } آمده
    }
problem-formula_without_value =
    { $title ->
       *[other] فرمول است و حاصل ندارد؛ فایل را در اکسل باز و ذخیره کنید، یا خود مقدار را بنویسید
    }
problem-error_value =
    { $title ->
       *[other] خطای { CODE($value) } دارد؛ فرمول را درست کنید یا خود مقدار را بنویسید
    }

## Across rows

problem-two-titles = کد { CODE($code) } دو مقدار دارد: «{ $one }» و «{ $other }»؛ یکی را همه‌جا بنویسید
problem-target-not-positive = هدف { FIGURE($given) } نمی‌شود؛ عددی بزرگ‌تر از صفر بنویسید؛ نمونه: ۱۰۰
problem-weights-not-hundred = جمع وزن سنجه‌های شاخص { CODE($code) } باید ۱۰۰ باشد؛ اکنون { FIGURE($total) } است
problem-axis-not-filled = جمع سقف شاخص‌های محور { CODE($code) } باید { FIGURE($most) } باشد؛ اکنون { FIGURE($total) } است
problem-repeated-row = { CODE($code) } تکراری است؛ نخستین بار در سطر { NUM($first) } آمده
problem-unknown-agency-code = دستگاهی با کد { CODE($code) } نیست؛ نخست آن را در فهرست دستگاه‌ها وارد کنید
problem-unknown-indicator-code = شاخص عمومی { CODE($code) } در این دوره نیست؛ کد را از فهرست سنجه‌ها بردارید
problem-unknown-measure-code = سنجهٔ { CODE($code) } برای این دستگاه در این دوره نیست
problem-amount-negative = { FIGURE($given) } منفی است؛ صفر یا بیشتر بنویسید
problem-day-untitled = مناسبت را در ۲ تا ۱۰۰ نویسه بنویسید؛ نمونه: آلودگی هوا
problem-day-out-of-reach = این روز از این سال‌ها دور است؛ روزی از پارسال تا دو سال دیگر بنویسید
problem-weight-not-positive = وزن { FIGURE($given) } نمی‌شود؛ عددی بزرگ‌تر از صفر بنویسید؛ نمونه: ۱۲۰
problem-weights-missing = برای دستگاه { CODE($code) }، سقف { NUM($count) } شاخص نیامده است؛ همهٔ شاخص‌های عمومی را بنویسید
problem-weights-not-thousand = جمع سقف شاخص‌های دستگاه { CODE($code) } باید { FIGURE($most) } باشد؛ اکنون { FIGURE($total) } است
problem-specific-not-thousand = جمع وزن شاخص‌های اختصاصی { CODE($code) } باید { FIGURE($most) } باشد؛ اکنون { FIGURE($total) } است
problem-bad-step =
    { $why ->
        [form] «{ $step }» گام نیست؛ عنوان و درصد را با مساوی بنویسید؛ نمونه: کامل = ۱۰۰؛ ناقص = ۵۰
        [title] «{ $step }» عنوان ندارد یا بسیار بلند است؛ نمونه: کامل = ۱۰۰
        [percent] درصد «{ $step }» عددی از ۰ تا ۱۰۰ نیست؛ نمونه: کامل = ۱۰۰
        [repeated] گام «{ $step }» تکراری است؛ عنوان گام‌ها باید متفاوت باشد
       *[none] گامی ندارد؛ نمونه: کامل = ۱۰۰؛ ناقص = ۵۰
    }
problem-measure-new = سنجهٔ { CODE($code) } تازه است؛ پس از گشایش دوره سنجه‌ای افزوده نمی‌شود
problem-measure-missing = سنجهٔ { CODE($code) } در فایل نیست؛ پس از گشایش دوره سنجه‌ای برداشته نمی‌شود
problem-not-correctable = پس از گشایش دوره تغییر نمی‌کند؛ همان «{ $former }» را بنویسید

refused-no-cycle =
    هنوز دوره‌ای تعریف نشده است.
    نخست سال دوره را تعریف کنید، سپس این فهرست را بفرستید.
refused-cycle-locked = خودارزیابی دورهٔ { NUM($year) } تمام شده است و این فهرست دیگر تغییر نمی‌کند.
refused-agencies-in-use =
    این ورود دیگر برنمی‌گردد: برای یکی از دستگاه‌های تازه کاری آغاز شده است.
    فهرست درست را بفرستید؛ دستگاه‌ها با کدشان به‌روز می‌شوند.
refused-import-not-undoable =
    این ورود برنمی‌گردد: پیش‌تر برگردانده شده، یا ورود تازه‌تری پس از آن آمده است.
    فهرست درست را بفرستید تا جای آن را بگیرد.

btn-send-again = فرستادن دوباره

problem-more_problems = { NUM($count) } خطای دیگر هم هست که اینجا نیامده است؛ نخست همین‌ها را اصلاح کنید.
