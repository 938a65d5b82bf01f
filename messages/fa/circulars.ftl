### Circulars: registered by staff, issued, read by article, acknowledged; their duties and changes.

## For everybody

circulars =
    <b>بخشنامه‌ها</b>
    { NUM($count) } بخشنامه در این دوره است؛ یکی را باز کنید.
    برای یافتن یک ماده: { CODE("/circular") } و شمارهٔ آن؛ نمونه: ماده ۷

circulars-none =
    <b>بخشنامه‌ها</b>
    در این دوره هنوز بخشنامه‌ای ثبت نشده است.

btn-circular = { CODE($number) }: { $title }{ $version ->
        [1] { "" }
       *[other] { " " }(ویرایش { NUM($version) })
    }
btn-circular-draft = پیش‌نویس { CODE($number) }: { $title }{ $version ->
        [1] { "" }
       *[other] { " " }(ویرایش { NUM($version) })
    }
btn-circular-former = پیشین { CODE($number) }: { $title } ({ NUM($version) })
btn-circular-unread = تازه { CODE($number) }: { $title }{ $version ->
        [1] { "" }
       *[other] { " " }(ویرایش { NUM($version) })
    }

circular =
    <b>{ $title }</b>
    بخشنامهٔ شمارهٔ { CODE($number) }، { DAY($day) }
    { $version }
    { $receipt }
    { $duties }

circular-version = ویرایش { NUM($version) }
circular-acknowledged = دریافت آن را { MOMENT($at) } تأیید کرده‌اید.
circular-unread = دریافت این بخشنامه را هنوز تأیید نکرده‌اید.
circular-is-former = این ویرایش پیشین است؛ ویرایش تازه در فهرست بخشنامه‌هاست.
circular-no-duties = وظیفه‌ای برای شما در آن ثبت نشده است.

btn-circular-text = متن
btn-circular-file = فایل
btn-duties = وظایف ({ NUM($count) })
btn-changes = چه عوض شد؟
btn-since-last-year = مقایسه با پارسال
btn-acknowledge = دریافت کردم
btn-circular-open = متن و وظایف
btn-unanswered = بی‌پاسخ‌ها

circular-text =
    <b>بخشنامهٔ { CODE($number) } · { $label }</b>
    { $text }
    { page }

article-preamble = آغاز متن
article-empty = این ماده متن جداگانه‌ای ندارد.
circular-file = بخشنامهٔ شمارهٔ { CODE($number) }: { $title }

circular-found =
    «{ $given }» در { NUM($count) } جا از بخشنامه‌ها آمده است.
    یکی را باز کنید:
circular-not-found =
    در بخشنامه‌های این دوره «{ $given }» پیدا نشد.
    شمارهٔ ماده یا واژهٔ دیگری بفرستید؛ نمونه: { CODE("/circular") } مهلت
btn-article = { $label }: { $title }

acknowledged-now = دریافت بخشنامهٔ { CODE($number) } ثبت شد: { MOMENT($at) }.
acknowledged-before = دریافت بخشنامهٔ { CODE($number) } را پیش‌تر تأیید کرده‌اید: { MOMENT($at) }. کاری لازم نیست.
acknowledge-preview = این دکمه در پیام گیرندگان کار می‌کند؛ از سوی شما کاری لازم نیست.

## What recipients are told

circular-notice =
    <b>بخشنامهٔ تازه: { $title }</b>
    شمارهٔ { CODE($number) }، { DAY($day) }
    { $duties ->
        [0] لطفاً آن را بخوانید.
       *[other] { NUM($duties) } وظیفه برای دستگاه شما دارد.
    }
    لطفاً دریافت آن را با «{ btn-acknowledge }» تأیید کنید.

circular-notice-amended =
    <b>ویرایش { NUM($version) } بخشنامه: { $title }</b>
    شمارهٔ { CODE($number) }، { DAY($day) }
    { $count ->
        [0] متن ماده‌ها تغییر نکرده است.
       *[other] تغییر در { NUM($count) } ماده: { $articles }
    }
    لطفاً تغییرها را ببینید و دریافت آن را دوباره تأیید کنید.

circular-notice-reminder =
    دریافت بخشنامهٔ { CODE($number) } («{ $title }»، { DAY($day) }) را هنوز تأیید نکرده‌اید.
    لطفاً آن را بخوانید و «{ btn-acknowledge }» را بزنید.

