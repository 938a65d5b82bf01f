### Around the desks: beginning, assigning, boards, conflicts of interest, re-checks, many entries at once.

## The staff's room

appraisal-room =
    <b>بررسی و امتیازدهی، دورهٔ { NUM($year) }</b>
    { BAR($scored, $total) } { NUM($scored) } از { NUM($total) } سنجه امتیاز دارد.
    { $state }
    { $free }
    { $oldest }
    { $differing }
appraisal-standing = وضعیت: { $parts }
appraisal-waiting = در صف: { NUM($count) }
appraisal-returned = نزد دستگاه: { NUM($count) }
appraisal-rechecks = بازبینی: { NUM($count) }
appraisal-unassigned = { mark-returned } بی‌ارزیاب: { NUM($count) } سنجه؛ از «{ btn-assigning }» بسپارید.
appraisal-oldest = قدیمی‌ترین مورد صف: { NEAR($at) }
appraisal-differing = در { NUM($count) } نگاه دوم، دو ارزیاب اختلاف دارند.
btn-appraisal = بررسی و امتیازدهی
btn-assigning = واگذاری
btn-loads = بار ارزیابان
btn-rechecks = فهرست بازبینی ({ NUM($count) })
btn-rechecks-plain = فهرست بازبینی
btn-conflicts = تعارض منافع
btn-second-looks = نگاه دوم
btn-board-free = بی‌ارزیاب‌ها ({ NUM($count) })
btn-board-groups = گروه‌ها
btn-board-axes = محورها
btn-board-kinds = عمومی و اختصاصی
btn-board-appraisers = پیشرفت ارزیابان
btn-board-old = قدیمی‌های صف
btn-leniency = مقایسهٔ ارزیابان

appraisal-too-early =
    <b>بررسی و امتیازدهی</b>
    بررسی پس از پایان خودارزیابی و قفل شدن پرونده‌ها آغاز می‌شود.
appraisal-not-begun =
    <b>بررسی دورهٔ { NUM($year) } هنوز آغاز نشده است.</b>
    پروندهٔ { NUM($locked) } دستگاه قفل شده و آمادهٔ بررسی است.
    { $unlocked }
    { $people }
appraisal-unlocked = { NUM($count) } پرونده هنوز باز است و پس از قفل شدن خودش به بررسی می‌آید.
appraisal-people = { NUM($count) } ارزیاب آمادهٔ کار است.
appraisal-no-people = هنوز ارزیابی نیست؛ از «{ btn-people }» ارزیاب دعوت کنید.
btn-begin-appraisal = آغاز بررسی
confirm-begin-appraisal =
    <b>آغاز بررسی دورهٔ { NUM($year) }</b>
    { NUM($count) } پروندهٔ قفل‌شده ({ NUM($entries) } سنجهٔ دوره) به میز ارزیابان می‌آید.
    { $unlocked }
    آغاز بررسی برنمی‌گردد؛ پس از آن سنجه‌ها را به ارزیابان بسپارید.
btn-begin-appraisal-now = آغاز شود
appraisal-begun = بررسی آغاز شد. { NUM($count) } پرونده یکی‌یکی به میز ارزیابان می‌آید؛ چند لحظه بعد می‌توانید بسپارید.

refused-appraisal-not-begun = بررسی هنوز آغاز نشده است؛ از «{ btn-appraisal }» در خانه آغاز می‌شود.

## Assigning

assigning =
    <b>واگذاری سنجه‌ها به ارزیابان</b>
    { NUM($open) } سنجه امتیاز ندارد؛ از این میان { NUM($free) } سنجه بی‌ارزیاب است.
    ارزیابان: { NUM($people) } نفر
    آنچه امتیاز گرفته است نزد امتیازدهندهٔ خود می‌ماند.
btn-assign-rest = پخش بی‌ارزیاب‌ها ({ NUM($count) })
btn-assign-agency = یک دستگاه
btn-assign-axis = یک محور
btn-assign-measure = یک سنجه
btn-assign-absent = ارزیاب غایب
assign-choices =
    <b>{ $question }</b>
    { $list }
    { $page }
