// The messengers' names and links: which bot a link leads to, and who opens it.
import { ask, field, menu } from "./dom.js";
import { copy } from "./note.js";

const PLATFORMS = { telegram: "تلگرام", bale: "بله" };
let bots = {};
let people = [];

export const platformName = (platform) => PLATFORMS[platform] ?? platform;
export const setWorld = (state) => { ({ bots, chats: people } = state); };

// The messenger whose bot an address leads to, or null.
export function deepLink(address) {
  let url;
  try { url = new URL(address); } catch { return null; }
  for (const [platform, bot] of Object.entries(bots)) {
    const home = new URL(bot.link.replace(/[{}]/g, ""));
    if (url.hostname === home.hostname && url.pathname.slice(1).toLowerCase() === bot.username.toLowerCase()) return platform;
  }
  return null;
}

// A link is written for somebody else as often as not: asks who opens it, those who have not entered yet first.
export function chooseWho(room, link) {
  const platform = deepLink(link);
  const who = room.who();
  const here = people.filter((row) => row.platform === platform && row.chat === row.person);
  const isSelf = (row) => row.person === who.person && platform === who.platform;
  const others = here.filter((row) => !isSelf(row)).sort((a, b) => Boolean(a.last) - Boolean(b.last));
  const opened = async (row) => {
    if (!isSelf(row)) await room.openChat({ platform, person: row.person, chat: row.chat });
    room.act("open", { link });
  };
  if (!others.length) {
    room.act("open", { link });
    return;
  }
  menu([
    ...others.map((row) => ["person", row.name, () => opened(row), "open-as", row.note]),
    ...here.filter(isSelf).map((row) => ["link", `خودم (${row.name})`, () => opened(row), "open-as-self"]),
    ["file", "رونوشت پیوند", () => copy(link), "copy-link"],
  ], `چه کسی این پیوند را در ${platformName(platform)} باز کند؟`);
}

export async function openLink(room) {
  const { link, username } = bots[room.who().platform];
  const example = link.replace("{bot}", username).replace("{payload}", "…");
  const given = await ask("پیوند ربات را بگذارید", [field("نشانی", "link", {
    dir: "ltr", required: true, "data-testid": "link-input", placeholder: example })], "باز کن");
  if (given) room.act("open", { link: given.link.trim() });
}