## Changes

changes =
    <b>چه عوض شد؟</b>
    { $head }
    { $list }
    { page }
changes-since-version = بخشنامهٔ { CODE($number) } نسبت به ویرایش { NUM($version) }:
changes-since-year = بخشنامهٔ { CODE($number) } نسبت به بخشنامهٔ { CODE($former) } دورهٔ { NUM($year) }:
changes-none = متن و وظایف تفاوتی ندارد.
change-text-added = { $article } افزوده شد: «{ $after }»
change-text-removed = { $article } برداشته شد: «{ $before }»
change-text = { $article }، پیش‌تر: «{ $before }»؛ اکنون: «{ $after }»
change-text-grown = به { $article } افزوده شد: «{ $after }»
change-text-shrunk = از { $article } برداشته شد: «{ $before }»
change-duty-added = وظیفهٔ تازه در { $article }: «{ $after }»
change-duty-removed = وظیفهٔ { $article } برداشته شد: «{ $before }»
change-duty-day = مهلت { $article }: پیش‌تر { $before }؛ اکنون { $after }
change-duty-owner = مسئول { $article }: پیش‌تر { $before }؛ اکنون { $after }
change-day = { DAY($day) }

## Duties

duty-line = { $article }: { $title } — { $owner }، { $due }
duty-proposed = { $article }: { $title } — { $owner }، { $due }
duty-due = تا { DAY($day) }
duty-no-day = بدون مهلت
duty-done = انجام شد ({ MOMENT($at) })

owner-agencies = دستگاه‌های اجرایی
owner-agency-head = مدیر دستگاه
owner-liaison = رابط دستگاه
owner-parent = ستاد دستگاه
owner-staff = سازمان استان
owner-deputy = معاون توسعه
owner-aro = سازمان اداری
owner-none = بدون مسئول

duties-read =
    <b>وظایف بخشنامهٔ { CODE($number) }</b>
    { $list }
    { page }

duties-of-staff =
    <b>وظایف بخشنامهٔ { CODE($number) }</b>
    { $count ->
        [0] هنوز وظیفه‌ای نیست؛ از متن جدا کنید یا یکی‌یکی بنویسید.
       *[other] { NUM($count) } وظیفه؛ { NUM($done) } انجام شده است.
    }
    { page }

btn-duty = { NUM($place) }. { $article }: { $title }
btn-split-duties = جدا کردن از متن
btn-new-duty = وظیفهٔ تازه
btn-take-duties = ثبت این وظایف
btn-duty-title = عنوان
btn-duty-owner = مسئول
btn-duty-day = مهلت
btn-duty-drop = حذف وظیفه
btn-duty-done = انجام شد
btn-duty-open = هنوز باز است
btn-no-day = بدون مهلت

duties-proposed =
    <b>{ NUM($count) } وظیفه از متن جدا شد</b>
    { $list }
    { $more ->
        [0] { "" }
       *[other] و { NUM($more) } وظیفهٔ دیگر
    }
    پس از ثبت، هر کدام را می‌توانید درست یا حذف کنید.
duties-taken =
    { $count ->
        [0] همهٔ این ماده‌ها وظیفه داشتند؛ چیزی افزوده نشد.
       *[other] { NUM($count) } وظیفه ثبت شد؛ مسئول و مهلت هر کدام را ببینید.
    }
duty =
    <b>وظیفه · بخشنامهٔ { CODE($number) }</b>
    { $line }
duty-dropped = وظیفهٔ { $article } حذف شد.

ask-duty-article = وظیفه از کدام ماده است؟ نمونه: ماده ۴ یا ماده ۵ تبصره ۱
ask-duty-title = عنوان وظیفه را در یک جمله بفرستید؛ نمونه: ثبت خودارزیابی در سکو
ask-duty-owner = مسئول این وظیفه کیست؟ یکی را بزنید، یا بنویسید؛ نمونه: دفتر مدیریت عملکرد
ask-duty-day = آخرین روز این وظیفه را بفرستید؛ نمونه: ۳۱ فروردین

## Staff: writing

btn-circular-new = بخشنامهٔ تازه
btn-preview = پیش‌نمایش و ابلاغ
btn-set-text = ورود متن
btn-set-file = ورود فایل
btn-set-parts = مشخصات
btn-text-done = تمام شد
btn-amend = ویرایش تازه