assign-which-agency = سنجه‌های کدام دستگاه؟
assign-which-axis = کدام محور؟
assign-which-measure = کدام سنجه؟
assign-choice = { NUM($place) }. { $title }: { NUM($open) } سنجه{ $free }
assign-choice-free = ، بی‌ارزیاب { NUM($count) }
assign-nothing-open = سنجهٔ بی‌امتیازی نمانده است.
btn-assign-choice = { NUM($place) }. { $title }
quoted-code = { CODE($code) }
assign-to-whom =
    <b>{ $share }</b>
    به کدام ارزیاب سپرده شود؟
    { $list }
    { $page }
share-rest = سنجه‌های بی‌ارزیاب
share-person = میز { $name }
share-measure = سنجهٔ { CODE($code) } در همهٔ دستگاه‌ها
share-of = «{ $title }»، { $dimension }
share-all-of = «{ $title }»
btn-assign-evenly = پخش برابر
btn-assign-both = همهٔ سنجه‌ها
btn-assign-general = فقط عمومی
btn-assign-specific = فقط اختصاصی
confirm-assign =
    <b>{ $share }</b>
    { NUM($count) } سنجه سپرده می‌شود.
    { $taken }
    { $blocked }
    { $loads }
    { $more }
assign-taken = { NUM($count) } سنجه از میز دیگران برداشته می‌شود.
assign-blocked = { NUM($count) } سنجه جا می‌ماند (تعارض منافع، یا نگاه دوم به امتیاز خود)؛ ارزیاب دیگری لازم است.
assign-load = { $name }: { NUM($before) } ← { NUM($after) }
assign-loads-more = و { NUM($count) } نفر دیگر
btn-assign-now = واگذاری و اعلام
assigned =
    { $share }: { NUM($count) } سنجه سپرده شد و به ارزیابان خبر داده شد.
    { $blocked }
appraisal-assigned =
    <b>{ NUM($count) } سنجه برای بررسی به شما سپرده شد.</b>
    اکنون { NUM($open) } سنجه روی میز شماست.
    اگر با دستگاهی تعارض منافع دارید، پیش از بررسی اعلام کنید: { CODE("/conflict") }
appraisal-taken = { NUM($count) } سنجه از میز شما به ارزیاب دیگری سپرده شد. امتیازهایی که داده‌اید به نام شما می‌ماند.

refused-unknown-share = آنچه برگزیده‌اید در این دوره نیست؛ از «{ btn-assigning }» دوباره برگزینید.
refused-unknown-appraiser = این شخص اکنون ارزیاب نیست؛ شخص دیگری را برگزینید.
refused-no-appraisers = ارزیابی نیست که بتوان به او سپرد. از «{ btn-people }» ارزیاب دعوت کنید؛ نمونه: همکار گروه نوسازی اداری.
refused-nothing-to-assign =
    { $blocked ->
        [0] سنجهٔ بی‌امتیازی در این میان نیست که جابه‌جا شود؛ کاری لازم نیست.
       *[other] هیچ سنجه‌ای سپرده نشد: { NUM($blocked) } سنجه تعارض منافع دارد یا نگاه دوم به امتیاز خود ارزیاب است. ارزیاب دیگری برگزینید.
    }

## Loads

loads =
    <b>بار ارزیابان</b>
    { $list }
    { $page }
load-line = { NUM($number) }. { $name }: در صف { NUM($waiting) }، امتیاز داده { NUM($scored) }
load-line-former = { NUM($number) }. { $name } (بی‌نقش): در صف { NUM($waiting) }، امتیاز داده { NUM($scored) }
load-of =
    <b>{ $name }</b>
    در صف: { NUM($waiting) }؛ نزد دستگاه‌ها: { NUM($returned) }؛ امتیاز داده: { NUM($scored) }
    اگر غایب است، سنجه‌های بی‌امتیاز او را به دیگران بسپارید.
load-of-former =
    <b>{ $name } دیگر ارزیاب نیست.</b>
    سنجه‌های بی‌ارزیاب او: { NUM($waiting) }؛ نزد دستگاه‌ها: { NUM($returned) }؛ امتیاز داده: { NUM($scored) }
    سنجه‌های بی‌امتیاز را به دیگران بسپارید.
