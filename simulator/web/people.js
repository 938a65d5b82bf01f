// The list of people and their chats, and adding somebody.
import { post } from "./api.js";
import { digits, shortWhen } from "./dates.js";
import { $, ask, el, field } from "./dom.js";
import { current, openChat } from "./chat.js";
import { platformName } from "./links.js";

const KINDS = { document: "فایل", photo: "تصویر", contact: "شماره", sticker: "برچسب", voice: "پیام صوتی", location: "موقعیت" };

function preview(row) {
  if (row.blocked) return "ربات را بسته است";
  if (!row.last) return `هنوز وارد نشده · ${digits(row.phone.replace(/^(\+?98)(?=9)/, "0"))}`;
  const kind = KINDS[row.last.kind];
  const text = row.last.text.split("\n")[0];
  return `${row.last.bot ? "" : "شما: "}${[kind, text].filter(Boolean).join(" · ")}`;
}

function unread(row) {
  return row.tick > Number(localStorage.getItem(`seen-${row.platform}-${row.chat}`) ?? 0);
}

export function drawPeople(state) {
  const list = $("chat-list");
  const nodes = [];
  for (const platform of Object.keys(state.bots)) {
    const rows = state.chats.filter((row) => row.platform === platform);
    if (!rows.length) continue;
    rows.sort((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0));
    nodes.push(el("div", { class: "group-name", text: platformName(platform) }));
    for (const row of rows) {
      const { person, chat } = row;
      nodes.push(el("button", {
        class: "row", type: "button", "data-platform": platform, "data-testid": "person-row", "data-person": person, "data-chat": chat,
        "aria-current": current()?.chat === chat ? "true" : null,
        onclick: () => openChat({ platform, person, chat }),
      },
      el("span", { class: "avatar", text: [...row.name][0] }),
      el("span", { class: "row-text" },
        el("span", { class: "row-top" }, el("b", { text: row.title ? `${row.title} — ${row.name}` : row.name }),
          el("time", { text: row.last ? shortWhen(row.last.date, state.now) : "" })),
        row.note ? el("span", { class: "row-note", "data-testid": "person-note", text: row.note }) : null,
        el("span", { class: "row-last" }, el("span", { dir: "auto", "data-testid": "preview", text: preview(row) }), unread(row) ? el("span", { class: "dot" }) : null))));
    }
  }
  if (!nodes.length) nodes.push(el("p", { class: "empty", text: "هنوز کسی نیست. با «فرد تازه» یک نفر را در بله یا تلگرام بسازید و به‌جای او با ربات گفت‌وگو کنید." }));
  list.replaceChildren(...nodes);
}

export function setUpAdding(platforms) {
  $("add-person").addEventListener("click", async () => {
    const choices = el("div", { class: "choices" }, ...platforms().map((platform, i) =>
      el("label", { "data-platform": platform, "data-testid": `platform-${platform}` },
        el("input", { type: "radio", name: "platform", value: platform, checked: i === 0 }), platformName(platform))));
    const given = await ask("فرد تازه", [choices,
      field("نام و نام خانوادگی", "name", { required: true, autocomplete: "off", "data-testid": "person-name" }),
      field("شمارهٔ همراه", "phone", { required: true, dir: "ltr", inputmode: "tel", autocomplete: "off", placeholder: "+989121234567", "data-testid": "person-phone" })],
    "ساختن", "انصراف", (values) => (/^\+?[\d۰-۹]{8,15}$/.test(values.phone.trim()) ? null : "شماره را با ۸ تا ۱۵ رقم بنویسید."));
    if (!given) return;
    const latin = given.phone.trim().replace(/[۰-۹]/g, (d) => "۰۱۲۳۴۵۶۷۸۹".indexOf(d));
    openChat(await post("/sim/person", { ...given, phone: latin }));
  });
}
