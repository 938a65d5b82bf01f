### Imports: a sheet's template, its preview with problems by row and column, its confirmation.
### problem-… is a clause. The row and the column are named before it by problem-of-row; where the code hands
### over the column's title once more, it is taken ($title -> *[other]) without being said twice.

import-which =
    <b>ورود فهرست</b>
    کدام فهرست را وارد می‌کنید؟

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
    آغاز فهرست: { $first }
    با «{ btn-put-in-force }» همین سطرها به کار می‌رود.

import-problems =
    <b>{ $kind }: { NUM($count) } ایراد</b>
    فایل «{ $name }» · { NUM($rows) } سطر سالم
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

btn-send-again = فرستادن دوباره

problem-more_problems = { NUM($count) } خطای دیگر هم هست که اینجا نیامده است؛ نخست همین‌ها را اصلاح کنید.