btn-share-out = پخش میان دیگران
btn-give-to-one = به یک نفر
btn-share-agency = فقط یک دستگاه
btn-given-by = مقایسه با دیگران
btn-draw-from = قرعهٔ نگاه دوم
load-agencies =
    <b>کدام دستگاه از میز { $name } برداشته شود؟</b>
    { $list }
    { $page }

## Boards

appraisal-board =
    <b>{ $title }</b>
    { $note }
    { $list }
    { $page }
appraisal-board-none = هیچ موردی نیست.
board-groups-title = پیشرفت به تفکیک گروه
board-axes-title = پیشرفت به تفکیک محور
board-kinds-title = پیشرفت عمومی و اختصاصی
board-appraisers-title = پیشرفت ارزیابان
board-old-title = قدیمی‌های صف
board-free-title = سنجه‌های بی‌ارزیاب
board-leniency-title = مقایسهٔ ارزیابان
board-progress = { $title }: { NUM($scored) } از { NUM($total) }{ $oldest }
board-oldest = ، قدیمی‌ترین { NEAR($at) }
board-former = { $name } (بی‌نقش)
board-ages = تا ۳ روز: { NUM($fresh) }؛ تا یک هفته: { NUM($days) }؛ تا دو هفته: { NUM($week) }؛ بیشتر: { NUM($older) }
board-old = سنجهٔ { CODE($code) } ({ FIGURE($number) }) · { $agency } · { $name } · { NEAR($at) }
nobody-appraises = بی‌ارزیاب
board-free = { NUM($place) }. { $title }: { NUM($free) } از { NUM($open) } سنجهٔ باز
board-column-total = کل سنجه‌ها
board-column-scored = امتیازدار
board-column-waiting = در صف
board-column-returned = نزد دستگاه
board-column-oldest = در صف از
board-column-code = کد سنجه
board-column-appraiser = ارزیاب
board-column-free = بی‌ارزیاب
board-column-open = بی‌امتیاز
board-column-own = میانهٔ ارزیاب (٪)
board-column-others = میانهٔ دیگران (٪)
board-column-peers = امتیاز دیگران

leniency-note = { $list }
leniency-meaning = میانهٔ امتیاز از سقف، در برابر دیگران روی همان سنجه‌ها. بیشتر یا کمتر بودن نشانهٔ خطا نیست: شاید دستگاه‌های بهتر یا ضعیف‌تری سهم او بوده است؛ فقط می‌گوید نگاه دوم کجا سودمندتر است.
leniency-sample = بر پایهٔ نمونه‌ای از { NUM($agencies) } دستگاه از { NUM($of) }
leniency-numbered = { NUM($number) }. { $line }
leniency-line = { $name }: { PERCENT($own) }، دیگران { PERCENT($others) } ({ NUM($scores) } امتیاز، دیگران { NUM($peers) })
leniency-too-little = { $name }: داده کم است ({ NUM($scores) } امتیاز مشترک)
given-by =
    <b>{ $line }</b>
    { $list }
    { $meaning }
given-outlier = سنجهٔ { CODE($code) }: { PERCENT($own) }، دیگران { PERCENT($others) } ({ NUM($scores) } امتیاز، دیگران { NUM($peers) })
given-no-outlier = در هیچ سنجه‌ای فاصلهٔ چشمگیری با دیگران نیست.

## Conflicts of interest

conflicts =
    <b>تعارض منافع</b>
    { $list }
    { $page }
conflicts-none = تعارضی ثبت نشده است.
conflict-line = { NUM($place) }. { $name } · { $agency }{ $given }
conflict-given-count = ، { NUM($count) } امتیاز
btn-put-conflict = ثبت تعارض
conflict-card =
    <b>{ $name } · { $agency }</b>
    { $reason }
    { $given }
    سنجه‌های این دستگاه در صف او نیست و او به آن امتیاز نمی‌دهد.
conflict-by-role = در همین دستگاه نقش دارد.
conflict-ground = { $reason } ({ $by }، { NEAR($at) })
conflict-given = { NUM($count) } امتیازِ پیشین او برای این دستگاه پابرجاست؛ می‌توانید بازبینی بخواهید.
conflict-given-none = پیش‌تر به این دستگاه امتیازی نداده است.
btn-recheck-given = بازبینی امتیازها
btn-withdraw-conflict = لغو تعارض
btn-withdraw-conflict-now = لغو شود
confirm-withdraw-conflict =
    <b>لغو تعارض { $name } با «{ $agency }»</b>
    پس از آن دوباره می‌توان سنجه‌های این دستگاه را به او سپرد. آنچه از میز او رفته است برنمی‌گردد.
