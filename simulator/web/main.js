// Starts the page: reads the state, follows the changes, opens the chat named in the address.
import { get, listen } from "./api.js";
import { closeChat, current, openChat, refresh } from "./chat.js";
import { $ } from "./dom.js";
import { setWorld } from "./links.js";
import { drawPanel, setUpClock, setUpFaults } from "./panel.js";
import { drawPeople, setUpAdding } from "./people.js";

let state = null;
let timer = null;

async function reload() {
  try {
    state = await get("/sim/state");
  } catch {
    return;
  }
  setWorld(state);
  $("world-note").textContent = state.note;
  $("world-note").hidden = !state.note;
  drawPeople(state);
  drawPanel(state);
}

// The list may be a moment late; the open chat may not.
function reloadSoon() {
  if (timer) return;
  timer = setTimeout(() => { timer = null; reload(); }, 150);
}

setUpClock();
setUpFaults();
setUpAdding(() => Object.keys(state.bots));
$("back").addEventListener("click", () => { closeChat(); reload(); });
$("open-panel").addEventListener("click", () => $("panel").classList.add("open"));
$("close-panel").addEventListener("click", () => $("panel").classList.remove("open"));

await reload();
const query = new URLSearchParams(location.search);
const person = Number(query.get("person"));
const chat = Number(query.get("chat")) || person;
const row = state?.chats.find((item) => item.person === person && item.chat === chat);
if (row) await openChat({ platform: row.platform, person, chat });

listen((changes) => {
  const open = current();
  if (open && (!changes.length || changes.some(([platform, id]) => platform === open.platform && (id === null || id === open.chat)))) refresh();
  reloadSoon();
});
document.documentElement.dataset.ready = "true";
