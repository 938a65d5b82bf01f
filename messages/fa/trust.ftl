### The second factor. Ids: second-factor-…, refused-second-factor-….

second-factor-none =
    برای این کار «رمز دوم» لازم است و هنوز آن را راه نینداخته‌اید.
    یک بار راه‌اندازی کنید؛ کمتر از یک دقیقه طول می‌کشد.

second-factor-ask =
    { $about }
    برای انجام، رمز شش‌رقمی برنامهٔ رمزساز را بفرستید.

second-factor-demo = نمونه: رمزساز شما اکنون { FIGURE($code) } را نشان می‌دهد.

second-factor-new =
    <b>راه‌اندازی رمز دوم</b>
    ۱. برنامهٔ رمزساز (مانند Google Authenticator) را باز کنید و «افزودن با کلید» را بزنید.
    ۲. نام را «کارنامه» بگذارید و این کلید را وارد کنید:
    { CODE($secret) }
    ۳. رمز شش‌رقمی‌ای را که نشان می‌دهد، همین‌جا بفرستید.

second-factor-set =
    <b>رمز دوم شما راه افتاد.</b>
    آزادسازی نتایج، تأیید نهایی و پیام رتبه‌بندی از این پس با آن انجام می‌شود.

second-factor-wrong = این رمز درست نیست. رمزی را که همین حالا در رمزساز می‌بینید، بفرستید.
second-factor-used = این رمز یک بار به کار رفته است. تا رمز بعدی (حداکثر ۳۰ ثانیه) صبر کنید و آن را بفرستید.
second-factor-locked = چند رمز نادرست پشت سر هم آمد. { NUM($minutes) } دقیقهٔ دیگر دوباره بفرستید.

refused-second-factor-set = رمز دوم شما راه افتاده است. اگر گوشی یا رمزساز را از دست داده‌اید، راهبر ارزیابی آن را بازنشانی می‌کند.
refused-second-factor-own = رمز دوم خودتان را نمی‌توانید بازنشانی کنید؛ راهبر ارزیابی دیگری این کار را می‌کند.
refused-second-factor-missing = هنوز رمز دومی راه نیفتاده است. راه‌اندازی آن: { CODE("/code") }
refused-second-factor-needed = این کار بدون رمز دوم انجام نمی‌شود. دوباره از دکمهٔ همان کار آغاز کنید.

btn-set-second-factor = راه‌اندازی رمز دوم

## Roles of the organisation, and an authenticator that was lost

second-factor-about-invite = <b>دعوت { $name } به نقش «{ $role }»</b>
second-factor-about-back = <b>بازنشانی رمز دوم { $name }</b>
confirm-factor-back =
    <b>رمز دوم { $name } بازنشانی شود؟</b>
    رمزساز کنونی او از کار می‌افتد و باید رمز دوم را از نو راه بیندازد.
factor-taken-back =
    رمز دوم { $name } بازنشانی شد.
    او در کار بعدی که رمز می‌خواهد، آن را از نو راه می‌اندازد.
factor-back-notice =
    <b>رمز دوم شما بازنشانی شد.</b>
    راهبر ارزیابی، { $name }، این کار را کرد. اگر خودتان نخواسته بودید، همین حالا با او تماس بگیرید.
btn-factor-back = بازنشانی رمز دوم
btn-factor-back-now = بازنشانی شود
