### The appraisal: the appraiser's home, queue, card and acts. Ids: home-appraiser, queue-…, appraisal-….

home-appraiser = { $name }، خوش آمدید.

refused-case-open-again = پروندهٔ این دستگاه دوباره باز شده است؛ سنجهٔ { CODE($code) } پس از قفل دوباره به صف برمی‌گردد.
refused-conflict-declared = برای «{ $agency }» تعارض منافع ثبت شده است و شما در آن نظر نمی‌دهید.
refused-entry-returned = سنجهٔ { CODE($code) } برای اصلاح نزد دستگاه است، { DEADLINE($until) }.
refused-result-frozen = نتیجهٔ «{ $agency }» در فهرست نهایی است و امتیاز آن دیگر تغییر نمی‌کند.
