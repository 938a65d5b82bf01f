### Objections, hearings, decisions, committee (steps 14 and 15). Ids: objection-…, hearing-…, deciding-…, resolution-….

## Buttons

btn-objection-line = { FIGURE($number) }: { $title }
btn-objection-of = { FIGURE($number) }: { $agency }
btn-see-objection = دیدن اعتراض
btn-see-draft = دیدن پیش‌نویس
btn-see-decision = دیدن تصمیم
btn-begin-objection = ثبت اعتراض
btn-continue-draft = ادامهٔ پیش‌نویس
btn-drafts = پیش‌نویس‌ها ({ NUM($count) })
btn-all-measures = همهٔ سنجه‌ها
btn-write-objection = نوشتن متن
btn-edit-objection = ویرایش متن
btn-point-at = مستندات ({ NUM($count) })
btn-about-score = موضوع: امتیاز
btn-about-weight = موضوع: وزن یا هدف
btn-about-value = موضوع: مقدار راهبر
btn-file-pointed = { NUM($place) }. { $name } (انتخاب‌شده)
btn-file-plain = { NUM($place) }. { $name }
btn-no-objection = بدون اعتراض
btn-file-objection = ثبت نهایی
btn-file-late = درخواست پذیرش
btn-drop-objection = حذف پیش‌نویس
btn-to-objections = اعتراض‌ها
btn-object-now = دیدن و اعتراض
btn-objections-door = اعتراض‌ها ({ NUM($count) })
btn-late-door = اعتراض‌های دیرهنگام ({ NUM($count) })
btn-own-objections-door = اعتراض‌های من ({ NUM($count) })
btn-agenda-door = دستور جلسه ({ NUM($count) })
btn-hearing = جلسهٔ دفاع
btn-ask-hearing = درخواست جلسه
btn-choose-slot = انتخاب زمان
btn-move-hearing = تغییر زمان
btn-cancel-hearing = لغو جلسه
btn-cancel-hearing-sure = جلسه لغو شود
btn-my-hearing = دیدن جلسه
btn-slot = { NEAR($starts) }

btn-objections-new = بدون رسیدگی‌کننده ({ NUM($count) })
btn-objections-assigned = نزد ارزیاب ({ NUM($count) })
btn-objections-committee = نزد کمیته ({ NUM($count) })
btn-objections-decided = تصمیم‌گرفته ({ NUM($count) })
btn-objections-late = دیرهنگام ({ NUM($count) })
btn-objections-answered = پاسخ‌داده ({ NUM($count) })
btn-objections-evenly = تقسیم میان ارزیابان ({ NUM($count) })
btn-choose-decider = تعیین رسیدگی‌کننده
btn-decider = { NUM($place) }. { $name } ({ NUM($load) })
btn-escalate = ارجاع به کمیته
btn-forward = ارجاع به راهبر
btn-answer-now = ارسال پاسخ
btn-answers = پاسخ‌ها
btn-send-answers = ارسال { NUM($count) } پاسخ
btn-answers-at-once = پاسخ بی‌درنگ
btn-answers-batch = پاسخ گروهی
btn-objection-figures = آمار اعتراض‌ها
btn-figures-outcome = به تفکیک نتیجه
btn-figures-axis = به تفکیک محور
btn-figures-group = به تفکیک گروه
btn-figures-appraiser = به تفکیک ارزیاب
btn-figures-sheet = دریافت فایل
btn-objection-register = دفتر اعتراض‌ها
btn-admit-late = پذیرش
btn-refuse-late = رد

btn-hearings = جلسه‌های دفاع
btn-hearing-of = { NUM($place) }. { $agency }
btn-see-hearing = دیدن درخواست جلسه
btn-offer-hearing = موافقت
btn-deny-hearing = مخالفت
btn-slots = زمان‌ها
btn-add-slots = زمان تازه
btn-slot-day = { DAY($day) }
btn-withdraw-slot = حذف { NEAR($starts) }
btn-withdraw-slot-sure = زمان حذف شود
btn-write-minutes = نوشتن صورت‌جلسه
btn-missed = حاضر نشدند

btn-objection-queue = اعتراض‌های من
btn-next-objection = اعتراض بعدی
btn-objection-file = مستند { NUM($number) }
btn-objection-files = همهٔ مستندات ({ NUM($count) })
btn-outcome-accept = پذیرش کامل
btn-outcome-partly = پذیرش بخشی
btn-outcome-reject = رد اعتراض
btn-outcome-lower = کاهش امتیاز
btn-new-score = امتیاز { SCORE($score) }
btn-take-back = پس گرفتن تصمیم
btn-same-elsewhere = اشتباه مشابه
btn-same-elsewhere-sure = بازبینی شود
btn-agenda = دستور جلسه
btn-agenda-sheet = دستور جلسه (فایل)
btn-decide-in = تصمیم در مصوبه
btn-resolution = مصوبهٔ { FIGURE($number) } ({ DAY($day) })
btn-new-resolution = مصوبهٔ تازه
btn-resolution-scan = تصویر مصوبه
btn-no-file = ادامه بی‌فایل

## States, outcomes, subjects

objection-state-draft = { mark-draft } پیش‌نویس
objection-state-filed = { mark-submitted } ثبت‌شده، در انتظار رسیدگی‌کننده
objection-state-late = { mark-submitted } دیرهنگام، در انتظار تصمیم معاون
objection-state-refused-late = رد به سبب پایان مهلت
objection-state-assigned = { mark-submitted } نزد ارزیاب دوم
objection-state-review = { mark-submitted } در حال رسیدگی
objection-state-committee = { mark-submitted } نزد کمیته
objection-state-decided = { mark-submitted } تصمیم‌گرفته، در انتظار پاسخ
objection-state-answered = پاسخ داده شد
objection-state-discarded = کنار گذاشته شد

outcome-accepted = پذیرفته شد
outcome-partly = بخشی پذیرفته شد
outcome-rejected = پذیرفته نشد
outcome-lowered = پذیرفته نشد و امتیاز کم شد

objection-about-score = امتیاز
objection-about-weight = وزن یا هدف (رسیدگی در کمیته)
objection-about-value = مقدار راهبر شاخص

hearing-state-requested = در انتظار موافقت
hearing-state-denied = موافقت نشد
hearing-state-offered = زمان را انتخاب کنید
hearing-state-set = زمان تعیین شده است
hearing-state-heard = برگزار شد
hearing-state-missed = دستگاه حاضر نشد
hearing-state-cancelled = لغو شد

## The agency: its measures by lost points, one measure

