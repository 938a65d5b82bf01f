### Refusals: what a rule does not let through: what was given, the rule, an example or the way on.

## Entering

refused-try-later = برای امنیت، ورود از این حساب برای کوتاه‌مدت بسته است. لطفاً { LEFT($until) } دوباره تلاش کنید.
refused-someone-elses-contact =
    این شمارهٔ شخص دیگری است.
    شمارهٔ خودتان را با دکمهٔ «{ btn-share-phone }» پایین صفحه بفرستید.
refused-forwarded-contact =
    این شماره بازفرستاده است و اطمینان‌بخش نیست.
    شمارهٔ خودتان را با دکمهٔ «{ btn-share-phone }» پایین صفحه بفرستید.
refused-bad-phone = «{ $given }» شمارهٔ همراه ایران نیست. شماره ۱۱ رقم دارد و با ۰۹ آغاز می‌شود؛ نمونه: ۰۹۱۲۳۴۵۶۷۸۹
refused-invitation-used = این دعوت پیش‌تر به کار رفته است. برای ورود تازه، دعوت تازه لازم است.
refused-already-decided = دربارهٔ این درخواست پیش‌تر تصمیم گرفته شده است؛ کاری لازم نیست.

## A measure and its value

refused-unknown-entry = این سنجه در دورهٔ کنونی نیست. سنجه‌ها را از خانه باز کنید.
refused-not-a-number = «{ $given }» عدد نیست. فقط عدد بفرستید؛ نمونه: ۸۷٫۵
refused-negative-amount = «{ $given }» منفی است. مقدار صفر یا بیشتر بفرستید؛ نمونه: ۸۷٫۵
refused-amount-too-large = «{ $given }» از سقف { NUM($most) } بیشتر است. عددی از ۰ تا { NUM($most) } بفرستید؛ نمونه: ۸۷٫۵
refused-changed-meanwhile = سنجهٔ { CODE($code) } در این میان تغییر کرده است. مقدار تازه را ببینید، سپس دوباره اقدام کنید.
refused-central-measure = مقدار سنجهٔ { CODE($code) } را راهبر شاخص اعلام می‌کند؛ از سوی شما کاری لازم نیست.
refused-no-value = سنجهٔ { CODE($code) } هنوز مقدار ندارد. نخست عدد آن را بفرستید؛ نمونه: ۸۷٫۵
refused-no-evidence =
    سنجهٔ { CODE($code) } هنوز مستند ندارد.
    مستندات لازم: { $wanted }
    سنجه را باز کنید و فایل یا عکس آن را بفرستید.

## Files

refused-file-too-large =
    فایل «{ $name }» ({ BYTES($size) }) از سقف { BYTES($most) } بزرگ‌تر است و ثبت نشد.
    آن را فشرده یا چندبخشی کنید و دوباره بفرستید.
refused-unknown-file = این فایل پیدا نشد. لطفاً آن را دوباره بفرستید.

## The cycle and its deadline

refused-not-open-yet = دوره هنوز گشوده نشده است. با گشایش، همین‌جا خبر می‌دهیم.
refused-deadline-passed =
    مهلت خودارزیابی ({ DEADLINE($deadline) }) تمام شده و این تغییر ثبت نشد.
    ثبت‌های پیشین شما سر جایش است. برای تمدید، با راهبر ارزیابی استان تماس بگیرید.
refused-bad-year = «{ $given }» سال دوره نیست. سالی از ۱۳۹۰ تا ۱۴۵۰ را با چهار رقم بفرستید؛ نمونه: ۱۴۰۳
refused-year-not-later = آخرین دوره، دورهٔ { FIGURE($year) } است. سالی پس از آن را بفرستید.
refused-cycle-not-over = دورهٔ { FIGURE($year) } هنوز به پایان نرسیده است. پس از پایان آن، دورهٔ بعد را تعریف کنید.
refused-liaison-elsewhere = این شماره رابط «{ $agency }» است و هر رابط یک دستگاه دارد. شمارهٔ شخص دیگری را بفرستید.
refused-bad-day = «{ $given }» روز شناخته‌شده‌ای نیست. روز، ماه و سال را بفرستید؛ نمونه: ۳۱ فروردین یا فردا
refused-deadline-past =
    مهلت «{ DEADLINE($given) }» گذشته یا کمتر از یک ساعت به آن مانده است.
    روزی دیرتر بفرستید؛ نمونه: ۳۱ فروردین یا فردا
refused-deadline-far = مهلت «{ DEADLINE($given) }» بیش از یک سال دیگر است. روزی نزدیک‌تر بفرستید؛ نمونه: ۳۱ فروردین
refused-nothing-to-open =
    برای گشایش، هم دستگاه لازم است و هم سنجه؛ اکنون { NUM($agencies) } دستگاه و { NUM($measures) } سنجه وارد شده است.
    از خانه، فهرستی را که خالی است وارد کنید.
refused-wrong-state = این کار اکنون شدنی نیست؛ شاید پیش‌تر انجام شده باشد. وضعیت تازه در خانه است.

## Staff at work

refused-unknown-agency = دستگاهی با «{ $given }» پیدا نشد. بخشی از نام یا کد آن را بفرستید؛ نمونه: راه و شهرسازی
refused-agency-needed = برای دعوت رابط، دستگاه او لازم است. بخشی از نام آن را بفرستید؛ نمونه: راه و شهرسازی
refused-bad-name = «{ $given }» نام شخص نیست. نام و نام خانوادگی را بفرستید (۲ تا ۱۰۰ نویسه)؛ نمونه: مریم احمدی
refused-unknown-kind = فهرست «{ $given }» شناخته نشد. از خانه، ورود دستگاه‌ها یا سنجه‌ها را بزنید.
refused-no-draft-cycle = سنجه‌ها به دوره وابسته است و هنوز دوره‌ای نیست. نخست از خانه دوره را تعریف کنید.
refused-catalogue-in-use = دوره گشوده شده است و فهرست سنجه‌های آن دیگر تغییر نمی‌کند.
refused-import-decided = این پیش‌نمایش دیگر باز نیست. برای ورود دوباره، فایل را از نو بفرستید.
refused-import-has-problems = این فایل { NUM($count) } ایراد دارد و وارد نمی‌شود. ایرادها را درست کنید و فایل را دوباره بفرستید.

## Anything

refused-not-allowed = این کار در دسترس شما نیست. اگر باید باشد، به راهبر ارزیابی استان بگویید.