ask-circular-number =
    <b>ثبت بخشنامه</b>
    شمارهٔ بخشنامه را بفرستید؛ نمونه: ۱۰۰۱۴۶
ask-circular-day = تاریخ بخشنامه را بفرستید؛ نمونه: ۱۴۰۳/۱۰/۲۲
ask-circular-title = عنوان بخشنامه را بفرستید؛ نمونه: ارزیابی عملکرد دستگاه‌های اجرایی در سال ۱۴۰۳
ask-circular-text =
    <b>متن بخشنامهٔ { CODE($number) }</b>
    متن را در یک یا چند پیام بفرستید؛ جای متن پیشین را می‌گیرد.
    هر ماده و تبصره را از سر سطر آغاز کنید؛ نمونه: ماده ۱- …
ask-circular-file =
    <b>فایل بخشنامهٔ { CODE($number) }</b>
    فایل نامه را بفرستید؛ نمونه: نامهٔ اسکن‌شده به‌صورت { CODE("PDF") } یا عکس.

circular-text-taken =
    متن رسید: { NUM($count) } ماده و تبصره، { NUM($length) } نویسه.
    اگر دنباله دارد، آن را هم بفرستید.


circular-draft =
    <b>پیش‌نویس بخشنامهٔ { CODE($number) }</b>
    { $title }
    { DAY($day) }
    { $version }
    متن: { NUM($articles) } ماده و تبصره، { NUM($length) } نویسه
    { $file }
    وظایف: { NUM($duties) } ({ NUM($ownerless) } بدون مسئول)

draft-no-title = عنوان ندارد؛ «{ btn-set-parts }» را بزنید.
draft-no-file = فایل: ندارد
draft-file = فایل: «{ $name }»
draft-file-coming = فایل «{ $name }» در راه است.

## Staff: issuing

circular-preview =
    پیام بالا همان است که گیرندگان می‌بینند.
    برای { NUM($people) } نفر در { NUM($agencies) } دستگاه؛ { NUM($unreachable) } نفر دور از دسترس؛ { NUM($empty) } دستگاه هنوز کسی ندارد.
    { $lacking }
    ابلاغ برنمی‌گردد؛ هر تغییر پس از آن، ویرایش تازه می‌شود.
lacks-file = فایل نامه پیوست نیست.
lacks-text = متن ندارد؛ جست‌وجو در ماده‌ها ممکن نمی‌شود.
lacks-owners = { NUM($count) } وظیفه مسئول ندارد.
duties-past = مهلت { NUM($count) } وظیفه پیش از تاریخ بخشنامه است.
btn-issue = ابلاغ

circular-going-out =
    بخشنامهٔ { CODE($number) } ابلاغ شد و دسته‌دسته فرستاده می‌شود.
    هرکس پس از این به کارنامه بپیوندد، آن را می‌گیرد.

circular-issued =
    <b>{ $title }</b>
    بخشنامهٔ { CODE($number) }، ابلاغ: { MOMENT($at) }
    { $version }
    گیرنده: { NUM($people) } نفر · تأیید دریافت: { NUM($acknowledged) } نفر · بی‌پاسخ: { NUM($silent) } نفر
    { $left ->
        [0] { "" }
       *[other] ارسال به { NUM($left) } نفر در راه است.
    }
    { $failed ->
        [0] { "" }
       *[other] به { NUM($failed) } نفر نرسید.
    }
    { $empty ->
        [0] { "" }
       *[other] { NUM($empty) } دستگاه هنوز کسی ندارد.
    }

btn-circular-silent = بی‌پاسخ‌ها ({ NUM($count) })
btn-delivery-sheet = فهرست کامل
btn-remind-silent = یادآوری به بی‌پاسخ‌ها

circular-silent =
    <b>بی‌پاسخ‌های بخشنامهٔ { CODE($number) }: { NUM($count) } نفر</b>
    { $list }
    { page }
circular-silent-line = { $agency }: { $name }، { PHONE($phone) }، { $platforms } ({ $state })
circular-silent-none = همه دریافت را تأیید کرده‌اند.
circular-silent-reminded = یادآوری برای { NUM($count) } نفر فرستاده می‌شود. یادآوری بعدی از فردا ممکن است.

delivery-acknowledged = تأییدشده
delivery-sent = رسیده
delivery-unknown = نامعلوم
delivery-queued = در صف
delivery-blocked = ربات را بسته است
delivery-failed = نرسید
delivery-cancelled = لغو شد
delivery-none = بدون پیام‌رسان

