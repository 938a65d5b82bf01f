### Staff: the year's cycle and its deadline, invitations, the board of agencies.

## The cycle

ask-year =
    <b>تعریف دوره</b>
    سال دوره را با چهار رقم بفرستید؛ نمونه: ۱۴۰۳

ask-deadline =
    <b>مهلت خودارزیابی دورهٔ { NUM($year) }</b>
    آخرین روز را بفرستید؛ نمونه: ۳۱ فروردین یا فردا
    مهلت تا پایان همان روز، به وقت تهران، است.

confirm-opening =
    <b>گشایش دورهٔ { NUM($year) }</b>
    { deadline-line }
    دوره برای { NUM($agencies) } دستگاه با { NUM($measures) } سنجه گشوده می‌شود و به رابط‌ها خبر می‌دهیم.
    پس از آن فهرست سنجه‌ها تغییر نمی‌کند و گشایش برنمی‌گردد.

confirm-moving =
    <b>تغییر مهلت دورهٔ { NUM($year) }</b>
    { deadline-line }
    مهلت همهٔ { NUM($agencies) } دستگاه ({ NUM($measures) } سنجه) همین می‌شود و به رابط‌ها خبر می‌دهیم.

btn-open-now = گشایش و اعلام
btn-move-now = ثبت مهلت تازه
btn-other-day = روز دیگر

cycle-opening =
    گشایش دوره آغاز شد. مهلت: { DEADLINE($deadline) }.
    وقتی پروندهٔ همهٔ دستگاه‌ها آماده شد، خبر می‌دهیم.

deadline-moved = مهلت تازه ثبت شد: { DEADLINE($deadline) } — { LEFT($deadline) }.

cycle-opened-staff =
    <b>دورهٔ { NUM($year) } گشوده شد.</b>
    { $sample ->
        [true] { sample-line }
       *[false] { "" }
    }
    پروندهٔ { NUM($agencies) } دستگاه آماده است و به رابط‌ها خبر داده شد.
    { deadline-line }

cycle-opened-liaison =
    <b>خودارزیابی دورهٔ { NUM($year) } آغاز شد.</b>
    { $sample ->
        [true] { sample-line }
       *[false] { "" }
    }
    سنجه‌ها را یک‌به‌یک کامل و ثبت کنید.
    { deadline-line }

btn-begin = شروع خودارزیابی

## Invitations

ask-agency =
    <b>دعوت { $role }</b>
    برای کدام دستگاه؟ بخشی از نام یا کد آن را بفرستید؛ نمونه: راه و شهرسازی

which-agency =
    { NUM($count) } دستگاه پیدا شد. یکی را برگزینید، یا نام کامل‌تری بفرستید.

which-agency-many =
    { NUM($count) } دستگاه پیدا شد؛ { NUM($shown) } تای نخست این‌هاست.
    اگر دستگاه در میانشان نیست، نام کامل‌تری بفرستید.

btn-agency = { $title } ({ CODE($code) })

ask-liaison-name =
    رابط «{ $agency }» کیست؟
    نام و نام خانوادگی او را بفرستید؛ نمونه: مریم احمدی

ask-liaison-phone =
    شمارهٔ همراه { $name } را بفرستید؛ نمونه: ۰۹۱۲۳۴۵۶۷۸۹
    می‌توانید مخاطب او را هم از دفترچهٔ تلفن بفرستید.

invitation =
    { $name } گرامی
    شما به‌عنوان { $role } به کارنامه دعوت شده‌اید.
    پیوند پیام‌رسان خود را باز کنید و شمارهٔ { PHONE($phone) } را با دکمهٔ «{ btn-share-phone }» بفرستید:
    { $links }
    اگر پیوند باز نشد، این کد را در کارنامه بفرستید: <code>{ FIGURE($code) }</code>
    این دعوت یک‌بارمصرف است و { NUM($days) } روز اعتبار دارد.

invitation-link =
    { $platform }:
    { LINK($link) }

invitation-made =
    دعوت { $name } آماده است. پیام بالا را برای خودش بفرستید.
    پیوند و کد دوباره نشان داده نمی‌شود.

btn-invite-another = دعوت بعدی
