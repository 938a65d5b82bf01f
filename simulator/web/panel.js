// The room beside the phone: shows and moves the clock, turns the fault switches.
import { post } from "./api.js";
import { MONTHS, clockTime, digits, jalali, longDay, moment } from "./dates.js";
import { $, el } from "./dom.js";
import { note } from "./note.js";

let offset = 0;
export const now = () => Date.now() / 1000 + offset;

async function move(how) {
  try {
    const moved = await post("/sim/clock", how);
    setClock(moved.now);
    setPickers();
    return null;
  } catch {
    return "ساعت فقط جلو می‌رود؛ روزی پس از امروز را برگزینید.";
  }
}

const option = (value, text) => el("option", { value, text });
const day = el("b", { "data-testid": "clock-day" });
const hour = el("span", { "data-testid": "clock-hour" });
const wrong = el("p", { class: "error", "data-testid": "clock-error", hidden: true });
const pickers = {
  day: el("select", { "aria-label": "روز", "data-testid": "to-day" }, ...Array.from({ length: 31 }, (_, i) => option(i + 1, digits(i + 1)))),
  month: el("select", { "aria-label": "ماه", "data-testid": "to-month" }, ...MONTHS.map((m, i) => option(i + 1, m))),
  year: el("select", { "aria-label": "سال", "data-testid": "to-year" }),
  hour: el("select", { "aria-label": "ساعت", "data-testid": "to-hour" }, ...Array.from({ length: 24 }, (_, i) => option(i, digits(`${i}:00`)))),
};

async function moveAndTell(how) {
  const error = await move(how);
  wrong.hidden = !error;
  wrong.textContent = error ?? "";
}

function drawClock() {
  day.textContent = longDay(now());
  hour.textContent = `ساعت ${clockTime(now())} به وقت تهران`;
  $("clock-line").textContent = `${longDay(now())}، ${clockTime(now())}`;
}

export function setUpClock() {
  const step = (label, how, testid) => el("button", { type: "button", text: label, "data-testid": testid, onclick: () => moveAndTell(how) });
  $("clock").append(
    el("div", { class: "now" }, day, hour),
    el("div", { class: "steps" }, step("۱ ساعت جلو", { hours: 1 }, "clock-hour-on"), step("۱ روز جلو", { days: 1 }, "clock-day-on"), step("۷ روز جلو", { days: 7 }, "clock-week-on")),
    el("div", { class: "date" }, pickers.day, pickers.month, pickers.year, pickers.hour),
    el("button", { type: "button", class: "go", text: "برو به این روز", "data-testid": "clock-go", onclick: () => {
      const at = moment(...["year", "month", "day", "hour"].map((key) => Number(pickers[key].value)));
      if (at === null) { wrong.hidden = false; wrong.textContent = "چنین روزی در این ماه نیست."; return; }
      moveAndTell({ to: new Date(at * 1000).toISOString() });
    } }), wrong);
  setInterval(drawClock, 5000);
}

export function setClock(seconds) {
  offset = seconds - Date.now() / 1000;
  drawClock();
  if (!pickers.year.options.length) setPickers();
}

// Offers tomorrow morning; what somebody is choosing is left alone when the clock is moved elsewhere.
function setPickers() {
  const today = jalali(now() + 86400);
  pickers.year.replaceChildren(...Array.from({ length: 4 }, (_, i) => option(today.year + i, digits(today.year + i))));
  for (const key of ["year", "month", "day"]) pickers[key].value = today[key];
  pickers.hour.value = 8;
}

const FAULTS = {
  busy: ["شلوغی", "پیام‌رسان می‌گوید «تند می‌فرستید، ۳ ثانیه صبر کنید». ربات باید صبر کند و دوباره بفرستد."],
  broken: ["خطای داخلی", "پیام‌رسان خطای ۵۰۰ می‌دهد و پیامی نمی‌رود."],
  cut: ["قطع پیش از انجام", "ارتباط پیش از آنکه پیام برود می‌برد؛ چیزی دیده نمی‌شود."],
  lost: ["گم شدن پاسخ", "پیام می‌رود ولی ربات خبردار نمی‌شود؛ بدترین حالت، چون شاید دوباره بفرستد."],
  slow: ["کندی", "پیام می‌رود، ولی پاسخ ۱۰ ثانیه می‌ماند و سپس ارتباط می‌برد."],
  nonsense: ["پاسخ بی‌معنا", "به‌جای پاسخ، صفحهٔ خطای یک واسطه می‌آید."],
  silent: ["سکوت", "پیام‌رسان هیچ پاسخی نمی‌دهد تا این کلید خاموش شود."],
  no_edits: ["ویرایش کار نکند", "پیام‌های رفته را نمی‌شود ویرایش کرد؛ در بله گزارش شده است."],
  repeat: ["تکرار", "از هر ده پیام شما سه تا دو بار به ربات می‌رسد."],
  shuffle: ["به‌هم‌خوردن ترتیب", "پیام‌های شما با ترتیب دیگری به ربات می‌رسند."],
};

let rows = null;

export function setUpFaults() {
  const platform = el("select", { "aria-label": "پیام‌رسان", "data-testid": "fault-platform" }, option("*", "هر دو پیام‌رسان"), option("bale", "فقط بله"), option("telegram", "فقط تلگرام"));
  const chance = el("select", { "aria-label": "چند بار", "data-testid": "fault-chance" }, option(1, "هر بار"), option(0.5, "نیمی از بارها"), option(0.1, "یکی از ده بار"));
  rows = Object.fromEntries(Object.entries(FAULTS).map(([name, [title, words]]) => {
    const box = el("input", { type: "checkbox", class: "switch", role: "switch", "data-testid": `fault-${name}`, onchange: async () => {
      try {
        await post("/sim/faults", { name, on: box.checked, platform: platform.value, probability: Number(chance.value) });
      } catch (error) { note(error.message); }
    } });
    const hits = el("em");
    return [name, { box, hits, node: el("label", { class: "fault" }, el("span", {}, el("b", { text: title }), el("small", { text: words }), hits), box) }];
  }));
  $("faults").append(el("div", { class: "scope" }, platform, chance), ...Object.values(rows).map((row) => row.node));
}

export function drawPanel(state) {
  setClock(state.now);
  for (const [name, { on, hits }] of Object.entries(state.faults)) {
    rows[name].box.checked = on;
    rows[name].hits.textContent = hits ? `${digits(hits)} بار پیش آمد` : "";
  }
  const counts = Object.values(state.bots).map((bot) => `‎@${bot.username}‎: ${digits(bot.calls)} فراخوانی`);
  $("counts").textContent = counts.join(" · ");
}
