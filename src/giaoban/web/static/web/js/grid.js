// The form under the keyboard: arrows move, F2 edits, Esc restores, Ctrl+Z takes back, blocks come from and go to Excel.
// A cell is an input of the table #grid; its name is CODE|column. Without this script the page is a plain form.
"use strict";

(() => {
  const saving = window.giaobanSaving, numbers = window.giaobanNumbers;
  const grid = document.getElementById("grid");
  if (!saving || !grid || !grid.querySelector("input[data-name]")) return;
  const said = grid.dataset;
  const rows = () => [...grid.querySelectorAll("tr[data-code]")].map((row) => [...row.querySelectorAll("input[data-name]")]);
  const placeOf = (cell) => { const all = rows(); const row = all.findIndex((one) => one.includes(cell)); return [row, all[row]?.indexOf(cell) ?? -1]; };
  const undoable = [];
  let before = "", mode = "move", anchor = null, idle = 0;

  // One cell takes part in the order of Tab; the arrows change which.
  const rove = (cell) => { for (const one of grid.querySelectorAll("input[data-name]")) one.tabIndex = one === cell ? 0 : -1; };
  const setMode = (cell, now) => { mode = now; cell.classList.toggle("editing", now === "edit"); };
  const go = (row, column, { extend = false } = {}) => {
    const all = rows();
    const line = all[Math.min(Math.max(row, 0), all.length - 1)];
    const cell = line[Math.min(Math.max(column, 0), line.length - 1)];
    const from = anchor || document.activeElement;
    cell.focus();
    if (extend) { anchor = from; mark(); }
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const ranged = () => {
    const cell = document.activeElement;
    if (!anchor || anchor === cell) return [[cell]];
    const [r1, c1] = placeOf(anchor), [r2, c2] = placeOf(cell);
    return rows().slice(Math.min(r1, r2), Math.max(r1, r2) + 1).map((row) => row.slice(Math.min(c1, c2), Math.max(c1, c2) + 1));
  };
  const mark = () => { unmark(); for (const cell of ranged().flat()) cell.classList.add("range"); };
  const unmark = () => grid.querySelectorAll("input.range").forEach((cell) => cell.classList.remove("range"));

  const commit = (cell) => {
    clearTimeout(idle);
    if (cell.value === before) { if (saving.isWaiting(cell.dataset.name)) saving.send(); return; }
    change([[cell, cell.value]], "typed", new Map([[cell, before]]));
    before = cell.value;
    saving.send();
  };

  // Put texts into cells and on their way; what stood there can be taken back.
  const change = (pairs, how, stood = new Map()) => {
    const changed = [];
    for (const [cell, text] of pairs) {
      const old = stood.get(cell) ?? cell.value;
      if (old === text) continue;
      changed.push([cell.dataset.name, old, text]);
      cell.value = text;
      saving.put(cell.dataset.name, text, how);
      percent(cell.closest("tr"));
    }
    if (changed.length && how !== "undone") undoable.push(changed);
    return changed.length;
  };

  const undo = () => {
    const last = undoable.pop();
    if (!last) return;
    change(last.map(([name, old]) => [saving.input(name), old]), "undone");
    before = document.activeElement.value ?? "";
    document.activeElement.select?.();
    saving.send();
    tell(said.sayUndone);
  };

  const tell = (words) => { const line = document.getElementById("saved"); if (line) line.textContent = words; };

  const percent = (row) => {
    const shown = row?.querySelector("[data-percent]");
    if (!shown || !row.dataset.plan) return;
    const value = (column) => numbers.read(row.querySelector(`input[data-name$="|${column}"]`)?.value || "");
    const adds = "adds" in row.dataset, before = row.dataset.before ? Number(row.dataset.before) : NaN;
    const order = adds ? [value("to_date"), value("period") + before] : [value("period"), value("to_date")];
    const part = ((order.find((one) => !Number.isNaN(one)) ?? NaN) / Number(row.dataset.plan)) * 100;
    shown.textContent = Number.isFinite(part) ? part.toLocaleString("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 }) : "";
  };

  grid.addEventListener("focusin", (event) => {
    const cell = event.target.closest("input[data-name]");
    if (!cell) return;
    rove(cell);
    before = cell.value;
    setMode(cell, "move");
    anchor = null;
    unmark();
    cell.select();
  });
  grid.addEventListener("focusout", (event) => {
    const cell = event.target.closest("input[data-name]");
    if (!cell) return;
    cell.classList.remove("editing");
    commit(cell);
  });
  grid.addEventListener("mousedown", (event) => {
    const cell = event.target.closest("input[data-name]");
    if (cell && event.shiftKey) { event.preventDefault(); const [row, column] = placeOf(cell); go(row, column, { extend: true }); }
    else if (cell && cell === document.activeElement) setMode(cell, "edit");
  });
  grid.addEventListener("input", (event) => {
    const cell = event.target;
    if (!cell.dataset.name) return;
    if (mode === "move") mode = "type";
    saving.put(cell.dataset.name, cell.value, "typed");
    percent(cell.closest("tr"));
    clearTimeout(idle);
    idle = setTimeout(() => commit(cell), 3000);
  });

  const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("input[data-name]");
    if (!cell || event.isComposing) return;
    if (act(event, cell, ...placeOf(cell))) event.preventDefault();
  });

  const act = (event, cell, row, column) => {
    const control = event.ctrlKey || event.metaKey, key = event.key;
    if (control && key.toLowerCase() === "z" && mode === "move") { undo(); return true; }
    if (control && key === "Home") { go(0, 0); return true; }
    if (control && key === "End") { go(Infinity, Infinity); return true; }
    if (control || event.altKey) return false;
    if (key in ARROWS) {
      const [down, right] = ARROWS[key];
      if (right && mode === "edit") return false;
      go(row + down, column + right, { extend: event.shiftKey && mode === "move" });
      return true;
    }
    if (key === "Enter") { go(row + (event.shiftKey ? -1 : 1), column); if (document.activeElement === cell) commit(cell); return true; }
    if (key === "Tab") return tab(event.shiftKey, row, column);
    if (key === "F2") { setMode(cell, "edit"); cell.setSelectionRange(cell.value.length, cell.value.length); return true; }
    if (key === "Escape") { restore(cell); return true; }
    if (mode !== "edit" && (key === "Home" || key === "End")) { if (mode === "move") { go(row, key === "Home" ? 0 : Infinity); return true; } return false; }
    if (mode === "move" && (key === "Delete" || key === "Backspace")) { clear(cell); return true; }
    return false;
  };

  const tab = (back, row, column) => {
    const all = rows(), flat = all.flat(), next = flat[flat.indexOf(all[row][column]) + (back ? -1 : 1)];
    if (!next) return false;
    go(...placeOf(next));
    return true;
  };
  const restore = (cell) => {
    if (cell.value !== before) { cell.value = before; saving.put(cell.dataset.name, before, "typed"); percent(cell.closest("tr")); saving.send(); }
    setMode(cell, "move");
    anchor = null;
    unmark();
    cell.select();
  };
  const clear = (cell) => {
    change(ranged().flat().map((one) => [one, ""]), "typed");
    before = cell.value;
    saving.send();
  };

  grid.addEventListener("copy", (event) => {
    const cell = document.activeElement;
    if (mode !== "move" || !cell.dataset?.name) return;
    event.clipboardData.setData("text/plain", numbers.block(ranged().map((row) => row.map((one) => one.value))));
    event.preventDefault();
  });
  grid.addEventListener("paste", (event) => {
    const cell = event.target.closest("input[data-name]");
    const text = event.clipboardData.getData("text/plain");
    if (!cell || !text || (mode !== "move" && !/[\t\n]/.test(text.trim()))) return;
    event.preventDefault();
    const block = numbers.cells(text), how = numbers.spellingOf(block);
    if (how === "ask") ask(block, cell);
    else paste(block, how, cell);
  });

  const paste = (block, how, cell) => {
    const all = rows(), [row, column] = placeOf(cell), pairs = [];
    let left = 0;
    block.forEach((line, down) => line.forEach((text, right) => {
      const target = all[row + down]?.[column + right];
      if (target) pairs.push([target, target.dataset.name.endsWith("|note") ? text : numbers.inSpelling(text, how)]);
      else left += 1;
    }));
    cell.focus();
    change(pairs, "pasted");
    before = cell.value;
    cell.select();
    saving.send();
    if (left) tell(said.sayRowsLeft.replace("{rows}", block.length).replace("{columns}", Math.max(...block.map((one) => one.length))).replace("{left}", left));
  };

  // A number such as 1.234 is two numbers: the person says which, with the first such number of the block before them.
  const ask = (block, cell) => {
    const dialog = document.getElementById("ask-format");
    const text = block.flat().find((one) => numbers.spelling(one) === "either");
    const comma = text.includes(",");
    const words = (how, template) => template.replace("{text}", text).replace("{number}", numbers.read(numbers.inSpelling(text, how)).toLocaleString("vi-VN", { maximumFractionDigits: 9 }));
    dialog.querySelector("[data-vi]").textContent = words("vi", comma ? said.sayViComma : said.sayVi);
    dialog.querySelector("[data-en]").textContent = words("en", comma ? said.sayEnComma : said.sayEn);
    const end = (how) => { dialog.close(); cell.focus(); if (how) paste(block, how, cell); };
    dialog.querySelector("[data-vi]").onclick = () => end("vi");
    dialog.querySelector("[data-en]").onclick = () => end("en");
    dialog.querySelector("[data-none]").onclick = () => end("");
    dialog.showModal();
  };

  // Two people on one cell: what the first one wrote stands; the second one chooses.
  const conflicts = [];
  const dialog = document.getElementById("conflict");
  const meet = () => {
    const one = conflicts[0];
    if (!one || dialog.open) return;
    const fill = (words) => words.replaceAll("{who}", one.by).replace("{theirs}", one.text || said.sayEmpty).replace("{mine}", one.mine || said.sayEmpty).replace("{at}", one.at);
    dialog.querySelector("[data-cell]").textContent = saving.input(one.name)?.getAttribute("aria-label") || one.name;
    dialog.querySelector("[data-words]").textContent = fill(said.sayConflict);
    dialog.querySelector("[data-theirs]").textContent = fill(said.sayTheirs);
    dialog.showModal();
  };
  const choose = (mine) => {
    const one = conflicts.shift(), cell = saving.input(one.name), seen = saving.seenOf(one.name);
    dialog.close();
    if (seen) seen.value = one.id ?? "";
    cell.value = mine ? one.mine : one.text;
    if (mine) { saving.put(one.name, one.mine, "typed"); saving.send(); }
    percent(cell.closest("tr"));
    cell.focus();
    before = cell.value;
    meet();
  };
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.querySelector("[data-theirs]").addEventListener("click", () => choose(false));
  dialog.querySelector("[data-mine]").addEventListener("click", () => choose(true));

  saving.listen((told) => {
    if (told.conflict) { conflicts.push(told.conflict); meet(); return; }
    told.cells.forEach((cell) => { if (cell.title) saving.input(cell.name)?.setAttribute("title", cell.title); });
    told.others.forEach(heard);
    const odd = document.getElementById("odd");
    if (odd) odd.innerHTML = told.list;
    remarks(told);
    const count = document.getElementById("filled-count");
    if (count) count.textContent = rows().filter((row) => row.some((cell) => !cell.dataset.name.endsWith("|note") && !Number.isNaN(numbers.read(cell.value)))).length;
  });

  // A cell that somebody else wrote meanwhile shows it at once, unless the reader is in it.
  const heard = (row) => {
    const cell = saving.input(row.name), seen = saving.seenOf(row.name);
    if (!cell || saving.isWaiting(row.name) || (cell === document.activeElement && mode !== "move")) return;
    if (cell.value !== row.text) { cell.value = row.text; percent(cell.closest("tr")); tell(said.sayOthers.replace("{who}", row.by).replace("{at}", row.at)); }
    if (cell === document.activeElement) before = row.text;
    if (seen) seen.value = row.id;
    cell.title = row.title;
  };

  const remarks = (told) => {
    const refused = told.cells.filter((one) => one.state === "refused").map((one) => ({ key: one.name, sentence: one.sentence, sure: true }));
    for (const cell of grid.querySelectorAll("input[data-name]")) {
      const found = [...told.odd, ...refused].filter((one) => one.key === cell.dataset.name);
      const box = cell.closest("td");
      box.classList.toggle("wrong-cell", found.some((one) => one.sure));
      box.classList.toggle("odd-cell", found.length > 0 && !found.some((one) => one.sure));
      box.querySelector(".odd-words").textContent = found.map((one) => one.sentence).join(" ");
      if (found.length) cell.setAttribute("aria-invalid", "true"); else cell.removeAttribute("aria-invalid");
    }
  };

  // Files dropped on a field of the page go the way of a chosen file.
  for (const box of document.querySelectorAll("form[data-drop-here]")) {
    const field = box.querySelector("input[type=file]");
    box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
    box.addEventListener("dragleave", () => box.classList.remove("over"));
    box.addEventListener("drop", (event) => { event.preventDefault(); box.classList.remove("over"); field.files = event.dataTransfer.files; if (field.files.length) box.requestSubmit(); });
  }

  rove(grid.querySelector("input[data-name]"));
  document.querySelector("[data-plain]").hidden = true;
  saving.restore();
})();
