### The appraisal: the appraiser's home, queue, card and acts. Ids: home-…, queue-…, judge-…, score-…, reason-….

## Home

home-appraiser =
    <b>{ $name }، خوش آمدید.</b>
    { $list }
home-nothing-assigned = هنوز سنجه‌ای به شما سپرده نشده است؛ با واگذاری، همین‌جا خبر می‌دهیم.
home-judged = { BAR($done, $total) } { NUM($done) } از { NUM($total) } سنجه امتیاز دارد.
btn-start-judging = شروع بررسی
btn-continue-judging = ادامهٔ بررسی
btn-queue = صف ({ NUM($count) })
btn-own-load = بار کاری
btn-undo = لغو آخرین کار
btn-to-queue = صف من

## The queue

queue =
    { $note }
    <b>{ $head }</b>
    { $of }
    { $list }
    { $page }
queue-head =
    { $days ->
        [0] { NUM($count) } مورد در صف · همه از امروز
       *[other] { NUM($count) } مورد در صف · قدیمی‌ترین { NUM($days) } روز
    }
queue-head-empty = صف شما خالی است.
queue-empty =
    { $note }
    <b>صف شما خالی است.</b>
    { $of }
    آنچه برای اصلاح نزد دستگاه‌هاست، پس از اصلاح به سر صف شما می‌آید.
queue-done =
    { $note }
    <b>مورد دیگری در صف نیست.</b>
    { $narrowed }
queue-done-narrowed = صف محدود شده است؛ در کل صف شاید مورد دیگری باشد.
queue-of = فقط: { $title }
queue-line = سنجهٔ { CODE($code) } ({ FIGURE($number) }) · { $agency } · { $standing }
queue-skipped = به آخر صف رفته
queue-only-one = مورد دیگری در صف نیست؛ همین سنجه مانده است.
queue-not-found =
    در صف شما سنجه یا دستگاهی با «{ $given }» پیدا نشد؛ همهٔ صف را می‌بینید.
    نمونه: { CODE("/queue G03-1") } یا { CODE("/queue A01") }
queue-narrow = صف به چه محدود شود؟
queue-choices =
    { NUM($count) } انتخاب؛ عدد کنار هر کدام، شمار موردهای آن در صف شماست.
    { $page }
days-old =
    { $days ->
        [0] از امروز
       *[other] { NUM($days) } روز
    }
btn-queued = { FIGURE($number) }: { CODE($code) }
btn-narrow = محدود کردن
btn-whole-queue = همهٔ صف
btn-by-agency = یک دستگاه
btn-by-measure = یک سنجه
btn-by-axis = یک محور
btn-by-dimension = عمومی یا اختصاصی
btn-choice-measure = { CODE($code) } · { $title } ({ NUM($count) })
btn-choice-of = { $title } ({ NUM($count) })
dimension-title =
    { $title ->
        [general] شاخص‌های عمومی
       *[other] شاخص‌های اختصاصی
    }

## One's own load

own-load =
    <b>بار کاری شما</b>
    { BAR($scored, $assigned) } { NUM($scored) } از { NUM($assigned) } سنجه امتیاز دارد.
    { $head }
    { $ages }
    { $returned }
    { $recheck }
    { $agency }
    { $barred }
    امتیاز داده‌اید: امروز { NUM($today) }؛ هفت روز گذشته { NUM($week) }
load-ages = تا ۳ روز: { NUM($fresh) }؛ تا یک هفته: { NUM($older) }؛ بیشتر: { NUM($oldest) }
load-returned = { mark-submitted } { NUM($count) } مورد پس از اصلاح برگشته است.
load-recheck = { mark-returned } { NUM($count) } مورد برای بازبینی است.
load-with-agency = { NUM($count) } مورد برای اصلاح نزد دستگاه‌هاست.
load-barred = { NUM($count) } مورد به سبب تعارض منافع یا باز شدن دوبارهٔ پرونده در صف نیست.

## One entry

judge =
    { $note }
    سنجهٔ { CODE($code) } (شمارهٔ { FIGURE($number) }) · { $standing }
    { $agency }
    <b>{ $title }</b>
    { $lines }

mark-scored = 🟢
judge-waiting = { mark-submitted } در صف، { days-old }
judge-resubmitted = { mark-submitted } اصلاح‌شده، { days-old }
judge-recheck = { mark-returned } بازبینی، { days-old }
judge-returned = { mark-returned } نیاز به اصلاح، { days-old }
judge-na-asked = { mark-na } عدم مصداق، در انتظار تصمیم، { days-old }
# $days is told of every standing; how long ago a score was given says its history.
judge-scored =
    { $days ->
       *[other] { mark-scored } امتیاز داده شده
    }