conflict-withdrawn = تعارض { $name } با «{ $agency }» لغو شد.
conflict-ask-person =
    <b>ثبت تعارض منافع</b>
    تعارض منافع چه کسی ثبت شود؟
conflict-ask-agency =
    <b>تعارض { $name }</b>
    با کدام دستگاه؟ بخشی از نام یا کد آن را بفرستید؛ نمونه: راه و شهرسازی
own-conflicts =
    <b>تعارض منافع شما</b>
    { $list }
    اگر در دستگاهی خویشاوند، همکاری یا منافع مالی دارید، آن را برگزینید یا بخشی از نامش را بفرستید.
    { $page }
own-conflicts-none = تعارضی ثبت نکرده‌اید.
own-conflict = { $agency }: { $reason }
btn-own-conflict = تعارض منافع دارم
conflict-ask-reason =
    <b>تعارض منافع با «{ $agency }»</b>
    { $own ->
        [yes] سنجه‌های این دستگاه همین حالا از میز شما برداشته می‌شود و لغو آن فقط با راهبر ارزیابی است.
       *[no] سنجه‌های این دستگاه همین حالا از میز او برداشته می‌شود و به او خبر می‌دهیم.
    }
    دلیل چیست؟ یکی را برگزینید یا بنویسید.
btn-conflict-kin = خویشاوندی
btn-conflict-work = همکاری
btn-conflict-money = منافع مالی
conflict-reason-kin = خویشاوندی با مدیر یا کارکنان دستگاه
conflict-reason-work = همکاری کنونی یا پیشین با دستگاه
conflict-reason-money = منافع مالی در دستگاه
conflict-declared =
    تعارض منافع شما با «{ $agency }» ثبت شد.
    { $freed ->
        [0] سنجه‌ای از این دستگاه روی میز شما نبود.
       *[other] { NUM($freed) } سنجه از میز شما برداشته شد و به دیگری سپرده می‌شود.
    }
    { $given ->
        [0] { "" }
       *[other] { NUM($given) } امتیاز پیشین شما برای بازبینی به راهبر ارزیابی گزارش شد.
    }
conflict-put =
    تعارض { $name } با «{ $agency }» ثبت شد.
    { $freed ->
        [0] سنجه‌ای از این دستگاه روی میز او نبود.
       *[other] { NUM($freed) } سنجه بی‌ارزیاب شد؛ آن را به دیگری بسپارید.
    }
    { $given ->
        [0] { "" }
       *[other] { NUM($given) } امتیاز پیشین او پابرجاست؛ از «{ btn-conflicts }» بازبینی بخواهید.
    }
conflict-declared-staff =
    <b>{ $person } برای «{ $agency }» تعارض منافع اعلام کرد.</b>
    { $freed ->
        [0] سنجه‌ای از این دستگاه روی میز او نبود.
       *[other] { NUM($freed) } سنجه بی‌ارزیاب شد؛ آن را به دیگری بسپارید.
    }
    { $given ->
        [0] { "" }
       *[other] { NUM($given) } امتیاز پیشین او پابرجاست؛ بازبینی آن با شماست.
    }
conflict-put-down =
    راهبر ارزیابی برای شما و «{ $agency }» تعارض منافع ثبت کرد.
    { $freed ->
        [0] سنجه‌ای از این دستگاه روی میز شما نبود.
       *[other] { NUM($freed) } سنجه از میز شما برداشته شد.
    }
    اگر درست نیست، به راهبر ارزیابی بگویید.

refused-conflict-known = برای «{ $agency }» پیش‌تر تعارض منافع ثبت شده است؛ کاری لازم نیست.
refused-conflict-gone = این تعارض دیگر در کار نیست؛ شاید لغو شده باشد.
refused-conflict-reason = دلیل { NUM($length) } نویسه دارد. دلیلی با { NUM($least) } تا { NUM($most) } نویسه بنویسید؛ نمونه: { conflict-reason-kin }

