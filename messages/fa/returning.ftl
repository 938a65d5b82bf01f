### What an appraiser returns to be corrected, defects of files, «not applicable» at the desk, questions to appraisers.

## The appraiser returns an entry

ask-return =
    { $proof ->
        [yes] <b>درخواست مدرک برای عدم مصداق سنجهٔ { CODE($code) }</b>
       *[no] <b>نیاز به اصلاح: سنجهٔ { CODE($code) }</b>
    }
    { $agency }
    مهلت: { DEADLINE($until) } ({ NUM($days) } روز کاری)
    { $defects ->
        [0] { "" }
       *[other] نقص فایل‌ها: { NUM($defects) } مورد، با همین پیام به دستگاه گفته می‌شود.
    }
    دلیل را بنویسید یا برگزینید:
    { $list }
return-usual = { NUM($number) }. { $reason }
return-why-files = فایل‌های نشان‌شده نقص دارند؛ لطفاً فایل درست را بفرستید.
return-why-missing = مستند کافی نیست؛ لطفاً مستندات خواسته‌شده را کامل کنید.
return-why-value = مقدار با مستندات نمی‌خواند؛ لطفاً آن را بازبینی کنید.
return-why-explain = لطفاً شیوهٔ محاسبه را در توضیح سنجه بنویسید.
return-why-letter = لطفاً نامهٔ مرجع مسئول یا برش استانی را بفرستید.
return-why-duty = لطفاً نشان دهید که این وظیفه بر عهدهٔ دستگاه نیست.
btn-return-usual = دلیل { NUM($number) }
btn-return-days = { NUM($days) } روز
btn-defects = نقص فایل‌ها
entry-was-given-back = { $agency }: سنجهٔ { CODE($code) } برای اصلاح فرستاده شد، { DEADLINE($until) }.
entry-proof-asked = { $agency }: برای عدم مصداق سنجهٔ { CODE($code) } مدرک خواسته شد، { DEADLINE($until) }.
btn-take-return-back = پس گرفتن برگشت
return-taken-back = برگشت سنجهٔ { CODE($code) } پس گرفته شد و به دستگاه گفته شد.
return-how =
    شمارهٔ سنجه و دلیل را پس از فرمان بنویسید؛ نمونه:
    { CODE("/return 1234") } مستند ناخواناست
    برای مهلتی دیگر: { CODE("/return 1234") } ۷ روز مستند ناخواناست
return-not-found =
    سنجه‌ای با شمارهٔ «{ FIGURE($given) }» در کار شما نیست.
    { return-how }
doing-return = در میانهٔ برگشت سنجه هستید: دلیل را بنویسید؛ نمونه: صفحهٔ دوم مستند ناخواناست.

## Defects of files

defect-files =
    <b>نقص فایل‌ها: سنجهٔ { CODE($code) }</b>
    { $agency }
    { $list }
    { $page }
    فایلی را برگزینید و بگویید چه نقصی دارد؛ دستگاه آن را با برگشت سنجه می‌بیند.
defect-file =
    <b>«{ $name }»</b>
    سنجهٔ { CODE($code) }، { $agency }
    اکنون: { $verdict }
verdict-none = بی‌نقص
verdict-unreadable = ناخوانا
verdict-wrong-period = از دورهٔ دیگر
verdict-irrelevant = نامرتبط
btn-verdict-none = نقصی ندارد
btn-verdict-unreadable = ناخوانا
btn-verdict-wrong-period = دورهٔ دیگر
btn-verdict-irrelevant = نامرتبط
file-line-defect = { $line } · { mark-returned } { $verdict }

## The agency is told

entry-given-back =
    <b>نیاز به اصلاح: سنجهٔ { CODE($code) }</b>
    { $title }
    دلیل ارزیاب: { $reason }
    { given-back-defects }
    فقط همین سنجه را { DEADLINE($until) } اصلاح کنید و «{ btn-send-correction }» را بزنید.
given-back-defects =
    { $defects ->
        [0] { "" }
       *[other] { NUM($defects) } فایل نقص دارد؛ در مستندات سنجه نشان داده شده است.
    }
entry-proof-wanted =
    <b>مدرک عدم مصداق لازم است: سنجهٔ { CODE($code) }</b>
    { $title }
    ارزیاب: { $reason }
    { given-back-defects }
    مدرک را { DEADLINE($until) } بفرستید، یا درخواست را پس بگیرید و سنجه را کامل کنید؛ سپس «{ btn-send-correction }».
entry-return-undone =
    سنجهٔ { CODE($code) } دیگر اصلاح نمی‌خواهد؛ ارزیاب برگشت آن را پس گرفت.
    { $title }
    آنچه فرستاده بودید سر جایش است؛ کاری لازم نیست.