objections-room =
    <b>اعتراض به نتایج</b>
    { $window }
    { $accepted }
    { $heading }
    { $list }
    { $own }
    { $page }
objections-by-loss =
    { NUM($count) } سنجه با کسر امتیاز، { $drafts ->
        [yes] نخست پیش‌نویس‌ها و سپس از بیشترین کسر:
       *[no] از بیشترین کسر:
    }
objections-mine = اعتراض‌ها و پیش‌نویس‌های شما:
objection-window = مهلت اعتراض: { DEADLINE($ends) } — { LEFT($ends) }
objection-window-ended = مهلت اعتراض به پایان رسید ({ DEADLINE($ends) })؛ پذیرش با معاون است.
objections-accepted = نتایج پذیرفته شده است؛ پذیرش اعتراض تازه با معاون است.
objection-line =
    سنجهٔ { CODE($code) } ({ FIGURE($number) }): { SCORE($given) } از { SCORE($cap) }{ $state }
objection-line-state = ؛ { $state }
objections-own = اعتراض‌ها: { NUM($drafts) } پیش‌نویس، { NUM($filed) } ثبت‌شده، { NUM($answered) } پاسخ‌گرفته

objection-subject =
    <b>سنجهٔ { CODE($code) } ({ FIGURE($number) }): { $title }</b>
    امتیاز: { SCORE($given) } از { SCORE($cap) } ({ SCORE($lost) } کسر)
    { $own }
    { $reason }
    { $window }
    { $objection }
objection-own-score = خودارزیابی: { SCORE($own) }
objection-given-reason = دلیل ارزیاب: { $reason }
objection-there = وضعیت اعتراض: { $state }

## The draft

objection-ask-text =
    <b>دلیل اعتراض به سنجهٔ { CODE($code) }</b>
    دلیل را بنویسید: دست‌کم { NUM($least) } و حداکثر { NUM($most) } نویسه.
    به مستندات ثبت‌شده اشاره کنید؛ فهرست آن‌ها در گام بعد است.
    تا «{ btn-file-objection }» هر بار می‌توانید متن را عوض کنید؛ پس از آن ثابت می‌ماند.
    { $former }
objection-former-text = متن کنونی: { $text }
objection-draft =
    <b>پیش‌نویس اعتراض: سنجهٔ { CODE($code) } ({ $title })</b>
    امتیاز: { SCORE($given) } از { SCORE($cap) }
    موضوع: { $subject }
    متن، { NUM($length) } از { NUM($most) } نویسه:
    { $text }
    { $files }
    { $window }
    پس از «{ btn-file-objection }» متن تغییر نمی‌کند.
objection-files = مستندات ({ NUM($count) }): { $names }
objection-no-files = مستندی انتخاب نشده است.
objection-changed-meanwhile =
    { $by } پیش‌نویس را در این میان تغییر داد؛ متن شما ذخیره نشد.
    نسخهٔ کنونی در زیر است. اگر متن شما باید جای آن بنشیند، دوباره بفرستید.
objection-point =
    <b>مستندات اعتراض به سنجهٔ { CODE($code) }</b>
    { NUM($count) } مستند ثبت شده است؛ { NUM($chosen) } مستند انتخاب شده است.
    هر کدام را که به آن استناد می‌کنید بزنید؛ زدن دوباره آن را برمی‌دارد.
    { $new }
objection-new-files = مستند تازه هم می‌پذیرد: فایل را همین‌جا بفرستید.
objection-registered-only = رسیدگی بر پایهٔ مستندات ثبت‌شده است و مستند تازه پذیرفته نمی‌شود.
objection-dropped = پیش‌نویس اعتراض به سنجهٔ { CODE($code) } حذف شد.
objection-file-arriving = «{ $name }» در حال دریافت است و به اعتراض افزوده شد.
objection-file-where =
    «{ $name }» نگه داشته نشد: { $new ->
        [yes] روشن نیست برای کدام اعتراض است.
       *[no] در این دوره به اعتراض مستند تازه افزوده نمی‌شود.
    }
    { $new ->
        [yes] پیش‌نویس اعتراض آن سنجه را باز کنید، یا اعتراض تازه‌ای آغاز کنید، و فایل را همان‌جا بفرستید.
       *[no] در پیش‌نویس اعتراض می‌توانید به مستندات ثبت‌شده اشاره کنید.
    }
    { $window }
objection-file-final = «{ $name }» نگه داشته نشد: نتایج نهایی شده است و دیگر مستندی به آن افزوده نمی‌شود.
objection-file-stored = «{ $name }» ({ BYTES($size) }) دریافت شد و پیوست اعتراض است.
objection-file-lost = «{ $name }» نرسید. لطفاً پیش‌نویس را باز کنید و آن را دوباره بفرستید.
objection-file-lost-filed =
    «{ $name }»، پیوست اعتراض به سنجهٔ { CODE($code) }، نرسید.
    اعتراض ثبت است؛ { DEADLINE($until) } و تا پیش از تصمیم می‌توانید همان فایل را دوباره بفرستید.
objection-file-refused-filed =
    «{ $name }»، پیوست اعتراض به سنجهٔ { CODE($code) }، نگه داشته نشد: { $why }
    اعتراض ثبت است؛ { DEADLINE($until) } و تا پیش از تصمیم می‌توانید فایل درست را جای آن بفرستید.
objection-send-instead =
    فایل درست را به جای «{ $name }» بفرستید؛ { DEADLINE($until) } فرصت دارید.
    همان جای آن می‌نشیند و چیز دیگری از اعتراض تغییر نمی‌کند.
objection-send-again =
    «{ $name }» را دوباره بفرستید؛ { DEADLINE($until) } فرصت دارید.
    همان فایل جای آن می‌نشیند و چیز دیگری از اعتراض تغییر نمی‌کند.
objection-files-lost = { NUM($count) } مستند به دست نیامده است.
objection-files-refused = { NUM($count) } مستند باز نشد و نگه داشته نشده است.
objection-file-came =
    <b>مستندی از اعتراض { $agency } رسید</b>
    سنجهٔ { CODE($measure) }: «{ $name }»
    به جای مستندی است که پیش‌تر نرسیده یا باز نشده بود.

## Filing

objection-filed =
    <b>اعتراض به سنجهٔ { CODE($code) } ثبت شد</b>
    { $title }
    کد رهگیری: <code>{ $receipt }</code>
    زمان: { MOMENT($at) }
    متن دیگر تغییر نمی‌کند. { $subject ->
        [weight] رسیدگی به وزن و هدف با کمیته است
        [steward] نخست برای راهبر شاخص فرستاده می‌شود و پس از پاسخ او رسیدگی می‌شود
       *[score] کسی رسیدگی می‌کند که آن امتیاز را نداده است
    }؛ پاسخ همین‌جا می‌آید.
