// The chat screen: shows one chat as it stands, follows its changes, and acts for the chosen person.
import { get, post } from "./api.js";
import { dayKey, dayName } from "./dates.js";
import { $, ask, el, menu } from "./dom.js";
import { setUpComposer } from "./composer.js";
import { chooseWho, deepLink, openLink, platformName } from "./links.js";
import { messageNode } from "./message.js";
import { copy, note } from "./note.js";

const box = $("messages");
let who = null;
let view = null;
let shownToast = 0;
let drawn = new Map();
// Whether the newest message is to stay in view; ends when somebody scrolls up.
let follow = true;
let height = 0;

export const current = () => who;

export async function act(name, more = {}) {
  try {
    await post("/sim/act", { ...who, act: name, ...more });
    return true;
  } catch (error) {
    note(error.message === "not_a_link" ? "این پیوند به ربات همین پیام‌رسان نیست." : `انجام نشد: ${error.message}`);
    return false;
  }
}

const acts = {
  deepLink,
  copy,
  command: (text) => { act("send", { text }); },
  open: (link) => chooseWho(room, link),
  press(message, button, node) {
    if (button.callback_data !== undefined) {
      node.classList.add("waiting");
      act("press", { message_id: message.message_id, data: button.callback_data });
    } else if (button.copy_text) copy(button.copy_text.text);
    else {
      const address = button.url ?? button.web_app?.url ?? "";
      if (deepLink(address)) chooseWho(room, address);
      else if (/^https?:\/\//.test(address)) window.open(address, "_blank", "noopener");
    }
  },
  more(message, own) {
    const text = message.text ?? message.caption;
    menu([
      text ? ["file", "رونوشت متن", () => copy(text), "menu-copy"] : null,
      own && message.text ? ["more", "ویرایش پیام", () => composer.edit(message), "menu-edit"] : null,
      ["link", `شمارهٔ پیام: ${message.message_id}`, () => copy(String(message.message_id)), "menu-id"],
    ]);
  },
};

const room = { who: () => who, act, note, deepLink, openChat };
const composer = setUpComposer(room);

export async function openChat(chosen) {
  who = chosen;
  view = null;
  drawn = new Map();
  follow = true;
  box.replaceChildren();
  $("phone").dataset.platform = who.platform;
  $("dialog").dataset.platform = who.platform;
  $("people").hidden = true;
  $("chat").hidden = false;
  history.replaceState(null, "", `?person=${who.person}${who.chat === who.person ? "" : `&chat=${who.chat}`}`);
  await refresh();
  shownToast = Math.max(0, ...(view?.toasts ?? []).map((t) => t.tick));
}

export function closeChat() {
  who = null;
  $("chat").hidden = true;
  $("people").hidden = false;
  delete $("phone").dataset.platform;
  delete $("dialog").dataset.platform;
  history.replaceState(null, "", location.pathname);
}

let busy = false;
let again = false;

export async function refresh() {
  if (!who) return;
  if (busy) { again = true; return; }
  busy = true;
  try {
    const asked = who;
    const fresh = await get("/sim/chat", who);
    if (asked === who) { view = fresh; draw(); }
  } catch {
    closeChat();
  } finally {
    busy = false;
    if (again) { again = false; refresh(); }
  }
}

const atEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < 90;

function draw() {
  $("chat-title").textContent = view.title ?? view.bot.first_name;
  $("chat-sub").textContent = view.note ? `${view.name} · ${view.note}` : `به‌جای ${view.name}`;
  $("chat-badge").textContent = platformName(view.platform);
  const before = drawn;
  const newest = [...before.keys()].at(-1);
  drawn = new Map();
  const nodes = [];
  let day = "";
  let above = null;
  for (const message of view.messages) {
    const key = dayKey(message.date);
    if (key !== day) nodes.push(separator(before, key, message.date));
    const joined = key === day && above !== null && above.from.id === message.from.id;
    day = key;
    above = message;
    const waiting = view.spinning.filter((s) => s.message_id === message.message_id).map((s) => s.data);
    const signature = JSON.stringify([message, waiting, joined]);
    const old = before.get(message.message_id);
    const node = old?.signature === signature ? old.node : messageNode(message, view, acts, joined);
    // A press that was answered before it was ever drawn as waiting.
    if (!waiting.length) for (const key of node.querySelectorAll(".waiting")) key.classList.remove("waiting");
    drawn.set(message.message_id, { signature, node });
    nodes.push(node);
  }
  if (view.action && !view.blocked) nodes.push(el("div", { class: "typing", "data-testid": "typing", text: "در حال نوشتن…" }));
  if (!view.messages.length) nodes.push(el("div", { class: "empty", text: "هنوز پیامی نیست. با «شروع» یا با پیوند دعوت آغاز کنید." }));
  place(nodes);
  const latest = view.messages.at(-1);
  const mine = latest && latest.from.id === view.person && latest.message_id !== newest;
  if (mine) follow = true;
  composer.show(view);
  settle();
  toasts();
  localStorage.setItem(`seen-${view.platform}-${view.chat}`, view.tick);
}

function separator(before, key, date) {
  const id = `day-${key}`;
  const node = before.get(id)?.node ?? el("div", { class: "day", "data-testid": "day", text: dayName(date) });
  drawn.set(id, { node });
  return node;
}

// Puts the nodes in place and leaves those that have not changed alone, so that nothing flickers.
function place(nodes) {
  const wanted = new Set(nodes);
  for (const node of [...box.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, i) => { if (box.childNodes[i] !== node) box.insertBefore(node, box.childNodes[i] ?? null); });
}

function toasts() {
  for (const toast of view.toasts) {
    if (toast.tick <= shownToast) continue;
    shownToast = toast.tick;
    if (!toast.text) continue;
    if (toast.alert) ask("پیام ربات", [el("p", { text: toast.text, "data-testid": "alert" })], "باشد", null);
    else note(toast.text);
  }
}

function settle() {
  if (follow) box.scrollTop = box.scrollHeight;
  height = box.scrollTop;
  $("jump").hidden = atEnd();
}

box.addEventListener("scroll", () => {
  if (atEnd()) follow = true;
  else if (box.scrollTop < height - 2) follow = false;
  height = box.scrollTop;
  $("jump").hidden = atEnd();
});
box.addEventListener("load", settle, true);
$("jump").addEventListener("click", () => box.scrollTo({ top: box.scrollHeight, behavior: "smooth" }));
new ResizeObserver(settle).observe(box);
$("unblock").addEventListener("click", () => act("unblock"));
$("begin").addEventListener("click", () => act("start"));
$("chat-menu").addEventListener("click", () => menu([
  ["link", "باز کردن پیوند دعوت", () => openLink(room), "menu-link"],
  ["send", "شروع دوباره (‎/start‎)", () => act("start"), "menu-start"],
  view.blocked ? ["person", "باز کردن ربات", () => act("unblock"), "menu-unblock"]
    : ["close", "بستن ربات (مسدود کردن)", () => act("block"), "menu-block"],
]));