correction-reminder =
    <b>فردا مهلت اصلاح تمام می‌شود.</b>
    { $count ->
        [1] سنجه: { $names }
       *[other] { NUM($count) } سنجه، از جمله: { $names }
    }
    { DEADLINE($until) } اصلاح کنید و «{ btn-send-correction }» را بزنید.
correction-over-notice =
    مهلت اصلاح سنجهٔ { CODE($code) } ({ DEADLINE($until) }) تمام شد.
    { $title }
    سنجه همان‌گونه که تا آن زمان وارد شده بود نزد ارزیاب رفت؛ کاری لازم نیست.
btn-send-correction = ارسال اصلاح

## The agency's home and measure

home-corrections =
    { mark-returned } { NUM($count) } سنجه برای اصلاح برگشته · { $many ->
        [yes] نخستین مهلت { DEADLINE($until) }
       *[no] { DEADLINE($until) }
    }
btn-corrections = نیاز به اصلاح ({ NUM($count) })
btn-to-corrections = نیاز به اصلاح
corrections =
    <b>برای اصلاح برگشته: { NUM($count) } سنجه</b>
    { $list }
    فقط همین سنجه‌ها باز است؛ هر کدام را پس از اصلاح جداگانه بفرستید. { $page }
corrections-none =
    <b>نیاز به اصلاح</b>
    سنجه‌ای برای اصلاح نزد شما نیست.
correction-line = { FIGURE($number) }: { $reason } · { DEADLINE($until) }
entry-returned-by-appraiser = ارزیاب: { $reason }
entry-correct-until = اصلاح { DEADLINE($until) }، سپس «{ btn-send-correction }».
next-send-correction = اکنون «{ btn-send-correction }» را بزنید.
then-send-correction = اکنون «{ btn-send-correction }» را بزنید.
correction-receipt =
    <b>رسید اصلاح سنجه</b>
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) })
    { $title }
    مقدار: { $amount }؛ مستندات: { NUM($files) } فایل
    { $points }
    زمان: { MOMENT($at) }
    کد رهگیری: <code>{ CODE($tracking) }</code>
    اصلاح نزد ارزیاب رفت و سنجه دوباره بسته شد.
receipt-corrected = پس از قفل پرونده، { NUM($count) } سنجه به خواست ارزیاب اصلاح شد و رسید جداگانه دارد.
correction-sent-on = سنجهٔ { CODE($code) } با مدارک تازه نزد ارزیاب رفت؛ تصمیم همین‌جا اعلام می‌شود.
correction-sent-before = اصلاح سنجهٔ { CODE($code) } پیش‌تر فرستاده شده است و نزد ارزیاب است؛ کاری لازم نیست.

## The appraiser is told

correction-came =
    اصلاح رسید: { $agency }
    سنجهٔ { CODE($code) }: { $title }
    در سر صف شماست.
correction-never-came =
    مهلت اصلاح گذشت و اصلاحی فرستاده نشد: { $agency }
    سنجهٔ { CODE($code) }: { $title }
    سنجه همان‌گونه که تا { MOMENT($until) } وارد شده بود به صف شما برگشت.
btn-see-entry = دیدن سنجه

## «Not applicable» at the desk

judge-na-card =
    <b>عدم مصداق سنجهٔ { CODE($code) }</b> · { $state }
    { $agency }: { $title }
    درخواست { $by }، { NEAR($at) }
    دلیل دستگاه: { $reason }
    { $documents }
    { $effect }
    { $others }
    { $decision }
btn-ask-proof = درخواست مدرک
judge-na-how =
    شمارهٔ سنجه را پس از فرمان بنویسید و اگر خواستید، تصمیم و دلیل را هم؛ نمونه:
    { CODE("/na 1234") } پذیرش بنا بر برش استانی
    { CODE("/na 1234") } رد در شرح وظایف است
    { CODE("/na 1234") } مدرک نامهٔ استانداری لازم است
judge-na-not-found =
    سنجه‌ای با شمارهٔ «{ FIGURE($given) }» در کار شما نیست.
    { judge-na-how }
doing-na-verdict = در میانهٔ تصمیم دربارهٔ عدم مصداق هستید: دلیل تصمیم را بنویسید؛ نمونه: بنا بر برش استانی شامل دستگاه نمی‌شود.
na-refused-by-appraiser =
    درخواست عدم مصداق سنجهٔ { CODE($code) } پذیرفته نشد.
    { $title }
    دلیل: { $reason }
    مقدار و مستندات پیشین شما ارزیابی می‌شود؛ اگر اصلاحی لازم باشد، همین‌جا می‌گوییم.
