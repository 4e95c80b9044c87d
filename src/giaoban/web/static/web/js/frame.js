// The frame: menus that close, the rail that folds, the list of keys. Every page works without this file.
"use strict";

(() => {
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const closeMenus = (but) => each("details[data-menu][open]", (menu) => { if (menu !== but) menu.open = false; });

  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (!(menu instanceof HTMLDetailsElement) || !menu.matches("[data-menu]") || !menu.open) return;
    closeMenus(menu);
    const first = menu.querySelector("[data-first]");
    if (first) first.focus();
  }, true);

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details[data-menu]"));
    if (event.target.closest("[data-show-keys]")) { closeMenus(null); showKeys(); }
    if (event.target.closest("[data-fold-rail]")) foldRail();
  });

  const showKeys = () => { const keys = document.getElementById("keys"); if (keys && !keys.open) keys.showModal(); };

  const foldRail = () => {
    const small = document.documentElement.classList.toggle("rail-small");
    document.cookie = `rail=${small ? "small" : "wide"}; path=/; max-age=31536000; samesite=lax`;
  };

  // Arrow keys walk through the choices of an open menu.
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details[data-menu][open]");
    if (!menu) return;
    if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const choices = [...menu.querySelectorAll(".choice")];
    if (!choices.length) return;
    const here = choices.indexOf(document.activeElement);
    const next = event.key === "ArrowDown" ? Math.min(here + 1, choices.length - 1) : Math.max(here - 1, 0);
    choices[next].focus();
    event.preventDefault();
  });

  // In the filter of units, Enter goes to the first unit found.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.id !== "unit-filter") return;
    const first = document.querySelector("#unit-choices .choice");
    if (first) { event.preventDefault(); first.click(); }
  });

  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search?.checkVisibility()) search.focus();
      else document.querySelector(".search-link")?.click();
    } else if (event.key === "?") showKeys();
    else if (event.key === "[") document.querySelector("a[rel=prev]")?.click();
    else if (event.key === "]") document.querySelector("a[rel=next]")?.click();
    else return;
    event.preventDefault();
  });

  // Where a number came from, in one line, while the pointer or the focus is on it.
  const said = document.getElementById("said");
  const showWords = (event) => {
    const door = event.target.closest?.(".door[title], .door[data-title], .inferred[title], .inferred[data-title]");
    if (!said || !door) return;
    if (door.title) { door.dataset.title = door.title; door.setAttribute("aria-description", door.title); door.removeAttribute("title"); }
    said.textContent = door.dataset.title;
    said.hidden = false;
  };
  const hideWords = () => { if (said) said.hidden = true; };
  document.addEventListener("mouseover", showWords);
  document.addEventListener("focusin", (event) => { hideWords(); showWords(event); });
  document.addEventListener("mouseout", (event) => { if (event.target.closest?.("[data-title]")) hideWords(); });
  document.addEventListener("focusout", hideWords);

  // A part that failed to renew says so where the page says everything else; the server's words if it sent any.
  document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.getResponseHeader("X-Sentence")));
  document.addEventListener("htmx:sendError", () => say(null));
  const say = (encoded) => {
    const notices = document.getElementById("notices");
    if (!notices) return;
    const notice = document.createElement("p");
    notice.className = "notice notice-bad";
    notice.textContent = encoded ? decodeURIComponent(encoded) : notices.dataset.unreachable;
    notices.replaceChildren(notice);
    notices.scrollIntoView({ block: "nearest" });
  };
})();
