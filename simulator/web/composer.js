// The lower edge of the chat: writing, attaching, the bot's reply keyboard.
import { post } from "./api.js";
import { digits } from "./dates.js";
import { $, ask, el, field, menu } from "./dom.js";
import { direction } from "./text.js";

// A picture as messengers send it on: a JPEG of at most 1280 pixels. What is no picture stays as it is.
async function asJpeg(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, 1280 / Math.max(picture.width, picture.height));
    const canvas = el("canvas", { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.87); });
    return blob ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}

// Wires the composer up. `room` gives who, act, note and deepLink; returns { show, edit }.
export function setUpComposer(room) {
  const input = $("input");
  const bar = $("note");
  let editing = null;
  let view = null;
  let asPhoto = false;
  let keyboardSign = "";

  const grow = () => {
    input.dir = direction(input.value);
    input.style.height = "auto";
    input.style.height = `${Math.min(130, input.scrollHeight)}px`;
  };

  function tell(text, clicked) {
    bar.hidden = !text;
    const span = bar.querySelector("span");
    span.textContent = text ?? "";
    span.onclick = clicked ?? null;
  }

  function edit(message) {
    editing = message;
    input.value = message.text;
    tell("ویرایش پیام");
    input.focus();
    grow();
  }

  function leaveEditing() {
    if (editing) input.value = "";
    editing = null;
    tell(null);
    grow();
  }

  async function send() {
    const text = input.value.trim();
    if (!text) return;
    const old = editing;
    input.value = "";
    editing = null;
    tell(null);
    grow();
    const done = old ? await room.act("edit", { message_id: old.message_id, text }) : await room.act("send", { text });
    if (!done) { input.value = text; grow(); }
  }

  async function upload(files, photo) {
    if (!files.length || !room.who()) return;
    const names = [...files].slice(0, 3).map((file) => file.name).join("، ");
    const rest = files.length > 3 ? ` و ${digits(files.length - 3)} فایل دیگر` : "";
    const given = await ask("فرستادن فایل", [el("p", { text: names + rest }),
      field("شرح (اختیاری)", "caption", { dir: "auto", "data-testid": "caption" })], "فرستادن");
    if (!given) return;
    // Messengers put at most ten files into one album.
    for (let at = 0; at < files.length; at += 10) {
      const form = new FormData();
      if (at === 0) form.set("caption", given.caption);
      if (photo) form.set("photo", "1");
      for (const file of [...files].slice(at, at + 10)) form.append("file", photo ? await asJpeg(file) : file);
      try {
        await post(`/sim/upload?${new URLSearchParams(room.who())}`, form);
      } catch (error) {
        room.note(`فایل نرفت: ${error.message}`);
      }
    }
  }

  function pick(photo) {
    asPhoto = photo;
    $("pick").accept = photo ? "image/*" : "";
    $("pick").value = "";
    $("pick").click();
  }

  async function otherContact() {
    const given = await ask("فرستادن شمارهٔ شخص دیگر", [
      field("نام", "name", { required: true, "data-testid": "contact-name" }),
      field("شماره", "phone", { required: true, dir: "ltr", inputmode: "tel", placeholder: "+98912…", "data-testid": "contact-phone" })], "فرستادن");
    if (given) room.act("contact", given);
  }

  $("attach").addEventListener("click", () => menu([
    ["file", "فایل", () => pick(false), "attach-file"],
    ["photo", "تصویر", () => pick(true), "attach-photo"],
    ["person", "شمارهٔ خودم", () => room.act("contact", { own: true }), "attach-own-contact"],
    room.who().platform === "bale" ? ["person", "شمارهٔ خودم، بی‌شناسه", () => room.act("contact", { own: true, without_id: true }), "attach-own-contact-bare"] : null,
    ["person", "شمارهٔ شخص دیگر", otherContact, "attach-other-contact"],
    ["smile", "برچسب", () => room.act("sticker"), "attach-sticker"],
    ["mic", "پیام صوتی", () => room.act("voice"), "attach-voice"],
    ["pin", "موقعیت", () => room.act("location"), "attach-location"],
  ]));
  $("pick").addEventListener("change", (event) => upload(event.target.files, asPhoto));
  bar.querySelector("button").addEventListener("click", leaveEditing);
  $("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
    if (event.key === "Escape") leaveEditing();
  });
  input.addEventListener("input", () => {
    grow();
    if (editing) return;
    const text = input.value.trim();
    const link = /^(https?:\/\/)?(t\.me|ble\.ir)\/\S+$/.test(text) && (/^http/.test(text) ? text : `https://${text}`);
    if (link && room.deepLink(link)) {
      tell("این پیوند ربات است — باز کردن", () => { input.value = ""; tell(null); grow(); room.act("open", { link }); });
    } else tell(null);
  });
  $("keys").addEventListener("click", () => room.act("keyboard", { hidden: !view.keyboard_hidden }));

  const chat = $("chat");
  for (const kind of ["dragenter", "dragover"]) {
    chat.addEventListener(kind, (event) => { event.preventDefault(); $("drop").hidden = false; });
  }
  chat.addEventListener("dragleave", (event) => { if (!chat.contains(event.relatedTarget)) $("drop").hidden = true; });
  chat.addEventListener("drop", (event) => {
    event.preventDefault();
    $("drop").hidden = true;
    upload(event.dataTransfer.files, false);
  });

  function show(fresh) {
    const other = view?.chat !== fresh.chat || view?.person !== fresh.person;
    view = fresh;
    if (other) { editing = null; input.value = ""; tell(null); grow(); }
    $("begin").hidden = view.messages.length > 0 || view.blocked;
    $("unblock").hidden = !view.blocked;
    $("composer").hidden = view.blocked;
    if (view.blocked) leaveEditing();
    const open = view.keyboard && !view.blocked && !view.keyboard_hidden;
    $("keys").hidden = !view.keyboard;
    $("keyboard").hidden = !open;
    input.placeholder = view.keyboard?.placeholder ?? "پیام…";
    const sign = JSON.stringify(view.keyboard);
    if (sign === keyboardSign) return;
    keyboardSign = sign;
    $("keyboard").classList.toggle("tall", Boolean(view.keyboard && !view.keyboard.resize));
    $("keyboard").replaceChildren(...(view.keyboard?.rows ?? []).map((row, y) => el("div", { class: "inline-row" },
      ...row.map((button, x) => el("button", {
        type: "button", text: button.text, "data-testid": "key", onclick: () => room.act("key", { row: y, column: x }) })))));
  }

  return { show, edit };
}
