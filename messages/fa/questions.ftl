### Questions of agencies to staff, and their answers.

## The agency

ask-question =
    <b>پرسش تازه</b>
    { $about }
    { $known }
    پرسش خود را در یک پیام بفرستید؛ نمونه: آیا گزارش سه‌ماهه هم پذیرفته است؟
about-general = موضوع: پرسش کلی
about-measure = موضوع: سنجهٔ { CODE($code) }، «{ $title }»
about-all = همهٔ پرسش‌های دستگاه شما
ask-measure-not-found =
    سنجه‌ای با «{ FIGURE($given) }» پیدا نشد.
    شماره یا کد سنجه را بفرستید؛ نمونه: { CODE("/ask 1234") }
btn-ask-general = پرسش کلی

question-draft =
    <b>پیش‌نویس پرسش</b>
    { $about }
    «{ $text }»
    اگر درست است، بفرستید؛ اگر نه، متن تازه را بنویسید.
btn-send-question = ارسال پرسش
btn-drop-question = حذف پیش‌نویس
question-sent =
    پرسش شما برای راهبر ارزیابی فرستاده شد.
    { $about }
    پاسخ همین‌جا می‌آید.
question-sent-before = این پرسش { MOMENT($at) } فرستاده شده است؛ پاسخ همین‌جا می‌آید.
question-dropped = پیش‌نویس حذف شد.
btn-my-questions = پرسش‌های ما
btn-to-measure = راهنمای سنجه

questions-own =
    <b>پرسش‌ها و پاسخ‌ها</b>
    { $about }
    { $count ->
        [0] هنوز پرسشی نشده است.
       *[other] { NUM($count) } پرسش؛ { NUM($waiting) } پرسش در انتظار پاسخ است.
    }
    { page }
btn-question-answered = { NUM($place) }. پاسخ دارد: { $text }
btn-question-waiting = { NUM($place) }. در انتظار: { $text }
btn-new-question = پرسش تازه
btn-common-questions = پرسش‌های متداول
btn-ask-again = پرسش دیگر
btn-thread = دیدن پرسش

question =
    <b>پرسش</b> · { MOMENT($at) }
    { $about }
    «{ $text }»
    { $answer }
question-answered =
    پاسخ ({ MOMENT($at) }):
    { $text }
question-waits = هنوز پاسخی نیامده است؛ همین‌جا خبر می‌دهیم.

questions-common =
    <b>پرسش‌های متداول</b>
    پاسخ { NUM($count) } پرسش برای همه منتشر شده است.
    { page }
questions-common-none =
    <b>پرسش‌های متداول</b>
    هنوز پاسخی برای همه منتشر نشده است.

question-answer =
    <b>پاسخ پرسش دستگاه شما</b>
    { $general ->
        [true] { "" }
       *[false] سنجهٔ { CODE($about) }
    }
    پرسش: «{ $question }»
    { $text }

doing-question = در میانهٔ نوشتن پرسش هستید: متن پرسش را بنویسید؛ نمونه: آیا گزارش سه‌ماهه هم پذیرفته است؟
doing-answer = در میانهٔ پاسخ به یک پرسش هستید: متن پاسخ را بنویسید، یا به خانه بروید.

## Staff

question-asked =
    <b>پرسش تازه از { $agency }</b>
    { $general ->
        [true] { "" }
       *[false] سنجهٔ { CODE($about) }
    }
    «{ $text }»
btn-answer = پاسخ
questions-queue =
    <b>{ NUM($count) } پرسش در انتظار پاسخ</b>
    قدیمی‌ترین: { NEAR($oldest) }
    { $times }
    { page }
questions-none =
    <b>پرسش‌ها</b>
    پرسشی در انتظار پاسخ نیست.
questions-answered =
    <b>پاسخ‌داده‌ها: { NUM($count) }</b>
    پاسخی را باز کنید تا برای همه منتشر شود.
    { page }
btn-question-of = { NUM($place) }. { $agency }: { $text }
btn-answered = پاسخ‌داده‌ها
question-for-staff =
    <b>{ $agency }</b>
    { $about }
    «{ $text }»
    { $asker }، { PHONE($phone) }، { NEAR($at) }
    { $appraiser }
    { $answer }
question-waits-staff = در انتظار پاسخ شماست.
question-answered-by =
    پاسخ { $by } ({ MOMENT($at) }):
    { $text }
ask-answer =
    <b>پاسخ به { $agency }</b>
    «{ $text }»
    پاسخ را در یک پیام بفرستید؛ به همهٔ افراد این دستگاه می‌رسد.
answer-sent =
    پاسخ برای «{ $agency }» فرستاده شد.
    { $count ->
        [0] پرسش دیگری در انتظار نیست.
       *[other] { NUM($count) } پرسش دیگر در انتظار است.
    }
btn-publish = انتشار برای همه
btn-unpublish = برداشتن از همه
answer-published = این پرسش و پاسخ را، بدون نام دستگاه، همهٔ دستگاه‌ها می‌بینند.
answer-unpublished = این پاسخ دیگر برای دستگاه‌های دیگر دیده نمی‌شود.

## Refusals

refused-bad-question = { NUM($length) } نویسه رسید؛ از ۵ تا { NUM($most) } نویسه بنویسید؛ نمونه: آیا گزارش سه‌ماهه هم پذیرفته است؟
refused-unknown-question = این پرسش پیدا نشد. پرسش‌ها را از خانه باز کنید.
refused-question-sent = این پرسش فرستاده شده است و حذف نمی‌شود.
refused-question-answered = به این پرسش پیش‌تر { $by } پاسخ داده است؛ پاسخ را در پاسخ‌داده‌ها ببینید.