judge-worth = سقف: { SCORE($cap) }{ $target }{ $last_year }
judge-goal = ؛ هدف: { $target }
judge-own = خودارزیابی: { $amount } ← امتیاز { SCORE($score) }
judge-own-plain = خودارزیابی: { $amount }
judge-own-no-target = خودارزیابی: { $amount }؛ هدف اعلام نشده است.
judge-own-draft = پیش‌نویس دستگاه: { $amount } (ثبت نشده و به حساب نمی‌آید)
judge-own-nothing = خودارزیابی: دستگاه چیزی ثبت نکرده است.
judge-own-na = دستگاه برای این سنجه عدم مصداق خواسته است.
judge-steward = راهبر شاخص: { $amount } ← امتیاز { SCORE($score) }
judge-steward-plain = راهبر شاخص: { $amount }
judge-no-steward = راهبر شاخص هنوز مقداری اعلام نکرده است.
judge-given = امتیاز کنونی: { SCORE($score) }، { $name }{ $reason }
judge-given-reason = { " " }— { $reason }
judge-explanation = توضیح: { $text }
judge-files-count =
    { $count ->
        [0] مستندات: فایلی نیست{ $arriving }{ $wanted }
       *[other] مستندات: { NUM($count) } مورد{ $arriving }{ $wanted }
    }
judge-files-free = مستندات: لازم نیست.
judge-was-returned = برای اصلاح برگشته بود: { $reason }
judge-recheck-why = بازبینی: { $why }
recheck-steward = مقدار راهبر شاخص اصلاح شده است.
recheck-target = هدف یا وزن اصلاح شده است.
recheck-conflict = امتیازدهنده تعارض منافع داشته است.
recheck-second-look = نگاه دوم خواسته شده است.
recheck-reopened = پرونده دوباره باز شد و دستگاه این سنجه را تغییر داد.
recheck-no-reason = خواسته شده است.
judge-changed = سنجهٔ { CODE($code) } در این میان تغییر کرده است؛ وضع تازه را می‌بینید.
judge-old-reason = این دکمه از گفت‌وگوی پیشین است. برای سنجهٔ { CODE($code) } امتیاز را دوباره بدهید.

btn-accept = تأیید { SCORE($score) }
btn-other-score = امتیاز دیگر
btn-keep-score = امتیاز می‌ماند
btn-keep-na = عدم مصداق می‌ماند
btn-return = نیاز به اصلاح
btn-judge-na = عدم مصداق…
btn-next-judged = بعدی
btn-history = توضیح و سابقه
btn-to-judged = کارت سنجه
btn-next-file = فایل بعدی

judge-files =
    <b>مستندات سنجهٔ { CODE($code) }</b>
    { $agency }
    { $list }
    { $page }
judge-file = سنجهٔ { CODE($code) }، { $agency }: مستند { NUM($place) } از { NUM($count) }

## Its history

judge-history =
    <b>سنجهٔ { CODE($code) }</b> · { $agency }
    { $method }
    { $explanation }
    { $list }
    { $page }
history-empty = هنوز کاری ثبت نشده است.
history-self = { MOMENT($at) }: خودارزیابی، { $name }{ $amount }{ $score }{ $reason }{ $stands }
history-steward = { MOMENT($at) }: راهبر شاخص، { $name }{ $amount }{ $score }{ $reason }{ $stands }
history-preliminary = { MOMENT($at) }: امتیاز ارزیاب، { $name }{ $amount }{ $score }{ $reason }{ $stands }
history-after-objection = { MOMENT($at) }: امتیاز پس از اعتراض، { $name }{ $amount }{ $score }{ $reason }{ $stands }
history-final = { MOMENT($at) }: امتیاز نهایی، { $name }{ $amount }{ $score }{ $reason }{ $stands }
history-amount = ؛ مقدار { NUM($amount) }
history-points = ؛ امتیاز { SCORE($score) }
history-reason = { " " }— { $reason }
history-recomputed = { " " }— محاسبهٔ دوباره با سقف یا هدف تازه
history-superseded = { " " }(دیگر معتبر نیست)
history-system = سامانه
history-returned = { MOMENT($at) }: نیاز به اصلاح، { $name }{ $reason }
history-resubmitted = { MOMENT($at) }: دستگاه اصلاح را فرستاد.
history-na-accepted = { MOMENT($at) }: عدم مصداق پذیرفته شد، { $name }
history-na-refused = { MOMENT($at) }: عدم مصداق پذیرفته نشد، { $name }
history-recheck = { MOMENT($at) }: بازبینی — { $why }
history-kept = { MOMENT($at) }: بازبینی شد و تصمیم پیشین ماند، { $name }
history-undone = { MOMENT($at) }: کار پیشین لغو شد، { $name }

