### Search, and the cards of indicators and measures.

## Search

ask-search =
    <b>جست‌وجو</b>
    واژه، کد یا شماره را بفرستید؛ نمونه: الکترونیکی خدمات
    در شاخص‌ها، سنجه‌ها، بخشنامه‌ها و پاسخ‌ها می‌گردیم.
search-found =
    برای «{ $given }» { NUM($count) } مورد پیدا شد.
    یکی را باز کنید، یا واژهٔ دیگری بفرستید.
    { page }
search-nothing =
    برای «{ $given }» چیزی پیدا نشد.
    واژهٔ کوتاه‌تر یا دیگری بفرستید؛ نمونه: خدمات
search-near =
    برای «{ $given }» چیزی پیدا نشد.
    شاید یکی از این‌ها باشد؛ یا واژهٔ دیگری بفرستید.
btn-near = { $word }
btn-found-measure = { NUM($place) }. سنجهٔ { CODE($code) }: { $title }
btn-found-indicator = { NUM($place) }. شاخص { CODE($code) }: { $title }
btn-found-article = { NUM($place) }. { $code }: { $title }
btn-found-answer = { $code ->
       *[other] { NUM($place) }. پاسخ: { $title }
    }
doing-search = در میانهٔ جست‌وجو هستید: واژهٔ دیگری بفرستید؛ نمونه: خدمات
refused-search-too-short = «{ $given }» برای جست‌وجو کوتاه است. دست‌کم دو حرف بفرستید؛ نمونه: خدمات

## Indicators

indicators =
    <b>شاخص‌ها</b>
    { NUM($count) } شاخص؛ { NUM($own) } سنجه را دستگاه وارد می‌کند، { NUM($central) } سنجه را راهبر شاخص اعلام می‌کند.
    کارت هر کدام با کد هم باز می‌شود؛ نمونه: { CODE("/indicator G03") }
    { page }
indicators-central =
    <b>اعلام مرکزی</b>
    مقدار { NUM($central) } سنجه در { NUM($count) } شاخص را راهبر شاخص یا استعلام اعلام می‌کند؛ دستگاه چیزی وارد نمی‌کند.
    { NUM($own) } سنجهٔ دیگر را خود دستگاه وارد می‌کند.
    { page }
indicators-none = هنوز شاخصی وارد نشده است؛ با ورود فهرست سنجه‌ها، همین‌جا دیده می‌شود.
btn-indicator = { CODE($code) }: { $title }
btn-central = اعلام مرکزی
btn-indicators-all = همهٔ شاخص‌ها

indicator =
    <b>شاخص { CODE($code) }: { $title }</b>
    محور: { $axis ->
        [specific] شاخص‌های اختصاصی
       *[other] { $axis }
    }
    { $definition }
    { $steward }
    { $cap }
    { NUM($count) } سنجه؛ { NUM($central) } سنجه اعلام مرکزی است.
    { page }
indicator-steward = راهبر شاخص: { $steward }
indicator-cap = سقف امتیاز: { SCORE($cap) }
indicator-cap-unknown = سقف امتیاز: وزن اعلام نشده
indicator-cap-by-agency = سقف امتیاز برای هر دستگاه جداگانه است.
btn-measure-card = { CODE($code) } (وزن { NUM($weight) }): { $title }

measure-card =
    <b>سنجهٔ { CODE($code) }: { $title }</b>
    { $kind } وزن: { NUM($weight) } از ۱۰۰
    روش: { $method }
    { $steps }
    { $evidence }
    { $steward }
    { $na }
kind-ratio = حاصل روش را دستگاه عدد می‌دهد؛ نمونه: ۸۷٫۵.
kind-ladder = دستگاه یکی از گام‌ها را می‌زند.
kind-binary = دستگاه انجام یا عدم انجام را می‌گوید.
kind-central = مقدار را راهبر شاخص یا استعلام اعلام می‌کند.
kind-specific = عملکرد را دستگاه عدد می‌دهد ({ $unit }).
kind-specific-plain = عملکرد را دستگاه عدد می‌دهد.
measure-steps = گام‌ها: { $list }
measure-step = { $title } ({ PERCENT($percent) })
measure-evidence = مستندات پذیرفتنی: { $list }
measure-no-evidence = مستندی لازم نیست.
measure-na = اگر مصداق ندارد، می‌توانید عدم مصداق درخواست کنید.
btn-own-entry = سنجهٔ دستگاه شما
btn-of-indicator = کارت شاخص
btn-ask-staff = پرسش از راهبر
btn-asked = پرسش‌ها ({ NUM($count) })
refused-no-indicator = این شاخص در دورهٔ کنونی نیست. فهرست شاخص‌ها را باز کنید.
refused-unknown-indicator = شاخص یا سنجه‌ای با کد «{ $given }» پیدا نشد؛ نمونه: { CODE("/indicator G03") }
