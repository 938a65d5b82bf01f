### Help by role: what one does here, and the commands.

help-stranger =
    کارنامه برای خودارزیابی سالانهٔ دستگاه‌های اجرایی است.
    برای ورود، پیوند دعوت را باز کنید یا کد ده‌رقمی آن را بفرستید؛ نمونه: ۱۲۳۴۵۶۷۸۹۰
    اگر دعوت ندارید، از راهبر ارزیابی استان بخواهید.

help-nobody =
    شما وارد کارنامه شده‌اید، اما اکنون نقشی ندارید.
    از راهبر ارزیابی استان پیوند دعوت تازه بخواهید و آن را باز کنید.

help-liaison =
    <b>راهنمای رابط ارزیابی</b>
    هر سنجه سه گام دارد: مقدار، مستندات، «{ btn-record }»؛ تا پایان مهلت هر تغییری ممکن است.
    چه مانده؟ { CODE("/todo") }؛ سنجهٔ شمارهٔ ۱۲۳۴: { CODE("/fill 1234") }
    ارسال برای تأیید مدیر: { CODE("/submit") }
    نتایج: { CODE("/result") }؛ سطح دستگاه: { CODE("/level") }؛ چرا این امتیاز؟ { CODE("/why 1234") }
    اعتراض به امتیاز: { CODE("/object") }؛ جلسهٔ دفاع: { CODE("/hearing") }
    بخشنامه: { CODE("/circular") }؛ جست‌وجو: { CODE("/search") }؛ کارت شاخص: { CODE("/indicator") }
    پرسش از راهبر: { CODE("/ask") }؛ دربارهٔ یک سنجه: { CODE("/ask 1234") }
    بیرون آمدن از کار نیمه‌تمام: { CODE("/cancel") }

help-agency-head =
    <b>راهنمای مدیر دستگاه</b>
    رابط دستگاه سنجه‌ها را کامل می‌کند و برای تأیید شما می‌فرستد: { CODE("/approve") }
    نتایج و پذیرش آن: { CODE("/result") }؛ چرا این امتیاز؟ { CODE("/why 1234") }
    اعتراض به امتیاز: { CODE("/object") }؛ جلسهٔ دفاع: { CODE("/hearing") }
    سطح دستگاه و کارت بهبود: { CODE("/level") }
    بخشنامه: { CODE("/circular") }؛ جست‌وجو: { CODE("/search") }؛ کارت شاخص: { CODE("/indicator") }
    پرسش از راهبر ارزیابی: { CODE("/ask") }
    خانه: { CODE("/start") }؛ بیرون آمدن از کار نیمه‌تمام: { CODE("/cancel") }

help-admin =
    <b>راهنمای راهبر ارزیابی</b>
    دوره: { CODE("/cycle") }؛ ورود فهرست‌ها: { CODE("/import") }؛ بخشنامه: { CODE("/circular") }
    دعوت: { CODE("/invite") }؛ وضعیت دستگاه‌ها: { CODE("/board") }؛ پرسش‌ها: { CODE("/questions") }
    بررسی: { CODE("/appraisal") }؛ واگذاری: { CODE("/assign") }؛ بار ارزیابان: { CODE("/load") }
    نتایج: { CODE("/results") }؛ چرا این امتیاز؟ { CODE("/why 1234") }
    اعتراض‌ها: { CODE("/objections") }؛ جلسه‌های دفاع: { CODE("/hearings") }
    فهرست نهایی: { CODE("/final") }؛ بستهٔ ارسال: { CODE("/package") }؛ سطح‌ها: { CODE("/levels") }
    رمز دوم: { CODE("/code") }؛ جست‌وجو: { CODE("/search") }؛ کارت شاخص: { CODE("/indicator") }
    بیرون آمدن از کار نیمه‌تمام: { CODE("/cancel") }

help-deputy =
    <b>راهنمای معاون توسعهٔ مدیریت</b>
    تمدید مهلت دستگاه‌ها با تصمیم شماست و درخواست‌ها همین‌جا می‌آید.
    آزادسازی نتایج: { CODE("/release") }؛ اعتراض‌های دیرهنگام: { CODE("/late") }
    تأیید نهایی: { CODE("/final") }؛ رمز دوم: { CODE("/code") }
    وضعیت دستگاه‌ها: { CODE("/board") }؛ نتایج: { CODE("/results") }
    چرا این امتیاز؟ { CODE("/why 1234") }
    بخشنامه: { CODE("/circular") }؛ جست‌وجو: { CODE("/search") }؛ کارت شاخص: { CODE("/indicator") }
    خانه: { CODE("/start") }؛ بیرون آمدن از کار نیمه‌تمام: { CODE("/cancel") }

help-appraiser =
    <b>راهنمای ارزیاب</b>
    صف سنجه‌های شما: { CODE("/queue") }؛ فقط یک سنجه یا دستگاه: { CODE("/queue G03-1") }
    امتیاز یک سنجه با شمارهٔ آن: { CODE("/score 1234 12.5 مستند ناقص است") }
    پذیرش امتیاز دستگاه: { CODE("/accept 1234") }؛ برگشت برای اصلاح: { CODE("/return 1234 مستند ناخواناست") }
    عدم مصداق: { CODE("/na 1234") }؛ پرسش‌های دستگاه‌ها: { CODE("/questions") }
    اعتراض‌های در صف شما: { CODE("/objections") }؛ چرا این امتیاز؟ { CODE("/why 1234") }
    لغو آخرین کار: { CODE("/undo") }؛ ماندن امتیاز پس از بازبینی: { CODE("/keep 1234") }؛ بار کاری: { CODE("/load") }
    کار گروهی: { CODE("/bulk") }؛ تعارض منافع: { CODE("/conflict") }
    خانه: { CODE("/start") }؛ بیرون آمدن از کار نیمه‌تمام: { CODE("/cancel") }

help-committee =
    <b>راهنمای عضو کمیته</b>
    اعتراض‌هایی که به کمیته رسیده است: { CODE("/agenda") }؛ تصمیم با مصوبه ثبت می‌شود.
    چرا این امتیاز؟ { CODE("/why 1234") }؛ تعارض منافع: { CODE("/conflict") }
    خانه: { CODE("/start") }؛ بیرون آمدن از کار نیمه‌تمام: { CODE("/cancel") }

## The whole guides, as pages

guide-caption = راهنمای کامل شما پیوست است؛ آن را باز کنید و نگه دارید.
guide-name-liaison = راهنمای رابط.html
guide-name-head = راهنمای مدیر دستگاه.html
guide-name-appraiser = راهنمای ارزیاب.html
guide-name-staff = راهنمای راهبر و معاون.html
btn-guide = راهنمای کامل
