// Message texts as nodes: entities, Bale's marks, links, and the direction of each line.
import { el } from "./dom.js";

const LATIN = /[A-Za-z\u00c0-\u024f]/;
const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

// A line goes by its first strong letter or mark outside isolates, as in the messengers; without any it is right-to-left.
export function direction(line) {
  let depth = 0;
  for (const char of line) {
    if (/[\u2066-\u2068]/.test(char)) depth += 1;
    else if (char === "\u2069") depth = Math.max(0, depth - 1);
    else if (depth) continue;
    else if (char === "\u200f" || RIGHT.test(char)) return "rtl";
    else if (char === "\u200e" || LATIN.test(char)) return "ltr";
  }
  return "rtl";
}

// Invisible marks of direction are no part of an address, though they may stand right behind it.
const AUTO = /(?<url>https?:\/\/[^\s<>«»\u200b\u200e\u200f\u2028-\u206f]+[^\s<>«».,!?؟،؛:)\u200b-\u200f\u2028-\u206f])|(?<![\w/])(?<bot_command>\/[A-Za-z0-9_]{1,32})(?![\w/])|(?<deep>(?<![\w./])(?:t\.me|ble\.ir)\/\w+\?start=[\w-]+)/g;

// Bale reads every text as marks with a space outside: *bold*, _italic_, [text](address).
function bale(source) {
  const pattern = /(^|\s)(?:\*(\S(?:[^*\n]*\S)?)\*|_(\S(?:[^_\n]*\S)?)_)(?=\s|$)|\[([^\]\n]+)\]\((\S+?)\)/gm;
  let text = "";
  let at = 0;
  const entities = [];
  for (const match of source.matchAll(pattern)) {
    text += source.slice(at, match.index) + (match[1] ?? "");
    const inner = match[2] ?? match[3] ?? match[4];
    const type = match[2] ? "bold" : match[3] ? "italic" : "text_link";
    entities.push({ type, offset: text.length, length: inner.length, url: match[5] });
    text += inner;
    at = match.index + match[0].length;
  }
  return { text: text + source.slice(at), entities };
}

function automatic(text, entities) {
  const taken = entities.filter((e) => ["url", "text_link", "bot_command", "code", "pre"].includes(e.type));
  const found = [...text.matchAll(AUTO)].map((m) => ({
    type: m.groups.bot_command ? "bot_command" : "url", offset: m.index, length: m[0].length }));
  return found.filter((f) => !taken.some((t) => t.offset < f.offset + f.length && f.offset < t.offset + t.length));
}

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code" };

function wrap(node, entity, text, acts) {
  const value = text.slice(entity.offset, entity.offset + entity.length);
  switch (entity.type) {
    case "text_link":
    case "url":
      return link(entity.url ?? value, node, acts);
    case "bot_command":
      return el("span", { class: "command", role: "button", tabindex: 0, onclick: () => acts.command(value) }, node);
    case "blockquote":
    case "expandable_blockquote":
      return el("span", { class: "quote" }, node);
    case "spoiler":
      return el("span", { class: "spoiler" }, node);
    default: {
      const tag = TAGS[entity.type];
      if (!tag) return node;
      return el(tag, tag === "code" ? { dir: "auto", onclick: () => acts.copy(value) } : {}, node);
    }
  }
}

function link(address, node, acts) {
  const full = /^https?:\/\//.test(address) ? address : `https://${address}`;
  const inside = acts.deepLink(full);
  const given = { class: "link", href: full, rel: "noopener noreferrer", target: "_blank" };
  if (inside) {
    given["data-testid"] = "deep-link";
    given.onclick = (event) => { event.preventDefault(); acts.open(full); };
  }
  return el("a", given, node);
}

// Returns the lines of a text as nodes. `acts` has command, copy, deepLink and open.
export function lines(source, given, platform, acts) {
  let text = source;
  let entities = given ?? [];
  if (platform === "bale") ({ text, entities } = bale(source));
  entities = [...entities, ...automatic(text, entities)];
  const nodes = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const inside = entities.filter((e) => e.offset < end && e.offset + e.length > start);
    const cuts = new Set([start, end]);
    for (const e of inside) {
      cuts.add(Math.max(start, e.offset));
      cuts.add(Math.min(end, e.offset + e.length));
    }
    const node = el("div", { class: "line", dir: direction(line) });
    const points = [...cuts].sort((a, b) => a - b);
    for (let i = 0; i + 1 < points.length; i += 1) {
      const covering = inside.filter((e) => e.offset <= points[i] && e.offset + e.length >= points[i + 1]);
      // The widest entity goes outside, so the narrow ones are wrapped first.
      covering.sort((a, b) => a.length - b.length);
      const piece = document.createTextNode(text.slice(points[i], points[i + 1]));
      node.append(covering.reduce((made, e) => wrap(made, e, text, acts), piece));
    }
    nodes.push(node);
    start = end + 1;
  }
  return nodes;
}
