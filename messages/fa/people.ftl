### Who takes part: by agency and role, invited, replaced, withdrawn; the sheet of invitations.

people =
    <b>افراد</b>
    { NUM($agencies) } دستگاه
    بی‌رابط: { NUM($silent) }؛ بی‌مدیر: { NUM($headless) }
    دعوت‌های باز: { NUM($invited) }
    { $unasked ->
        [0] { "" }
       *[other] برای { NUM($unasked) } دستگاه هنوز کسی به‌عنوان رابط معرفی نشده است.
    }

btn-people = افراد
btn-invite-one = دعوت یک نفر
btn-invite-all = دعوت همهٔ دستگاه‌ها
btn-without-liaison = بی‌رابط‌ها ({ NUM($count) })
btn-without-head = بی‌مدیرها ({ NUM($count) })
btn-all-agencies = فهرست دستگاه‌ها
btn-office-people = کارکنان ستاد

roster =
    <b>{ NUM($count) } دستگاه</b>
    { $list }
    { page }
roster-without-liaison =
    <b>{ NUM($count) } دستگاه رابط ندارد</b>
    { $list }
    { page }
roster-without-head =
    <b>{ NUM($count) } دستگاه مدیر ندارد</b>
    { $list }
    { page }
roster-empty = دستگاهی در این فهرست نیست.
roster-line = کد { CODE($code) }، { $title }: رابط { NUM($liaisons) }، مدیر { NUM($heads) }، دعوت باز { NUM($invited) }
btn-roster-agency = دستگاه { CODE($code) }

agency-people =
    <b>{ $title }</b>
    { $list }
staff-people =
    <b>کارکنان ستاد</b>
    { $list }
people-none = هنوز کسی دعوت نشده است.
people-more = و { NUM($count) } نفر دیگر
member-line = { $name }: { $role }
member-line-unreachable = { $name }: { $role }؛ پیام به او نمی‌رسد
invited-line = { $name }: { $role }؛ دعوت شده و هنوز نیامده
invited-line-expired = { $name }: { $role }؛ اعتبار دعوت تمام شده
btn-person = { NUM($number) }. { $name }
btn-invite-head = دعوت مدیر
btn-invite-deputy = دعوت معاون
btn-invite-admin = دعوت راهبر

member-card =
    <b>{ $name }</b>
    نقش: { $role }
    تلفن: { PHONE($phone) }
    پیام‌رسان‌ها:
    { $platforms }
    { $seen }
    { $unreachable }
member-no-platform = هنوز هیچ‌کدام
member-seen = آخرین بازدید: { NEAR($at) }
member-unreachable = پیام‌ها به او نمی‌رسد؛ تلفن بزنید.
btn-replace = جایگزینی
btn-withdraw-role = پایان نقش

confirm-withdraw =
    <b>نقش { $name } پایان یابد؟</b>
    نقش: { $role }
    همین حالا دسترسی او بسته می‌شود و پیام‌های در صف او لغو می‌شود.
    مقدارها و مستند‌هایی که ثبت کرده است، برای دستگاه می‌ماند.
btn-withdraw-now = پایان نقش
role-withdrawn = نقش { $name } ({ $role }) پایان یافت. آنچه ثبت کرده بود، سر جایش است.
role-withdrawn-own = از این پس راهبر ارزیابی نیستید؛ راهبر دیگری می‌تواند دوباره دعوتتان کند.

invitation-card =
    <b>{ $name }: دعوت شده و هنوز نیامده</b>
    نقش: { $role }
    تلفن: { PHONE($phone) }
    اعتبار دعوت: { DEADLINE($until) }
    پیوند و کد را فقط خود او دارد؛ اگر گم کرده است، دعوت را پس بگیرید و دوباره دعوت کنید.
invitation-card-expired =
    <b>{ $name }: اعتبار دعوت تمام شده است</b>
    نقش: { $role }
    تلفن: { PHONE($phone) }
    اعتبار دعوت: { DEADLINE($until) }
    دوباره دعوتش کنید.