## The score

ask-points =
    <b>امتیاز سنجهٔ { CODE($code) }</b>
    { $agency }
    عددی از ۰ تا { SCORE($cap) } بفرستید؛ نمونه: { SCORE($example) }
    دلیل را هم می‌توانید پس از عدد بنویسید؛ نمونه: { SCORE($example) } مستند ناقص است
ask-score-reason =
    <b>دلیل امتیاز { SCORE($score) } از { SCORE($cap) }</b>
    سنجهٔ { CODE($code) }، { $agency }
    { $offered }
    یکی از دلیل‌ها را بزنید یا دلیل را بنویسید؛ دستگاه آن را می‌بیند.
ask-score-offered = امتیاز پیشنهادی: { SCORE($score) }
score-saved = سنجهٔ { CODE($code) }، { $agency }: امتیاز { SCORE($score) } از { SCORE($cap) } ثبت شد{ $rounded }.
score-saved-anew =
    سنجهٔ { CODE($code) }، { $agency }: امتیاز { SCORE($score) } از { SCORE($cap) } با این دلیل ثبت شد{ $rounded }: { $reason }
    اگر عدد بخشی از دلیل بود، «{ btn-undo }» را بزنید.
score-rounded = { " " }(«{ FIGURE($given) }» تا دو رقم اعشار گرد شد)
score-kept = سنجهٔ { CODE($code) }، { $agency }: بازبینی شد و امتیاز { SCORE($score) } می‌ماند.
na-kept = سنجهٔ { CODE($code) }، { $agency }: بازبینی شد و عدم مصداق می‌ماند.
score-saved-before = سنجهٔ { CODE($code) }، { $agency }: همین امتیاز { SCORE($score) } پیش‌تر ثبت شده بود.

reason-unrecorded = دستگاه برای این سنجه چیزی ثبت نکرده است.
reason-incomplete = مستندات کامل نیست.
reason-unreadable = مستندات خوانا نیست.
reason-other-period = مستندات به دورهٔ ارزیابی مربوط نیست.
reason-fraction = صورت یا مخرج کسر با مستندات یکی نیست.
reason-lower-step = مستندات گام پایین‌تری را نشان می‌دهد.
reason-not-seen = انجام کار در مستندات دیده نمی‌شود.
reason-steward-differs = مقدار راهبر شاخص با مقدار دستگاه یکی نیست.
reason-no-steward = راهبر شاخص مقداری اعلام نکرده است.
reason-actual = عملکرد با آمار رسمی یکی نیست.
reason-more = مستندات مقدار بیشتری را نشان می‌دهد.
btn-why-incomplete = مستندات ناقص
btn-why-unreadable = مستندات ناخوانا
btn-why-other-period = دورهٔ دیگر
btn-why-fraction = صورت یا مخرج
btn-why-lower-step = گام پایین‌تر
btn-why-not-seen = انجام‌نشده
btn-why-steward-differs = مقدار راهبر
btn-why-no-steward = بی‌مقدار راهبر
btn-why-actual = آمار رسمی
btn-why-more = مقدار بیشتر

## Commands

command-unclear =
    سنجه‌ای با شمارهٔ { FIGURE($given) } در دورهٔ کنونی پیدا نشد.
    { $how }
score-how =
    شمارهٔ سنجه، امتیاز و دلیل را پس از فرمان بنویسید.
    نمونه: { CODE("/score 1234 12.5 مستند ناقص است") }
accept-how =
    شمارهٔ یک سنجه را پس از فرمان بنویسید، یا نخست کارت آن را باز کنید.
    نمونه: { CODE("/accept 1234") }
keep-how =
    شمارهٔ سنجه‌ای را که بازبینی کرده‌اید و امتیازش می‌ماند، پس از فرمان بنویسید.
    نمونه: { CODE("/keep 1234") }

undone-one = کار شما ({ NEAR($at) }) لغو شد؛ سنجهٔ { CODE($code) } به حال پیش برگشت.
undone-many =
    <b>آخرین کار شما لغو شد.</b>
    زمان آن کار: { NEAR($at) }
    { NUM($count) } سنجه به حال پیش برگشت: { $list }.
    { $changed }
undone-nothing =
    <b>از آخرین کار شما ({ NEAR($at) }) چیزی لغو نشد.</b>
    { $changed }
    برای تغییر امتیاز، سنجه را باز کنید و امتیاز دیگری بدهید.