## The re-check list

rechecks-title = فهرست بازبینی
rechecks =
    <b>فهرست بازبینی ({ NUM($count) })</b>
    { $list }
    { $page }
    همین اشتباه در دستگاه‌های دیگر؟ کد یا شمارهٔ سنجه را بفرستید؛ نمونه: { CODE("G03-1") }
recheck-line = سنجهٔ { CODE($code) } ({ FIGURE($number) }) · { $agency } · { $name } · { $why }
recheck-ask-reason =
    <b>بازبینی سنجهٔ { CODE($code) } در همهٔ دستگاه‌ها</b>
    { $title }
    { NUM($count) } امتیاز این سنجه به فهرست بازبینی می‌رود؛ امتیازها تا امتیاز تازه پابرجاست.
    دلیل را بنویسید؛ ارزیابان آن را می‌بینند.
recheck-marked =
    { NUM($count) } سنجه به فهرست بازبینی رفت و به ارزیابان خبر داده شد.
    { $closed }
recheck-closed = { NUM($count) } سنجه در فهرست نهایی است و به بازبینی نرفت.
rechecks-came =
    <b>{ NUM($count) } سنجه برای بازبینی روی میز شماست.</b>
    دلیل بازبینی روی هر سنجه نوشته شده است؛ امتیاز پیشین تا امتیاز تازه پابرجاست.
steward-corrected =
    <b>مقدار راهبر شاخص اصلاح شد.</b>
    { NUM($count) } سنجه که با مقدار پیشین امتیاز گرفته بود به فهرست بازبینی می‌رود.
    { $closed ->
        [0] { "" }
       *[other] { NUM($closed) } سنجه در فهرست نهایی است و فقط با بازگشایی آن بازبینی می‌شود.
    }
refused-recheck-reason = دلیل { NUM($length) } نویسه دارد. دلیلی با { NUM($least) } تا { NUM($most) } نویسه بنویسید؛ نمونه: مخرج کسر نادرست خوانده شده است.
refused-nothing-to-recheck = امتیازی نیست که بازبینی شود؛ شاید پیش‌تر به فهرست بازبینی رفته باشد.
refused-unknown-measure = سنجه‌ای با «{ FIGURE($given) }» در این دوره نیست. کد یا شمارهٔ سنجه را بفرستید؛ نمونه: { CODE("G03-1") }

## Second looks

second-looks =
    <b>نگاه دوم</b>
    قرعه: { NUM($drawn) } سنجه؛ دوباره امتیاز گرفته: { NUM($looked) }؛ اختلاف: { NUM($count) }
    { $list }
    { $page }
look-differs = سنجهٔ { CODE($code) } ({ FIGURE($number) }) · { $agency }: { $first } { PERCENT($before) }، { $second } { PERCENT($after) }
btn-look-third = ارزیاب سوم { FIGURE($number) }
btn-look-settle = پذیرش دومی { FIGURE($number) }
btn-draw = قرعهٔ تازه
look-went-to-third = امتیاز این سنجه را { $name } می‌دهد، که هیچ‌یک از دو امتیاز را نداده است.
look-settled = امتیاز دوم پذیرفته شد.
look-of-whom =
    <b>قرعهٔ نگاه دوم</b>
    از امتیازهای چه کسی؟
look-nobody = هنوز کسی امتیازی نداده است.
look-how-many =
    <b>قرعهٔ نگاه دوم از امتیازهای { $name }</b>
    از { NUM($count) } امتیاز او چند درصد دوباره بررسی شود؟
    قرعه برابر میان دیگران پخش می‌شود و هیچ سنجه‌ای دو بار به قرعه نمی‌آید.
btn-draw-percent = { PERCENT($percent) }
look-drawn =
    { NUM($count) } سنجه از { NUM($of) } به قرعه درآمد و به ارزیابان دیگر سپرده شد.
    { $blocked }