objection-filed-before =
    این اعتراض پیش‌تر ثبت شده است: سنجهٔ { CODE($code) }، { $title }
    کد رهگیری: <code>{ $receipt }</code>
    زمان: { MOMENT($at) }
objection-filed-late =
    <b>درخواست پذیرش اعتراض به سنجهٔ { CODE($code) } فرستاده شد</b>
    { $title }
    کد رهگیری: <code>{ $receipt }</code>
    زمان: { MOMENT($at) }
    مهلت گذشته است؛ معاون توسعهٔ مدیریت تصمیم می‌گیرد و نتیجه همین‌جا می‌آید.
objection-ask-late =
    <b>چرا اعتراض به سنجهٔ { CODE($code) } دیر شد؟</b>
    دلیل را بنویسید (۱۰ تا ۱۰۰۰ نویسه)؛ معاون توسعهٔ مدیریت آن را می‌خواند.
    نمونه: رابط دستگاه در روزهای مهلت در مأموریت بود.
objection-own =
    <b>اعتراض به سنجهٔ { CODE($code) } ({ $title })</b>
    وضعیت: { $state }
    ثبت: { MOMENT($at) }؛ کد <code>{ $receipt }</code>
    متن: { $text }
    { $files }
    { $lost }
    { $forwarded }
    { $answer }
objection-forwarded-to = ارجاع به راهبر شاخص: { $note }
objection-late-reason = دلیل رد: { $reason }
objection-decision =
    نتیجه: { $outcome }
    امتیاز: { SCORE($before) } ← { SCORE($after) }
    دلیل: { $reason }
    { $vote }
committee-vote = رأی کمیته: { NUM($favour) } موافق، { NUM($against) } مخالف، { NUM($abstained) } ممتنع

## Told to the agency

no-objection-said =
    به مدیر دستگاه گفته شد که اعتراضی ندارید.
    پذیرش نتایج با اوست؛ { DEADLINE($until) } فرصت دارد.
result-without-objection =
    <b>اعتراضی به نتایج نیست: { $agency }</b>
    { $by } نتایج را دیده و اعتراضی ندارد.
    اگر شما هم موافقید، { DEADLINE($until) } نتایج را بپذیرید.

objection-reminder =
    <b>مهلت اعتراض رو به پایان است</b>
    { objection-window }
    { NUM($count) } سنجه کسر امتیاز دارد ({ SCORE($points) } امتیاز). { $accepts ->
        [yes] نتایج را بپذیرید یا اعتراض کنید.
       *[no] اعتراض کنید، یا اگر اعتراضی نیست به مدیر بگویید؛ پذیرش نتایج با اوست.
    }
objection-draft-reminder =
    <b>پیش‌نویس اعتراض شما هنوز ثبت نشده است</b>
    { $count ->
        [1] سنجهٔ { CODE($measure) }
       *[other] { NUM($count) } پیش‌نویس؛ از جمله سنجهٔ { CODE($measure) }
    }
    { objection-window }
    تا «{ btn-file-objection }» را نزنید بررسی نمی‌شود و پس از مهلت به حساب نمی‌آید.
objection-draft-lapsed =
    <b>مهلت اعتراض پایان یافت و پیش‌نویس شما ثبت نشد</b>
    { $agency }: { $count ->
        [1] سنجهٔ { CODE($measure) }
       *[other] { NUM($count) } پیش‌نویس؛ از جمله سنجهٔ { CODE($measure) }
    }
    امتیاز همان است که اعلام شد؛ متن شما مانده است.
    اگر هنوز بر آنید، پیش‌نویس را باز کنید، «{ btn-file-late }» را بزنید و علت تأخیر را بنویسید؛ معاون تصمیم می‌گیرد.
objection-admitted =
    <b>اعتراض دیرهنگام پذیرفته شد: سنجهٔ { CODE($measure) }</b>
    { $title }
    دلیل: { $reason }
    اکنون رسیدگی می‌شود و پاسخ همین‌جا می‌آید.
objection-refused-late =
    <b>اعتراض دیرهنگام رسیدگی نمی‌شود: سنجهٔ { CODE($measure) }</b>
    { $title }
    دلیل معاون توسعهٔ مدیریت: { $reason }
    امتیاز همان است که اعلام شد.
objection-forwarded =
    <b>اعتراض شما برای راهبر شاخص فرستاده شد: سنجهٔ { CODE($measure) }</b>
    { $title }
    { $note }
    پس از پاسخ او رسیدگی می‌شود و نتیجه همین‌جا می‌آید.
objection-answered =
    <b>پاسخ اعتراض: سنجهٔ { CODE($measure) }</b>
    { $title }
    نتیجه: { $outcome ->
        [ACCEPTED] { outcome-accepted }
        [PARTLY] { outcome-partly }
        [LOWERED] { outcome-lowered }
       *[other] { outcome-rejected }
    }
    امتیاز: { SCORE($before) } ← { SCORE($after) }
    دلیل: { $reason }
    رسیدگی به این اعتراض پایان یافت؛ کاری لازم نیست.

## Hearings, the agency

hearing-none =
    <b>جلسهٔ دفاع</b>
    اگر متن و مستندات برای روشن شدن موضوع کافی نیست، می‌توانید جلسهٔ حضوری بخواهید.
    راهبر ارزیابی زمان‌ها را پیشنهاد می‌کند و شما یکی را انتخاب می‌کنید.
hearing-own =
    <b>جلسهٔ دفاع: { $state }</b>
    { $detail }
hearing-reason = دلیل درخواست: { $reason }
hearing-set =
    زمان: { NEAR($starts) }، { NUM($minutes) } دقیقه
    جا: { $place }
    موضوع: اعتراض به { $codes }
    اصل مستندات ثبت‌شده و معرفی‌نامهٔ نماینده را همراه داشته باشید.
    تا دو ساعت پیش از آن می‌توانید زمان را تغییر دهید.
hearing-minutes =
    حاضران: { $attendance }
    گفته‌ها: { $said }
    نتیجه: { $conclusion }
hearing-denied-because = دلیل: { $reason }
hearing-ask-reason =
    <b>درخواست جلسهٔ دفاع</b>
    چرا جلسه لازم است؟ (۱۰ تا ۱۰۰۰ نویسه)
    نمونه: روش محاسبه را باید با نمایش سامانه توضیح دهیم.
