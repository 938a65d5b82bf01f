// One message as a node: who wrote it, what is in it, the buttons under it.
import { clockTime, digits } from "./dates.js";
import { el, icon } from "./dom.js";
import { lines } from "./text.js";

export function size(bytes) {
  if (bytes < 1024) return `${digits(bytes)} بایت`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${digits(Math.round(kilo))} کیلوبایت` : `${digits((kilo / 1024).toFixed(1)).replace(".", "٫")} مگابایت`;
}

const address = (platform, id) => `/sim/file?${new URLSearchParams({ platform, id })}`;

function attachment(message, platform) {
  if (message.photo) {
    const photo = message.photo.at(-1);
    const source = address(platform, photo.file_id);
    return el("a", { href: source, target: "_blank" },
      el("img", { class: "picture", src: source, alt: "تصویر", width: photo.width, height: photo.height, "data-testid": "photo" }));
  }
  if (message.document) {
    const { file_name: name, file_size: bytes, file_id: id } = message.document;
    const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
    return el("a", { class: "file", href: address(platform, id), download: name, "data-testid": "document" },
      ending ? el("span", { class: "icon", text: ending }) : el("span", { class: "icon" }, icon("file")),
      el("span", {}, el("b", { text: name }), el("small", { text: size(bytes) })));
  }
  if (message.contact) {
    const { first_name: first, last_name: last, phone_number: phone } = message.contact;
    return el("div", { class: "file", "data-testid": "contact" }, el("span", { class: "icon" }, icon("person")),
      el("span", {}, el("b", { text: [first, last].filter(Boolean).join(" ") }), el("small", { dir: "ltr", text: phone })));
  }
  if (message.sticker) return el("div", { class: "big", text: message.sticker.emoji ?? "🙂", "data-testid": "sticker" });
  if (message.voice) {
    return el("div", { class: "file", "data-testid": "voice" }, el("span", { class: "icon" }, icon("mic")),
      el("span", {}, el("b", { text: "پیام صوتی" }), el("small", { text: "۳ ثانیه" })));
  }
  if (message.location) {
    return el("div", { class: "file", "data-testid": "location" }, el("span", { class: "icon" }, icon("pin")),
      el("span", {}, el("b", { text: "موقعیت" }),
        el("small", { text: digits(`${message.location.latitude}، ${message.location.longitude}`) })));
  }
  return null;
}

function inlineKeys(message, view, acts) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el("div", { class: "inline", "data-testid": "inline-keyboard" }, ...rows.map((row) =>
    el("div", { class: "inline-row" }, ...row.map((button) => {
      const waiting = button.callback_data !== undefined && view.spinning.some(
        (s) => s.message_id === message.message_id && s.data === button.callback_data);
      const mark = button.url || button.web_app ? "↗" : button.copy_text ? "⧉" : null;
      const node = el("button", {
        class: waiting ? "waiting" : "", type: "button", "data-testid": "inline-button",
        "data-data": button.callback_data, "aria-busy": waiting ? "true" : null,
        onclick: () => acts.press(message, button, node),
      }, el("span", { text: button.text }), mark ? el("i", { text: mark }) : null);
      return node;
    }))));
}

const name = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

function forwarded(message) {
  const origin = message.forward_origin;
  if (origin) return origin.sender_user ? name(origin.sender_user) : origin.sender_user_name;
  return message.forward_from ? name(message.forward_from) : null;
}

// Builds the node of a message in a chat view. `joined` says that it belongs to the one above.
export function messageNode(message, view, acts, joined) {
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) {
    return el("div", { class: "service", text: "گروه به ابرگروه تبدیل شد" });
  }
  const own = message.from.id === view.person;
  const fromBot = message.from.id === view.bot.id;
  const bubble = el("div", { class: "bubble" });
  if (view.title && !own) bubble.append(el("div", { class: "writer", text: name(message.from) }));
  const source = forwarded(message);
  if (source) bubble.append(el("div", { class: "forward", text: `بازفرستاده از ${source}` }));
  if (message.reply_to_message) {
    const replied = message.reply_to_message;
    bubble.append(el("div", { class: "replied", text: replied.text ?? replied.caption ?? "پیوست" }));
  }
  const thing = attachment(message, view.platform);
  if (thing) bubble.append(thing);
  const text = message.text ?? message.caption;
  if (text) {
    bubble.append(el("div", { class: "text", "data-testid": "text" },
      ...lines(text, message.entities ?? message.caption_entities, view.platform, acts)));
  }
  bubble.append(el("div", { class: "meta" },
    message.edit_date ? el("span", { text: "ویرایش‌شده" }) : null,
    el("time", { text: clockTime(message.date) }),
    el("button", { type: "button", "aria-label": "گزینه‌های پیام", "data-testid": "message-menu", onclick: () => acts.more(message, own) }, icon("more"))));
  const keys = inlineKeys(message, view, acts);
  return el("article", {
    class: `item ${own ? "own" : ""} ${joined ? "joined" : ""} ${keys ? "has-keys" : ""}`,
    "data-testid": fromBot ? "bot-message" : own ? "own-message" : "other-message",
    "data-id": message.message_id,
  }, bubble, keys);
}
