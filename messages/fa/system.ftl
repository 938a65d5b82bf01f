### What the shell itself says: faults of ours, groups, outages, and the menu of commands.

apology =
    خطایی از سوی ما پیش آمد و این کار انجام نشد؛ پوزش می‌خواهیم.
    پیام شما نگه داشته شده و چیز دیگری از دست نرفته است.
    لطفاً این شماره را به راهبر ارزیابی استان بگویید: <code>{ CODE($reference) }</code>

repeated-note = این پیام شاید تکراری باشد · شمارهٔ { CODE($reference) }

group-only-private = کارنامه فقط در گفت‌وگوی خصوصی کار می‌کند؛ لطفاً همان‌جا پیام بدهید.


## The menu of commands

command-start = خانه
command-help = راهنما
command-cancel = بیرون آمدن از کار نیمه‌تمام
command-todo = چه مانده؟
command-circular = بخشنامه‌ها
command-search = جست‌وجو
command-indicator = کارت شاخص‌ها
command-ask = پرسش از راهبر
command-result = نتایج
command-why = چرا این امتیاز؟