hearing-asked = درخواست جلسه فرستاده شد. پس از موافقت، زمان‌ها همین‌جا پیشنهاد می‌شود.
hearing-slots =
    <b>کدام زمان؟</b>
    { NUM($count) } زمان آزاد است. { page }
hearing-no-slots =
    اکنون زمان آزادی نیست.
    راهبر ارزیابی زمان تازه می‌گذارد؛ بعدتر دوباره ببینید.
hearing-slot-gone-now = این زمان همین حالا گرفته شد یا دیگر در دسترس نیست. زمان دیگری انتخاب کنید.
hearing-chosen =
    جلسهٔ دفاع تعیین شد: { NEAR($starts) }
    جا: { $place }
    روز پیش و دو ساعت پیش از آن یادآوری می‌شود.
hearing-cancel-sure =
    جلسه لغو شود؟
    اعتراض‌ها بر پایهٔ متن و مستندات رسیدگی می‌شود.
hearing-cancelled = جلسه لغو شد. اعتراض‌ها بر پایهٔ متن و مستندات رسیدگی می‌شود.
hearing-offered =
    <b>با جلسهٔ دفاع موافقت شد</b>
    زمان آن را انتخاب کنید؛ هر زمان برای یک دستگاه است.
hearing-denied =
    <b>با جلسهٔ دفاع موافقت نشد</b>
    دلیل: { $reason }
    اعتراض‌ها بر پایهٔ متن و مستندات رسیدگی می‌شود.
hearing-slot-gone =
    <b>زمان جلسهٔ دفاع شما برداشته شد</b>
    { MOMENT($starts) } دیگر برقرار نیست. زمان دیگری انتخاب کنید.
hearing-reminder =
    <b>یادآوری جلسهٔ دفاع: { NEAR($starts) }</b>
    جا: { $place }؛ { NUM($minutes) } دقیقه
    موضوع: اعتراض به { $codes }
    اصل مستندات ثبت‌شده و معرفی‌نامهٔ نماینده را همراه داشته باشید.
hearing-minutes-sent =
    <b>صورت‌جلسهٔ دفاع</b>
    { hearing-minutes }
    این صورت‌جلسه پیوست رسیدگی به اعتراض‌های شماست.
hearing-missed =
    <b>جلسهٔ دفاع برگزار نشد</b>
    در { MOMENT($starts) } کسی از دستگاه حاضر نشد.
    اعتراض‌ها بر پایهٔ متن و مستندات رسیدگی می‌شود.
hearing-is-to-come = جلسهٔ دفاع هنوز برگزار نشده است: { $state }
hearing-was-held = جلسهٔ دفاع: { $conclusion }
hearing-was-missed = دستگاه در جلسهٔ دفاع حاضر نشد؛ رسیدگی بر پایهٔ پرونده است.

## Hearings, staff

hearing-asked-staff =
    <b>درخواست جلسهٔ دفاع: { $agency }</b>
    موضوع: اعتراض به { $codes }
    دلیل: { $reason }
hearing-set-staff =
    جلسهٔ دفاع «{ $agency }» { $moved ->
        [yes] به زمان دیگری رفت
       *[other] تعیین شد
    }: { MOMENT($starts) }
    جا: { $place }
hearing-cancelled-staff = «{ $agency }» جلسهٔ دفاع را لغو کرد؛ زمان آن آزاد است.
hearings-all =
    <b>جلسه‌های دفاع</b>
    { NUM($count) } جلسه: { NUM($asked) } در انتظار موافقت، { NUM($set) } تعیین‌شده
    زمان‌های آزاد: { NUM($free) }
    { $page }
hearing-staff =
    <b>جلسهٔ دفاع: { $agency }</b>
    وضعیت: { $state }
    موضوع: اعتراض به { $codes }
    درخواست { $by }: { $reason }
    { $when }
    { $minutes }
hearing-when = زمان: { MOMENT($starts) }، { $place }
hearing-was-offered = با جلسهٔ «{ $agency }» موافقت شد؛ دستگاه زمان را انتخاب می‌کند.
hearing-ask-denial =
    <b>مخالفت با جلسهٔ { $agency }</b>
    دلیل را بنویسید (دست‌کم ۵ نویسه)؛ به دستگاه گفته می‌شود.
    نمونه: موضوع با مستندات موجود روشن است.
hearing-was-denied = با جلسهٔ «{ $agency }» موافقت نشد و به دستگاه گفته شد.
hearing-missed-noted = ثبت شد: «{ $agency }» حاضر نشد؛ رسیدگی بر پایهٔ پرونده است.
slots-all =
    <b>زمان‌های جلسهٔ دفاع ({ NUM($count) })</b>
    { $list }
slots-none =
    <b>زمان‌های جلسهٔ دفاع</b>
    زمانی در پیش نیست. زمان تازه بگذارید تا دستگاه‌ها انتخاب کنند.
slot-line = { NEAR($starts) }، { $place }: { $agency }
slot-free = آزاد
slots-ask-day =
    <b>زمان تازه برای جلسهٔ دفاع</b>
    کدام روز؟ روز را بزنید یا بنویسید؛ نمونه: ۱۵ تیر
slots-ask-hours =
    <b>{ DAY($day) }</b>
    از چه ساعتی تا چه ساعتی؟ هر جلسه { NUM($length) } دقیقه است.
    نمونه: ۹ تا ۱۲
slots-ask-place =
    <b>{ DAY($day) }: { NUM($count) } زمان</b>
    جا یا پیوند جلسه را بنویسید؛ نمونه: سازمان مدیریت، طبقهٔ سوم، اتاق ۳۰۴
slots-added =
    { NUM($count) } زمان افزوده شد.
    { $clashing }
slots-clashing = { NUM($count) } زمان با زمان‌های پیشین هم‌پوشانی داشت و افزوده نشد.
slot-withdraw-sure =
    «{ $agency }» این زمان را گرفته است: { MOMENT($starts) }
    اگر حذف شود، دستگاه خبر می‌گیرد و زمان دیگری انتخاب می‌کند.
slot-withdrawn = زمان حذف شد.
minutes-ask-attendance =
    <b>صورت‌جلسهٔ { $agency }</b>
    ۱ از ۳: چه کسانی حاضر بودند؟ نمونه: خانم احمدی (رابط)، آقای رضایی (ارزیاب)
minutes-ask-said = ۲ از ۳: دستگاه چه گفت و چه نشان داد؟ (تا { NUM($most) } نویسه)
minutes-ask-conclusion = ۳ از ۳: نتیجهٔ جلسه چه شد؟ نمونه: سند دوم رؤیت شد و با سامانه برابر بود.
minutes-kept = صورت‌جلسهٔ «{ $agency }» ثبت شد، برای دستگاه رفت و در کارت اعتراض‌های آن دیده می‌شود.

