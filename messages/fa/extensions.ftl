### «تمدید»: more time for one agency; asked by it, granted or denied by the deputy alone.

## The agency asks

btn-ask-extension = درخواست تمدید
btn-extension-withdraw = پس گرفتن درخواست
btn-extension-day = تا { DAY($day) }

extension-standing =
    <b>مهلت و تمدید</b>
    { deadline-line }
    { $extended }
    { $waits }
    { $last }
    { $rule }
extension-by-deputy = تمدید را فقط معاون توسعهٔ مدیریت می‌دهد.
extension-after-told =
    نتایج شما اعلام شده است و پرونده برای زمان بیشتر باز نمی‌شود.
    اگر امتیازی را درست نمی‌دانید، از «{ btn-open-result }» اعتراض کنید.
extension-after-final =
    نتایج شما نهایی شده است و پرونده دیگر باز نمی‌شود.
    اگر اشکالی می‌بینید، در «{ btn-to-questions }» بنویسید؛ باز کردن فهرست نهایی با معاون است.
extension-is-own = این مهلت با تمدید، ویژهٔ دستگاه شماست.
extension-waits =
    درخواست شما در انتظار تصمیم است: { DEADLINE($until) }
    دلیل: { $reason }
extension-last-granted = آخرین درخواست پذیرفته شد: { DEADLINE($until) }
extension-last-denied = آخرین درخواست پذیرفته نشد؛ دلیل: { $reason }

extension-ask-day =
    <b>درخواست تمدید</b>
    مهلت کنونی: { DEADLINE($deadline) }
    تا کدام روز زمان می‌خواهید؟ روز را بزنید یا بنویسید؛ نمونه: ۱۵ اردیبهشت
    دورترین روز: { DEADLINE($latest) }
extension-ask-reason =
    <b>درخواست تمدید { DEADLINE($until) }</b>
    دلیل را بنویسید (۱۰ تا ۱۰۰۰ نویسه)؛ معاون توسعهٔ مدیریت آن را می‌خواند.
    نمونه: آمار مصوب هنوز از وزارتخانه نرسیده است.
extension-asked =
    درخواست تمدید { DEADLINE($until) } برای معاون توسعهٔ مدیریت فرستاده شد.
    تصمیم همین‌جا اعلام می‌شود. تا آن زمان مهلت شما همان است: { DEADLINE($deadline) }
extension-withdrawn =
    درخواست تمدید پس گرفته شد.
    { deadline-line }

## The deputy decides

btn-extension-see = دیدن درخواست
btn-extension-waiting = { $agency }
btn-extension-grant = موافقت
btn-extension-deny = مخالفت

extensions-waiting =
    <b>درخواست‌های تمدید</b>
    { NUM($count) } درخواست در انتظار تصمیم؛ قدیمی‌ترین: { NEAR($oldest) }
    درخواستی را باز کنید.
extensions-none =
    <b>درخواست‌های تمدید</b>
    درخواستی در انتظار تصمیم نیست. درخواست تازه همین‌جا خبر داده می‌شود.

extension-asked-notice =
    <b>درخواست تمدید: { $agency }</b>
    مهلت کنونی: { DEADLINE($deadline) }
    درخواست: { DEADLINE($until) }
    دلیل: { $reason }

extension-request =
    <b>درخواست تمدید: { $agency }</b>
    { progress } سنجه
    مهلت کنونی: { DEADLINE($deadline) }
    درخواست: { DEADLINE($until) }
    درخواست‌کننده: { $by }، { NEAR($at) }
    دلیل: { $reason }
    { $decision }
    { $effect }
    { $only_deputy }
extension-opens-case = پرونده قفل است و با موافقت دوباره باز می‌شود.
extension-stops-appraisal =
    پرونده قفل و در ارزیابی است. با موافقت باز می‌شود: تا قفل دوباره، امتیاز داده نمی‌شود و نتیجه‌اش اعلام نمی‌شود.
    سپس سنجه‌هایی که تغییر کند، دوباره به صف ارزیاب می‌رود.
extension-case-told =
    نتیجهٔ دستگاه اعلام شده است و پرونده برای زمان بیشتر باز نمی‌شود؛ دستگاه می‌تواند اعتراض کند.
    درخواست را با «{ btn-extension-deny }» ببندید.
