### «عدم مصداق»: an agency asks, with its reason and document; staff decide, with theirs.

## The agency asks

btn-na-ask = عدم مصداق
btn-na-own = درخواست عدم مصداق
btn-na-requests = درخواست‌های عدم مصداق
btn-na-withdraw = پس گرفتن
btn-na-line = { FIGURE($number) }: { $title }

na-list =
    <b>درخواست‌های عدم مصداق</b>
    { $count ->
        [1] یک درخواست دارید.
       *[other] { NUM($count) } درخواست دارید.
    }
    { $list }
    برای دیدن دلیل تصمیم، درخواست را باز کنید.
na-list-none =
    <b>درخواست‌های عدم مصداق</b>
    هنوز درخواستی ندارید.
    اگر سنجه‌ای دربارهٔ دستگاه شما مصداق ندارد، آن را باز کنید و «{ btn-na-ask }» را بزنید.
na-line = { FIGURE($number) }: { $title } · { $state }

na-state-filed = در انتظار تصمیم
na-state-accepted = پذیرفته شد
na-state-rejected = پذیرفته نشد
na-state-withdrawn = پس گرفته شد

na-ask-reason =
    <b>عدم مصداق سنجهٔ { CODE($code) }</b>
    { $title }
    { $former }
    چرا این سنجه دربارهٔ دستگاه شما مصداق ندارد؟ دلیل را بنویسید (۱۰ تا ۱۰۰۰ نویسه).
    نمونه: این خدمت در استان ما به دستگاه دیگری واگذار شده است.
    سند آن (نامه یا برش استانی) را هم پیش یا پس از دلیل می‌توانید بفرستید.
na-former = درخواست پیشین پذیرفته نشد؛ دلیل: { $reason }

na-own =
    <b>عدم مصداق سنجهٔ { CODE($code) }</b> · { $state }
    { $title }
    زمان درخواست: { MOMENT($at) }
    دلیل شما: { $reason }
    { $documents }
    { $decision }
    { $next }
na-next-document = تصمیم همین‌جا اعلام می‌شود. سند تازه را می‌توانید همین‌جا بفرستید.
na-documents =
    { $count ->
        [1] سند: { $names }
       *[other] { NUM($count) } سند: { $names }
    }
na-no-document = سند: هنوز سندی نیست.
na-decision = دلیل تصمیم: { $reason }

na-document-arriving = فایل «{ $name }» رسید؛ سند درخواست عدم مصداق است و در حال بررسی است.
na-document-stored = فایل «{ $name }» ({ BYTES($size) }) سند درخواست عدم مصداق شد.
na-document-lost = فایل «{ $name }» به دست ما نرسید و سند درخواست نشد. لطفاً دوباره بفرستید.
na-document-waits =
    { $said }
    درخواست هنوز ثبت نشده است: دلیل را هم بنویسید.

na-withdrawn =
    درخواست عدم مصداق سنجهٔ { CODE($code) } پس گرفته شد.
    مقدار و مستندات پیشین سر جایش است؛ سنجه را تا پایان مهلت ثبت کنید.
na-changed-meanwhile =
    سنجهٔ { CODE($code) } در این میان تغییر کرده و درخواست ثبت نشد.
    اگر هنوز مصداق ندارد، همان دلیل را دوباره بفرستید.

## Staff decide

btn-na-see = دیدن درخواست
btn-na-queued = { CODE($code) } · { $agency }
btn-na-accept = پذیرش
btn-na-reject = رد
btn-na-reverse = لغو پذیرش
btn-na-offer = پیشنهاد به هم‌گروه‌ها
btn-na-document = سند { NUM($number) }
btn-na-usual = دلیل { NUM($number) }

na-queue =
    <b>درخواست‌های عدم مصداق</b>
    { NUM($count) } درخواست در صف؛ قدیمی‌ترین: { NEAR($oldest) }
    درخواستی را باز کنید. { page }
na-queue-none =
    <b>درخواست‌های عدم مصداق</b>
    درخواستی در صف نیست. درخواست تازه همین‌جا خبر داده می‌شود.

na-asked-staff =
    درخواست تازهٔ عدم مصداق: { $agency }
    سنجهٔ { CODE($code) }: { $title }
    دلیل دستگاه: { $reason }

na-request =
    <b>عدم مصداق سنجهٔ { CODE($code) }</b> · { $state }
    { $agency }: { $title }
    درخواست { $by }، { NEAR($at) }
    دلیل دستگاه: { $reason }
    { $documents }
    { $effect }
    { $others }
    { $decision }