## Staff

objections-board =
    <b>اعتراض‌ها</b>
    { NUM($count) } اعتراض، { NUM($waiting) } باز
    بدون رسیدگی‌کننده { NUM($unassigned) }؛ نزد ارزیاب { NUM($assigned) }؛ کمیته { NUM($committee) }
    تصمیم‌گرفته { NUM($decided) }؛ پاسخ‌داده { NUM($answered) }
    { $late }
objections-board-late = دیرهنگام، در انتظار معاون: { NUM($count) }
objections-board-none =
    <b>اعتراض‌ها</b>
    هنوز اعتراضی ثبت نشده است.
objections-list =
    <b>{ $title } ({ NUM($count) })</b>
    { $oldest }
    { $page }
objections-oldest = قدیمی‌ترین: { NEAR($at) }
objections-title-new = اعتراض‌های بدون رسیدگی‌کننده
objections-title-assigned = اعتراض‌های نزد ارزیاب
objections-title-committee = اعتراض‌های نزد کمیته
objections-title-decided = تصمیم‌گرفته، در انتظار پاسخ
objections-title-late = دیرهنگام، در انتظار معاون
objections-title-answered = اعتراض‌های پاسخ‌داده
objection-staff =
    <b>اعتراض { $agency }</b>
    سنجهٔ { CODE($code) }: { $title }
    وضعیت: { $state } · موضوع: { $subject }
    امتیاز هنگام اعتراض: { SCORE($score) }
    متن: { $text }
    { $decider }
    { $note }
    { $decision }
    { $held }
objection-held-at-committee = امتیاز پس از تصمیم کمیته تغییر کرده و پاسخ نگه داشته شده است؛ کمیته تصمیم را پس بگیرد و دوباره بررسی کند.
objection-held = امتیاز پس از تصمیم تغییر کرده و پاسخ نگه داشته شده است؛ دوباره به یک ارزیاب بسپارید.
objection-decider = رسیدگی‌کننده: { $name }
objection-escalated-because = دلیل ارجاع به کمیته: { $reason }
deciders =
    <b>چه کسی رسیدگی کند؟</b>
    سنجهٔ { CODE($code) } از «{ $agency }»
    { NUM($count) } ارزیاب؛ عدد کنار هر نام، شمار اعتراض‌های در دست اوست.
    کسی که به این سنجه امتیاز داده یا تعارض منافع دارد در فهرست نیست.
deciders-none =
    برای سنجهٔ { CODE($code) } از «{ $agency }» ارزیابی نمانده است.
    هر ارزیاب یا به آن امتیاز داده یا تعارض منافع دارد. به کمیته ارجاع دهید یا ارزیاب دیگری دعوت کنید.
objection-given = اعتراض به سنجهٔ { CODE($code) } از «{ $agency }» به { $name } سپرده شد.
objections-given =
    { NUM($count) } اعتراض میان ارزیابان تقسیم شد.
    { $left }
objections-left = برای { NUM($count) } اعتراض ارزیاب بی‌طرفی نمانده است؛ به کمیته ارجاع دهید یا ارزیاب دیگری دعوت کنید.
objection-ask-escalation =
    <b>ارجاع به کمیته: سنجهٔ { CODE($code) } از { $agency }</b>
    دلیل را بنویسید (دست‌کم ۵ نویسه)؛ اعضای کمیته آن را می‌خوانند.
    نمونه: برداشت از شیوه‌نامه دوگانه است.
objection-escalated = اعتراض به سنجهٔ { CODE($code) } از «{ $agency }» در دستور جلسهٔ کمیته است.
objection-ask-note =
    <b>ارجاع به راهبر شاخص: سنجهٔ { CODE($code) }</b>
    راهبر: { $steward }
    به چه کسی و با کدام نامه؟ دستگاه هم آن را می‌بیند.
    نمونه: نامهٔ ۱۲۳۴ به دفتر فناوری استانداری، پاسخ تا ۱۵ تیر
objection-noted = ارجاع سنجهٔ { CODE($code) } ثبت شد. مقدار تازهٔ راهبر را از «{ btn-staff-imports }» وارد کنید.
objection-assigned =
    <b>رسیدگی به اعتراض با شماست</b>
    سنجهٔ { CODE($measure) } از «{ $agency }»: { $title }
objections-assigned = رسیدگی به { NUM($count) } اعتراض به شما سپرده شد.
objection-at-committee =
    <b>اعتراض در دستور جلسهٔ کمیته: { $agency }</b>
    سنجهٔ { CODE($measure) }: { $title }
    { $reason }
objection-about-steward =
    <b>اعتراض به مقدار راهبر شاخص: { $agency }</b>
    سنجهٔ { CODE($measure) }: { $title }
    راهبر: { $steward }
    آن را برای راهبر بفرستید و ارجاع را ثبت کنید.

## The deputy: late objections

objection-late-deputy =
    <b>اعتراض دیرهنگام: { $agency }</b>
    سنجهٔ { CODE($measure) }: { $title }
    دلیل دیر شدن: { $reason }
late-waiting =
    <b>اعتراض‌های دیرهنگام ({ NUM($count) })</b>
    قدیمی‌ترین: { NEAR($oldest) }
    پذیرش اعتراض پس از مهلت تنها با شماست.
late-none =
    <b>اعتراض‌های دیرهنگام</b>
    اعتراضی پس از مهلت در انتظار تصمیم نیست.
late-one =
    <b>اعتراض دیرهنگام: { $agency }</b>
    سنجهٔ { CODE($code) }: { $title } · امتیاز { SCORE($score) }
    { $by }، { MOMENT($at) }
    دلیل دیر شدن: { $why }
    متن: { $text }
    { $state }
late-ask-reason =
    <b>{ $verdict ->
        [admit] پذیرش
       *[other] رد
    } اعتراض دیرهنگام «{ $agency }»</b>
    دلیل را بنویسید (دست‌کم ۵ نویسه)؛ به دستگاه گفته می‌شود.
late-admitted = اعتراض «{ $agency }» به سنجهٔ { CODE($code) } پذیرفته شد و رسیدگی می‌شود.
late-refused = اعتراض «{ $agency }» به سنجهٔ { CODE($code) } رد شد و دلیل به دستگاه گفته شد.

## Answers, figures, register

answers-preview =
    <b>پیش‌نمایش پاسخ‌ها</b>
    { NUM($count) } پاسخ به { NUM($agencies) } دستگاه ({ NUM($people) } نفر)
    { $outcomes }
    تغییر امتیازها: { SCORE($gained) }
    { $held }
    { $list }