refused-bad-percent = { NUM($given) } درصد نمی‌شود؛ عددی از ۱ تا ۱۰۰ برگزینید.
refused-same-appraiser = نگاه دوم با ارزیابی است که امتیاز نخست را نداده است؛ ارزیاب دیگری برگزینید.
refused-nothing-to-draw = امتیاز تازه‌ای از او نیست که به قرعه بیاید: یا پیش‌تر آمده است یا اعلام شده است.
refused-look-settled = این اختلاف دیگر در فهرست نیست؛ وضعیت تازه در «{ btn-second-looks }» است.
refused-no-third-appraiser = ارزیاب دیگری نیست که هیچ‌یک از دو امتیاز را نداده و تعارض نداشته باشد. ارزیابی دعوت کنید یا امتیاز دوم را بپذیرید.

## Many entries at once

btn-bulk = کار گروهی
bulk =
    <b>کار گروهی روی میز شما</b>
    { $equal }
    { $steward }
    { $zero }
    یا یک سنجه در همهٔ دستگاه‌ها:
    { $list }
    { $page }
bulk-equal-count = { NUM($count) } مورد: خودارزیابی برابر با مقدار راهبر شاخص
bulk-steward-count = { NUM($count) } مورد: مقدار راهبر شاخص چیز دیگری است
bulk-zero-count = { NUM($count) } مورد: بی‌مقدار
bulk-measure = سنجهٔ { CODE($code) }: { $title }، { NUM($waiting) } دستگاه
btn-bulk-equal = تأیید برابرها ({ NUM($count) })
btn-bulk-steward = از مقدار راهبر ({ NUM($count) })
btn-bulk-zero = صفر برای بی‌مقدارها ({ NUM($count) })
btn-bulk-proposed = تأیید همه ({ NUM($count) })
btn-bulk-measure = { CODE($code) }
bulk-of-measure =
    <b>سنجهٔ { CODE($code) } در { NUM($waiting) } دستگاه</b>
    { $title }
    با مقدار ثبت‌شده: { NUM($proposed) }؛ بی‌مقدار: { NUM($zero) }
bulk-preview =
    <b>{ $title }</b>
    { NUM($count) } سنجه در { NUM($agencies) } دستگاه، روی هم { SCORE($points) } امتیاز؛ از جمله:
    { $list }
    دلیل ثبت‌شده: { $reason }
    با «{ btn-undo }» همه با هم برمی‌گردد.
bulk-first = { $agency }، سنجهٔ { CODE($code) }: { SCORE($score) } از { SCORE($cap) }
bulk-equal = تأیید موردهای برابر با راهبر شاخص
bulk-steward = امتیاز از مقدار راهبر شاخص
bulk-proposed = تأیید امتیاز پیشنهادی
bulk-zero = صفر برای سنجه‌های بی‌مقدار
bulk-reason-equal = برابر با مقدار راهبر شاخص است.
bulk-reason-steward = امتیاز بر پایهٔ مقدار اعلام‌شدهٔ راهبر شاخص است.
bulk-reason-proposed = مقدار ثبت‌شده پذیرفته شد.
bulk-reason-zero = مقداری ثبت نشده است.
btn-bulk-apply = ثبت { NUM($count) } امتیاز
bulk-done =
    { NUM($count) } امتیاز ثبت شد.
    { $left }
bulk-left = { NUM($count) } مورد در این میان تغییر کرده بود و دست نخورد.
refused-nothing-in-bulk = موردی نمانده است؛ شاید در این میان امتیاز گرفته یا سپرده شده باشد. وضعیت تازه در صف شماست.

## Staff's home and digest

digest-appraisal = بررسی: { NUM($scored) } از { NUM($total) } سنجه امتیاز دارد؛ { $parts }
digest-scored = از خلاصهٔ پیش { NUM($count) } امتیاز
digest-in-queue = در صف { NUM($count) }
digest-unassigned = بی‌ارزیاب { NUM($count) }
digest-rechecks = بازبینی { NUM($count) }

doing-conflict = در میانهٔ اعلام تعارض منافع هستید: نام دستگاه یا دلیل را بنویسید، یا به خانه بروید.
doing-recheck-measure = در فهرست بازبینی هستید: کد یا شمارهٔ سنجه را بفرستید؛ نمونه: { CODE("G03-1") }
doing-recheck = در میانهٔ بازبینی یک سنجه هستید: دلیل آن را بنویسید، یا به خانه بروید.