na-effect = با پذیرش، پیش‌بینی { SCORE($before) } می‌شود { SCORE($after) } ({ $mode })
na-mode-exclude = سقف سنجه از مخرج کم می‌شود
na-mode-redistribute = وزن میان سنجه‌های همان شاخص پخش می‌شود
na-mode-full = سقف سنجه داده می‌شود
na-mode-zero = سنجه صفر می‌گیرد
na-others =
    هم‌گروه‌ها برای همین سنجه: { NUM($count) } درخواست
    { $list }
na-other = { $agency } · { $state }
na-document-here = سند «{ $name }»

na-ask-verdict =
    { $verdict ->
        [accept] <b>پذیرش عدم مصداق سنجهٔ { CODE($code) }</b>
       *[other] <b>رد عدم مصداق سنجهٔ { CODE($code) }</b>
    }
    { $agency }
    دلیل را برگزینید، یا بنویسید؛ دلیل به دستگاه گفته می‌شود.
    { $list }
na-usual = { NUM($number) }. { $reason }
na-why-slice = بنا بر برش استانی، این سنجه شامل دستگاه نمی‌شود.
na-why-rule = بنا بر قانون یا شیوه‌نامه، این وظیفه بر عهدهٔ دستگاه نیست.
na-why-letter = نامهٔ مرجع مسئول، نبودِ مصداق را تأیید می‌کند.
na-why-applies = بنا بر برش استانی، این سنجه شامل دستگاه می‌شود.
na-why-no-proof = سندی که نبودِ مصداق را نشان دهد فرستاده نشده است.
na-why-own-duty = این وظیفه در شرح وظایف دستگاه آمده است.

na-accepted = عدم مصداق سنجهٔ { CODE($code) } برای { $agency } پذیرفته شد و به دستگاه گفته شد.
na-rejected = عدم مصداق سنجهٔ { CODE($code) } برای { $agency } رد شد و به دستگاه گفته شد.
na-offered =
    { $count ->
        [0] دستگاه هم‌گروهی نیست که این سنجه برایش باز باشد؛ به کسی پیامی نرفت.
       *[other] به رابط‌های { NUM($count) } دستگاه هم‌گروه پیشنهاد شد؛ خودشان درخواست می‌دهند.
    }

## The agency is told

na-accepted-notice =
    درخواست عدم مصداق سنجهٔ { CODE($code) } پذیرفته شد.
    { $title }
    دلیل: { $reason }
    برای این سنجه دیگر کاری لازم نیست.
na-rejected-notice =
    درخواست عدم مصداق سنجهٔ { CODE($code) } پذیرفته نشد.
    { $title }
    دلیل: { $reason }
    { na-after-rejection }
na-reversed-notice =
    پذیرش عدم مصداق سنجهٔ { CODE($code) } لغو شد.
    { $title }
    دلیل: { $reason }
    { na-after-rejection }
na-after-rejection =
    { $open ->
        [yes] مقدار پیشین سر جایش است؛ سنجه را تا پایان مهلت ثبت کنید.
       *[no] مقدار پیشین سر جایش است. سنجه اکنون بسته است؛ اگر زمان لازم است، تمدید بخواهید.
    }
na-offer-notice =
    برای دستگاهی از گروه شما، عدم مصداق سنجهٔ { CODE($code) } پذیرفته شده است.
    { $title }
    اگر این سنجه دربارهٔ دستگاه شما هم مصداق ندارد، می‌توانید همین را بخواهید.

## Refusals

refused-na-not-allowed =
    برای سنجهٔ { CODE($code) } عدم مصداق پیش‌بینی نشده است.
    اگر دربارهٔ دستگاه شما مصداق ندارد، از ارزیاب استان بپرسید.
refused-na-decided =
    { $state ->
        [ACCEPTED] درخواست عدم مصداق سنجهٔ { CODE($code) } پیش‌تر پذیرفته شده است؛ کاری لازم نیست.
        [REJECTED] درخواست عدم مصداق سنجهٔ { CODE($code) } پیش‌تر رد شده است؛ کاری لازم نیست.
       *[other] درخواست عدم مصداق سنجهٔ { CODE($code) } دیگر در صف نیست: پس گرفته شده یا سنجه به دستگاه برگشته است.
    }
refused-reason-too-short = دلیل { NUM($length) } نویسه دارد. کمی بیشتر بنویسید: دست‌کم { NUM($least) } نویسه.
refused-reason-too-long = دلیل { NUM($length) } نویسه دارد. کوتاه‌تر بنویسید (تا { NUM($most) } نویسه)، یا متن کامل را فایل کنید.