answers-outcome = { $outcome }: { NUM($count) }
answers-line = سنجهٔ { CODE($code) } ({ FIGURE($number) })، { $agency }: { SCORE($before) } ← { SCORE($after) }
answers-held = { NUM($count) } تصمیم نگه داشته شد: امتیاز پس از تصمیم تغییر کرده است. از «تصمیم‌گرفته» باز کنید و دوباره به ارزیاب بسپارید؛ تصمیم کمیته را خود کمیته پس می‌گیرد.
answers-none =
    <b>پاسخ‌ها</b>
    تصمیمی در انتظار پاسخ نیست.
    { $held }
answers-mode-now = از این پس هر پاسخ بی‌درنگ پس از تصمیم فرستاده می‌شود. تصمیم‌های پیشین با «{ btn-answers }» می‌رود.
answers-mode-batch = از این پس پاسخ‌ها پس از پیش‌نمایش، یکجا فرستاده می‌شود.
answers-sent = ارسال { NUM($count) } پاسخ آغاز شد؛ هر دستگاه همهٔ پاسخ‌هایش را با هم می‌گیرد.
objection-answer-sent = پاسخ اعتراض به سنجهٔ { CODE($code) } برای «{ $agency }» فرستاده شد.
objection-figures =
    <b>آمار اعتراض‌ها { $title }</b>
    { NUM($filed) } اعتراض، { NUM($upheld) } پذیرفته، { NUM($waiting) } در رسیدگی
    امتیاز پیش و پس از رسیدگی: { SCORE($before) } ← { SCORE($after) }
    { $list }
figures-by-outcome = به تفکیک نتیجه
figures-by-axis = به تفکیک محور
figures-by-group = به تفکیک گروه
figures-by-appraiser = به تفکیک ارزیاب
figures-line = { $title }: { NUM($filed) } اعتراض، { NUM($upheld) } پذیرفته، تغییر امتیاز { SCORE($moved) }
figures-waiting = در رسیدگی
figures-nobody = نامشخص
figures-sheet-sent = آمار اعتراض‌ها { $title }: { NUM($rows) } سطر
register-title = دفتر اعتراض‌ها
register-sent = { register-title }: { NUM($rows) } اعتراض
column-kind = عنوان
column-filed = اعتراض
column-accepted = پذیرفته
column-partly = بخشی
column-rejected = ردشده
column-lowered = کاهش
column-waiting = در رسیدگی
column-before = پیش از رسیدگی
column-after = پس از رسیدگی
column-moved = تغییر امتیاز
column-receipt = کد رهگیری
column-agency = دستگاه
column-number = شمارهٔ سنجه
column-measure = سنجه
column-filed-on = روز ثبت
column-about = موضوع
column-text = متن اعتراض
column-state = وضعیت
column-decider = رسیدگی‌کننده
column-resolution = مصوبه
column-vote = رأی کمیته
column-outcome = نتیجه
column-reason = دلیل
column-answered-on = روز پاسخ
column-escalated = دلیل ارجاع

## Who decides

deciding-queue =
    <b>اعتراض‌های من: { NUM($count) } در صف</b>
    { $oldest }
    { $decided }
    { $page }
deciding-decided = { NUM($count) } تصمیم در انتظار پاسخ است.
deciding-none =
    <b>اعتراض‌های من</b>
    اعتراضی در صف شما نیست. اعتراض تازه همین‌جا خبر داده می‌شود.
deciding-card =
    <b>اعتراض { $agency }</b> · { $state }
    سنجهٔ { CODE($code) } ({ FIGURE($number) }): { $title } · موضوع: { $subject }
    امتیاز { $by }: { SCORE($before) } از { SCORE($cap) }
    { $own }
    { $reason }
    متن اعتراض: { $text }
    { $besides }
    { $note }
    { $decision }
deciding-ask-score =
    <b>امتیاز تازهٔ سنجهٔ { CODE($code) }</b>
    اکنون { SCORE($before) } است؛ عددی بیشتر از آن و حداکثر { SCORE($cap) } بفرستید.
    { deciding-reason-too }
deciding-ask-lower =
    <b>امتیاز تازهٔ سنجهٔ { CODE($code) }</b>
    این دوره کاهش امتیاز را می‌پذیرد: عددی از ۰ و کمتر از { SCORE($before) } (از { SCORE($cap) }) بفرستید.
    { deciding-reason-too }
deciding-reason-too = دلیل را هم می‌توانید پس از عدد بنویسید.
deciding-files =
    <b>مستندات اعتراض به سنجهٔ { CODE($code) }</b>
    { NUM($count) } فایل؛ هر کدام را بزنید تا در گفت‌وگو باز شود.
    { $page }
deciding-ask-vote =
    <b>سنجهٔ { CODE($code) }: { $outcome }</b>
    { $score }
    رأی کمیته را به ترتیب موافق، مخالف و ممتنع بنویسید؛ نمونه: ۴ ۱ ۰
    { $barred }
deciding-no-vote = بدون حق رأی در این مورد (امتیازدهنده یا تعارض منافع): { $names }
deciding-ask-reason =
    <b>سنجهٔ { CODE($code) }: { $outcome }</b>
    { $score }
    { $vote }
    دلیل تصمیم را بنویسید (دست‌کم ۵ نویسه)؛ متن پاسخ دستگاه است.
deciding-new-score = امتیاز تازه: { SCORE($score) }
deciding-done =
    <b>تصمیم ثبت شد: { $outcome }</b>
    سنجهٔ { CODE($code) } از «{ $agency }»: { SCORE($before) } ← { SCORE($after) }
    { $vote }
    { $then }
deciding-until-answered = تا ارسال پاسخ می‌توانید آن را پس بگیرید.
deciding-answered-soon = پاسخ همین حالا برای دستگاه فرستاده می‌شود.
deciding-taken-back = تصمیم سنجهٔ { CODE($code) } پس گرفته شد و اعتراض دوباره باز است.
objection-file-here = «{ $name }»
same-elsewhere =
    <b>همین اشتباه جای دیگر؟</b>
    { $count ->
        [0] این سنجه در دستگاه دیگری امتیاز نگرفته است.
       *[other] این سنجه در { NUM($count) } دستگاه دیگر امتیاز گرفته است. همه به فهرست بازبینی می‌رود و ارزیاب هر کدام دوباره نگاه می‌کند؛ امتیازها تا آن زمان همان است.
    }
