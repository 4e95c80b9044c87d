// The document page: the text follows the list of figures, the list follows the text.
"use strict";

(() => {
  const text = document.getElementById("text");
  if (!text) return;

  const mark = (key, { scroll = true } = {}) => {
    text.querySelectorAll(".figure.here").forEach((shown) => shown.classList.remove("here"));
    const words = document.getElementById(`w-${key}`);
    if (!words) return;
    words.classList.add("here");
    if (scroll) words.scrollIntoView({ block: "center" });
  };

  document.addEventListener("row:chosen", (event) => {
    const key = event.target.dataset.figure;
    if (key) mark(key, { scroll: !text.contains(document.activeElement) });
  });

  text.addEventListener("click", (event) => {
    const words = event.target.closest("a.figure");
    if (!words || event.ctrlKey || event.metaKey) return;
    const row = document.getElementById(words.getAttribute("href").slice(1));
    if (!row) return;
    event.preventDefault();
    mark(words.id.slice(2), { scroll: false });
    window.giaobanRows.choose(row);
  });

  // A link that names a figure opens at its words.
  const wanted = text.querySelector(".figure.here");
  if (wanted) wanted.scrollIntoView({ block: "center" });
})();