undone-not = { NUM($count) } سنجه پس از آن تغییر کرده است و همان‌طور ماند: { $list }.
entry-number = شمارهٔ { FIGURE($number) }
and-others = و { NUM($count) } سنجهٔ دیگر

doing-appraisal = در میانهٔ بررسی هستید: یکی از دکمه‌های کارت سنجه را بزنید، یا به خانه بروید.
doing-points = در میانهٔ امتیازدهی هستید: امتیاز سنجه را با عدد بفرستید، یا به خانه بروید.
doing-score-reason = در میانهٔ امتیازدهی هستید: دلیل امتیاز را بنویسید، یا به خانه بروید.

## Refusals

refused-case-open-again = پروندهٔ این دستگاه دوباره باز شده است؛ با قفل شدن آن، سنجهٔ { CODE($code) } به صف برمی‌گردد.
refused-conflict-declared = برای «{ $agency }» تعارض منافع ثبت شده است؛ رسیدگی به آن با همکار دیگری است.
refused-entry-returned = سنجهٔ { CODE($code) } برای اصلاح نزد دستگاه است، { DEADLINE($until) }.
refused-result-releasing = نتایج «{ $agency }» هم‌اکنون برای دستگاه فرستاده می‌شود؛ چند دقیقهٔ دیگر دوباره بفرستید.
refused-result-frozen = نتیجهٔ «{ $agency }» در فهرست نهایی است و امتیاز آن تغییر نمی‌کند، مگر معاون فهرست را باز کند.
refused-weight-unknown = وزن سنجهٔ { CODE($code) } هنوز اعلام نشده است؛ پس از اعلام می‌توانید امتیاز بدهید.
refused-na-undecided = دستگاه برای سنجهٔ { CODE($code) } عدم مصداق خواسته است؛ نخست دربارهٔ آن تصمیم بگیرید.
refused-na-accepted = عدم مصداق سنجهٔ { CODE($code) } پذیرفته شده است. برای امتیاز دادن، نخست آن پذیرش را لغو کنید.
refused-nothing-proposed =
    برای سنجهٔ { CODE($code) } امتیاز پیشنهادی نیست: مقدار راهبر شاخص یا هدف آن نرسیده است.
    از «{ btn-other-score }»، امتیاز را با دلیل بدهید.
refused-score-not-a-number = «{ $given }» عدد نیست. عددی تا { SCORE($most) } بفرستید؛ نمونه: { SCORE($example) }
refused-score-negative = «{ FIGURE($given) }» منفی است. عددی از ۰ تا { SCORE($most) } بفرستید؛ نمونه: { SCORE($example) }
refused-score-above-cap =
    امتیاز «{ FIGURE($given) }» از سقف سنجهٔ { CODE($code) } بیشتر است.
    عددی از ۰ تا { SCORE($most) } بفرستید؛ نمونه: { SCORE($example) }
refused-scored-by-other =
    به سنجهٔ { CODE($code) } پیش‌تر { $name } امتیاز داده است.
    سنجه را از صف یا با شمارهٔ آن باز کنید، امتیاز کنونی را ببینید، سپس تصمیم بگیرید.
refused-objection-open = دستگاه به سنجهٔ { CODE($code) } اعتراض کرده است؛ تا پاسخ اعتراض، امتیاز آن تغییر نمی‌کند.
refused-decided-on-objection = امتیاز سنجهٔ { CODE($code) } در رسیدگی به اعتراض تعیین شده است و اینجا تغییر نمی‌کند.
refused-score-unclear =
    «{ FIGURE($given) }» شمارهٔ سنجهٔ دیگری از صف شما هم هست و روشن نیست بخشی از دلیل است یا نه؛ چیزی ثبت نشد.
    برای سنجهٔ باز { CODE($code) }، امتیاز و دلیل را بدون فرمان بفرستید؛ برای دیگری، شمارهٔ آن را پیش از امتیاز بنویسید.
refused-no-recheck = سنجهٔ { CODE($code) } در فهرست بازبینی نیست؛ امتیاز آن همان است که بود.
refused-nothing-to-undo = کاری برای لغو نیست: هنوز کاری ثبت نکرده‌اید یا همه پیش‌تر لغو شده است.
refused-undo-released =
    { $count ->
        [1] نتیجهٔ سنجهٔ شمارهٔ { FIGURE($number) } به دستگاه اعلام شده است و لغو نمی‌شود.
       *[other] نتیجهٔ این { NUM($count) } سنجه (نخستین: شمارهٔ { FIGURE($number) }) به دستگاه‌ها اعلام شده است و لغو نمی‌شود.
    }
    اگر امتیاز نادرست است، سنجه را باز کنید و امتیاز دیگری با دلیل بدهید.
