// Short notices over the chat: answers of the bot to a press, and what went wrong.
import { $ } from "./dom.js";

let timer = null;

export function note(text, seconds = 3.2) {
  const toast = $("toast");
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { toast.hidden = true; }, seconds * 1000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    note("رونوشت شد.");
  } catch {
    note("مرورگر اجازهٔ رونوشت نداد.");
  }
}
