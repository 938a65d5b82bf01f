// Jalali dates in Tehran's time, both ways, by the browser's own calendar.
const zone = { timeZone: "Asia/Tehran" };
const fa = (options) => new Intl.DateTimeFormat("fa-IR-u-ca-persian", { ...zone, ...options });
const dayFormat = fa({ weekday: "long", day: "numeric", month: "long" });
const yearFormat = fa({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const timeFormat = fa({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const keyFormat = fa({ year: "numeric", month: "2-digit", day: "2-digit" });
const shortFormat = fa({ month: "numeric", day: "numeric" });
const numbers = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn",
  { ...zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" });

export const MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
export const digits = (value) => String(value).replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[d]);

const arrange = (format, seconds, order) => {
  const parts = Object.fromEntries(format.formatToParts(seconds * 1000).map((p) => [p.type, p.value]));
  return order(parts);
};
export const dayKey = (seconds) => keyFormat.format(seconds * 1000);
export const clockTime = (seconds) => timeFormat.format(seconds * 1000);
export const dayName = (seconds) => arrange(dayFormat, seconds, (p) => `${p.weekday} ${p.day} ${p.month}`);
export const longDay = (seconds) => arrange(yearFormat, seconds, (p) => `${p.weekday} ${p.day} ${p.month} ${p.year}`);
export const shortWhen = (seconds, now) =>
  dayKey(seconds) === dayKey(now) ? clockTime(seconds) : shortFormat.format(seconds * 1000);

// Year, month, day, hour and minute of a moment as numbers.
export function jalali(seconds) {
  const parts = Object.fromEntries(numbers.formatToParts(seconds * 1000).map((p) => [p.type, Number.parseInt(p.value, 10)]));
  return { year: parts.year, month: parts.month, day: parts.day, hour: parts.hour % 24, minute: parts.minute };
}

// The moment (seconds) of a Jalali day and hour in Tehran, or null for a day that does not exist.
export function moment(year, month, day, hour) {
  const passed = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  let guess = Date.UTC(year + 621, 2, 21, hour - 3, -30) / 1000 + (passed + day - 1) * 86400;
  for (let days = -3; days <= 3; days += 1) {
    const found = jalali(guess + days * 86400);
    if (found.year === year && found.month === month && found.day === day) {
      guess += days * 86400;
      const now = jalali(guess);
      return guess + (hour - now.hour) * 3600 - now.minute * 60;
    }
  }
  return null;
}
