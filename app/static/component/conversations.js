// The visitor's conversations in the browser's own storage: read once a session, written, renamed, deleted.
// Nothing of what lies there becomes part of the page here; the server checks what it is given before it draws.

const STORAGE = "lotsen-conversations";
const SHOWN = "lotsen-conversation"; // of this tab: which one is there again after a reload
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const FIELDS = ["id", "name", "first", "day", "text"];

let session = ""; // the server's; another one knows nothing of this page
let done = 0; // number of the last order carried out
let last = ""; // what was last written, so that drawing anew writes nothing
let told = () => {};

const isEntry = (entry) => Boolean(entry) && FIELDS.every((field) => typeof entry[field] === "string") && ID.test(entry.id);

function load() {
  const text = localStorage.getItem(STORAGE);
  if (!text) return { entries: [], damaged: false };
  try {
    const stored = JSON.parse(text);
    if (!Array.isArray(stored)) return { entries: [], damaged: true };
    const entries = stored.filter(isEntry);
    return { entries, damaged: entries.length < stored.length };
  } catch {
    return { entries: [], damaged: true };
  }
}

// The newest stand first; as many as there is room for.
function save(entries, { most, room }) {
  const kept = entries.slice(0, most);
  while (kept.length && JSON.stringify(kept).length > room) kept.pop();
  for (; kept.length; kept.pop()) {
    try {
      return localStorage.setItem(STORAGE, JSON.stringify(kept));
    } catch {
      // The browser gives less room than that: without the oldest, then.
    }
  }
  localStorage.removeItem(STORAGE);
}

function meet(data) {
  const { entries, damaged } = load();
  if (!entries.length && !damaged) return;
  const shown = sessionStorage.getItem(SHOWN) || "";
  const text = entries.find((entry) => entry.id === shown)?.text ?? "";
  const list = entries.slice(0, data.most).map(({ id, name, first, day }) => ({ id, name, first, day }));
  told("found", { entries: list, damaged, shown: text ? shown : "", text });
}

function write(conversation, limits) {
  const now = JSON.stringify(conversation);
  sessionStorage.setItem(SHOWN, conversation.id);
  if (now === last) return;
  last = now;
  const { entries } = load();
  const before = entries.find((entry) => entry.id === conversation.id);
  const others = entries.filter((entry) => entry !== before);
  save([{ ...conversation, name: before?.name ?? "" }, ...others], limits);
}

function carryOut({ kind, id, name }, limits) {
  if (kind === "leave") return sessionStorage.removeItem(SHOWN);
  if (kind === "clear") {
    sessionStorage.removeItem(SHOWN);
    return localStorage.removeItem(STORAGE);
  }
  const { entries } = load();
  if (kind === "rename") save(entries.map((entry) => (entry.id === id ? { ...entry, name } : entry)), limits);
  if (kind === "delete") save(entries.filter((entry) => entry.id !== id), limits);
  if (kind === "open") {
    const text = entries.find((entry) => entry.id === id)?.text ?? "";
    if (text) sessionStorage.setItem(SHOWN, id);
    told("opened", { id, text });
  }
}

// A service that was away knows nothing of this page when it is back, and has to be told.
let wasConnected = true;
new MutationObserver(() => {
  const app = document.querySelector("[data-test-connection-state]");
  const isConnected = app?.dataset.testConnectionState === "CONNECTED";
  if (isConnected && !wasConnected) setTimeout(() => told("back", {}));
  wasConnected = isConnected;
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"] });

export default function conversations({ data, setTriggerValue }) {
  told = setTriggerValue;
  try {
    if (data.session !== session) {
      session = data.session;
      done = 0;
      last = "";
      meet(data);
    }
    for (const order of data.orders) {
      if (order.number > done) carryOut(order, data);
      done = Math.max(done, order.number);
    }
    if (data.conversation) write(data.conversation, data);
  } catch (problem) {
    // A browser may be told to keep nothing: then nothing is kept.
    console.warn("lotsen: no storage", problem.name);
  }
}
