### Home: the card with the one right next thing, for liaisons and staff, and help by role.

## The liaison's home

home-not-open =
    <b>دورهٔ ارزیابی هنوز گشوده نشده است.</b>
    اکنون کاری لازم نیست؛ با گشایش دوره، همین‌جا خبر می‌دهیم.

home-liaison =
    <b>{ $agency } · دورهٔ { NUM($year) }</b>
    { $sample }
    { progress } سنجه
    { $begun }
    امتیاز پیش‌بینی‌شده: { SCORE($forecast) }
    { deadline-line }

home-liaison-done =
    <b>{ $agency } · دورهٔ { NUM($year) }</b>
    { $sample }
    { progress } سنجه
    { $begun }
    همهٔ سنجه‌ها ثبت شده است. امتیاز پیش‌بینی‌شده: { SCORE($forecast) }
    تا پایان مهلت می‌توانید آن‌ها را تغییر دهید.
    { deadline-line }

home-locked =
    <b>{ $agency } · دورهٔ { NUM($year) }</b>
    { $sample }
    مهلت خودارزیابی ({ DEADLINE($deadline) }) تمام شد.
    { progress } سنجه ثبت شده است.
    { $begun }
    امتیاز پیش‌بینی‌شده: { SCORE($forecast) }
    اکنون کاری لازم نیست؛ خبر مرحلهٔ بعد همین‌جا می‌آید.

home-begun = { mark-draft } { NUM($count) } سنجه پیش‌نویس است و ثبت نشده.

home-nobody =
    { $name } گرامی، اکنون نقشی در این دوره ندارید.
    اگر منتظر نقشی هستید، از راهبر ارزیابی استان پیوند دعوت بخواهید.

btn-continue-with = ادامه از «{ $title }»
btn-begin-with = شروع از «{ $title }»
btn-loose = فایل‌های بی‌سنجه ({ NUM($count) })
btn-left = چه مانده؟ ({ NUM($count) })
btn-axes = محورها

## The staff's home

staff-no-cycle =
    <b>هنوز دوره‌ای نیست.</b>
    نخست سال دوره را تعریف کنید؛ سپس دستگاه‌ها و سنجه‌ها را وارد می‌کنید و دوره را می‌گشایید.

staff-draft =
    <b>دورهٔ { NUM($year) }: آماده‌سازی</b>
    { $sample }
    دستگاه‌ها: { NUM($agencies) }
    سنجه‌ها: { NUM($measures) }
    وقتی هر دو فهرست کامل شد، دوره را بگشایید.

staff-opening =
    <b>دورهٔ { NUM($year) }: در حال گشایش</b>
    { $sample }
    پروندهٔ { NUM($agencies) } دستگاه با { NUM($measures) } سنجه ساخته می‌شود؛ پایان کار را خبر می‌دهیم.
    { staff-counts }
    { deadline-line }

staff-open =
    <b>دورهٔ { NUM($year) }: خودارزیابی</b>
    { $sample }
    { NUM($agencies) } دستگاه و { NUM($measures) } سنجه
    { staff-counts }
    { deadline-line }

staff-locked =
    <b>دورهٔ { NUM($year) }: پایان خودارزیابی</b>
    { $sample }
    { NUM($agencies) } دستگاه و { NUM($measures) } سنجه
    { staff-counts }
    مهلت { DEADLINE($deadline) } بود. با تغییر مهلت، خودارزیابی دوباره باز می‌شود.

staff-counts =
    { NUM($joined) } دستگاه رابط دارد؛ { NUM($silent) } دستگاه بی‌رابط است.
    { $finished ->
        [0] هنوز کار هیچ دستگاهی کامل نیست.
       *[other] کار { NUM($finished) } دستگاه کامل است.
    }

btn-define-cycle = تعریف دوره
btn-open-cycle = گشایش دوره
btn-move-deadline = تغییر مهلت
btn-invite = دعوت رابط
btn-board = وضعیت دستگاه‌ها
btn-import-agencies = ورود دستگاه‌ها
btn-import-catalogue = ورود سنجه‌ها

## Out of anything

cancelled = از این کار بیرون آمدید. هرچه ثبت شده بود، سر جایش است.
nothing-to-cancel = کاری در میانه نبود؛ این خانهٔ شماست.
cancelled-stranger =
    از این کار بیرون آمدید.
    برای ورود، کد ده‌رقمی دعوت را بفرستید؛ نمونه: ۱۲۳۴۵۶۷۸۹۰

## Help by role

help-stranger =
    کارنامه برای خودارزیابی سالانهٔ دستگاه‌های اجرایی است.
    برای ورود، پیوند دعوت را باز کنید یا کد ده‌رقمی آن را بفرستید؛ نمونه: ۱۲۳۴۵۶۷۸۹۰
    اگر دعوت ندارید، از راهبر ارزیابی استان بخواهید.

help-nobody =
    شما وارد کارنامه شده‌اید، اما اکنون نقشی ندارید.
    از راهبر ارزیابی استان پیوند دعوت تازه بخواهید و آن را باز کنید.

help-liaison =
    <b>راهنمای رابط ارزیابی</b>
    هر سنجه سه گام دارد: مقدار، مستندات، «{ btn-record }».
    مقدار: سنجه را باز کنید و عدد بفرستید؛ نمونه: ۸۷٫۵
    مستند: سنجه را باز کنید و فایل یا عکس بفرستید.
    با «{ btn-record }» رسید می‌گیرید. تا پایان مهلت هر تغییری ممکن است.

    چه مانده؟ { CODE("/todo") }
    سنجهٔ شمارهٔ ۱۲۳۴: { CODE("/fill 1234") }

help-admin =
    <b>راهنمای راهبر ارزیابی</b>
    ترتیب کار: تعریف دوره، ورود دستگاه‌ها و سنجه‌ها، دعوت رابط‌ها، گشایش دوره.
    دوره و مهلت آن: { CODE("/cycle") }
    ورود فهرست‌ها: { CODE("/import") }
    دعوت رابط: { CODE("/invite") }
    وضعیت دستگاه‌ها: { CODE("/board") }
