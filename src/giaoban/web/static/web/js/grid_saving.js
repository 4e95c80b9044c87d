// Changes of cells on their way to the server: kept on this machine until they are acknowledged, sent again on return.
"use strict";

window.giaobanSaving = (() => {
  const grid = document.getElementById("grid");
  const form = document.getElementById("grid-form");
  if (!grid || !form) return null;
  const said = grid.dataset;
  const store = `giaoban-nhap:${said.key}`;
  const status = document.getElementById("saved");
  const waiting = new Map(), listeners = [];
  let busy = false, timer = 0, delay = 0, last = Number(said.last) || 0, failed = "";

  const input = (name) => grid.querySelector(`input[data-name="${CSS.escape(name)}"]`);
  const seenOf = (name) => input(name)?.parentElement.querySelector("[data-seen]");
  const keep = () => {
    try {
      if (waiting.size) localStorage.setItem(store, JSON.stringify([...waiting.values()]));
      else localStorage.removeItem(store);
    } catch { /* a browser that keeps nothing still sends */ }
  };

  const show = (at) => {
    for (const cell of grid.querySelectorAll("input.unsent")) if (!waiting.has(cell.dataset.name)) cell.classList.remove("unsent");
    for (const name of waiting.keys()) input(name)?.classList.add("unsent");
    const words = failed === "out" ? said.saySignedOut : said.sayUnsent;
    if (waiting.size && failed) { status.dataset.state = "unsent"; status.textContent = words.replace("{count}", waiting.size); }
    else if (waiting.size) { status.dataset.state = "saving"; status.textContent = said.saySaving; }
    else if (at) { status.dataset.state = "saved"; status.textContent = said.saySaved.replace("{at}", at); }
  };

  // `kept` is a change that a former visit left on this machine.
  const put = (name, text, how, kept) => {
    const [code, column] = name.split("|");
    const before = waiting.get(name);
    const seen = kept ? kept.seen : before ? before.seen : seenOf(name)?.value || null;
    waiting.set(name, { name, code, column, text, how, seen, key: kept?.key || crypto.randomUUID?.() || `${Date.now()}-${Math.random()}` });
    keep();
    show();
  };

  const later = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };

  const send = async () => {
    clearTimeout(timer);
    if (busy || !waiting.size) return;
    busy = true;
    const changes = [...waiting.values()];
    try {
      const answer = await fetch(said.save, {
        method: "POST", redirect: "manual", credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
        body: JSON.stringify({ last, changes }),
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("out");
      if (answer.status >= 500) throw new Error("server");
      const told = await answer.json();
      if (!answer.ok) { refuse(told.sentence); failed = "refused"; return; }
      failed = "";
      delay = 0;
      last = told.last;
      told.cells.forEach((cell, place) => settle(cell, changes[place]));
      keep();
      show(told.at);
      listeners.forEach((listen) => listen(told));
      if (waiting.size) later(0);
    } catch (error) {
      failed = error.message === "out" ? "out" : "net";
      delay = Math.min(60000, delay ? delay * 2 : 3000);
      show();
      later(delay);
    } finally { busy = false; }
  };

  const refuse = (sentence) => {
    const notices = document.getElementById("notices");
    const notice = Object.assign(document.createElement("p"), { className: "notice notice-bad", textContent: sentence });
    notices?.replaceChildren(notice);
    status.dataset.state = "unsent";
    status.textContent = said.sayUnsent.replace("{count}", waiting.size);
  };

  // What became of one change; a younger one of the same cell now rests on the row that this one made.
  const settle = (cell, change) => {
    const young = waiting.get(change.name);
    if (cell.state === "conflict") {
      if (young?.key === change.key) waiting.delete(change.name);
      listeners.forEach((listen) => listen({ conflict: { ...cell, mine: young && young.key !== change.key ? young.text : change.text } }));
      waiting.delete(change.name);
      return;
    }
    if (cell.state !== "refused") {
      const seen = seenOf(change.name);
      if (seen) seen.value = cell.id ?? "";
      if (young && young.key !== change.key) young.seen = cell.id;
    }
    if (young?.key === change.key) waiting.delete(change.name);
  };

  const restore = () => {
    let kept = [];
    try { kept = JSON.parse(localStorage.getItem(store) || "[]"); } catch { kept = []; }
    for (const one of kept) {
      const cell = input(one.name);
      if (!cell || typeof one.text !== "string") continue;
      cell.value = one.text;
      put(one.name, one.text, one.how, one);
    }
    if (waiting.size) later(0);
  };

  addEventListener("online", () => { delay = 0; later(0); });
  addEventListener("offline", () => { failed = "net"; show(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
  return { put, send, later, restore, input, seenOf, listen: (act) => listeners.push(act), isWaiting: (name) => waiting.has(name) };
})();