same-elsewhere-marked = { NUM($count) } سنجه به فهرست بازبینی رفت و به ارزیابان آن‌ها گفته شد.

## The committee

agenda-title = دستور جلسهٔ کمیته
agenda =
    <b>{ agenda-title }: { NUM($count) } اعتراض</b>
    { $decided }
    { $page }
agenda-none =
    <b>{ agenda-title }</b>
    اعتراضی نزد کمیته نیست. مورد تازه همین‌جا خبر داده می‌شود.
agenda-sheet-sent = { agenda-title }: { NUM($rows) } اعتراض
resolution-choose =
    <b>تصمیم در کدام مصوبه؟</b>
    سنجهٔ { CODE($code) } از «{ $agency }»
    یکی از مصوبه‌های کمیته را بزنید یا مصوبهٔ تازه ثبت کنید.
resolution-ask-number =
    <b>مصوبهٔ تازهٔ کمیته</b>
    ۱ از ۴: شمارهٔ مصوبه را بنویسید؛ نمونه: ۱۴۰۴/۱۲
resolution-ask-day =
    <b>مصوبهٔ { FIGURE($number) }</b>
    ۲ از ۴: روز جلسه را بنویسید؛ نمونه: ۱۵ تیر
resolution-ask-attendance = ۳ از ۴: حاضران را بنویسید؛ نمونه: مدیرکل، معاون توسعه، دو عضو کمیته
resolution-ask-file =
    <b>مصوبهٔ { FIGURE($number) } ({ DAY($day) }) ثبت شد</b>
    ۴ از ۴: تصویر مصوبه را بفرستید، یا بی‌فایل ادامه دهید.
resolution-ask-scan =
    <b>مصوبهٔ { FIGURE($number) } ({ DAY($day) })</b>
    تصویر مصوبه را همین‌جا بفرستید.
resolution-decide =
    <b>تصمیم در مصوبهٔ { FIGURE($number) } ({ DAY($day) })</b>
    سنجهٔ { CODE($code) } از «{ $agency }»
    امتیاز: { SCORE($before) } از { SCORE($cap) }

receipt-of-objection = اعتراض به امتیاز { NUM($count) } سنجه

## In the middle of something

doing-objection = در میانهٔ نوشتن اعتراض هستید: متن آن را بفرستید، یا از «اعتراض‌ها» پیش‌نویس را باز کنید.
doing-objection-file = در میانهٔ فرستادن دوبارهٔ یک مستند هستید: فایل آن را بفرستید، یا به خانه بروید.
doing-objection-late = در میانهٔ درخواست پذیرش اعتراض هستید: دلیل دیر شدن را بنویسید.
doing-hearing = در میانهٔ کار با جلسهٔ دفاع هستید: پاسخ آخرین پرسش را بنویسید، یا به خانه بروید.
doing-judging = در میانهٔ تصمیم دربارهٔ یک اعتراض هستید: پاسخ آخرین پرسش را بنویسید، یا به خانه بروید.
doing-resolution = در میانهٔ ثبت مصوبهٔ کمیته هستید: پاسخ آخرین پرسش را بفرستید، یا به خانه بروید.

## Refusals

refused-unknown-objection = این اعتراض پیدا نشد. اعتراض‌ها را از خانه باز کنید.
refused-objection-moved =
    { $state ->
        [DRAFT] اعتراض به سنجهٔ { CODE($measure) } هنوز پیش‌نویس است.
        [FILED] اعتراض به سنجهٔ { CODE($measure) } ثبت شده و در انتظار رسیدگی‌کننده است.
        [OUT_OF_TIME] اعتراض به سنجهٔ { CODE($measure) } در انتظار تصمیم معاون است.
        [REFUSED_LATE] اعتراض به سنجهٔ { CODE($measure) } به سبب پایان مهلت رد شده است.
        [ASSIGNED] اعتراض به سنجهٔ { CODE($measure) } نزد ارزیاب دوم است.
        [AT_COMMITTEE] اعتراض به سنجهٔ { CODE($measure) } نزد کمیته است.
        [DECIDED] دربارهٔ اعتراض به سنجهٔ { CODE($measure) } تصمیم گرفته شده است.
        [ANSWERED] پاسخ اعتراض به سنجهٔ { CODE($measure) } فرستاده شده و دیگر تغییر نمی‌کند.
       *[other] اعتراض به سنجهٔ { CODE($measure) } کنار گذاشته شده است.
    }
    وضعیت کنونی را ببینید.
refused-objection-changed = اعتراض به سنجهٔ { CODE($measure) } در این میان تغییر کرده است. نسخهٔ کنونی را ببینید و دوباره اقدام کنید.
refused-objection-filed = اعتراض به سنجهٔ { CODE($measure) } ثبت نهایی شده است و دیگر تغییر نمی‌کند. وضعیت آن را از «{ btn-to-objections }» ببینید.
refused-objection-settled = به اعتراض شما به همین امتیاز سنجهٔ { CODE($measure) } پاسخ داده شده است. اگر امتیاز تازه‌ای اعلام شود، دوباره می‌توانید اعتراض کنید.
refused-nothing-lost = سنجهٔ { CODE($code) } کسر امتیاز ندارد؛ اعتراضی لازم نیست.
refused-objection-too-short = متن { NUM($length) } نویسه دارد؛ دست‌کم { NUM($least) } نویسه لازم است ({ NUM($missing) } نویسهٔ دیگر). دلیل را روشن‌تر بنویسید.
refused-objection-too-long = متن { NUM($length) } نویسه دارد؛ حداکثر { NUM($most) } نویسه است ({ NUM($over) } نویسه زیاد است). کوتاه‌تر بفرستید.
refused-objection-no-text = اعتراض به سنجهٔ { CODE($measure) } هنوز دلیلی ندارد. نخست متن آن را بنویسید.
refused-objection-window-over =
    { $accepted ->
        [yes] نتایج پذیرفته شده است و اعتراض به سنجهٔ { CODE($measure) } ثبت نشد.
       *[other] مهلت اعتراض به سنجهٔ { CODE($measure) } به پایان رسیده است ({ DEADLINE($ends) }) و اعتراض ثبت نشد.
    }
    پیش‌نویس شما مانده است. می‌توانید از معاون توسعهٔ مدیریت پذیرش آن را بخواهید.