na-undecided-notice =
    تصمیم دربارهٔ عدم مصداق سنجهٔ { CODE($code) } بازبینی می‌شود و هنوز قطعی نیست.
    { $title }
    نتیجه همین‌جا اعلام می‌شود؛ کاری لازم نیست.

## Talk: questions to the appraiser

question-sent-to-appraiser =
    پرسش شما برای ارزیاب این سنجه فرستاده شد.
    { $about }
    پاسخ همین‌جا می‌آید.
ask-same-measure =
    { $count ->
        [1] دربارهٔ همین سنجه یک پاسخ هست؛ نخست آن را ببینید.
       *[other] دربارهٔ همین سنجه { NUM($count) } پاسخ هست؛ نخست آن‌ها را ببینید.
    }
desk-questions =
    { $count ->
        [0] <b>پرسش‌های دستگاه‌ها</b>
       *[other] <b>{ NUM($count) } پرسش در انتظار پاسخ شما</b>
    }
    { $count ->
        [0] پرسشی در انتظار پاسخ شما نیست.
       *[other] قدیمی‌ترین: { NEAR($oldest) }
    }
    { $page }
btn-desk-questions = پرسش‌ها ({ NUM($count) })
entry-talk =
    <b>پرسش و پاسخ سنجهٔ { CODE($code) }</b>
    { $list }
    { $page }
entry-talk-none = دستگاه دربارهٔ این سنجه پرسشی نکرده است.
entry-talk-waiting = { NEAR($at) }: «{ $text }» · در انتظار پاسخ
entry-talk-answered = «{ $text }» ← { $answer }
btn-talk = پرسش‌ها ({ NUM($count) })
btn-talk-answer = پاسخ { NUM($place) }
answer-sent-by-appraiser =
    پاسخ برای «{ $agency }» فرستاده شد و کنار سنجه می‌ماند.
    { $count ->
        [0] پرسش دیگری در انتظار شما نیست.
       *[other] { NUM($count) } پرسش دیگر در انتظار شماست.
    }
questions-with-appraisers = نزد ارزیابان: { NUM($count) }
questions-times = { $average ->
        [0] میانگین پاسخ: کمتر از یک ساعت
       *[other] میانگین پاسخ: { NUM($average) } ساعت
    }{ $desks ->
        [0] { "" }
       *[other] { " " }· نزد ارزیابان: { NUM($desks) }
    }
with-appraiser = نزد ارزیاب: { $name }

## Refusals

refused-central-no-return = مقدار سنجهٔ { CODE($code) } را راهبر شاخص اعلام می‌کند، نه دستگاه؛ برگشت به دستگاه ندارد. امتیاز بدهید یا نزد راهبر پیگیری کنید.
refused-nothing-submitted = «{ $agency }» خودارزیابی نفرستاده است؛ سنجه‌ای برای اصلاح نیست. زمان بیشتر را معاون با تمدید می‌دهد.
refused-return-na-accepted = عدم مصداق سنجهٔ { CODE($code) } پذیرفته شده است. برای برگشت، نخست آن پذیرش را لغو کنید.
refused-after-release = نتیجهٔ «{ $agency }» اعلام شده است و سنجه دیگر به دستگاه برنمی‌گردد؛ اعتراض راه بعدی است.
refused-return-days = { NUM($given) } روز نمی‌شود؛ از ۱ تا { NUM($most) } روز کاری بنویسید؛ نمونه: ۵ روز
refused-not-returned = سنجهٔ { CODE($code) } اکنون نزد دستگاه نیست؛ برگشتی برای پس گرفتن نیست.
refused-correction-begun = دستگاه اصلاح سنجهٔ { CODE($code) } را آغاز کرده است و { DEADLINE($until) } برای ارسال آن فرصت دارد.
refused-correction-over =
    مهلت اصلاح سنجهٔ { CODE($code) } ({ DEADLINE($until) }) تمام شده و این تغییر ثبت نشد.
    آنچه تا آن زمان وارد کرده بودید سر جایش است و ارزیاب آن را می‌بیند.
refused-correction-sent = اصلاح سنجهٔ { CODE($code) } فرستاده شده است و نزد ارزیاب است؛ این تغییر ثبت نشد.
refused-no-na-request = برای سنجهٔ { CODE($code) } درخواست عدم مصداقی نیست؛ امتیاز بدهید یا سنجه را برای اصلاح برگردانید.
refused-na-with-appraiser = سنجهٔ { CODE($code) } نزد ارزیاب است و دربارهٔ عدم مصداق آن همان ارزیاب تصمیم می‌گیرد.