btn-uninvite = پس گرفتن دعوت
invitation-withdrawn = دعوت { $name } پس گرفته شد؛ پیوند و کد آن دیگر باز نمی‌شود.

## One by one

ask-role =
    <b>دعوت یک نفر</b>
    به چه نقشی؟
role-of-agency = { $role } «{ $agency }»
ask-staff-name =
    چه کسی { $role } می‌شود؟
    نام و نام خانوادگی او را بفرستید؛ نمونه: مریم احمدی
ask-head-name =
    مدیر «{ $agency }» کیست؟
    نام و نام خانوادگی او را بفرستید؛ نمونه: مریم احمدی
ask-replacement =
    چه کسی به‌جای { $name } در «{ $agency }» می‌آید؟
    نام و نام خانوادگی او را بفرستید؛ نمونه: مریم احمدی
    با ثبت شمارهٔ او، نقش { $name } پایان می‌یابد؛ پیش‌نویس‌ها و مستند‌ها می‌ماند.

## All at once

invite-all =
    <b>دعوت همهٔ دستگاه‌ها</b>
    فهرست نام، تلفن، نقش و دستگاه را وارد کنید؛ برگهٔ پیوندها و کدها را می‌گیرید تا با نامه برسانید.
    { NUM($agencies) } دستگاه؛ برای { NUM($unasked) } دستگاه هنوز رابطی معرفی نشده است.
    { $unused ->
        [0] { "" }
       *[other] { NUM($unused) } دعوت هنوز به کار نرفته است؛ برای آن‌ها برگهٔ تازه بگیرید.
    }
btn-import-people = ورود افراد
btn-reissue = برگهٔ تازه
confirm-reissue =
    <b>{ NUM($unused) } دعوت از نو ساخته می‌شود.</b>
    پیوندها و کدهای پیشین آن‌ها دیگر باز نمی‌شود؛ برگهٔ تازه را به همان افراد برسانید.
btn-reissue-now = ساخت برگهٔ تازه
reissued =
    { NUM($count) } دعوت تازه شد.
    { $left ->
        [0] همهٔ دعوت‌ها تازه است.
       *[other] { NUM($left) } دعوت دیگر مانده است.
    }
btn-reissue-next = دعوت‌های بعدی

sheet-invitations = دعوت‌نامه‌ها
sheet-invitations-file = دعوت‌نامه‌ها
invitee-agency = دستگاه
invitee-name = نام
invitee-role = نقش
invitee-code = کد ده‌رقمی
invitee-phone = تلفن
invitee-expires = اعتبار تا
invitation-sheet-note = محرمانه: هر سطر فقط برای همان شخص است؛ ورود با شمارهٔ خود او انجام می‌شود.
invitation-sheet =
    <b>برگهٔ دعوت { NUM($count) } نفر ({ NUM($part) } از { NUM($parts) })</b>
    هر سطر را فقط به همان شخص برسانید. این برگه دوباره فرستاده نمی‌شود.
    اعتبار: { DEADLINE($last) }

## What a rule does not let through

refused-role-gone = این نقش پیش‌تر پایان یافته است؛ وضعیت تازه در «{ btn-people }» است.
refused-last-admin = این تنها راهبر ارزیابی است. نخست راهبر دیگری دعوت کنید تا وارد شود.
refused-same-person = این شمارهٔ خود { $name } است. شمارهٔ جانشین او را بفرستید.

problem-person-unclear = «{ $given }» نام یا شمارهٔ همراه شخص نیست؛ نمونه: مریم احمدی، ۰۹۱۲۳۴۵۶۷۸۹
problem-person-elsewhere = این شخص همین نقش را در «{ $agency }» دارد؛ هر نفر در یک دستگاه است
problem-person-twice = این شماره دو نام دارد: «{ $one }» و «{ $other }»؛ یکی را همه‌جا بنویسید
