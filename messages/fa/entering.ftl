### Entering: from the invitation's link or code and one's own phone number to the first card.

-share-how = دکمهٔ «{ btn-share-phone }» پایین صفحه است؛ اگر آن را نمی‌بینید، نماد چهارخانهٔ کنار کادر نوشتن را بزنید.
-code-example = نمونه: ۱۲۳۴۵۶۷۸۹۰

welcome-stranger =
    <b>به کارنامه خوش آمدید.</b>
    اینجا خودارزیابی سالانهٔ دستگاه‌های اجرایی انجام می‌شود.

    برای ورود، پیوند دعوت را باز کنید یا کد ده‌رقمی آن را همین‌جا بفرستید؛ { -code-example }
    اگر دعوت ندارید، از راهبر ارزیابی استان بخواهید.

invited =
    <b>به کارنامه خوش آمدید.</b>
    شما به‌عنوان { $role } دعوت شده‌اید.
    { $agency }

    برای اطمینان، شمارهٔ همراه خودتان را بفرستید.
    { -share-how }

link-invalid =
    این پیوند باز نشد.
    کد ده‌رقمی دعوت را بفرستید ({ -code-example }) یا از راهبر ارزیابی استان پیوند تازه بخواهید.

link-invalid-known = این پیوند باز نشد. شما در کارنامه هستید؛ از همین‌جا ادامه دهید.

code-expected =
    لطفاً کد دعوت را بفرستید: ده رقم؛ { -code-example }
    اگر کد ندارید، از راهبر ارزیابی استان بخواهید.

code-taken =
    کد رسید. اکنون شمارهٔ همراه خودتان را بفرستید.
    { -share-how }

share-your-phone =
    برای ورود، فقط شمارهٔ همراه خودتان مانده است.
    { -share-how }
    اگر کد دیگری دارید، همان را بفرستید.

code-invalid =
    با این کد و این شماره، دعوتی پیدا نشد.
    کد ده‌رقمی را یک بار دیگر بفرستید؛ { -code-example }
    اگر باز هم نشد، از راهبر ارزیابی استان کد تازه بخواهید.

waiting-for-staff =
    این شماره با شمارهٔ دعوت یکی نبود؛ درخواست ورود شما به راهبر ارزیابی رسید.
    پس از تأیید، همین‌جا خبر می‌دهیم. لازم نیست دوباره بفرستید.

joined =
    <b>ثبت‌نام شما انجام شد.</b>
    نقش شما: { $role }
    { $agency }

entry-admitted =
    <b>ورود شما تأیید شد.</b>
    نقش شما: { $role ->
        [admin] { role-admin }
       *[liaison] { role-liaison }
    }
    { $agency }

## To staff, about somebody whose number is not the invitation's

entry-request =
    <b>درخواست ورود با شمارهٔ دیگر</b>
    دعوت برای: { $name } — { PHONE($phone) }
    { $agency }
    فرستنده: { $given_name } — { PHONE($given_phone) }

    اگر او را می‌شناسید، تأیید کنید؛ با تأیید، وارد کارنامه می‌شود.

btn-admit = تأیید ورود
btn-refuse-entry = رد ورود

entry-was-admitted = ورود { $name } تأیید شد و خودش هم خبردار شد.
entry-was-refused = ورود { $name } رد شد. دعوت باز است؛ صاحب آن هنوز می‌تواند وارد شود.