refused-no-new-evidence = در این دوره به اعتراض مستند تازه افزوده نمی‌شود. به مستندات ثبت‌شدهٔ سنجهٔ { CODE($code) } اشاره کنید.
refused-own-score = به سنجهٔ { CODE($measure) } از «{ $agency }» همین ارزیاب امتیاز داده است؛ رسیدگی به اعتراض با شخص دیگری است.
refused-decider-conflict = برای «{ $agency }» تعارض منافع ثبت شده است؛ رسیدگی به اعتراض آن با شخص دیگری است.
refused-not-an-appraiser = این شخص اکنون ارزیاب نیست. شخص دیگری را برگزینید.
refused-no-objection-to-assign = اعتراضی بدون رسیدگی‌کننده نمانده است؛ کاری لازم نیست.
refused-bad-note = متن { NUM($length) } نویسه دارد؛ ۳ تا { NUM($most) } نویسه بنویسید؛ نمونه: نامهٔ ۱۲۳۴ به دفتر فناوری استانداری
refused-objection-no-score = سنجهٔ { CODE($measure) } هنوز امتیاز یا سقفی ندارد؛ نخست امتیاز آن ثبت شود.
refused-outcome-closed = این دوره کاهش امتیاز را نمی‌پذیرد. نتیجهٔ دیگری برگزینید.
refused-score-not-higher = امتیاز { SCORE($given) } از امتیاز کنونی ({ SCORE($before) }) بیشتر نیست. عددی بیشتر از آن و حداکثر { SCORE($cap) } بفرستید.
refused-score-over-cap = امتیاز { SCORE($given) } از سقف سنجه بیشتر است. حداکثر { SCORE($cap) } بفرستید.
refused-score-not-lower = امتیاز { SCORE($given) } کمتر از امتیاز کنونی ({ SCORE($before) }) نیست. عددی از ۰ و کمتر از آن بفرستید.
refused-nothing-to-answer = تصمیمی در انتظار پاسخ نیست؛ پاسخ‌ها پیش‌تر فرستاده شده است.
refused-answers-changed = پاسخ‌ها در این میان تغییر کرده است و اکنون { NUM($count) } پاسخ آماده است. پیش‌نمایش را دوباره ببینید.
refused-score-changed-since = امتیاز سنجهٔ { CODE($measure) } پس از تصمیم تغییر کرده است. رسیدگی‌کننده یا کمیته تصمیم را پس بگیرد؛ تصمیم ارزیاب را می‌توانید دوباره به ارزیاب دیگری هم بسپارید.
refused-bad-vote = «{ $given }» رأی نیست. شمار رأی‌ها را به ترتیب موافق، مخالف و ممتنع بنویسید، هر کدام حداکثر { NUM($most) }؛ نمونه: ۴ ۱ ۰
refused-vote-not-carried = { NUM($favour) } رأی موافق در برابر { NUM($against) } رأی مخالف این نتیجه را تصویب نمی‌کند. نتیجه‌ای را برگزینید که رأی آورده است.
refused-no-head = دستگاه شما مدیری ندارد که نتایج را بپذیرد. با راهبر ارزیابی استان تماس بگیرید؛ بی‌پاسخ هم نتایج پس از مهلت پابرجاست.
refused-unknown-resolution = این مصوبه پیدا نشد. دستور جلسه را دوباره باز کنید.
refused-bad-committee-number = «{ $given }» شمارهٔ مصوبه نیست. شماره‌ای تا ۶۴ نویسه بفرستید؛ نمونه: ۱۴۰۴/۱۲
refused-bad-meeting = متن { NUM($length) } نویسه دارد؛ { NUM($least) } تا { NUM($most) } نویسه بنویسید؛ نمونه: مدیرکل، معاون توسعه، دو عضو کمیته
refused-resolution-in-future = { DAY($day) } هنوز نیامده است. روز جلسه‌ای را که برگزار شد بنویسید؛ نمونه: دیروز
refused-committee-resolution-known = مصوبهٔ { FIGURE($number) } پیش‌تر ثبت شده است. آن را از فهرست برگزینید یا شمارهٔ دیگری بنویسید.
refused-unknown-hearing = این جلسه پیدا نشد؛ وضعیت کنونی را ببینید.
refused-hearing-moved =
    { $state ->
        [REQUESTED] این جلسه هنوز در انتظار موافقت است.
        [DENIED] با این جلسه موافقت نشده است.
        [OFFERED] دستگاه هنوز زمان این جلسه را انتخاب نکرده است.
        [SET] زمان این جلسه تعیین شده است.
        [HEARD] این جلسه برگزار و صورت‌جلسه‌اش ثبت شده است.
        [NO_SHOW] ثبت شده است که کسی حاضر نشد.
       *[other] این جلسه لغو شده است.
    }
    وضعیت کنونی را ببینید.
refused-hearing-without-objection = جلسهٔ دفاع برای اعتراض ثبت‌شده است. نخست اعتراض خود را ثبت کنید.
refused-hearing-asked = یک درخواست جلسهٔ دفاع در جریان است؛ همان را دنبال کنید.
refused-slot-taken = این زمان دیگر در دسترس نیست. زمان دیگری انتخاب کنید.
refused-slot-too-near = تا { MOMENT($starts) } کمتر از دو ساعت مانده است. زمان دیرتری انتخاب کنید.
refused-hearing-too-near = تا جلسه ({ MOMENT($starts) }) کمتر از دو ساعت مانده است و دیگر تغییر نمی‌کند. با راهبر ارزیابی هماهنگ کنید.
refused-hearing-moved-often = زمان جلسه { NUM($most) } بار تغییر کرده است و دیگر تغییر نمی‌کند. اگر ناگزیرید، با راهبر ارزیابی هماهنگ کنید.
refused-bad-place = متن { NUM($length) } نویسه دارد؛ جا یا پیوند جلسه را بنویسید (۵ تا { NUM($most) } نویسه)؛ نمونه: سازمان مدیریت، طبقهٔ سوم
refused-slot-in-past = { MOMENT($starts) } گذشته است. روز یا ساعت دیگری بفرستید.
refused-bad-hours = دو ساعت میان ۷ تا ۲۰ بفرستید که دست‌کم { NUM($length) } دقیقه فاصله داشته باشند؛ نمونه: ۹ تا ۱۲
refused-slots-clash = همهٔ این زمان‌ها در { DAY($day) } پیش‌تر گذاشته شده است. ساعت دیگری بفرستید.
refused-no-slots = زمان آزادی نیست که دستگاه انتخاب کند. نخست زمان تازه بگذارید، سپس موافقت کنید.
refused-hearing-not-yet = زمان جلسه ({ MOMENT($starts) }) هنوز نرسیده است. صورت‌جلسه را پس از آن بنویسید.
refused-bad-minutes = متن { NUM($length) } نویسه دارد؛ { NUM($least) } تا { NUM($most) } نویسه بنویسید.