extension-case-final =
    نتیجهٔ دستگاه در فهرست نهایی است؛ پیش از بازگشایی فهرست نمی‌توان زمان داد.
    اگر فهرست باز نمی‌شود، درخواست را با «{ btn-extension-deny }» ببندید.
extension-only-deputy = تصمیم با معاون توسعهٔ مدیریت است.
extension-was-granted = موافقت شد: { DEADLINE($until) }
extension-was-denied = موافقت نشد؛ دلیل: { $reason }
extension-was-withdrawn = دستگاه درخواست را پس گرفته است.

extension-ask-other-day =
    <b>تمدید { $agency } تا روز دیگر</b>
    درخواست دستگاه: { DEADLINE($until) }
    آخرین روز را بنویسید؛ نمونه: ۱۵ اردیبهشت
    دورترین روز: { DEADLINE($latest) }
extension-confirm =
    مهلت «{ $agency }» { DEADLINE($until) } می‌شود.
    { $effect }
    رابط و مدیر دستگاه خبر می‌گیرند.
extension-ask-denial =
    <b>مخالفت با تمدید { $agency }</b>
    دلیل را بنویسید (دست‌کم ۵ نویسه)؛ به دستگاه گفته می‌شود.
    نمونه: زمان‌بندی ارسال به سازمان اداری و استخدامی اجازه نمی‌دهد.
extension-granted =
    مهلت «{ $agency }» { DEADLINE($until) } تمدید شد و به دستگاه گفته شد.
    { $effect }
extension-case-opened = پرونده دوباره باز است؛ در پایان این مهلت قفل می‌شود.
extension-appraisal-stopped = پرونده دوباره باز است و ارزیابی آن می‌ایستد؛ در پایان این مهلت قفل می‌شود و ارزیابی ادامه می‌یابد.
extension-denied = با تمدید «{ $agency }» موافقت نشد و به دستگاه گفته شد.

## The agency is told

extension-granted-notice =
    <b>مهلت شما تمدید شد</b>
    { deadline-line }
    تا آن زمان می‌توانید سنجه‌ها را تکمیل و خودارزیابی را ارسال کنید.
extension-denied-notice =
    <b>با تمدید مهلت موافقت نشد</b>
    دلیل: { $reason }
    { deadline-line }

## Refusals

refused-extension-past = «{ DEADLINE($given) }» گذشته است. روزی از امروز به بعد بفرستید؛ نمونه: فردا
refused-extension-no-gain =
    «{ DEADLINE($given) }» از مهلت کنونی دیرتر نیست.
    مهلت کنونی: { DEADLINE($deadline) }. روزی پس از آن بفرستید؛ نمونه: ۱۵ اردیبهشت
refused-extension-far =
    «{ DEADLINE($given) }» بیش از ۶۰ روز پس از پایان دوره است.
    دورترین روز: { DEADLINE($latest) }. روزی تا آن زمان بفرستید.
refused-extension-open =
    یک درخواست تمدید ({ DEADLINE($until) }) در انتظار تصمیم است.
    برای تغییر روز، نخست آن را از «تمدید» پس بگیرید.
refused-extension-told = { extension-after-told }
refused-extension-final = { extension-after-final }
refused-extension-case-told =
    نتیجهٔ «{ $agency }» اعلام شده است و پرونده‌اش برای زمان بیشتر باز نمی‌شود؛ دستگاه می‌تواند اعتراض کند.
    درخواست را با «{ btn-extension-deny }» ببندید.
refused-extension-case-final =
    نتیجهٔ «{ $agency }» در فهرست نهایی است؛ پیش از بازگشایی فهرست نمی‌توان زمان داد.
    اگر فهرست باز نمی‌شود، درخواست را با «{ btn-extension-deny }» ببندید.
refused-extension-decided =
    { $state ->
        [GRANTED] با این درخواست پیش‌تر موافقت شده است؛ کاری لازم نیست.
        [DENIED] با این درخواست پیش‌تر موافقت نشده است؛ کاری لازم نیست.
       *[other] دستگاه این درخواست را پس گرفته است؛ کاری لازم نیست.
    }
