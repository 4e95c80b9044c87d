// Rows under the keyboard: j and k move, Enter opens, x e r u act on the row that is chosen.
// A row is [data-row]; what a key does is a button or link inside it marked [data-key="x"].
"use strict";

(() => {
  // Rows in a fold count too: going there opens it.
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility() || row.closest("details:not([open])"));
  const unfold = (row) => { for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true; };
  const chosen = () => document.querySelector("[data-row].chosen");

  const choose = (row, { scroll = true } = {}) => {
    chosen()?.classList.remove("chosen");
    row.classList.add("chosen");
    unfold(row);
    const door = row.querySelector("[data-open]") || row;
    door.focus({ preventScroll: true });
    if (scroll) row.scrollIntoView({ block: "nearest" });
    row.dispatchEvent(new CustomEvent("row:chosen", { bubbles: true }));
  };
  window.giaobanRows = { choose, chosen };

  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const here = all.indexOf(chosen());
    choose(all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)]);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && event.target.closest?.("[data-form]")) {
      event.target.closest("[data-form]").querySelector("[data-cancel]")?.click();
      return;
    }
    if (event.target.closest?.("input, textarea, select, details[data-menu]")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else {
      const row = chosen();
      const near = (from) => from?.querySelector(`[data-key="${event.key}"]`);
      const act = /^[a-z]$/.test(event.key) && (near(row) || near(row?.nextElementSibling) || ("tn".includes(event.key) && near(document)));
      if (!act) return;
      act.click();
    }
    event.preventDefault();
  });

  // A link marked [data-opens="id"] opens a line in place and closes it when followed again.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const link = event.detail.elt;
    if (!link.dataset?.opens || link.getAttribute("aria-expanded") !== "true") return;
    event.preventDefault();
    document.getElementById(link.dataset.opens).replaceChildren();
    link.setAttribute("aria-expanded", "false");
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const link = event.detail.requestConfig?.elt;
    if (link?.dataset?.opens) link.setAttribute("aria-expanded", "true");
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && row !== chosen()) {
      chosen()?.classList.remove("chosen");
      row.classList.add("chosen");
      row.dispatchEvent(new CustomEvent("row:chosen", { bubbles: true }));
    }
  });

  // After a row was renewed it stays chosen, or the next one that waits takes its place.
  document.addEventListener("htmx:afterSettle", (event) => {
    const renewed = event.detail.elt?.id && document.getElementById(event.detail.elt.id);
    if (!renewed || !renewed.matches("[data-row]")) return;
    const field = renewed.querySelector("[data-form] [data-first]");
    if (field) { renewed.classList.add("chosen"); field.focus(); return; }
    const all = rows();
    const next = renewed.dataset.done === "true" && all.slice(all.indexOf(renewed) + 1).find((row) => row.dataset.done !== "true");
    choose(next || renewed);
  });
})();