delivery-sheet = وضعیت دریافت بخشنامهٔ { CODE($number) }: { NUM($count) } نفر
delivery-sheet-title = وضعیت دریافت بخشنامه
delivery-column-agency = دستگاه
delivery-column-name = نام
delivery-column-role = نقش
delivery-column-phone = شمارهٔ همراه
delivery-column-messengers = پیام‌رسان‌ها
delivery-column-delivery = وضعیت
delivery-column-sent-at = زمان ارسال
delivery-column-acknowledged-at = زمان تأیید
moment-of = { MOMENT($at) }

doing-circular = در میانهٔ ثبت بخشنامه هستید: پاسخ آخرین پرسش را بنویسید، یا به خانه بروید.
doing-circular-text = در میانهٔ ورود متن بخشنامه هستید: دنبالهٔ متن را بفرستید، یا «{ btn-text-done }» را بزنید.
doing-circular-file = در میانهٔ ورود فایل بخشنامه هستید: فایل نامه را بفرستید؛ نمونه: { CODE("PDF") } یا عکس.

## Refusals

refused-circular-needs-cycle = بخشنامه به دوره وابسته است و هنوز دوره‌ای نیست. نخست از خانه دوره را تعریف کنید.
refused-bad-circular-number = «{ $given }» شمارهٔ بخشنامه نیست. شماره‌ای با رقم بفرستید؛ نمونه: ۱۰۰۱۴۶
refused-circular-known =
    بخشنامهٔ { CODE($number) } در این دوره ثبت شده است.
    برای اصلاح، آن را از فهرست باز کنید و «{ btn-amend }» را بزنید.
refused-bad-circular-title = عنوان { NUM($length) } نویسه دارد. از ۳ تا { NUM($most) } نویسه بفرستید؛ نمونه: ارزیابی عملکرد سال ۱۴۰۳
refused-circular-too-long =
    متن { NUM($length) } نویسه می‌شود و از سقف { NUM($most) } نویسه بیشتر است.
    پیوست‌ها را به‌صورت فایل بفرستید.
refused-unknown-circular = این بخشنامه پیدا نشد. بخشنامه‌های شما در فهرست است.
refused-circular-issued =
    بخشنامهٔ { CODE($number) } ابلاغ شده است و تغییر نمی‌کند.
    برای اصلاح، آن را باز کنید و «{ btn-amend }» را بزنید.
refused-circular-incomplete = بخشنامهٔ { CODE($number) } هنوز کامل نیست: عنوان، و متن یا فایل لازم است.
refused-circular-superseded = بخشنامهٔ { CODE($number) } ویرایش تازه‌ای دارد؛ دریافت همان را تأیید کنید.
refused-circular-nobody-silent = همهٔ گیرندگان دریافت را تأیید کرده‌اند؛ یادآوری لازم نیست.
refused-circular-nobody-yet = بخشنامهٔ { CODE($number) } هنوز به کسی فرستاده نشده است.
refused-circular-reminded-lately = یادآوری { NEAR($at) } فرستاده شده است؛ روزی بیش از یک بار فرستاده نمی‌شود.
refused-circular-no-text = متن بخشنامهٔ { CODE($number) } وارد نشده است؛ فایل نامه را ببینید.
refused-circular-no-file = بخشنامهٔ { CODE($number) } فایل ندارد؛ متن آن را ببینید.
refused-no-former-circular = از دورهٔ پیش بخشنامه‌ای نیست که با این مقایسه شود.
refused-unknown-duty = این وظیفه پیدا نشد؛ شاید حذف شده باشد. فهرست وظایف را دوباره باز کنید.
refused-bad-duty-article = «{ $given }» نام ماده نیست. نمونه: ماده ۴
refused-bad-duty-words = { NUM($length) } نویسه رسید؛ از ۲ تا { NUM($most) } نویسه بفرستید؛ نمونه: ثبت خودارزیابی در سکو
refused-too-many-duties = هر بخشنامه تا { NUM($most) } وظیفه می‌گیرد؛ وظایف نزدیک به هم را یکی کنید.
refused-no-articles =
    در متن بخشنامهٔ { CODE($number) } ماده‌ای پیدا نشد.
    هر ماده باید از سر سطر آغاز شود؛ نمونه: ماده ۱- …
